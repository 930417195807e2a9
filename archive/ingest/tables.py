"""Tables in plain text: lines that white parts into as many cells, figures among them. Imports draft and phrases.

Left to themselves such lines are bare and short as titles are, or run together as the lines of a column do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.draft import Block
from archive.ingest.phrases import narrow

FEWEST_LINES = 3
FEWEST_CELLS = 3
WIDEST = 24  # characters of a cell
GAP = re.compile(r"\t+|[ \u3000]{2,}|\u3000")
FIGURE = re.compile(r"[-+−－±约]?[\d.,]+\s*[%％‰]?[\u4e00-\u9fff]{0,3}|[-—－–]+")


def with_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the lines of tables as rows."""
    cells = [_cells(block) for block in blocks]
    found = list(blocks)
    start = 0
    while start < len(blocks):
        end = start + 1
        while end < len(blocks) and cells[start] and len(cells[end]) == len(cells[start]):
            end += 1
        if _is_table(cells[start:end]):
            found[start:end] = [
                replace(block, text="\t".join(row), kind="row")
                for block, row in zip(blocks[start:end], cells[start:end], strict=True)
            ]
        start = end
    return found


def _cells(block: Block) -> list[str]:
    """What white parts the line into; [] where that is no row."""
    if block.kind != "line" or not block.text.strip():
        return []
    cells = [cell.strip() for cell in GAP.split(block.text.strip())]
    told = len(cells) >= FEWEST_CELLS and all(0 < len(cell) <= WIDEST for cell in cells)
    return cells if told and not re.search("[。；]", block.text) else []


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Every line but the head of the table opens with a name and holds figures, in the same columns."""
    body = rows[1:]
    if len(rows) < FEWEST_LINES or not rows[0]:
        return False
    return any(all(FIGURE.fullmatch(narrow(row[at])) for row in body) for at in range(1, len(rows[0])))
