"""Named arrays in one file: a line of JSON that names them and tells what else there is to know, then the arrays.

They are mapped from disk, and so shared by all processes, or read slice by slice. Imports NumPy alone.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_ALIGNMENT = 64


def write(path: Path, arrays: Mapping[str, Array], told: Mapping[str, Any]) -> None:
    places, offset = {}, 0
    for name, array in arrays.items():
        places[name] = [array.dtype.str, offset, len(array)]
        offset += -(-array.nbytes // _ALIGNMENT) * _ALIGNMENT
    header = json.dumps({**told, "arrays": places}, ensure_ascii=False).encode()
    header += b" " * (-(len(header) + 1) % _ALIGNMENT) + b"\n"
    with path.open("wb") as file:
        file.write(header)
        for array in arrays.values():
            file.write(array.tobytes())
            file.write(b"\0" * (-array.nbytes % _ALIGNMENT))
        file.write(b"\0" * _ALIGNMENT)  # an empty last array still lies inside the file


class Stored:
    """An array on disk of which a slice is read at a time: memory holds no more, however long it is."""

    def __init__(self, path: Path, dtype: np.dtype[Any], offset: int, count: int) -> None:
        self._path, self._dtype, self._offset, self._count = path, dtype, offset, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, some: slice) -> Array:
        start, end, _ = some.indices(self._count)
        offset = self._offset + start * self._dtype.itemsize
        return np.fromfile(self._path, self._dtype, max(0, end - start), offset=offset)


def read(path: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """Mapped; raises OSError and ValueError where there is no such file."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    places, told = _header(path)
    arrays: dict[str, Array] = {
        name: np.frombuffer(data, dtype, count, offset) for name, (dtype, offset, count) in places.items()
    }
    return arrays, told


def stored(path: Path) -> tuple[dict[str, Stored], dict[str, Any]]:
    """Not mapped: what is read once, from end to end, need not stay."""
    places, told = _header(path)
    return {name: Stored(path, *place) for name, place in places.items()}, told


def _header(path: Path) -> tuple[dict[str, tuple[np.dtype[Any], int, int]], dict[str, Any]]:
    with path.open("rb") as file:
        told = json.loads(file.readline())
        start = file.tell()
    places = told.pop("arrays")
    return {
        name: (np.dtype(dtype), start + offset, count) for name, (dtype, offset, count) in places.items()
    }, told
