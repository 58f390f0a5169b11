"""The words of a flattened table, and what the source shows about the breaks between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from extract.plan_text import PlanText
from rules.loader import RuleBook

_WORD = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}[.)](?=[^\W\d_])|\S+")
_NUMERAL = re.compile(r"\d|[ivx]{1,4}(?!\w)")
_CLOSED = ",;:/-–(&+"
_MARKER = re.compile(r"(?:[-–+*•]|[a-zđ]\))(?=\S)|(?:[-–+*•]|[a-zđ]\))\Z")


class Gap(IntEnum):
    """What stands before a word."""

    none = 0  # nothing: a number run into its text, "1.Xây dựng"
    space = 1
    wrap = 2  # a line break after a space: most extractors break a cell's own lines so
    line = 3  # a line break
    far_wrap = 4  # an empty line after a space
    far = 5  # an empty line
    wide = 6  # several spaces on one line


@dataclass(frozen=True, slots=True)
class Word:
    """One word with what is known of it before any cell is. Plan offsets.

    Attributes:
        start: First character.
        end: One past the last.
        gap: What stands before it in the source.
        is_capital: Whether a cell may well begin with it: a capital, a digit, a bullet.
        goes_on: Whether the words before cannot end a cell: a comma, ``và``, ``của``.
        after_semicolon: Whether it begins a line after a semicolon, with which a task may end.
        office: Whether the name of an office, unit or officer begins here.
        approver: Whether the name of a body that issues or approves begins here.
        product: Whether a product (``Báo cáo``) begins here.
        time_end: Where an expression of time that begins here ends; 0 where none does.
        condition: Whether an open expression of time begins here (``Theo yêu cầu …``).
        incomplete_end: Where a head that wants a complement (``Công chức``) ends; 0 for none.
        number_end: Where a number that fills a value cell ends; 0 where none begins here.
        is_marker: Whether it is the marker of a bullet or lettered line.
    """

    start: int
    end: int
    gap: Gap
    is_capital: bool
    goes_on: bool
    after_semicolon: bool
    office: bool
    approver: bool
    product: bool
    time_end: int
    condition: bool
    incomplete_end: int
    number_end: int
    is_marker: bool

    @property
    def opens(self) -> bool:
        """Whether some kind of cell may begin here by its wording."""
        return self.office or self.approver or self.condition or self.time_end > 0

    @property
    def begins_line(self) -> bool:
        """Whether it is the first word of a source line."""
        return self.gap >= Gap.wrap and self.gap is not Gap.wide


@dataclass(frozen=True)
class CellWords:
    """The expressions for the wording of cells, compiled once for a rule book."""

    office: re.Pattern[str]
    field_office: re.Pattern[str]
    approver: re.Pattern[str]
    product: re.Pattern[str]
    time: re.Pattern[str]
    condition: re.Pattern[str]
    incomplete: re.Pattern[str]
    value: re.Pattern[str]
    unit: re.Pattern[str]
    end: re.Pattern[str]
    group: re.Pattern[str]
    nothing: re.Pattern[str]
    connective: re.Pattern[str]
    counted: re.Pattern[str]
    afresh: re.Pattern[str]
    closed: re.Pattern[str]


@lru_cache(maxsize=8)
def compile_cell_words(rules: RuleBook) -> CellWords:
    """Compile the patterns of ``rules/tables.toml``."""
    patterns = {pattern.id: pattern.compiled for pattern in rules.patterns("tables")}
    connectives, counted, afresh, closed = (
        "|".join(map(re.escape, rules.words("tables", group)))
        for group in ("connective", "counted", "afresh", "closed")
    )
    return CellWords(
        office=patterns["tables.office"],
        field_office=patterns["tables.field_office"],
        approver=patterns["tables.approver"],
        product=patterns["tables.product"],
        time=patterns["tables.time"],
        condition=patterns["tables.time_open"],
        incomplete=patterns["tables.incomplete"],
        value=patterns["tables.value"],
        unit=patterns["tables.unit"],
        end=patterns["tables.end"],
        group=patterns["tables.group"],
        nothing=patterns["tables.none"],
        connective=re.compile(rf"(?<!\w)(?:{connectives})\Z"),
        counted=re.compile(rf"(?<!\w)(?:{counted})\Z"),
        closed=re.compile(rf"(?<!\w)(?:{closed})\Z"),
        afresh=re.compile(rf"(?:{afresh})(?!\w)"),
    )


def find_breaks(plan: PlanText, start: int, end: int) -> list[int]:
    """Give the plan offsets in a stretch at which source lines begin."""
    source, starts, ends = plan.source, plan.starts, plan.ends
    return [start] + [
        at + 1
        for at in range(start, end - 1)
        if plan.text[at] in " \n" and "\n" in source[starts[at] : ends[at]]
    ]


def read_words(
    plan: PlanText, cells: CellWords, start: int, end: int, skipped: Iterable[tuple[int, int]] = ()
) -> list[Word]:
    """Read the words of a stretch.

    Args:
        plan: The plan text.
        cells: The compiled wording of cells.
        start: Plan offset.
        end: Plan offset.
        skipped: Stretches left out (repeated heads), in order; the word after one begins a line.

    Returns:
        The words in order.
    """
    words: list[Word] = []
    holes = [*skipped, (end, end)]
    at = start
    for hole_start, hole_end in holes:
        fresh = True
        for match in _WORD.finditer(plan.key, at, hole_start):
            gap = Gap.far if fresh else _gap_before(plan, match.start())
            words.append(_read_word(plan, cells, match.start(), match.end(), gap, end))
            fresh = False
        at = hole_end
    return words


def _gap_before(plan: PlanText, at: int) -> Gap:
    if at == 0 or plan.text[at - 1] not in " \n":
        return Gap.none
    between = plan.source[plan.ends[at - 2] : plan.starts[at]] if at > 1 else "\n"
    first = between.find("\n")
    if first < 0:
        return Gap.wide if len(between) > 2 or "\t" in between else Gap.space
    is_far = between.find("\n", first + 1) >= 0
    if first > 0:
        return Gap.far_wrap if is_far else Gap.wrap
    return Gap.far if is_far else Gap.line


def _read_word(plan: PlanText, cells: CellWords, start: int, end: int, gap: Gap, stop: int) -> Word:
    key, text = plan.key, plan.text
    first = text[start]
    is_capital = not first.islower()
    may_open = is_capital or gap >= Gap.wrap
    before = cells.counted if _NUMERAL.match(key, start, end) else cells.connective
    goes_on = start > 0 and (
        text[start - 2 : start - 1] in _CLOSED
        or (
            before.search(key, max(0, start - 12), start - 1) is not None
            and cells.closed.search(key, max(0, start - 14), start - 1) is None
        )
    )
    time = cells.time.match(key, start, stop) if may_open else None
    incomplete = cells.incomplete.match(key, start, stop) if may_open else None
    number = cells.value.match(key, start, stop) if may_open and not first.isalpha() else None
    return Word(
        start=start,
        end=end,
        gap=gap,
        is_capital=is_capital,
        goes_on=goes_on,
        after_semicolon=gap in (Gap.line, Gap.far) and text[start - 2 : start - 1] == ";",
        office=may_open
        and (cells.office.match(key, start, stop) or cells.field_office.match(key, start, stop))
        is not None,
        approver=may_open and cells.approver.match(key, start, stop) is not None,
        product=may_open and cells.product.match(key, start, stop) is not None,
        time_end=time.end() if time else 0,
        condition=may_open and cells.condition.match(key, start, stop) is not None,
        incomplete_end=incomplete.end() if incomplete else 0,
        number_end=number.end() if number else 0,
        is_marker=gap >= Gap.wrap and _MARKER.match(key, start, end) is not None,
    )
