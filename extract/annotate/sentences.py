"""Bounds of the sentence and of the clause around a place in a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.plan_text import PlanText
from rules.loader import RuleBook

REACH = 1500
"""How far a sentence is followed to either side, so that a line without a stop costs no more."""

_MARKS = re.compile("[();]")


@dataclass(frozen=True)
class SentenceRules:
    """What ends a sentence.

    Attributes:
        ends: Closing marks with white space after them, and line breaks.
        abbreviated: Folded words after which a full stop ends nothing.
    """

    ends: re.Pattern[str]
    abbreviated: frozenset[str]

    @classmethod
    def from_rules(cls, rules: RuleBook) -> SentenceRules:
        """Read them from ``rules/targets.toml``."""
        (pattern,) = (p for p in rules.patterns("targets") if p.id == "sentence.end")
        return cls(pattern.compiled, frozenset(rules.words("targets", "abbreviated")))


def find_sentence(plan: PlanText, at: int, rules: SentenceRules) -> tuple[int, int]:
    """Give the bounds of the sentence that holds a plan offset, closing mark left out.

    A full stop ends a sentence unless a lower-case letter follows, or an abbreviation or the
    number of a paragraph stands before it.
    """
    left = max(plan.text.rfind("\n", max(0, at - REACH), at) + 1, at - REACH, 0)
    right = plan.text.find("\n", at, at + REACH)
    end = right if right >= 0 else min(len(plan.text), at + REACH)
    start = left
    for match in rules.ends.finditer(plan.key, left, end):
        if not _ends_sentence(plan, match.start(), match.end(), left, rules):
            continue
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            end = match.start()
            break
    return start, end


def _ends_sentence(plan: PlanText, start: int, end: int, left: int, rules: SentenceRules) -> bool:
    """Tell whether a closing mark is one, and no part of an abbreviation or a number."""
    follower = plan.text[end : end + 2].strip()[:1]
    if not follower or follower.islower():
        return False
    word = plan.key[max(left, start - 8) : start].rsplit(" ", 1)[-1].lstrip("(")
    if word in rules.abbreviated:
        return False
    return not (start - left <= 6 and plan.key[left:start].strip(" -+*(").isalnum())


def find_clause(key: str, sentence: tuple[int, int], at: int) -> tuple[int, int]:
    """Give the bounds of the part of a sentence, between semicolons, that holds an offset.

    A semicolon inside brackets parts nothing, unless the offset stands in them too.
    """
    start, end = sentence
    opened = key.rfind("(", start, at)
    inside = opened if opened >= 0 and key.find(")", opened, at) < 0 else -1
    depth = 0
    for match in _MARKS.finditer(key, start, end):
        place, mark = match.start(), match[0]
        if mark == "(":
            depth += place != inside
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and place < at:
            start = place + 1
        elif depth == 0:
            return start, place
    return start, end
