"""What the words around a number mean: comparator, direction, and what they share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.mention import Mention
from rules.loader import RuleBook
from schemas.vocabulary import Comparator, Direction

MAX_WORDS = 5
"""Syllables of the longest words of comparing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a number is meant.

    Attributes:
        comparator: How the level compares with the value.
        direction: A level, or a change.
        is_own: Whether words of its own say so; without them it may share those of a number
            that it is joined to.
    """

    comparator: Comparator
    direction: Direction
    is_own: bool


@dataclass(frozen=True)
class ComparisonRules:
    """Words and their meanings, folded."""

    before: dict[str, str]
    after: dict[str, str]
    change: dict[str, str]
    reach: frozenset[str]
    baseline: re.Pattern[str]
    openings: tuple[str, ...]


@lru_cache(maxsize=4)
def read_comparison_rules(rules: RuleBook) -> ComparisonRules:
    """Read ``rules/comparators.toml``; the same rules give the same object."""

    def meanings(group: str) -> dict[str, str]:
        return {w: cue.meaning for cue in rules.cues("comparators", group) for w in cue.words}

    return ComparisonRules(
        meanings("before"),
        meanings("after"),
        meanings("change"),
        frozenset(rules.words("comparators", "reach")),
        next(p.compiled for p in rules.patterns("targets") if p.id == "baseline"),
        rules.words("targets", "measure"),
    )


def resolve_comparison(
    mention: Mention, opening: str, following: str, is_range: bool, rules: RuleBook
) -> Comparison:
    """Tell comparator and direction from the words of a target's frame.

    Args:
        mention: The target.
        opening: Folded text of its clause before the frame, words of aiming left out.
        following: Folded text after the frame.
        is_range: Whether two numbers give a range.
        rules: For the words.
    """
    ready = read_comparison_rules(rules)
    words = _split_words(mention.parts["before"], ready)
    comparator, change = _read_words(words, ready)
    reaches = any(word in ready.reach for word in words)
    meaning = ready.after.get(mention.parts["after"])
    if comparator == "from":
        comparator = "" if is_range else "ge"
    if meaning and not (meaning == "ge" and comparator == "gt"):
        comparator = meaning
    elif meaning:
        comparator = "ge"
    if not change and not reaches and comparator not in {"lt", "gt"}:
        change = _opening_change(opening, ready)
    if change and words and words[-1] in ready.before and words[-1] in ready.change:
        # "cao hơn 5% so với năm 2024" is a change, "cao hơn 80%" a level
        compared = ready.baseline.match(following.lstrip()) is not None
        if compared or any(word in ready.change for word in words[:-1]):
            comparator = ""
        else:
            change = ""
    return Comparison(
        Comparator(comparator or mention.parts.get("comparator") or "eq"),
        Direction(change or "level"),
        bool(words or meaning),
    )


def _split_words(before: str, rules: ComparisonRules) -> list[str]:
    """Split the words before a number into those that mean something, in order."""
    tokens = before.split()
    words: list[str] = []
    at = 0
    while at < len(tokens):
        for count in range(min(MAX_WORDS, len(tokens) - at), 0, -1):
            word = " ".join(tokens[at : at + count])
            if word in rules.before or word in rules.change or word in rules.reach or count == 1:
                words.append(word)
                at += count
                break
    return words


def _read_words(words: list[str], rules: ComparisonRules) -> tuple[str, str]:
    """Give the comparator nearest the number, and the change that no level after it undoes."""
    comparator = change = ""
    for word in words:
        if word in rules.change:
            change = rules.change[word]
        if word in rules.reach:
            change = ""
        meaning = rules.before.get(word)
        if meaning and not (meaning == "from" and comparator):
            comparator = meaning
    return comparator, change


def _opening_change(opening: str, rules: ComparisonRules) -> str:
    """Give the change that opens a clause about a measure: ``giảm tỷ lệ hộ nghèo 1,5%``."""
    for word, meaning in rules.change.items():
        if opening.startswith(word + " "):
            rest = opening[len(word) + 1 :]
            if any(rest.startswith(measure + " ") for measure in rules.openings):
                return meaning
    return ""
