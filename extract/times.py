"""Expressions of time: units (``quý III``), the words that lead to them, and what joins them.

Both stages read them: `annotate` to find deadlines in a plan, `assemble` to work out the dates of
one. What is read here is grammar only; whether an expression is a deadline is for `annotate`,
what days it means is for `assemble`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rules.loader import RuleBook
from rules.rows import Pattern

GROUP = "deadlines"
"""The rules file that holds the patterns of time."""
VALUE = "deadline.value"
"""Rule id of a mention that is the whole value of a time label, or a paragraph of its own."""
EXPRESSION = "deadline.expression"
"""Rule id of a mention within a sentence."""
_LEAD_WINDOW = 70
_UNITS_LIMIT = 12


class UnitKind(StrEnum):
    """What a unit names; the value is the ``kind`` of its pattern in the rules."""

    blank = "blank"  # a day left blank: never a deadline
    day = "day"
    month = "month"
    quarter = "quarter"
    year_part = "year_part"  # 6 tháng đầu năm
    year = "year"
    stage = "stage"  # giai đoạn 2021 - 2025
    rhythm = "rhythm"  # hàng quý, 6 tháng, năm
    times = "times"  # 02 lần/năm
    each = "each"  # 6 tháng một lần
    weekday = "weekday"  # thứ Sáu (hằng tuần)
    month_of_quarter = "month_of_quarter"  # tháng cuối quý
    next_month = "next_month"  # (ngày 05) tháng sau


RHYTHMS = frozenset(
    {
        UnitKind.rhythm,
        UnitKind.times,
        UnitKind.each,
        UnitKind.month_of_quarter,
        UnitKind.next_month,
    }
)
"""Kinds that come again; after a day or a month they make it come again too."""


class Join(StrEnum):
    """How the units of an expression hang together."""

    one = "one"
    list = "list"
    range = "range"


@dataclass(frozen=True, slots=True)
class TimeUnit:
    """A named stretch of time; offsets count in the folded text it was found in.

    ``parts`` holds the groups of its pattern, as written (folded); a trailing digit or underscore
    of a group's name is left out (``day2`` gives ``day``).
    """

    start: int
    end: int
    kind: UnitKind
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Units with the words that lead to them.

    Attributes:
        start: First character, lead words included.
        end: One past the last character.
        units: In text order, at least one; the rhythm that follows dated units is not among them.
        join: How they hang together.
        lead: Words of the lead by sense (``before``, ``by``, ``after``, ``since``, ``within``,
            ``place``), as written.
        rhythm: The rhythm that follows dated units (``ngày 20`` ``hằng tháng``); None.
        onward: Whether ``trở đi`` or ``và các năm tiếp theo`` follows.
    """

    start: int
    end: int
    units: tuple[TimeUnit, ...]
    join: Join
    lead: Mapping[str, str]
    rhythm: TimeUnit | None = None
    onward: bool = False

    @property
    def recurs(self) -> bool:
        """Whether it comes again and again."""
        return self.rhythm is not None or self.units[0].kind in RHYTHMS


@dataclass(frozen=True, eq=False)
class TimeGrammar:
    """The patterns of time in a rule book."""

    units: tuple[tuple[UnitKind, Pattern], ...]
    cell_units: tuple[tuple[UnitKind, Pattern], ...]
    by_id: Mapping[str, Pattern]


@lru_cache(maxsize=8)
def load_grammar(rules: RuleBook) -> TimeGrammar:
    """Give the patterns of time, each under its id; the same rule book gives the same object."""
    patterns = rules.patterns(GROUP)
    units, cell_units = (
        tuple(
            (UnitKind(pattern.values["kind"]), pattern)
            for pattern in patterns
            if pattern.id.startswith(prefix)
        )
        for prefix in ("unit.", "cell.")
    )
    return TimeGrammar(units, cell_units, {pattern.id: pattern for pattern in patterns})


def find_units(key: str, grammar: TimeGrammar, is_cell: bool = False) -> list[TimeUnit]:
    """Find the units in a folded text, in order, none overlapping; the longest at a place wins.

    Args:
        key: Folded text.
        grammar: The patterns.
        is_cell: Whether the text is a time cell or value, where ``6/2025`` is a month.
    """
    found: list[TimeUnit] = []
    for kind, pattern in grammar.units + (grammar.cell_units if is_cell else ()):
        if pattern.can_match(key):
            for match in pattern.compiled.finditer(key):
                parts = {
                    name.rstrip("0123456789_"): value
                    for name, value in match.groupdict().items()
                    if value
                }
                found.append(TimeUnit(match.start(), match.end(), kind, parts))
    found.sort(key=lambda unit: (unit.start, -unit.end))
    kept: list[TimeUnit] = []
    for unit in found:
        if not kept or unit.start >= kept[-1].end:
            kept.append(unit)
    return kept


def find_expressions(key: str, grammar: TimeGrammar, is_cell: bool = False) -> list[TimeExpression]:
    """Find the expressions of time in a folded text, in order, none overlapping.

    An expression lies within one line; ``is_cell`` as for `find_units`.
    """
    units = find_units(key, grammar, is_cell)
    found: list[TimeExpression] = []
    index, floor = 0, 0
    while index < len(units):
        taken, join, rhythm = _gather(key, units, index, grammar)
        index += len(taken) + (rhythm is not None)
        end = (rhythm or taken[-1]).end
        onward = grammar.by_id["tail.onward"].compiled.match(key, end)
        if onward is not None:
            end = onward.end()
        start, lead = _read_lead(key, taken[0].start, floor, grammar)
        if not lead and taken[0].kind in RHYTHMS:
            start = taken[0].start  # "01 ngày | mỗi tuần"
        found.append(
            TimeExpression(start, end, tuple(taken), join, lead, rhythm, onward is not None)
        )
        floor = end
    return found


def _gather(
    key: str, units: list[TimeUnit], index: int, grammar: TimeGrammar
) -> tuple[list[TimeUnit], Join, TimeUnit | None]:
    """Take the units of one expression, from ``index`` on, and the rhythm after them."""
    taken, join = [units[index]], Join.one
    if taken[0].kind is UnitKind.blank:
        return taken, join, None
    for unit in units[index + 1 : index + _UNITS_LIMIT]:
        gap = taken[-1].end, unit.start
        if gap[1] - gap[0] > 30 or unit.kind is UnitKind.blank:
            break
        if unit.kind in RHYTHMS and taken[0].kind not in RHYTHMS:
            if grammar.by_id["join.of"].compiled.fullmatch(key, *gap):
                return taken, join, unit
            break
        joined = _join_of(key, taken[-1], unit, grammar)
        if joined is None or (join is not Join.one and join is not joined):
            break
        taken.append(unit)
        join = joined
        if join is Join.range:
            break
    rhythm = None
    following = index + len(taken)
    if (
        join is Join.range
        and following < len(units)
        and units[following].kind in RHYTHMS
        and grammar.by_id["join.of"].compiled.fullmatch(key, taken[-1].end, units[following].start)
    ):
        rhythm = units[following]
    return taken, join, rhythm


def _join_of(key: str, left: TimeUnit, right: TimeUnit, grammar: TimeGrammar) -> Join | None:
    gap = left.end, right.start
    if left.kind in RHYTHMS or right.kind in RHYTHMS:
        return None
    if grammar.by_id["join.range"].compiled.fullmatch(key, *gap):
        dashed = "-" in key[slice(*gap)]
        return Join.range if left.kind is right.kind or not dashed else None
    if left.kind is right.kind and grammar.by_id["join.list"].compiled.fullmatch(key, *gap):
        return Join.list
    return None


def _read_lead(
    key: str, unit_start: int, floor: int, grammar: TimeGrammar
) -> tuple[int, dict[str, str]]:
    """Give where the words that lead to a unit begin, and those words by sense."""
    line_start = key.rfind("\n", floor, unit_start) + 1
    window = max(floor, line_start, unit_start - _LEAD_WINDOW)
    match = grammar.by_id["lead.words"].compiled.search(key, window, unit_start)
    if match is None:
        return unit_start, {}
    lead = {
        name.rstrip("_"): value for name, value in match.groupdict().items() if value is not None
    }
    return match.start(), lead
