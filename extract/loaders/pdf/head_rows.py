"""The rows of heads of tables without lines: one, or two where some are merged over others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.column_heads import compile_heads, is_target_table, is_task_table
from extract.loaders.page import Area, GridCell, Word, gather_rows
from extract.loaders.pdf.text_lines import Line
from rules.folding import fold
from rules.loader import RuleBook

_GAP = 0.6  # of a letter's height: white between the heads of two columns
_MOST_LINES = 6
_LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class HeadCell:
    """The head of one column, or one merged over several (``column`` up to ``last``)."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    column: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row of heads: lines ``first`` up to ``end`` of the page."""

    first: int
    end: int
    leaves: tuple[HeadCell, ...]
    parents: tuple[HeadCell, ...]
    holds: tuple[str | None, ...]


class HeadReader:
    """Reads rows of heads by ``rules/columns.toml``."""

    def __init__(self, rules: RuleBook):
        self._heads = compile_heads(rules)

    def read(self, lines: Sequence[Line], at: int, em: float) -> HeadRow | None:
        """Read the row of heads that begins with a line; None where none does.

        Where a line or two below begins one with more columns, a merged head stood above it that
        could not be told for one: it begins there.
        """
        head = self._read(lines, at, em)
        if head is None:
            return None
        below = range(at + 1, min(len(lines), head.end))
        others = [other for start in below if (other := self._read(lines, start, em)) is not None]
        return max([head, *others], key=_known)

    def _read(self, lines: Sequence[Line], at: int, em: float) -> HeadRow | None:
        best: HeadRow | None = None
        known = 0
        near = lines[at : at + _MOST_LINES]
        if all(len(line.chunks(_GAP * em)) == 1 for line in near):
            return None
        for end in range(at + 1, min(len(lines), at + _MOST_LINES) + 1):
            if end - at > 1 and lines[end - 1].top - lines[end - 2].bottom > 1.2 * em:
                break
            head = self._name_columns(lines, at, end, em)
            count = sum(hold is not None for hold in head.holds)
            unknown = len(head.holds) - count
            if (
                count - unknown >= max(known, 1)
                and count >= _LEAST_COLUMNS
                and unknown * 3 <= count
            ):
                columns = tuple(hold or "note" for hold in head.holds)
                if is_task_table(columns) or is_target_table(columns):
                    best, known = head, count - unknown
        return best

    def _name_columns(self, lines: Sequence[Line], at: int, end: int, em: float) -> HeadRow:
        chunks = [
            chunk
            for line in lines[at:end]
            for chunk in line.chunks(_GAP * em)
            if len(chunk) > 1 or len(chunk[0].text) > 1  # no head: what OCR made of a speck
        ]
        parents = [chunk for chunk in chunks if _spans_several(chunk, chunks)]
        leaves: list[list[Word]] = []
        for chunk in sorted(
            (chunk for chunk in chunks if not any(chunk is parent for parent in parents)),
            key=lambda chunk: chunk[0].x0,
        ):
            if leaves and chunk[0].x0 < max(word.x1 for word in leaves[-1]):
                leaves[-1] += chunk
            else:
                leaves.append(list(chunk))
        cells = tuple(_head_cell(words, column) for column, words in enumerate(leaves))
        merged = tuple(
            _merged(chunk, cells) for chunk in parents if any(_over(chunk, cell) for cell in cells)
        )
        return HeadRow(at, end, cells, merged, self._hold(cells, merged))

    def _hold(
        self, cells: Sequence[HeadCell], parents: Sequence[HeadCell]
    ) -> tuple[str | None, ...]:
        """Tell what columns hold by their own heads, else by those above and theirs together."""
        own = [_read(cell.words) for cell in cells]
        above = [
            " ".join(
                [
                    *(_read(one.words) for one in parents if one.column <= index <= one.last),
                    text,
                ]
            )
            for index, text in enumerate(own)
        ]
        alone, together = self._heads.match_cells(own), self._heads.match_cells(above)
        return tuple(one or other for one, other in zip(alone, together, strict=True))


def _known(head: HeadRow) -> int:
    return sum(hold is not None for hold in head.holds)


def _spans_several(chunk: Sequence[Word], chunks: Sequence[Sequence[Word]]) -> bool:
    """Tell whether two chunks of one lower line stand under a chunk: it is a merged head."""
    below = [
        other
        for other in chunks
        if other[0].top > chunk[-1].bottom - 0.3 * chunk[-1].height
        and other[0].x0 < chunk[-1].x1
        and chunk[0].x0 < other[-1].x1
    ]
    return any(
        one[-1].x1 < two[0].x0 and abs(one[0].middle - two[0].middle) < 0.5 * one[0].height
        for one in below
        for two in below
    )


def _over(chunk: Sequence[Word], cell: HeadCell) -> bool:
    return chunk[0].x0 < cell.x1 and cell.x0 < chunk[-1].x1


def _merged(chunk: Sequence[Word], cells: Sequence[HeadCell]) -> HeadCell:
    under = [cell.column for cell in cells if _over(chunk, cell)]
    return HeadCell(tuple(chunk), chunk[0].x0, chunk[-1].x1, min(under), max(under))


def _head_cell(words: Sequence[Word], column: int) -> HeadCell:
    edges = min(word.x0 for word in words), max(word.x1 for word in words)
    return HeadCell(tuple(words), *edges, column, column)


def _read(words: Sequence[Word]) -> str:
    return fold(" ".join(word.text for row in gather_rows(words) for word in row))


def make_head_cells(
    head: HeadRow, edges: Sequence[float], top: float, bottom: float
) -> list[GridCell]:
    """Make the cells of the heads: one row, or two where some are merged over others."""
    if not head.parents:
        return [
            GridCell(
                0, cell.column, 1, 1, Area(edges[cell.column], top, edges[cell.column + 1], bottom)
            )
            for cell in head.leaves
        ]
    middle = max(word.bottom for parent in head.parents for word in parent.words)
    cells = [
        GridCell(
            0, one.column, 1, one.last - one.column + 1,
            Area(edges[one.column], top, edges[one.last + 1], middle),
        )
        for one in head.parents
    ]  # fmt: skip
    for leaf in head.leaves:
        is_below = any(one.column <= leaf.column <= one.last for one in head.parents)
        area = Area(edges[leaf.column], middle if is_below else top, edges[leaf.column + 1], bottom)
        cells.append(GridCell(int(is_below), leaf.column, 1 if is_below else 2, 1, area))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))
