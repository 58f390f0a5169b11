"""Tell the cells of flattened rows apart: the cheapest way to cut the words into columns.

Each way of cutting is scored: by what a cell begins with (an office under ``Cơ quan chủ trì``, an
expression of time under ``Thời gian``), by the breaks in the source, by what was left open and by
what cells of the same column say in other rows. The best is found by dynamic programming.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.annotate.tables.words import CellWords, Gap, Word

MAX_CELL = 50
"""Words that a cell right of the task may hold."""
MAX_TASK = 400
"""Words that a task may hold."""
MAX_LINES = 30
"""Lines back that a row without a number may have begun."""
_NEVER = -1e9
_MOST = 7.0
"""The most that a cell can score: a break, a time, a cell seen before."""

_EMPTY = {
    "actor": -3.0,
    "partners": -1.6,
    "approver": -1.6,
    "due": -1.6,
    "product": -1.2,
    "unit": -1.5,
    "value": -2.5,
    "other": -1.0,
    "note": 0.0,
    "item": 0.0,
    "task": -6.0,
    "target": -6.0,
}
_BREAK = {
    Gap.none: -9.0,
    Gap.space: -1.8,
    Gap.wrap: -2.0,
    Gap.line: 0.5,
    Gap.far_wrap: -1.5,
    Gap.far: 1.0,
    Gap.wide: 1.0,
}


@dataclass(frozen=True, slots=True)
class CellSpan:
    """One cell: its column and its words (half-open), and whether its wording fits."""

    column: str
    start: int
    end: int
    fits: bool


@dataclass(frozen=True, slots=True)
class RowReading:
    """One row: its cells in column order, empty ones left out; word indices, half-open.

    ``rest`` holds words of the task that stand after the other cells: on the next page.
    """

    start: int
    end: int
    cells: tuple[CellSpan, ...]
    rest: tuple[int, int] | None = None

    @property
    def fitting(self) -> int:
        """How many cells right of the task fit their column by their wording."""
        return sum(cell.fits for cell in self.cells if cell.column not in ("task", "target"))


class RowReader:
    """Reads the rows of one table; knows its columns and what cells have said so far."""

    def __init__(
        self,
        key: str,
        words: Sequence[Word],
        columns: Sequence[str],
        cells: CellWords,
        frequent: Mapping[tuple[str, str], float],
    ):
        self.key = key
        self.words = words
        self.columns = tuple(column for column in columns if column != "item")
        self.cells = cells
        self.frequent = frequent
        self._completes: set[int] = set()  # words that a head before them wants: "Công chức"
        self._inside = self._weigh_breaks()
        self._listed = [0]  # offices set out one a line, "Sở A;": so many before each word
        for word in words:
            self._listed.append(self._listed[-1] + (word.after_semicolon and word.office))

    def _weigh_breaks(self) -> list[float]:
        """Sum up what it costs to hold a break inside a cell rather than at its edge."""
        costs, total = [0.0], 0.0
        wants_at = -1
        for index, word in enumerate(self.words):
            if word.start <= wants_at and not self._begins_afresh(word):
                self._completes.add(index)
            elif word.gap is not Gap.none and not word.goes_on:
                total += _cost_inside(word)
            # "Sở" is whole in "Văn phòng Sở" and in "đơn vị thuộc Sở"
            follows_word = word.goes_on and self.key[word.start - 2].isalpha()
            is_complement = word.start <= wants_at or follows_word
            may_want = word.is_capital or (word.goes_on and not follows_word)
            if word.incomplete_end and may_want and not is_complement:
                wants_at = word.incomplete_end + 1
            costs.append(total)
        return costs

    def _begins_afresh(self, word: Word) -> bool:
        """Tell whether a name surely begins with a word: "Các phòng" is no one's complement."""
        is_set_off = word.is_capital and word.gap >= Gap.line
        return is_set_off and self.cells.afresh.match(self.key, word.start) is not None

    def text(self, start: int, end: int) -> str:
        """Give the folded text of words, as one line."""
        return self.key[self.words[start].start : self.words[end - 1].end].replace("\n", " ")

    def read(self, start: int, end: int, free: bool, tail: bool) -> list[RowReading]:
        """Read the rows in a stretch of words.

        Args:
            start: First word.
            end: One past the last.
            free: Whether rows bear no number, so that any line may begin one; else only bullets
                and lettered lines within the stretch do.
            tail: Whether prose may follow the last row.

        Returns:
            The rows in order; words after the last row of a stretch with a tail are in none.
        """
        places = [start] + [i for i in range(start + 1, end) if self._may_cut(i)] + [end]
        return self._trace(places, *self._search(places, free, tail))

    def _may_cut(self, index: int) -> bool:
        word = self.words[index]
        if word.gap is Gap.none:
            return False
        if word.gap > Gap.space:
            return True
        return word.is_capital and word.opens and not word.goes_on

    def _search(self, places: Sequence[int], free: bool, tail: bool) -> tuple[list[list[int]], int]:
        """Find for each place and column the best place where that column's cell begins.

        Returns:
            By column and place the place where the cell that ends there begins (the place
            itself: empty); the place where the last row ends.
        """
        count, width = len(places), len(self.columns)
        best = [[_NEVER] * count for _ in range(width)]
        origin = [[-1] * count for _ in range(width)]
        rows = [0.0] + [_NEVER] * (count - 1)
        begins = [0] + [
            position
            for position in range(1, count - 1)
            if self._may_begin_row(places[position], free)
        ]
        for position in range(1, count):
            for column in range(width):
                self._extend(places, position, column, best, origin, rows, begins)
            if best[width - 1][position] > rows[position]:
                rows[position] = best[width - 1][position]
        last = count - 1
        if tail:
            for position in range(1, count - 1):
                word = self.words[places[position]]
                if word.gap >= Gap.line and rows[position] - 3.5 > rows[last]:
                    rows[last], last = rows[position] - 3.5, position
        return origin, last

    def _extend(
        self,
        places: Sequence[int],
        position: int,
        column: int,
        best: list[list[float]],
        origin: list[list[int]],
        rows: list[float],
        begins: list[int],
    ) -> None:
        """Find the best cell of a column that ends at a place."""
        end = places[position]
        name = self.columns[column]
        if column == 0:
            top, source = _NEVER, -1
            last = bisect_left(begins, position) - 1
            for index in range(last, max(-1, last - MAX_LINES), -1):
                begin = begins[index]
                if end - places[begin] > MAX_TASK:
                    break
                score = rows[begin] - (1.0 if begin else 0.0)
                score += self._score(name, places[begin], end)
                if score > top:
                    top, source = score, begin
            best[0][position], origin[0][position] = top, source
            return
        previous = best[column - 1]
        top, source = previous[position] + _EMPTY[name], position
        floor = max(top - _MOST, _NEVER / 2)  # below it no cell could make up for what is before
        for begin in range(position - 1, 0, -1):
            if end - places[begin] > MAX_CELL:
                break
            before = previous[begin]
            if before <= floor:
                continue
            score = before + self._score(name, places[begin], end)
            if score > top:
                top, source = score, begin
                floor = max(top - _MOST, _NEVER / 2)
        best[column][position], origin[column][position] = top, source

    def _may_begin_row(self, index: int, free: bool) -> bool:
        word = self.words[index]
        if word.is_marker:
            return True
        return free and word.gap >= Gap.line and word.is_capital and not word.goes_on

    def _score(self, column: str, start: int, end: int) -> float:
        """Score a cell: its edge, its wording, its length, the breaks inside."""
        word = self.words[start]
        inside = self._inside[end] - self._inside[start + 1]
        if column in ("task", "target"):
            listed = self._listed[end] - self._listed[start]
            return -0.5 * inside - 0.5 * listed - (2.0 if word.gap is Gap.space and start else 0.0)
        score = _BREAK[word.gap] + self._fit(column, start, end) - inside
        if self._goes_on(column, word):
            score -= 5.0
        if start in self._completes and not word.time_end:
            score -= 3.0
        if not word.is_capital:
            score -= 1.0 if word.gap >= Gap.line else 2.5
        length = end - start
        if length > 14:
            score -= (length - 14) * 0.15
        elif self.frequent:
            score += self.frequent.get((column, self.text(start, end)), 0.0)
        return score

    def _fit(self, column: str, start: int, end: int) -> float:
        """Score the wording of a cell for its column; above 0 where it fits."""
        word = self.words[start]
        if column == "due":
            return self._fit_time(word, end)
        if column == "value":
            return 4.0 if word.number_end == self.words[end - 1].end else -4.0
        if column == "unit":
            is_short = end - start <= 4 and word.number_end == 0
            return 2.0 if is_short and self.cells.unit.fullmatch(self.text(start, end)) else -3.0
        if column == "product":
            return 2.5 if word.product else 0.3 if word.is_capital and not word.opens else -1.5
        if column == "other":
            return 0.3 if word.is_capital and word.gap >= Gap.line else -2.0
        if column == "note":
            return -1.5
        if word.time_end or (word.condition and not word.office):
            return -3.0
        if word.incomplete_end == self.words[end - 1].end:
            return 0.8 if word.gap >= Gap.line else -1.5
        if column == "approver":
            return 3.0 if word.approver else 1.0 if word.office else -2.5
        if word.office or word.approver:
            return 3.0 - (0.4 if word.approver and not word.goes_on else 0.0)
        return -0.8 if word.is_capital and word.gap >= Gap.line else -2.5

    def _fit_time(self, word: Word, end: int) -> float:
        last = self.words[end - 1].end
        if word.time_end and word.time_end >= last - 1:
            return 4.0
        if word.condition or word.time_end:
            return 2.5
        is_set_off = word.is_capital and word.gap >= Gap.line and not word.office
        return -1.2 if is_set_off else -2.5

    def _trace(
        self,
        places: Sequence[int],
        origin: list[list[int]],
        last: int,
    ) -> list[RowReading]:
        rows: list[RowReading] = []
        position = last
        while position > 0:
            row_end = places[position]
            cells: list[CellSpan] = []
            for column in range(len(self.columns) - 1, -1, -1):
                begin = origin[column][position]
                if begin < 0:
                    return rows[::-1]
                if begin != position:
                    start, end = places[begin], places[position]
                    name = self.columns[column]
                    cells.append(CellSpan(name, start, end, self.fits(name, start, end)))
                position = begin
            rows.append(RowReading(places[position], row_end, tuple(reversed(cells))))
        return rows[::-1]

    def fits(self, column: str, start: int, end: int) -> bool:
        """Tell whether the wording of a cell fits its column."""
        if column in ("task", "target"):
            return True
        word = self.words[start]
        return (
            self._fit(column, start, end) > 0
            and not self._goes_on(column, word)
            and end - start <= 40
        )

    def _goes_on(self, column: str, word: Word) -> bool:
        """Tell whether a word cannot begin a cell; a task alone may end with a semicolon."""
        return word.goes_on and not (word.after_semicolon and column == self.columns[1])


def _cost_inside(word: Word) -> float:
    """Say what it costs to hold the break before a word inside a cell."""
    if word.gap in (Gap.line, Gap.far, Gap.wide):
        if not word.is_capital:
            return 0.0
        strong = word.office or word.approver or word.time_end or word.condition
        return 2.0 if strong else 0.5
    if word.is_capital and word.gap is Gap.space:
        return (
            2.0 if word.time_end or word.condition else 1.0 if word.office or word.approver else 0.0
        )
    if word.gap in (Gap.wrap, Gap.far_wrap):
        return 0.5 if word.is_capital and word.opens else 0.0
    return 0.0
