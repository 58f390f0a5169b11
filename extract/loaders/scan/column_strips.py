"""Text that OCR read across three columns or more: read again column by column.

The wide gaps between columns make Tesseract take those between words for none
(``SởKhoahọcvà Công nghệ``). Where no rules part the columns, the white between them does.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf, isfinite

from extract.loaders.page import Area, Grid, GridCell, PageWords, Word, em_of, gather_rows
from extract.loaders.scan.ocr import POINTS_AN_INCH, OcrPage, read_cells

_GAP = 0.7  # of a letter's height: white between two columns
_LEAST_CHUNKS = 3
_LEAST_LINES = 4
_MOST_ABOVE = 3
_FIGURES = 2
_MOST_SHORT = 12
"""Lines in a row that may show fewer columns: one cell is longer than those beside it."""

_Span = tuple[float, float]


def reread_columns(page: PageWords, result: OcrPage) -> PageWords:
    """Give a page with the words that stand in columns read anew.

    Args:
        page: As read across, noise taken off.
        result: What OCR gave, with the picture it read; where the page's time runs out, the page
            stays as it is.
    """
    free = [word for word in page.words if not any(grid.area.holds(word) for grid in page.grids)]
    grids = find_strips(free)
    if result.prepared is None or not grids or result.seconds_left <= 0:
        return page
    pixels = result.prepared.dpi / POINTS_AN_INCH
    scaled = [grid.scaled(pixels) for grid in grids]
    try:
        read = read_cells(result.prepared, scaled, result.ends)
    except subprocess.TimeoutExpired:
        return page
    placed = [result.prepared.to_page(word, result.prepared.scale / pixels) for word in read]
    read = [word for word in placed if not _is_stroke(word)]
    cells = [cell.area for grid in grids for cell in grid.cells]
    told = [area for area in cells if any(area.holds(word) for word in read)]
    kept = [word for word in page.words if not any(area.holds(word) for area in told)]
    return replace(page, words=(*kept, *read))


def find_strips(words: Sequence[Word]) -> list[Grid]:
    """Find the columns of text that stands in three or more, lines across them left out."""
    if not words:
        return []
    em = em_of(words)
    lines = gather_rows(words)
    return [grid for block in _blocks(lines, em) for grid in _strips(block, em)]


def _blocks(lines: Sequence[list[Word]], em: float) -> Iterator[list[list[Word]]]:
    """Give the stretches of lines that keep two gutters free."""
    block: list[list[Word]] = []
    free: list[_Span] = []
    short, begun = 0, 0
    for index, line in enumerate(lines):
        gaps = _gaps(line, _GAP * em)
        is_full = len(gaps) + 1 >= _LEAST_CHUNKS
        white = [(-inf, line[0].x0), *gaps, (max(word.x1 for word in line), inf)]
        left = _shared(free, white, _GAP * em) if block and is_full else white
        too_far = bool(block) and line[0].top - block[-1][0].bottom > 4 * em
        if block and (too_far or short >= _MOST_SHORT or (is_full and not _part_columns(left))):
            yield block
            block, left = [], white
        if is_full:
            free, short = left, 0
        else:
            short += 1
        if is_full and not block:  # a head of several lines begins beside or above it
            block = [*lines[max(begun, index - _MOST_ABOVE) : index]]
        if block or is_full:
            block.append(line)
            begun = index + 1
    yield block


def _gaps(line: Sequence[Word], least: float) -> list[_Span]:
    gaps: list[_Span] = []
    right = line[0].x1
    for word in line[1:]:
        if word.x0 - right >= least:
            gaps.append((right, word.x0))
        right = max(right, word.x1)
    return gaps


def _part_columns(white: Sequence[_Span]) -> bool:
    """Tell whether enough stretches of white have columns on both sides."""
    return sum(isfinite(left) and isfinite(right) for left, right in white) >= _LEAST_CHUNKS - 1


def _shared(free: Sequence[_Span], gaps: Sequence[_Span], least: float) -> list[_Span]:
    """Give what is free in both; a gap is as wide as the white between the words beside it."""
    found = [(max(a, c), min(b, d)) for a, b in free for c, d in gaps]
    return [span for span in found if span[1] - span[0] >= least]


def _strips(block: Sequence[Sequence[Word]], em: float) -> Iterator[Grid]:
    """Cut a block into columns, and where a line runs across them, into parts above and below."""
    full = [line for line in block if len(_gaps(line, _GAP * em)) + 1 >= _LEAST_CHUNKS]
    if len(full) < _LEAST_LINES:
        return
    gutters = _gaps(sorted((w for line in full for w in line), key=lambda w: w.x0), 0.5 * em)
    if len(gutters) + 1 < _LEAST_CHUNKS:
        return
    middles = [(left + right) / 2 for left, right in gutters]
    part: list[Sequence[Word]] = []
    for line in [*block, []]:
        crosses = any(w.x0 < middle < w.x1 for w in line for middle in middles)
        if line and not crosses:
            part.append(line)
        elif part:
            yield _grid(part, middles, em)
            part = []


def _grid(lines: Sequence[Sequence[Word]], middles: Sequence[float], em: float) -> Grid:
    words = [word for line in lines for word in line]
    left, right = min(word.x0 for word in words) - 2, max(word.x1 for word in words) + 2
    top = min(word.top for word in words) - 0.3 * em  # marks above a capital were cut off
    bottom = max(word.bottom for word in words) + 0.2 * em
    edges = (min(left, middles[0] - 1), *middles, max(right, middles[-1] + 1))
    areas = [Area(one, top, two, bottom) for one, two in pairwise(edges)]
    cells = [
        GridCell(0, column, 1, 1, area)
        for column, area in enumerate(areas)
        if not _holds_figures([word for word in words if area.holds(word)])
    ]
    return Grid(Area(edges[0], top, edges[-1], bottom), edges, 1, tuple(cells))


def _holds_figures(words: Sequence[Word]) -> bool:
    """Tell a column of figures, which OCR reads better in their lines than far apart."""
    short = sum(len(word.text.strip(".)")) <= _FIGURES for word in words)
    return short * 10 >= 8 * len(words)


def _is_stroke(word: Word) -> bool:
    return (word.confidence or 0.0) < 0.3 and not any(char.isalnum() for char in word.text)
