"""Tables that serve the layout alone: put their lines in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.loaders.blocks import Block, Grid, GridCell, Paragraph, Piece, walk_paragraphs
from rules.folding import fold
from rules.loader import RuleBook

_MOST_ROWS = 6  # of a head or a signature block


class LayoutFlattener:
    """Tells layout tables from tables of data by ``rules/layout.toml``."""

    def __init__(self, rules: RuleBook):
        patterns = {pattern.id: pattern.compiled for pattern in rules.patterns("layout")}
        self._motto = patterns["layout.motto"]
        self._recipients = patterns["layout.recipients"]
        self._number = patterns["layout.number"]
        self._date = patterns["layout.place_date"]

    def flatten(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Replace each layout table by its lines; of a table of data, each cell by its lines."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block
            elif self._is_layout(block):
                yield from self._flatten_grid(block)
            else:
                yield Grid(
                    tuple(
                        replace(cell, blocks=tuple(walk_paragraphs(cell.blocks)))
                        for cell in block.cells
                    )
                )

    def has_motto(self, blocks: Sequence[Block]) -> bool:
        """Tell whether the national motto, or the Party's name over its papers, stands in these."""
        return any(
            self._motto.search(fold(line))
            for paragraph in walk_paragraphs(blocks)
            for line in paragraph.text.splitlines()
        )

    def holds_frame(self, text: str) -> bool:
        """Tell whether a line of a text is of a plan's frame: motto, date, list of recipients."""
        lines = [line for line in fold(text).splitlines() if len(line) < 100]
        patterns = self._motto, self._recipients
        return any(pattern.search(line) for line in lines for pattern in patterns) or any(
            self._is_dated(line) for line in lines
        )

    def _is_dated(self, line: str) -> bool:
        """Tell a line of place and date alone from one that tells a date: of a site's licence."""
        found = self._date.search(line)
        if found is None:
            return False
        before, behind = line[: found.start()].strip(), line[found.end() :].strip(" .…_")
        has_place = before.endswith(",") and not any(char.isdigit() for char in before)
        return (has_place or not before) and (not behind or behind.isdecimal())

    def _is_layout(self, grid: Grid) -> bool:
        if any(isinstance(block, Grid) for cell in grid.cells for block in cell.blocks):
            return True
        filled = [cell for cell in grid.cells if cell.text.strip()]
        if len({cell.row for cell in filled}) <= 1 or len({cell.column for cell in filled}) <= 1:
            return True
        if len({cell.row for cell in filled}) > _MOST_ROWS:
            return False
        return self._is_signature(filled) or any(self.has_motto(cell.blocks) for cell in filled)

    def _is_signature(self, cells: Sequence[GridCell]) -> bool:
        return any(self._recipients.search(fold(cell.text.lstrip())) for cell in cells)

    def _flatten_grid(self, grid: Grid) -> Iterator[Block]:
        if self._is_signature(grid.cells):  # recipients on the left, then the signer
            cells = sorted(grid.cells, key=lambda cell: (cell.column, cell.row))
            yield from self.flatten(block for cell in cells for block in cell.blocks)
            return
        for _, row in groupby(grid.cells, key=lambda cell: cell.row):
            cells = list(row)
            if any(self.has_motto(cell.blocks) for cell in cells):
                yield from self.flatten(self._order_head(cells))
            else:
                yield from self.flatten(block for cell in cells for block in cell.blocks)

    def _order_head(self, cells: Sequence[GridCell]) -> Iterator[Block]:
        """Put number and date below agency and motto, where one row holds all four."""
        below: list[Block] = []
        for cell in cells:
            is_below = False
            for block in _split_lines(cell.blocks):
                line = fold(block.text.strip()) if isinstance(block, Paragraph) else ""
                is_below = is_below or bool(self._number.match(line) or self._date.search(line))
                if is_below:
                    below.append(block)
                else:
                    yield block
        yield from below


def _split_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """Make each line of a paragraph one of its own."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield block
            continue
        pieces: list[Piece] = []
        for piece in block.pieces:
            first, *others = piece.text.split("\n")
            pieces.append(replace(piece, text=first))
            for other in others:
                yield replace(block, pieces=tuple(pieces))
                pieces = [replace(piece, text=other)]
        yield replace(block, pieces=tuple(pieces))
