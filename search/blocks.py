"""The postings of a term as Whoosh's W3 codec lays them on disk, packed from arrays and unpacked to them.

Whoosh packs a posting at a time; a whole block at a time costs a twentieth. What is written here Whoosh's own readers
read. Imports NumPy and Whoosh's name of the format; no Django.

A list is the mark b"W3Bl" and blocks. A block is its length (negative: the last one), a pickle of what it holds
(count, last number, greatest weight, compression, shortest and longest field) and a pickle of three lists: steps
between document numbers; weights, or one for all, or none for 1.0; values, or none.
"""

from __future__ import annotations

import io
import pickle
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

Documents = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

MARK: bytes = WHOOSH3_HEADER_MAGIC
BLOCK = 1024  # postings read and unpacked together
_COMPRESSION = 3
_WORTH_COMPRESSING = 120  # bytes: below, deflating costs more than it saves
_LENGTH = struct.Struct("!i")


# What unpacking damaged bytes raises, here and in Whoosh.
UNREADABLE = (
    zlib.error,
    pickle.UnpicklingError,
    struct.error,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ImportError,
    ArithmeticError,
    MemoryError,
)


class Block(NamedTuple):
    """Documents, ascending, and for each a weight, and a value where the field has values."""

    documents: Documents
    weights: Floats
    values: Sequence[bytes]


class DamagedPostings(Exception):
    """A block of postings cannot be unpacked."""


def pack(postings: Block) -> bytes:
    """The list of a term's postings, of which there is one at least."""
    count = len(postings.documents)
    starts = range(0, count, BLOCK)
    blocks = (_pack_block(_slice(postings, start), start + BLOCK >= count) for start in starts)
    return b"".join([MARK, *blocks])


def _slice(postings: Block, start: int) -> Block:
    documents, weights, values = postings
    end = start + BLOCK
    return Block(documents[start:end], weights[start:end], values[start:end])


def _pack_block(block: Block, is_last: bool) -> bytes:
    documents, weights, values = block
    steps = documents.copy()
    steps[1:] -= documents[:-1]
    greatest = float(weights.max())
    data = _pickled((tuple(steps.tolist()), _shortened(weights, greatest), tuple(values) or None))
    compression = _COMPRESSION if len(data) > _WORTH_COMPRESSING else 0
    if compression:
        data = zlib.compress(data, compression)
    told = _pickled((len(documents), int(documents[-1]), greatest, compression, 0, 0))
    length = len(told) + len(data)
    return _LENGTH.pack(-length if is_last else length) + told + data


def _shortened(weights: Floats, greatest: float) -> float | tuple[float, ...] | None:
    if float(weights.min()) != greatest:
        return tuple(weights.tolist())
    return None if greatest == 1.0 else greatest


def _pickled(value: object) -> bytes:
    """Without remembering what was pickled: nothing occurs twice. Protocol 3 holds bytes as they are."""
    file = io.BytesIO()
    pickler = pickle.Pickler(file, 3)
    pickler.fast = True
    pickler.dump(value)
    return file.getvalue()


def unpack(data: bytes, wanted: Documents | None = None) -> Iterator[Block]:
    """The blocks that may hold a wanted document; all of them where none is named."""
    file = io.BytesIO(data)
    first, is_last = 0, file.read(len(MARK)) != MARK
    if is_last:
        raise DamagedPostings("not a list of postings")
    try:
        while not is_last:
            (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
            end, is_last = file.tell() + abs(length), length < 0
            count, last, _, compression, _, _ = pickle.load(file)  # noqa: S301  our own, in a folder of our own
            if wanted is None or np.searchsorted(wanted, first) < np.searchsorted(wanted, last, "right"):
                yield _unpack_block(data[file.tell() : end], count, compression)
            first = last + 1
            file.seek(end)
    except UNREADABLE as error:
        raise DamagedPostings(str(error)) from error


def _unpack_block(data: bytes, count: int, compression: int) -> Block:
    lists: tuple[Any, Any, Any] = pickle.loads(zlib.decompress(data) if compression else data)  # noqa: S301
    steps, weights, values = lists
    if len(steps) != count or (isinstance(weights, tuple) and len(weights) != count):
        raise ValueError("lists of different lengths")
    documents = np.cumsum(np.array(steps, np.int64)).astype(np.int32)
    if isinstance(weights, tuple):
        return Block(documents, np.array(weights, np.float32), values or ())
    return Block(documents, np.full(count, 1.0 if weights is None else weights, np.float32), values or ())


def joined(blocks: Iterable[Block]) -> Block:
    """Several blocks as one, their documents ascending from block to block."""
    documents, weights, values = zip(*blocks, strict=True)
    if len(documents) == 1:
        return Block(documents[0], weights[0], values[0])
    return Block(np.concatenate(documents), np.concatenate(weights), [v for some in values for v in some])
