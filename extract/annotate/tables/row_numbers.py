"""Find the numbers and the group rows that divide a flattened table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.annotate.tables.words import CellWords, Gap, Word
from extract.plan_text import PlanText
from extract.table import GroupRow

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,2})([./)]?)\Z")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
MAX_GROUP = 60
"""Words that the title of a group may hold."""


@dataclass(frozen=True, slots=True)
class RowNumber:
    """A number that begins a row; word indices.

    Attributes:
        at: The word that holds it.
        text: As written, without closing punctuation.
    """

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group row; word indices, half-open."""

    start: int
    end: int
    number: str
    body: int

    def to_row(self, words: Sequence[Word]) -> GroupRow:
        """Give the group row in plan offsets."""
        body = words[min(self.body, self.end - 1)]
        return GroupRow(words[self.start].start, words[self.end - 1].end, self.number, body.start)


def find_groups(plan: PlanText, cells: CellWords, words: Sequence[Word]) -> list[Group]:
    """Find the group rows: Roman numbers or capital letters in sequence at line starts."""
    groups: list[Group] = []
    last = {"roman": 0, "letter": 0}
    at = 0
    while at < len(words):
        word = words[at]
        found = cells.group.match(plan.text, word.start) if word.begins_line else None
        if found is None or found["first"].islower():
            at += 1
            continue
        kind = "roman" if found["roman"] else "letter"
        value = _roman(found["roman"]) if kind == "roman" else "ABCDĐEGH".find(found["letter"]) + 1
        alone = plan.text[word.end - 1].isalnum()
        follows = value == last[kind] + 1 or (value == 1 and last[kind] > 0)
        if not follows or (alone and not _names_group(plan, words, at)):
            at += 1
            continue
        last[kind] = value
        if kind == "letter":
            last["roman"] = 0
        body = next((i for i in range(at, len(words)) if words[i].start >= found.end()), at + 1)
        end = _group_end(plan, words, max(body, at + 1))
        groups.append(Group(at, end, found[kind], body))
        at = end
    return groups


def _roman(text: str) -> int:
    values = [_ROMAN[char] for char in text]
    return sum(
        -value if value < max(values[index:]) else value for index, value in enumerate(values)
    )


def _names_group(plan: PlanText, words: Sequence[Word], at: int) -> bool:
    """Tell whether a Roman number without a point stands before a title: alone, or in capitals."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    return after.begins_line or plan.text[after.start : after.end].isupper()


def _group_end(plan: PlanText, words: Sequence[Word], body: int) -> int:
    """Find where the title of a group ends: with its line, unless the line plainly goes on."""
    at, depth, upper = body, 0, True
    while at < len(words) and at - body < MAX_GROUP:
        word = words[at]
        if at > body and word.begins_line:
            if _is_number(plan, words, at):
                break
            text = plan.text[word.start : _line_end(words, at)]
            goes_on = (
                depth > 0
                or word.goes_on
                or word.gap in (Gap.wrap, Gap.far_wrap)
                or (upper and text.isupper() and word.gap is not Gap.far)
                or (not word.is_capital and word.gap is Gap.line)
            )
            if not goes_on:
                break
        text = plan.text[word.start : word.end]
        depth += text.count("(") - text.count(")")
        upper = upper and not any(char.islower() for char in text)
        at += 1
    return at


def _line_end(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and not words[end].begins_line and end - at < MAX_GROUP:
        end += 1
    return words[end - 1].end


def _is_number(plan: PlanText, words: Sequence[Word], at: int) -> bool:
    return _NUMBER.match(plan.text, words[at].start, words[at].end) is not None


def find_numbers(
    plan: PlanText, words: Sequence[Word], groups: Sequence[Group]
) -> tuple[RowNumber, ...]:
    """Find the numbers that begin rows.

    The numbers must follow one another, from 1 or, after a group row, from 1 or the next number.
    Numbers with a point (``1.``) and bare ones are tried apart; the longer sequence wins.
    """
    inside = {at for group in groups for at in range(group.start, group.end)}
    fresh = {group.end for group in groups} | {0}
    dotted, bare = (
        _follow_numbers(plan, words, inside, fresh, has_point) for has_point in (True, False)
    )
    return dotted if len(dotted) >= len(bare) else bare


def _follow_numbers(
    plan: PlanText, words: Sequence[Word], inside: set[int], fresh: set[int], has_point: bool
) -> tuple[RowNumber, ...]:
    found: list[RowNumber] = []
    last: tuple[int, ...] = (0,)
    may_restart = True
    for at, word in enumerate(words):
        may_restart = may_restart or at in fresh
        if not word.begins_line or at in inside:
            continue
        match = _NUMBER.match(plan.text, word.start, word.end)
        if match is None or (bool(match[2]) != has_point and "." not in match[1]):
            continue
        number = tuple(int(part) for part in match[1].split("."))
        if not _may_follow(last, number, may_restart, has_point):
            continue
        if not has_point and not _stands_alone(words, at):
            continue
        found.append(RowNumber(at, match[1]))
        last, may_restart = number, False
    return tuple(found)


def _may_follow(
    last: tuple[int, ...], number: tuple[int, ...], may_restart: bool, has_point: bool
) -> bool:
    """Tell whether a number goes on where the last one left off."""
    if may_restart and number in ((1,), (last[0] + 1, 1)):
        return True
    if number == (1,) and has_point and last[0] > 1:
        return True  # numbers begin again under a group row that bears no number
    slack = 2 if has_point and last != (0,) else 1
    if len(number) == len(last) and number[:-1] == last[:-1]:
        return last[-1] < number[-1] <= last[-1] + slack
    if len(number) == len(last) + 1:
        return number == (*last, 1)
    depth = len(number)
    return depth < len(last) and number == (*last[: depth - 1], last[depth - 1] + 1)


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """Tell whether a bare number has its line for itself or a capital after it."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    return after.begins_line or after.is_capital
