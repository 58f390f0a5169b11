"""The field of administrative reform that a target belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.context import Context
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Pattern
from schemas.vocabulary import ReformField

_BRACKETS = re.compile(r"\([^()]*\)?")
LONGEST_LEAD = 120
"""Characters that a paragraph's own opening may have before its colon to be read as a heading."""


@dataclass(frozen=True)
class FieldRules:
    """Patterns that tell a field: of headings, and of a target's own words, in order."""

    headings: tuple[Pattern, ...]
    words: tuple[Pattern, ...]


@lru_cache(maxsize=4)
def read_field_rules(rules: RuleBook) -> FieldRules:
    """Read the patterns of ``rules/fields.toml``; the same rules give the same object."""
    patterns = rules.patterns("fields")
    return FieldRules(
        tuple(p for p in patterns if p.id.startswith("heading.")),
        tuple(p for p in patterns if p.id.startswith("words.")),
    )


def resolve_field(context: Context, at: int, own_words: str) -> ReformField | None:
    """Give the field of a target.

    Args:
        context: The plan.
        at: Where the target stands, plan offset.
        own_words: Its indicator, or its clause.

    Returns:
        What the nearest heading above that names a field says; where a heading names several,
        the one among them that the own words say, else none. Without such a heading, what the
        own words say plainly. None where neither tells.
    """
    rules = read_field_rules(context.rules)
    said = _first_field(own_words, rules.words)
    for title in _headings(context, at):
        named = _fields_named(title, rules.headings)
        if len(named) == 1:
            return named[0]
        if said in named:
            return said
    return said


def _headings(context: Context, at: int) -> Sequence[str]:
    """Give what stands above a place as a heading, nearest first."""
    block = context.outline.block_at(at)
    titles: list[str] = []
    opening = context.plan.text[block.body : min(at, block.body + LONGEST_LEAD)]
    if ":" in opening:
        titles.append(opening.split(":", 1)[0])
    titles += [section.title for section in context.outline.path(block.section)]
    return titles


def _fields_named(title: str, patterns: Sequence[Pattern]) -> list[ReformField]:
    key = _BRACKETS.sub(" ", fold(title))
    return [
        ReformField(pattern.values["field"])
        for pattern in patterns
        if pattern.can_match(key) and pattern.compiled.search(key)
    ]


def _first_field(words: str, patterns: Sequence[Pattern]) -> ReformField | None:
    key = fold(words)
    for pattern in patterns:
        if pattern.can_match(key) and pattern.compiled.search(key):
            return ReformField(pattern.values["field"])
    return None
