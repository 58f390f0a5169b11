"""The rows of a table without lines: where each begins, by its number or the white above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.loaders.page import Word
from rules.folding import fold
from rules.loader import RuleBook

_NUMBER = re.compile(
    r"\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]?\Z|[A-HĐ][.)]?\Z|[IVXL]{1,6}[.)]?\Z|[a-zđ]\)\Z"
)
_LEADING = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[.)]|[IVXL]{1,6}[.)])(?=\s|[^\W\d])")
_BASE = 0.4  # of a line's height: words this near stand on one line
_MOST_AFRESH = 0.8  # of the rows whose numbers stand half-way down: those of one line
_APART = 1.3  # times the usual step: a line this far below the last begins a row


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside one another, from left to right; ``is_wide`` where they run on."""

    words: tuple[Word, ...]
    is_wide: bool = False

    @property
    def top(self) -> float:
        """Usual upper edge of its words."""
        return median(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Usual lower edge of its words."""
        return median(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """Usual height of its words."""
        return self.bottom - self.top

    @property
    def text(self) -> str:
        """Its words, parted by spaces."""
        return " ".join(word.text for word in self.words)

    def chunks(self, gap: float) -> list[list[Word]]:
        """Cut it where at least so much white parts two words."""
        found = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if word.x0 - max(one.x1 for one in found[-1]) >= gap or before is None:
                found.append([])
            found[-1].append(word)
        return found

    def between(self, left: float, right: float) -> tuple[Word, ...]:
        """Give its words whose centres lie between two edges."""
        return tuple(word for word in self.words if left <= (word.x0 + word.x1) / 2 < right)


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
            is_centred = "item" in holds and _stand_half_way(lines, marks, edges)
            if not is_centred:  # the first number of all may be lost
                starts = sorted({0, *starts})
        if is_centred and any(marks):
            centred = _start_centred(lines, marks, is_rest)
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


def _stand_half_way(lines: Sequence[Line], marks: Sequence[bool], edges: Sequence[float]) -> bool:
    """Tell whether text stands above the first number of a table or a group.

    It may be that OCR lost that number: the cells beside the others all begin there then.
    """
    stands = any(
        not line.is_wide and not mark and (index == 0 or lines[index - 1].is_wide)
        for index, (line, mark) in enumerate(zip(lines, marks, strict=True))
    )
    marked = [line for line, mark in zip(lines, marks, strict=True) if mark]
    afresh = sum(_begins_afresh(line, edges) for line in marked)
    return stands and afresh < _MOST_AFRESH * len(marked)


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
        bool(text) and not line.is_wide and _begins_afresh(line, edges)
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


def _begins_afresh(line: Line, edges: Sequence[float]) -> bool:
    """Tell whether at least two cells stand on a line and none goes on in lower case."""
    cells = [words for left, right in pairwise(edges) if (words := line.between(left, right))]
    return len(cells) > 1 and not any(words[0].text[0].islower() for words in cells)


def _has_room(lines: Sequence[Line], index: int, edges: Sequence[float], task: int) -> bool:
    """Tell whether the first word of a line would have found room in its cell on the line above."""
    left, right = edges[task], edges[task + 1]
    every = [word for line in lines if not line.is_wide for word in line.between(left, right)]
    above, here = lines[index - 1].between(left, right), lines[index].between(left, right)
    space = max(word.x1 for word in every) - above[-1].x1
    return space > here[0].x1 - here[0].x0 + 0.3 * here[0].height


def _start_centred(lines: Sequence[Line], marks: Sequence[bool], is_rest: bool) -> list[int] | None:
    """Find the first lines of rows whose numbers stand half-way down.

    Args:
        lines: Of the table.
        marks: Those with numbers.
        is_rest: Whether the rest of a row that the page break cut may stand above the rows.

    Returns:
        Indices of lines; None where some row cannot be so.
    """
    first = marks.index(True)
    tried = [
        (error, start, starts)
        for start in range(first + 1 if is_rest else 1)
        if (found := _start_rows(lines[start:], marks[start:])) is not None
        for starts, error in [found]
    ]
    if not tried:
        return None
    _, start, starts = min(tried)
    return [*([0] if start else []), *(start + at for at in starts)]


def _start_rows(lines: Sequence[Line], marks: Sequence[bool]) -> tuple[list[int], float] | None:
    """Find the first lines of rows that reach as far below their numbers as above them.

    Returns:
        Indices of lines, and by how much rows miss that in the mean; None where one cannot be so.
    """
    starts: list[int] = []
    errors: list[float] = []
    at = 0
    while at < len(lines):
        if lines[at].is_wide:
            starts.append(at)
            at += 1
            while at < len(lines) and lines[at].is_wide:
                at += 1
            continue
        number = next((index for index in range(at, len(lines)) if marks[index]), None)
        if number is None:
            break  # the rest of a row that the page break cut
        below = lines[number].top + lines[number].bottom - lines[at].top
        end = number + 1
        while end < len(lines) and not marks[end] and not lines[end].is_wide:
            if (lines[end].top + lines[end].bottom) / 2 > below:
                break
            end += 1
        error = abs(lines[end - 1].bottom - below)
        if end < len(lines):
            if error > 0.9 * lines[number].height:
                return None
            errors.append(error)
        starts.append(at)
        at = end
    return starts, sum(errors) / len(errors) if errors else 0.0


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
