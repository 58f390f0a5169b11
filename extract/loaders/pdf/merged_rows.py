"""Ruled tables whose rows have no lines between them: parted by the numbers in their first cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.column_heads import compile_heads
from extract.loaders.page import Area, Grid, GridCell, PageWords, Word, em_of, gather_rows
from extract.loaders.pdf.bands import BandReader
from extract.loaders.pdf.head_rows import HeadReader
from extract.loaders.pdf.text_lines import Line
from rules.folding import fold
from rules.loader import RuleBook

_HEAD_ROWS = 3


class RowParter:
    """Parts rows that hold several numbers; knows the columns of the table of the page before."""

    def __init__(self, rules: RuleBook):
        self._heads = compile_heads(rules)
        self._reader = HeadReader(rules)
        self._bands = BandReader(rules)
        self._holds: tuple[str, ...] = ()

    def part(self, page: PageWords) -> PageWords:
        """Give a page with the rows of its ruled tables parted; pages come in their order."""
        grids = tuple(
            self._part(grid, page) for grid in page.grids if not self._is_frame(grid, page)
        )
        return replace(page, grids=grids) if grids != page.grids else page

    def _is_frame(self, grid: Grid, page: PageWords) -> bool:
        """Tell whether heads and rows stand in one row of cells: the lines tell columns alone."""
        if grid.rows > 1:
            return False
        words = [word for word in page.words if grid.area.holds(word)]
        lines = [Line(tuple(line)) for line in gather_rows(words)]
        head = self._reader.read(lines, 0, em_of(words)) if lines else None
        return head is not None and head.end < len(lines)

    def _part(self, grid: Grid, page: PageWords) -> Grid:
        words = [word for word in page.words if grid.area.holds(word)]
        rows = [[cell for cell in grid.cells if cell.row == row] for row in range(grid.rows)]
        width = len(grid.edges) - 1
        for row in rows[:_HEAD_ROWS]:
            texts = [_read(words, cell.area) for cell in row]
            holds = self._heads.match_cells(texts)
            if len(row) == width and sum(hold is not None for hold in holds) > 2:
                self._holds = tuple(hold or "note" for hold in holds)
        told = set(self._holds)  # OCR may have misread the head of any column
        if len(self._holds) != width or "item" not in told or not told & {"task", "target"}:
            return grid
        made = list(self._part_rows(grid, rows, words))
        if len(made) == len(rows):
            return grid
        cells = tuple(replace(cell, row=number) for number, row in enumerate(made) for cell in row)
        return Grid(grid.area, grid.edges, len(made), cells)

    def _part_rows(
        self, grid: Grid, rows: Sequence[Sequence[GridCell]], words: Sequence[Word]
    ) -> Iterator[Sequence[GridCell]]:
        for row in rows:
            if len(row) < len(grid.edges) - 1 or any(cell.row_span > 1 for cell in row):
                yield row
                continue
            inside = [word for word in words if any(cell.area.holds(word) for cell in row)]
            lines = [Line(tuple(line)) for line in gather_rows(inside)]
            bands = self._bands.read(lines, grid.edges, self._holds, None) if lines else None
            if bands is None or len(bands[0]) < 2:
                yield row
                continue
            top, bottom = row[0].area.top, row[0].area.bottom
            levels = [top, *(band.top for band in bands[0][1:]), bottom]
            for upper, lower in pairwise(levels):
                yield [
                    replace(cell, area=Area(cell.area.x0, upper, cell.area.x1, lower))
                    for cell in row
                ]


def _read(words: Sequence[Word], area: Area) -> str:
    inside = [word for word in words if area.holds(word)]
    return fold(" ".join(word.text for row in gather_rows(inside) for word in row))
