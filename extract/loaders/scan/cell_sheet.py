"""The cells of ruled tables laid under one another on one sheet, as OCR reads them best.

Read across a table, the wide gaps between cells make Tesseract take the narrow ones between
words for none (``Cơquanphối hợp``), and what the rules left behind for letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PIL import Image

from extract.loaders.page import Area, Grid, Word

_INK = 140  # grey level
_INSET = 0.01  # inches inside the rules: what is left of them is not read
_EDGE = 0.03  # inches inside the rules where a long thin stroke is a rule's rest
_LONG = 0.15  # inches: no letter's stroke, nor the dot below it
_SPECK = 0.012  # inches: less ink in each direction is no letter
_MARGIN = 0.1  # inches of white around the sheet
_GAP = 0.12  # inches of white between two cells
_HIGHEST = 12_000  # pixels of a sheet; Tesseract takes at most 32,767

_Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Strip:
    """One cell on the sheet, in pixels: its rows there, and what to add to come back."""

    top: int
    bottom: int
    right: float
    down: float


@dataclass(frozen=True)
class CellSheet:
    """Cells under one another, from top to bottom.

    Attributes:
        image: Grey.
        strips: Where the cells stand on it, in order.
    """

    image: Image.Image
    strips: tuple[_Strip, ...]

    def restore(self, words: Iterable[Word]) -> list[Word]:
        """Give words found on the sheet their places in the picture it was made of, in pixels.

        Words of two cells never stand on one line.
        """
        found: list[Word] = []
        for word in words:
            index = min(range(len(self.strips)), key=lambda at: self._distance(at, word.middle))
            strip = self.strips[index]
            found.append(
                replace(
                    word,
                    x0=word.x0 + strip.right,
                    x1=word.x1 + strip.right,
                    top=word.top + strip.down,
                    bottom=word.bottom + strip.down,
                )
            )
        return found

    def _distance(self, index: int, y: float) -> float:
        strip = self.strips[index]
        return max(strip.top - y, y - strip.bottom, 0.0)


def lay_cells(image: Image.Image, grids: Sequence[Grid], dpi: float) -> Iterator[CellSheet]:
    """Lay the cells of tables under one another.

    Args:
        image: Grey, the rules erased.
        grids: The tables, in pixels of the picture.
        dpi: Its resolution.

    Yields:
        Sheets no higher than OCR takes; none where no cell shows anything.
    """
    pixels = np.asarray(image)
    boxes = [
        box
        for grid in grids
        for cell in grid.cells
        if (box := _inked(pixels, cell.area, dpi)) is not None
    ]
    gap = round(_GAP * dpi)
    while boxes:
        height, count = 0, 0
        while count < len(boxes) and (not count or height < _HIGHEST):
            height += boxes[count][3] - boxes[count][1] + gap
            count += 1
        yield _lay(pixels, boxes[:count], gap, round(_MARGIN * dpi))
        boxes = boxes[count:]


def _lay(pixels: npt.NDArray[np.uint8], boxes: Sequence[_Box], gap: int, margin: int) -> CellSheet:
    width = max(right - left for left, _, right, _ in boxes) + 2 * margin
    height = sum(bottom - top + gap for _, top, _, bottom in boxes) + 2 * margin
    sheet = np.full((height, width), 255, np.uint8)
    strips: list[_Strip] = []
    at = margin
    for left, top, right, bottom in boxes:
        foot = at + bottom - top
        sheet[at:foot, margin : margin + right - left] = pixels[top:bottom, left:right]
        strips.append(_Strip(at, foot, left - margin, top - at))
        at = foot + gap
    return CellSheet(Image.fromarray(sheet), tuple(strips))


def _inked(pixels: npt.NDArray[np.uint8], area: Area, dpi: float) -> _Box | None:
    """Give the smallest box inside a cell that holds its letters; None where it is empty."""
    inset = max(2, round(_INSET * dpi))
    left, top = max(0, round(area.x0) + inset), max(0, round(area.top) + inset)
    dark = pixels[top : round(area.bottom) - inset, left : round(area.x1) - inset] < _INK
    if not dark.size:
        return None
    across = _extent(dark.sum(axis=0), dpi)
    if across is None:
        return None
    down = _extent(dark[:, across[0] : across[1]].sum(axis=1), dpi)
    if down is None:
        return None
    pad = inset
    return (
        left + max(0, across[0] - pad),
        top + max(0, down[0] - pad),
        left + min(dark.shape[1], across[1] + pad),
        top + min(dark.shape[0], down[1] + pad),
    )


def _extent(counts: npt.NDArray[np.int_], dpi: float) -> tuple[int, int] | None:
    """Give the first and one past the last inked line, the rests of rules left out."""
    edge, long, speck = (round(part * dpi) for part in (_EDGE, _LONG, _SPECK))
    inked = np.flatnonzero(counts)
    if not inked.size:
        return None
    cuts = np.flatnonzero(np.diff(inked) > 1)
    firsts = inked[np.r_[0, cuts + 1]].tolist()
    lasts = (inked[np.r_[cuts, inked.size - 1]] + 1).tolist()
    kept = [
        (first, last)
        for first, last in zip(firsts, lasts, strict=True)
        if last - first >= speck
        and not ((last <= edge or first >= counts.size - edge) and counts[first:last].max() >= long)
    ]
    return (kept[0][0], kept[-1][1]) if kept else None
