"""Ruled tables: their cells from the lines of a page, and one table out of those of many pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pdfplumber.page import Page
from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)
from pdfplumber.utils.geometry import filter_edges

from extract.loaders.page import Area, Grid, GridCell, PageWords, Word, area_of, gather_rows
from rules.folding import fold

NEAR = 3.0
"""Points within which two lines are one."""

_JOINED = re.compile(
    r"(?:\S*[/.-])?\d{1,2}[/.-](?:19|20)\d{2}\Z|\w+/(?:19|20)\d{2}\Z|\d+/\d{0,4}/?[A-ZĐ]\S*\Z|[A-ZĐ.,-]+&\w+\Z"
)
"""What a cell may cut: a date, a quarter or month with its year, a symbol, an abbreviation."""

_NUMBERED = re.compile(r"\d{1,3}(?:[.)](?!\d)|\Z)")  # "4. Kế hoạch", "12"; not "2025", "1.500"


@dataclass(slots=True)
class CellWords:
    """A cell of the table put together: its words by line, and the page of each line."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[tuple[int, tuple[Word, ...]]]

    @property
    def text(self) -> str:
        """Its words, parted by spaces."""
        return " ".join(word.text for _, line in self.lines for word in line)


@dataclass(slots=True)
class WholeTable:
    """A table over one or more pages.

    Attributes:
        edges: Of the columns, on its first page.
        rows: Cells of each row, from left to right.
        repeats: Rows left out because they repeat the head, with the page of each.
    """

    edges: tuple[float, ...]
    rows: list[list[CellWords]]
    repeats: list[tuple[int, list[CellWords]]]


def find_grids(page: Page) -> tuple[Grid, ...]:
    """Find the ruled tables of a PDF page by its drawn lines, from top to bottom."""
    edges = filter_edges(page.edges, min_length=1)
    return _grids_of(edges)


def grids_of_rules(rules: Iterable[Area]) -> tuple[Grid, ...]:
    """Find the tables that lines seen in a picture make, from top to bottom."""
    return _grids_of([_edge_of(rule) for rule in rules])


def _edge_of(rule: Area) -> dict[str, object]:
    """Give a thin area as an edge of pdfplumber's."""
    width, height = rule.x1 - rule.x0, rule.bottom - rule.top
    is_level = width >= height
    middle_x, middle_y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    return {
        "x0": rule.x0 if is_level else middle_x,
        "x1": rule.x1 if is_level else middle_x,
        "top": middle_y if is_level else rule.top,
        "bottom": middle_y if is_level else rule.bottom,
        "width": width if is_level else 0.0,
        "height": 0.0 if is_level else height,
        "orientation": "h" if is_level else "v",
        "object_type": "line",
    }


def _grids_of(edges: Sequence[dict[str, object]]) -> tuple[Grid, ...]:
    merged = merge_edges(list(edges), NEAR, NEAR, NEAR, NEAR)
    crossings = edges_to_intersections(merged, NEAR, NEAR)
    tables = cells_to_tables(intersections_to_cells(crossings))
    grids = [_grid_of([Area(*map(float, cell)) for cell in cells]) for cells in tables]
    found = [grid for grid in grids if grid is not None]
    return tuple(sorted(found, key=lambda grid: (grid.area.top, grid.area.x0)))


def _grid_of(areas: Sequence[Area]) -> Grid | None:
    """Make a grid of the areas of cells.

    None where there are fewer than two columns, or one row of two: a frame around a line.
    """
    columns = _levels([edge for area in areas for edge in (area.x0, area.x1)])
    rows = _levels([edge for area in areas for edge in (area.top, area.bottom)])
    if len(columns) < 3 or len(columns) + len(rows) < 6:
        return None
    cells = []
    for area in areas:
        row, column = _nearest(rows, area.top), _nearest(columns, area.x0)
        cells.append(
            GridCell(
                row,
                column,
                max(1, _nearest(rows, area.bottom) - row),
                max(1, _nearest(columns, area.x1) - column),
                area,
            )
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    area = Area(columns[0], rows[0], columns[-1], rows[-1])
    return Grid(area, tuple(columns), len(rows) - 1, tuple(cells))


def _levels(edges: Sequence[float]) -> list[float]:
    levels: list[float] = []
    for edge in sorted(edges):
        if not levels or edge - levels[-1] > NEAR:
            levels.append(edge)
    return levels


def _nearest(levels: Sequence[float], edge: float) -> int:
    return min(range(len(levels)), key=lambda index: abs(levels[index] - edge))


def fill_grid(page: PageWords, grid: Grid) -> list[list[CellWords]]:
    """Put the words of a page into the cells of a grid.

    Returns:
        Cells of each row that shows something, from left to right.
    """
    words = [word for word in page.words if grid.area.holds(word)]
    rows: list[list[CellWords]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        inside = [word for word in words if cell.area.holds(word)]
        lines = [(page.number, line) for line in _mend_lines(gather_rows(inside), cell.area)]
        rows[cell.row].append(
            CellWords(cell.row, cell.column, cell.row_span, cell.column_span, lines)
        )
    return [row for row in rows if any(cell.lines for cell in row)]


def _mend_lines(rows: Sequence[list[Word]], area: Area) -> list[tuple[Word, ...]]:
    """Join what a narrow cell cuts for want of room, letter by letter: "15/12/20", "26".

    Only what is wider than the cell is cut so: the first part fills a line of its own. Whole
    syllables may fill one too, so that parts of letters alone are left as they are.
    """
    lines: list[tuple[Word, ...]] = []
    for row in rows:
        if lines and _is_cut(lines[-1], row[0], area):
            first = lines.pop()[0]
            both = area_of((first, row[0]))
            joined = replace(
                first, text=first.text + row[0].text,
                x0=both.x0, top=both.top, x1=both.x1, bottom=both.bottom,
            )  # fmt: skip
            lines.append((joined, *row[1:]))
        else:
            lines.append(tuple(row))
    return lines


def _is_cut(line: Sequence[Word], word: Word, area: Area) -> bool:
    first = line[0]
    if len(line) > 1 or first.text.isalpha() or not first.text[-1].isalnum():
        return False
    if not word.text[0].isalnum() or not _JOINED.match(first.text + word.text):
        return False
    letter = (first.x1 - first.x0) / len(first.text)
    return area.x1 - first.x1 < max(first.x0 - area.x0, 0.0) + 1.5 * letter


def start_table(page: PageWords, grid: Grid) -> WholeTable:
    """Begin a table with its part on one page."""
    return WholeTable(grid.edges, fill_grid(page, grid), [])


def goes_on(table: WholeTable, grid: Grid) -> bool:
    """Tell whether a grid at the top of a page has the columns of a table that a page cut."""
    if len(table.edges) != len(grid.edges):
        return False
    shift = grid.edges[0] - table.edges[0]
    return all(
        abs(other - edge - shift) <= 2 * NEAR
        for edge, other in zip(table.edges, grid.edges, strict=True)
    )


def extend_table(table: WholeTable, page: PageWords, grid: Grid) -> None:
    """Put the part of the next page to a table: heads dropped, a cut row put together."""
    rows = fill_grid(page, grid)
    heads = [_row_key(row) for row in table.rows[:3]]
    while rows and heads and _row_key(rows[0]) == heads[0]:
        table.repeats.append((page.number, rows.pop(0)))
        heads.pop(0)
    if rows and table.rows and _is_rest(table.rows[-1], rows[0]):
        for cell in rows.pop(0):
            home = next((one for one in table.rows[-1] if one.column == cell.column), None)
            if home is None:
                table.rows[-1].append(cell)
            else:
                home.lines += cell.lines
    table.rows += rows


def _row_key(row: Sequence[CellWords]) -> tuple[tuple[int, str], ...]:
    return tuple((cell.column, fold(cell.text)) for cell in row if cell.lines)


def _is_rest(above: Sequence[CellWords], row: Sequence[CellWords]) -> bool:
    """Tell whether the first row of a page is the rest of the last row of the page before.

    The rest of a row has no number of its own, where the row above has one in its first cell;
    and a cell of it goes on in lower case, or all but one are empty, or the cell above breaks
    off without a full stop.
    """
    filled = [cell for cell in row if cell.lines]
    if not filled or row[0].column != 0:
        return False
    homes = {cell.column: cell for cell in above}
    if any(cell.column not in homes for cell in filled):
        return False
    if row[0].lines:
        home = homes[0]
        if row[0].column_span != home.column_span or _NUMBERED.match(row[0].text):
            return False
        if len(row) > 1 and _NUMBERED.match(home.text):
            return True
        return row[0].text[0].islower() and bool(home.text) and home.text[-1] not in ".;"
    for cell in filled:
        if cell.text[0].islower() or cell.text[0] in ",;.)":
            return True
        before = homes[cell.column].text
        if before and before[-1] in ",(-/":
            return True
    return len(filled) == 1 and len(row) > 2
