"""The rows of a table without lines: where each begins, by its number or the white above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.loaders.pdf.centred_rows import stand_half_way, start_centred
from extract.loaders.pdf.text_lines import Line, begins_afresh
from rules.folding import fold
from rules.loader import RuleBook

_NUMBER = re.compile(
    r"\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]?\Z|[A-HĐ][.)]?\Z|[IVXL]{1,6}[.)]?\Z|[a-zđ]\)\Z"
)
_LEADING = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[.)]|[IVXL]{1,6}[.)])(?=\s|[^\W\d])")
_BASE = 0.4  # of a line's height: words this near stand on one line
_APART = 1.3  # times the usual step: a line this far below the last begins a row


@dataclass(frozen=True, slots=True)
class Band:
    """A row: its edges on the page, and the columns at which its cells start."""

    top: float
    bottom: float
    starts: tuple[int, ...]


class BandReader:
    """Reads rows by the words of ``rules/tables.toml``."""

    def __init__(self, rules: RuleBook):
        patterns = {pattern.id: pattern.compiled for pattern in rules.patterns("tables")}
        self._group, self._end = patterns["tables.group"], patterns["tables.end"]

    def is_group(self, line: Line) -> bool:
        """Tell whether a line begins as the row of a group: ``II. CẢI CÁCH THỂ CHẾ``, capitals."""
        if line.text.isupper() and len(line.words) > 1:
            return True
        found = self._group.match(line.text)
        return found is not None and line.text[found.end() :][:1].isupper()

    def ends_table(self, line: Line) -> bool:
        """Tell whether a line is of what follows a table: recipients, signature, closing."""
        return self._end.match(fold(line.text)) is not None

    def trim(self, lines: Sequence[Line], em: float) -> list[Line]:
        """Leave out titles and single words at the end: they belong to what follows."""
        kept = list(lines)
        while kept and kept[-1].is_wide:
            kept.pop()
        return kept

    def read(
        self,
        lines: Sequence[Line],
        edges: Sequence[float],
        holds: Sequence[str],
        is_centred: bool | None,
    ) -> tuple[list[Band], bool] | None:
        """Part the lines of a table into rows.

        Args:
            lines: Below the heads, from the top.
            edges: Of the columns.
            holds: What the columns hold.
            is_centred: Whether numbers stand half-way down their rows, where the part of the
                table on the page before tells.

        Returns:
            The rows, and whether numbers stand half-way down; None where the rows cannot be told.
        """
        task = next(index for index, hold in enumerate(holds) if hold in ("task", "target"))
        is_rest = is_centred is not None
        if "item" in holds:
            item = holds.index("item")
            marks = [is_numbered(line, edges[item], edges[item + 1]) for line in lines]
        else:
            marks = _starts_by_white(lines, edges, task)
        starts = [
            index for index, line in enumerate(lines) if marks[index] or _opens_group(lines, index)
        ]
        if is_rest and not starts:
            starts = [0]
        if not starts:
            return None
        if is_centred is None:
            is_centred = "item" in holds and stand_half_way(lines, marks, edges, task)
            if not is_centred:  # the first number of all may be lost
                starts = sorted({0, *starts})
        if is_centred and any(marks):
            centred = start_centred(lines, marks, is_rest)
            if centred is None:
                return None
            starts = centred
        elif starts[0] and is_rest:
            starts = [0, *starts]  # the rest of a row that the page break cut
        bands = _bands(lines, starts, edges)
        return (bands, is_centred) if is_rest or _is_table(lines, starts, edges, task) else None


def is_numbered(line: Line, left: float, right: float) -> bool:
    """Tell whether a number begins the part of a line between two edges."""
    words = line.between(left, right)
    return not line.is_wide and bool(words) and _NUMBER.match(words[0].text) is not None


def _opens_group(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is the first of a group's row."""
    return lines[index].is_wide and not (index and lines[index - 1].is_wide)


def _starts_by_white(lines: Sequence[Line], edges: Sequence[float], task: int) -> list[bool]:
    """Mark the lines that begin rows of a table without a column of numbers.

    They begin with a number; or more white stands above them than between the lines of a cell;
    or all their cells begin with a capital where the task above had room for more. Nothing is
    marked where that cannot be told.
    """
    texts = [
        " ".join(word.text for word in line.between(edges[task], edges[task + 1])) for line in lines
    ]
    numbered = [_LEADING.match(text) is not None for text in texts]
    if sum(numbered) > 1:
        return numbered
    may = [
        bool(text) and not line.is_wide and begins_afresh(line, edges)
        for line, text in zip(lines, texts, strict=True)
    ]
    steps = [two.bottom - one.bottom for one, two in pairwise(lines)]
    usual = sorted(steps)[len(steps) // 5] if steps else 0.0
    apart = [True, *(step > _APART * usual for step in steps)]
    sure = [
        first and (index == 0 or not texts[index - 1] or _has_room(lines, index, edges, task))
        for index, first in enumerate(may)
    ]
    is_told = any(apart[1:]) and all(
        (away or not surely) and (not away or first or line.is_wide)
        for away, surely, first, line in zip(apart, sure, may, lines, strict=True)
    )
    if is_told:
        return apart
    return sure if sure == may else [False] * len(lines)


def _has_room(lines: Sequence[Line], index: int, edges: Sequence[float], task: int) -> bool:
    """Tell whether the first word of a line would have found room in its cell on the line above."""
    left, right = edges[task], edges[task + 1]
    every = [word for line in lines if not line.is_wide for word in line.between(left, right)]
    above, here = lines[index - 1].between(left, right), lines[index].between(left, right)
    space = max(word.x1 for word in every) - above[-1].x1
    return space > here[0].x1 - here[0].x0 + 0.3 * here[0].height


def _bands(lines: Sequence[Line], starts: Sequence[int], edges: Sequence[float]) -> list[Band]:
    tops = [_edge_above(lines, start) for start in starts]
    bottoms = [*tops[1:], max(word.bottom for word in lines[-1].words) + 1.0]
    return [
        Band(top, bottom, _cell_starts(lines[start], edges))
        for top, bottom, start in zip(tops, bottoms, starts, strict=True)
    ]


def _edge_above(lines: Sequence[Line], index: int) -> float:
    if index == 0:
        return min(word.top for word in lines[0].words) - 1.0
    return (lines[index - 1].bottom + lines[index].top) / 2


def _cell_starts(line: Line, edges: Sequence[float]) -> tuple[int, ...]:
    """Give the columns at which the cells of a row start; one cell or two where it is wide."""
    if not line.is_wide:
        return tuple(range(len(edges) - 1))
    number = line.words[0]
    is_apart = number.x1 < edges[1] and _NUMBER.match(number.text) is not None
    return (0, 1) if is_apart and line.words[1].x0 > edges[1] else (0,)


def _is_table(
    lines: Sequence[Line], starts: Sequence[int], edges: Sequence[float], task: int
) -> bool:
    """Tell whether enough rows fill their task and another column."""
    ends = [*starts[1:], len(lines)]
    full, count = 0, 0
    for start, end in zip(starts, ends, strict=True):
        if lines[start].is_wide:
            continue
        count += 1
        columns = {
            index
            for line in lines[start:end]
            for index in range(len(edges) - 1)
            if line.between(edges[index], edges[index + 1])
        }
        full += task in columns and len(columns) > 1
    return count > 0 and full * 2 > count
