"""Named arrays in one file: a line of JSON that names them and tells what else there is to know, then the arrays.

They are mapped from disk when read, and so shared by all processes. Imports NumPy alone.
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


def read(path: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """Raises OSError and ValueError where there is no such file."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    start = data.find(b"\n") + 1
    told = json.loads(data[:start])
    arrays = {
        name: np.frombuffer(data, dtype, count, start + offset)
        for name, (dtype, offset, count) in told.pop("arrays").items()
    }
    return arrays, told
