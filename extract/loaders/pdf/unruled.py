"""Tables without lines: columns by the white between them, rows by their numbers.

A table is taken for one only below a row of heads that ``rules/columns.toml`` knows, so that the
two columns of a head or a signature block and lists with hanging indents stay text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.loaders.page import Area, Aside, Grid, GridCell, PageWords, Word, em_of, gather_rows
from extract.loaders.pdf.bands import Band, BandReader, is_numbered
from extract.loaders.pdf.head_rows import HeadCell, HeadReader, HeadRow, make_head_cells
from extract.loaders.pdf.text_lines import Line
from rules.loader import RuleBook

_GUTTER = 0.5  # of a letter's height: white between two columns, all the way down
_NEAR_LINES = 40  # below the heads in which numbers are looked for
_FAR = 5.0  # of a letter's height: white after which a table has ended


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the next page needs to go on with a table."""

    edges: tuple[float, ...]
    holds: tuple[str | None, ...]
    is_centred: bool


class UnruledFinder:
    """Finds the tables without lines of the pages of one file."""

    def __init__(self, rules: RuleBook):
        self._heads = HeadReader(rules)
        self._bands = BandReader(rules)

    def add_grids(
        self, pages: Sequence[PageWords], asides: Sequence[Sequence[Aside]]
    ) -> list[PageWords]:
        """Give the pages with their tables without lines as grids beside the ruled ones."""
        done: list[PageWords] = []
        frame: _Frame | None = None
        for page, beside in zip(pages, asides, strict=True):
            grids, frame = self._find(page, beside, frame)
            every = sorted((*page.grids, *grids), key=lambda grid: (grid.area.top, grid.area.x0))
            done.append(replace(page, grids=tuple(every)) if grids else page)
        return done

    def _find(
        self, page: PageWords, beside: Sequence[Aside], frame: _Frame | None
    ) -> tuple[list[Grid], _Frame | None]:
        """Find the tables of a page.

        Returns:
            The tables, and the frame of the last where the page ends inside it.
        """
        free = [
            word for word in page.words if not any(grid.area.holds(word) for grid in page.grids)
        ]
        em = em_of(free)
        out = {id(word) for aside in (*page.asides, *beside) for word in aside.words}
        out -= self._repeated_heads(free, beside, em)
        lines = [Line(tuple(row)) for row in gather_rows(w for w in free if id(w) not in out)]
        grids: list[Grid] = []
        at, goes_on = 0, frame
        while at < len(lines):
            head = self._heads.read(lines, at, em)
            if head is None and goes_on is None:
                at += 1
                continue
            made = self._read_table(page, lines, head, None if at else goes_on, em)
            goes_on, frame = None, None
            if made is None:
                at += 1
                continue
            grid, at, frame = made
            grids.append(grid)
            if at < len(lines):
                frame = None
        return grids, frame

    def _repeated_heads(
        self, words: Sequence[Word], beside: Sequence[Aside], em: float
    ) -> set[int]:
        """Give the words that look like a running head and are the heads of a table."""
        likely = [aside for aside in beside if aside.kind == "running_head"]
        if not likely:
            return set()
        numbers = {id(w) for aside in beside if aside.kind == "page_number" for w in aside.words}
        lines = [Line(tuple(row)) for row in gather_rows(w for w in words if id(w) not in numbers)]
        heads = (self._heads.read(lines, at, em) for at in range(min(4, len(lines))))
        return {
            id(word)
            for head in heads
            if head is not None
            for line in lines[head.first : head.end]
            for word in line.words
        }

    def _read_table(
        self,
        page: PageWords,
        lines: Sequence[Line],
        head: HeadRow | None,
        frame: _Frame | None,
        em: float,
    ) -> tuple[Grid, int, _Frame] | None:
        """Read the table below a head, or at the top of a page the rest of one.

        Returns:
            The table, the line after it, and its frame; None where there is none after all.
        """
        if head is not None:
            head = _with_numbers(head, lines, em)
        first = head.end if head is not None else 0
        holds = head.holds if head is not None else frame.holds if frame is not None else ()
        gutters = _Gutters(head, frame if head is None else None, em)
        taken = self._take_lines(lines, first, gutters, em)
        taken = self._bands.trim(taken, em)
        if not taken:
            return None
        left, right = _sides([*taken, *lines[head.first if head else first : first]])
        edges = (left, *gutters.middles(), right)
        if frame is not None and gutters.allow(frame.edges[1:-1]):
            edges = frame.edges  # one table over pages has its columns at the same places
        if holds[0] is None and "item" not in holds and _are_numbers(taken, edges):
            holds = ("item", *holds[1:])  # its head is empty, or so short that OCR misread it
        columns = tuple(hold or "note" for hold in holds)
        is_centred = frame.is_centred if frame is not None else None
        found = self._bands.read(taken, edges, columns, is_centred)
        if found is None:
            return None
        bands, is_centred = found
        grid = _make_grid(page, lines, head, bands, edges)
        return grid, first + len(taken), _Frame(edges, holds, is_centred)

    def _take_lines(
        self, lines: Sequence[Line], first: int, gutters: _Gutters, em: float
    ) -> list[Line]:
        """Take the lines that keep the gutters free, and the rows of groups between them."""
        taken: list[Line] = []
        for index in range(first, len(lines)):
            line = lines[index]
            last = lines[index - 1] if index else None
            if last is not None and line.top - last.bottom > _FAR * em:
                break
            if self._bands.ends_table(line):
                break
            is_group = self._bands.is_group(line)
            if is_group and len(line.chunks(1.5 * em)) == 1:
                taken.append(replace(line, is_wide=True))
            elif gutters.add(line):
                taken.append(line)
            elif is_group or (
                taken and taken[-1].is_wide and line.top - taken[-1].bottom < 0.8 * em
            ):
                taken.append(replace(line, is_wide=True))
            else:
                break
        return taken


class _Gutters:
    """The white stretches between columns that all lines so far leave free."""

    def __init__(self, head: HeadRow | None, frame: _Frame | None, em: float):
        self._least = _GUTTER * em
        if head is not None:
            self._free = [[(one.x1, two.x0)] for one, two in pairwise(head.leaves)]
        else:
            edges = frame.edges[1:-1] if frame is not None else ()
            self._free = [[(edge - self._least, edge + self._least)] for edge in edges]
            self._least *= 0.6

    def add(self, line: Line) -> bool:
        """Take the words of a line off the white; tell whether each gutter is left."""
        kept = []
        for runs in self._free:
            left = [run for run in _cut(runs, line.words) if run[1] - run[0] >= self._least]
            if not left:
                return False
            kept.append(left)
        self._free = kept
        return True

    def middles(self) -> tuple[float, ...]:
        """Give the middle of the widest white of each gutter."""
        widest = [max(runs, key=lambda run: run[1] - run[0]) for runs in self._free]
        return tuple((run[0] + run[1]) / 2 for run in widest)

    def allow(self, edges: Sequence[float]) -> bool:
        """Tell whether columns may be parted at these places."""
        return len(edges) == len(self._free) and all(
            any(run[0] <= edge <= run[1] for run in runs)
            for edge, runs in zip(edges, self._free, strict=True)
        )


def _cut(runs: list[tuple[float, float]], words: Sequence[Word]) -> list[tuple[float, float]]:
    for word in words:
        if word.x1 <= runs[0][0] or word.x0 >= runs[-1][1]:
            continue
        runs = [
            part
            for run in runs
            for part in ((run[0], min(run[1], word.x0)), (max(run[0], word.x1), run[1]))
            if part[0] < part[1]
        ]
        if not runs:
            break
    return list(dict.fromkeys(runs))


def _with_numbers(head: HeadRow, lines: Sequence[Line], em: float) -> HeadRow:
    """Put a column of numbers that has no head, or one that OCR passed over, before the others."""
    left = head.leaves[0].x0
    found = [
        line.words[0]
        for line in lines[head.end : head.end + _NEAR_LINES]
        if len(line.words) > 1
        and line.words[1].x0 - line.words[0].x1 > em
        and line.words[0].x1 < min(left, line.words[1].x0)
        and line.words[0].text.rstrip(".").isdigit()
    ]
    if len(found) < 2 or "item" in head.holds:
        return head
    own = HeadCell((), min(word.x0 for word in found), max(word.x1 for word in found))
    leaves = [replace(cell, column=cell.column + 1, last=cell.last + 1) for cell in head.leaves]
    parents = [replace(cell, column=cell.column + 1, last=cell.last + 1) for cell in head.parents]
    return replace(head, leaves=(own, *leaves), parents=tuple(parents), holds=("item", *head.holds))


def _are_numbers(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Tell whether nothing but numbers stands in the first column."""
    first = [line for line in lines if not line.is_wide and line.between(edges[0], edges[1])]
    return len(first) > 1 and all(is_numbered(line, edges[0], edges[1]) for line in first)


def _sides(lines: Sequence[Line]) -> tuple[float, float]:
    words = [word for line in lines for word in line.words]
    return min(word.x0 for word in words) - 2.0, max(word.x1 for word in words) + 2.0


def _make_grid(
    page: PageWords,
    lines: Sequence[Line],
    head: HeadRow | None,
    bands: Sequence[Band],
    edges: tuple[float, ...],
) -> Grid:
    """Make a grid of a head and the rows below it."""
    cells: list[GridCell] = []
    count = 0
    upper = bands[0].top
    if head is not None:
        upper = min(word.top for line in lines[head.first : head.end] for word in line.words) - 1.0
        cells += make_head_cells(head, edges, upper, bands[0].top)
        count = 2 if head.parents else 1
    for band in bands:
        starts = band.starts
        ends = (*starts[1:], len(edges) - 1)
        for start, end in zip(starts, ends, strict=True):
            area = Area(edges[start], band.top, edges[end], band.bottom)
            cells.append(GridCell(count, start, 1, end - start, area))
        count += 1
    area = Area(edges[0], upper, edges[-1], min(page.height, bands[-1].bottom))
    return Grid(area, edges, count, tuple(cells))
