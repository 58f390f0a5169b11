"""Grids of cells: tables of loaders, and Markdown's, as rows of plan spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from extract.plan_text import PlanText

_PIPE_LINES = re.compile(r"(?m)(?:^[ \t]*\|[^\n]*(?:\n|\Z)){2,}")
_PIPE_CELL = re.compile(r"(?:\\.|[^|\\\n])*")
_RULE_LINE = re.compile(r"[ \t]*\|?[ \t:|-]+\Z")
_MARKUP = " \n|*_`#"

Span = tuple[int, int]
"""Start and end, half-open; empty where both are equal."""


class CellLike(Protocol):
    """A cell as loaders give it; source offsets."""

    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def row_span(self) -> int: ...  # noqa: D102
    @property
    def column_span(self) -> int: ...  # noqa: D102


class TableLike(Protocol):
    """A table as loaders give it; source offsets."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def cells(self) -> Sequence[CellLike]: ...  # noqa: D102


@dataclass(frozen=True)
class Grid:
    """A table as rows of cells, in plan offsets; an empty cell is an empty span.

    Attributes:
        start: First character.
        end: One past the last.
        rows: Rows from the top, each with a span for every column.
        wide: Indices of rows that one merged cell fills.
        more: Further stretches of a cell, by row and column.
    """

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]
    wide: frozenset[int] = frozenset()
    more: Mapping[tuple[int, int], tuple[Span, ...]] = field(default_factory=dict)


def span_in_plan(plan: PlanText, start: int, end: int) -> Span:
    """Give the plan span of a source stretch, markup at its ends left out; may be empty."""
    first, last = bisect_left(plan.starts, start), bisect_left(plan.starts, end)
    while first < last and plan.text[first] in _MARKUP:
        first += 1
    while last > first and plan.text[last - 1] in _MARKUP:
        last -= 1
    return first, last


def grid_of(plan: PlanText, table: TableLike) -> Grid:
    """Give a loader's table as a grid; a cell merged over rows stands in each of them."""
    height = max(cell.row + cell.row_span for cell in table.cells)
    width = max(cell.column + cell.column_span for cell in table.cells)
    rows: list[list[Span]] = [[(0, 0)] * width for _ in range(height)]
    wide: set[int] = set()
    for cell in table.cells:
        span = span_in_plan(plan, cell.start, cell.end)
        for row in range(cell.row, cell.row + cell.row_span):
            rows[row][cell.column] = span
        if cell.column_span * 2 > width and width > 2:
            wide.add(cell.row)
    start, end = span_in_plan(plan, table.start, table.end)
    return Grid(start, end, tuple(map(tuple, rows)), frozenset(wide))


def find_pipe_grids(plan: PlanText) -> Iterator[Grid]:
    """Find Markdown's pipe tables in the source."""
    for match in _PIPE_LINES.finditer(plan.source):
        rows: list[tuple[Span, ...]] = []
        at = match.start()
        for line in match[0].splitlines(keepends=True):
            text = line.rstrip("\n")
            if not _RULE_LINE.match(text):
                cells = [
                    span_in_plan(plan, at + cell.start(), at + cell.end())
                    for cell in _pipe_cells(text)
                ]
                rows.append(tuple(cells))
            at += len(line)
        width = max(map(len, rows), default=0)
        if width < 2:
            continue
        full = tuple(row + ((0, 0),) * (width - len(row)) for row in rows)
        start, end = span_in_plan(plan, match.start(), match.end())
        yield Grid(start, end, full)


def _pipe_cells(line: str) -> Iterator[re.Match[str]]:
    at = line.index("|") + 1
    closed = len(line.rstrip())
    while at < closed:
        cell = _PIPE_CELL.match(line, at)
        if cell is None:
            return
        yield cell
        at = cell.end() + 1
