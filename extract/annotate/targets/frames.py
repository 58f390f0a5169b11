"""The words around a number that say how it is meant: ``đạt tối thiểu``, ``trở lên``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rules.loader import RuleBook

MAX_WORDS = 5
MAX_LENGTH = 32


@dataclass(frozen=True)
class FrameRules:
    """Words that may frame a number, folded.

    Attributes:
        before: Words before a number, with the groups each belongs to.
        making: Verbs whose object is counted, beside those of ``before``.
        closed: Words that end what stands before a number, and frame nothing.
        mean: Words that frame a number beside it, but before a verb of reaching belong to the
            noun that is measured.
        opening: Words right before a number that let any noun after it be counted.
        after: Words that follow a number, or a short noun after it that is no grade
            (``trở lên`` in ``đạt loại khá trở lên`` belongs to the grade).
    """

    before: dict[str, frozenset[str]]
    making: frozenset[str]
    closed: frozenset[str]
    mean: frozenset[str]
    opening: frozenset[str]
    after: re.Pattern[str]

    @classmethod
    def from_rules(cls, rules: RuleBook) -> FrameRules:
        """Read them from ``rules/comparators.toml`` and ``rules/targets.toml``."""
        groups: dict[str, set[str]] = {}
        for book, names in (
            ("comparators", ("before", "change", "reach", "filler")),
            ("targets", ("aim",)),
        ):
            for name in names:
                for word in rules.words(book, name):
                    groups.setdefault(word, set()).add(name)
        words = sorted(rules.words("comparators", "after"), key=len, reverse=True)
        grades = "|".join(re.escape(word) for word in rules.words("comparators", "grade"))
        after = "|".join(re.escape(word) for word in words)
        making = frozenset(rules.words("targets", "making"))
        floors = {
            word
            for cue in rules.cues("comparators", "before")
            for word in cue.words
            if cue.meaning != "from"
        }
        where = set(rules.words("comparators", "where"))
        return cls(
            {word: frozenset(names) for word, names in groups.items()},
            making,
            frozenset(rules.words("comparators", "closed")),
            frozenset(rules.words("comparators", "mean")),
            making | floors - where | set(rules.words("comparators", "added")),
            re.compile(
                rf"(?:\s?/\s?\w+)?\s*(?P<noun>(?:(?!(?:{grades})\b)[^\W\d_]+\s){{0,4}})(?P<after>{after})\b"
            ),
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """What frames a number.

    Attributes:
        start: Where the words before the number begin; the number's start if there are none.
        groups: Groups of the words before it.
        end: Where the words after it end; the number's end if there are none, or if a noun
            stands between.
        after: Comparator after the number, as written in the key; empty if there is none.
        mark: The comma, colon or bracket before the frame; empty if there is none.
    """

    start: int
    groups: frozenset[str]
    end: int
    after: str
    mark: str


def find_frame(
    key: str, start: int, end: int, clause: tuple[int, int], rules: FrameRules, counted: bool
) -> Frame:
    """Walk back over the words that frame a number, and on over those after it.

    Args:
        key: Folded plan text.
        start: First character of the number.
        end: One past its unit.
        clause: Bounds that the frame stays in.
        rules: The words.
        counted: Whether verbs of making frame it too (``tổ chức 02 lớp``).
    """
    at, groups = start, set[str]()
    while True:
        before = key[max(clause[0], at - MAX_LENGTH) : at].rstrip()
        if not before or before[-1] in ",:(":
            break
        word, found = _last_words(before, rules, counted and "reach" not in groups)
        if not word or (word in rules.mean and "reach" in groups):
            break
        groups |= found
        at -= len(key[max(clause[0], at - MAX_LENGTH) : at]) - len(before) + len(word)
    mark = key[max(clause[0], at - 2) : at].strip()[-1:]
    match = rules.after.match(key, end, clause[1])
    if match is None:
        return Frame(at, frozenset(groups), end, "", mark if mark in ",:(" else "")
    stop = match.end() if not match["noun"] else end
    return Frame(at, frozenset(groups), stop, match["after"], mark if mark in ",:(" else "")


def _last_words(before: str, rules: FrameRules, counted: bool) -> tuple[str, frozenset[str]]:
    """Give the longest run of words at the end that frames a number, with its groups."""
    tokens = before.split(" ")
    for count in range(min(MAX_WORDS, len(tokens)), 0, -1):
        word = " ".join(tokens[-count:]).lstrip("(-+*")
        if word in rules.closed:
            break
        made = frozenset({"making"} if counted and word in rules.making else ())
        if word in rules.before or made:
            return word, rules.before.get(word, made) | made
    return "", frozenset()
