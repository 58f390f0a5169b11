"""Phrases that link the parts of an actor's name, compiled from the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rules.loader import RuleBook


@dataclass(frozen=True)
class Phrases:
    """Phrases that the grammar matches at a place, compiled from the rules."""

    qualifier: re.Pattern[str]
    belonging: re.Pattern[str]
    charge: re.Pattern[str]
    function: frozenset[str]
    conjunctions: frozenset[str]
    field_joiner: re.Pattern[str]
    group_joiner: re.Pattern[str]


@lru_cache(maxsize=8)
def load_phrases(rules: RuleBook) -> Phrases:
    """Compile the phrases of ``offices`` that link the parts of a name."""

    def compile_group(group: str) -> re.Pattern[str]:
        words = sorted(rules.words("offices", group), key=len, reverse=True)
        return re.compile(r" +(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")

    conjunctions = rules.words("offices", "conjunction")
    any_of = "|".join(map(re.escape, conjunctions))
    again = "|".join(map(re.escape, rules.words("offices", "repeated")))
    return Phrases(
        compile_group("qualifier"),
        compile_group("belonging"),
        compile_group("charge"),
        frozenset(rules.words("offices", "function")),
        frozenset(conjunctions),
        re.compile(rf" *(?:,|-|&|(?:{any_of})(?!\w)) *| +"),
        re.compile(rf" *(?:[-,/;&]|(?:{any_of})(?!\w)) *(?:(?:{again}) +)?| +"),
    )
