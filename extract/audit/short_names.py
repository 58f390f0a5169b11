"""Find documents named again by a short name: `(sau đây gọi tắt là Đề án 06)`, then `Đề án 06`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document_types import load_types
from rules.folding import fold
from rules.loader import RuleBook
from schemas.plan import Plan

_FARTHEST = 700
"""Characters between the end of a citation and the short name given to it: a long title."""
_MOST_NAMES = 50
"""Short names looked for in one plan; each is searched in the whole text."""


@dataclass(frozen=True, slots=True)
class ShortName:
    """One place where a short name stands for a citation; source offsets.

    Attributes:
        citation: Id of the citation that was given the name.
        start: First character.
        end: One past the last.
        found: Id of the citation that the conversion found in this very place; None.
    """

    citation: str
    start: int
    end: int
    found: str | None = None


def find_short_names(plan: Plan, text: str, rules: RuleBook) -> Iterator[ShortName]:
    """Find where a plan uses short names that it has defined.

    A short name begins with a type word and has a word or number after it; the document is the
    last one cited before the definition, in the same paragraph.

    Returns:
        Uses after the definition, in order for each name; none inside a longer citation.
    """
    pattern = next(row for row in rules.patterns("audit") if row.id == "audit.short_name")
    folded = fold(text)
    if not plan.citations or not pattern.can_match(folded):
        return
    starts = [citation.start for citation in plan.citations]
    known: set[str] = set()
    for match in pattern.compiled.finditer(folded):
        at = bisect_right(starts, match.start()) - 1
        name = " ".join(match["name"].split())
        if at < 0 or name in known or not _is_name(name, rules):
            continue
        if len(known) == _MOST_NAMES:
            return
        citation = plan.citations[at]
        between = text[citation.end : match.start()]
        if len(between) > _FARTHEST or "\n\n" in between.strip("\n"):
            continue
        known.add(name)
        yield from _uses(plan, folded, name, citation.id, match.end(), starts)


def _is_name(name: str, rules: RuleBook) -> bool:
    """Tell a name that says which document: a type word and something after it."""
    types = load_types(rules)
    words = name.split()
    return any(
        types.name_of(" ".join(words[:count])) is not None and len(words) > count
        for count in range(1, types.longest + 1)
    ) and not any(name.endswith(word) for word in rules.words("audit", "this_one"))


def _uses(
    plan: Plan, folded: str, name: str, citation: str, after: int, starts: list[int]
) -> Iterator[ShortName]:
    use = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)(?![-/]\w)")
    for match in use.finditer(folded, after):
        at = bisect_left(starts, match.end()) - 1
        last = plan.citations[at] if at >= 0 else None
        if last is None or last.end <= match.start():
            yield ShortName(citation, match.start(), match.end())
        elif (last.start, last.end, last.date) == (match.start(), match.end(), None):
            yield ShortName(citation, match.start(), match.end(), last.id)
