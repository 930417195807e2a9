"""The lines that are drawn across a page: they part its articles where white alone does not tell.

So do the edges of boxes, shades and pictures.

Imports nothing of the house. Lengths in points, y grows downwards.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

THIN = 5.0  # no line is thicker, a box or a picture is
LONG = 60.0  # a rule, not the stroke of a sign
MAX_OBJECTS = 20_000  # a map or a drawing: its strokes tell nothing of the text


DRAWN = {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}


class Rule(NamedTuple):
    left: float
    right: float
    height: float


def rules_of(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    count = pdfium.FPDFPage_CountObjects(page)
    height = page.get_height()
    for place in range(count if count <= MAX_OBJECTS else 0):
        drawn = pdfium.FPDFPage_GetObject(page, place)
        if pdfium.FPDFPageObj_GetType(drawn) not in DRAWN:
            continue
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top) and right.value - left.value >= LONG:
            yield Rule(left.value, right.value, height - top.value)
            if top.value - bottom.value > THIN:
                yield Rule(left.value, right.value, height - bottom.value)
