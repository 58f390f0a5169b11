"""Warn of headings and items numbered twice, out of order, or with a gap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.outline import Block, BlockKind, Outline, Zone
from extract.plan_text import PlanText
from rules.loader import RuleBook
from schemas.finding import PlanWarning
from schemas.vocabulary import WarningCode

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_FIRST_WORDS = re.compile(r"\S+(?:\s+\S+){0,8}")


def check_numbering(plan: PlanText, outline: Outline, rules: RuleBook) -> list[PlanWarning]:
    """Warn of numbering that an official would put right.

    Siblings are markers of one style under one section. A list that begins anew with its first
    number is another list; one that begins later (a text without its head) is no fault.
    """
    letters = Letters(rules)
    lists: dict[tuple[object, ...], list[tuple[Block, float]]] = {}
    found: list[PlanWarning] = []
    for block in outline.blocks:
        if block.kind not in {BlockKind.heading, BlockKind.item} or not block.marker:
            continue
        if block.zone is not Zone.body:
            continue
        style, value = letters.read(block.marker)
        if value is None:
            continue
        parent = block.section
        if block.kind is BlockKind.heading and block.section is not None:
            parent = outline.section(block.section).parent
        key = (block.component, parent, style, ")" in plan.text[block.start : block.body])
        siblings = lists.setdefault(key, [])
        if value == 1 and siblings and not _is_doubled_first(siblings):
            siblings.clear()
        found += _check_next(plan, siblings, block, value, rules, letters)
        siblings.append((block, value))
    return found


def _is_doubled_first(siblings: Sequence[tuple[Block, float]]) -> bool:
    return len(siblings) == 1 and siblings[0][1] == 1


class Letters:
    """Reads markers as numbers; letters count as the Vietnamese alphabet orders them."""

    def __init__(self, rules: RuleBook):
        self.order = rules.words("document", "letters")
        self.optional = frozenset(rules.words("document", "optional_letters"))

    def read(self, marker: str) -> tuple[str, float | None]:
        """Give the style of a marker and its place in the order; None where it has none."""
        if re.fullmatch(r"[IVXL]+", marker):
            values = [_ROMAN[char] for char in marker]
            total = sum(
                -value if any(value < other for other in values[i + 1 : i + 2]) else value
                for i, value in enumerate(values)
            )
            return "roman", float(total)
        number = re.fullmatch(r"(?:(?P<word>\D+)\s)?(?P<number>\d{1,3})", marker)
        if number:
            return number["word"] or "number", float(number["number"])
        if len(marker) == 1 and marker.islower():
            return "letter", self._letter(marker)
        return "other", None

    def _letter(self, marker: str) -> float | None:
        if marker in self.order:
            return float(self.order.index(marker) + 1)
        before = [char for char in self.order if char < marker and char != "đ"]
        return self.order.index(before[-1]) + 1.5 if before else None

    def missing(self, style: str, before: float, value: float) -> list[str]:
        """Name what is left out between two neighbours of a list."""
        between = range(int(before) + 1, int(-(-value // 1)))
        if style == "roman":
            return [_to_roman(number) for number in between]
        if style != "letter":
            return [str(number) for number in between]
        names = [self.order[number - 1] for number in between if number - 1 < len(self.order)]
        return [name for name in names if name not in self.optional]


def _to_roman(number: int) -> str:
    out = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + sign, number - value
    return out


def _check_next(
    plan: PlanText,
    siblings: Sequence[tuple[Block, float]],
    block: Block,
    value: float,
    rules: RuleBook,
    letters: Letters,
) -> list[PlanWarning]:
    if not siblings:
        return []
    same = next((other for other, number in siblings if number == value), None)
    if same is not None:
        return [
            _warn(plan, block, WarningCode.numbering_duplicate, rules,
                  number=block.marker, first=_opening(plan, same), second=_opening(plan, block))
        ]  # fmt: skip
    last, before = siblings[-1]
    style = letters.read(block.marker)[0]
    highest = max(number for _, number in siblings)
    if value < before:
        order = ", ".join([other.marker for other, _ in siblings] + [block.marker])
        return [
            _warn(plan, block, WarningCode.numbering_order, rules,
                  number=block.marker, before=last.marker, order=order)
        ]  # fmt: skip
    missing = letters.missing(style, before, value)
    if missing and value > highest and len(missing) <= 3:
        return [
            _warn(plan, block, WarningCode.numbering_gap, rules,
                  number=block.marker, before=last.marker, missing=", ".join(missing))
        ]  # fmt: skip
    return []


def _opening(plan: PlanText, block: Block) -> str:
    match = _FIRST_WORDS.match(plan.text, block.start, block.end)
    return match[0].strip(" .:;,") if match else plan.read(block.start, block.end)


def _warn(
    plan: PlanText, block: Block, code: WarningCode, rules: RuleBook, **values: str
) -> PlanWarning:
    match = _FIRST_WORDS.match(plan.text, block.start, block.end)
    start, end = plan.to_source(block.start, match.end() if match else block.end)
    message = rules.message(f"warning.{code.value}", **values)
    return PlanWarning(code=code, message=message, start=start, end=end)
