"""The line that leads a list in, and what it says for every entry: ``Tỷ lệ … đạt tối thiểu:``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.context import Context
from extract.outline import BlockKind
from rules.loader import RuleBook

MOST_ENTRIES = 40
"""Entries of a list that are looked back over for the line that leads it in."""
LONGEST_FRAME = 120
"""Characters at the end of a leading line that may frame the numbers below."""


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A line that leads a list in. Plan offsets.

    Attributes:
        start: Its first character.
        end: One past its last character.
        head_end: Where what it measures ends: before the words that frame a number.
        frame: Those words, folded; empty if there are none.
    """

    start: int
    end: int
    head_end: int
    frame: str


@lru_cache(maxsize=4)
def _framing_words(rules: RuleBook) -> re.Pattern[str]:
    words = {
        word
        for group in ("before", "reach", "change", "filler")
        for word in rules.words("comparators", group)
    }
    words |= set(rules.words("targets", "announcing"))
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:[\s,]+(?:{either}))*\s*:\s*\Z")


def find_lead_in(context: Context, at: int) -> LeadIn | None:
    """Find the line that leads in the list that holds a plan offset; None where none does."""
    outline, key = context.outline, context.plan.key
    index = outline.block_index(at)
    block = outline.blocks[index]
    if block.kind not in {BlockKind.bullet, BlockKind.item}:
        return None
    first = max(0, index - MOST_ENTRIES)
    while index > first and outline.blocks[index].level == block.level:
        index -= 1
    lead = outline.blocks[index]
    tail = max(lead.body, lead.end - LONGEST_FRAME)
    if lead is block or not key[tail : lead.end].rstrip().endswith(":"):
        return None
    match = _framing_words(context.rules).search(key[tail : lead.end])
    if match is None:
        return None
    frame = match[0].strip(" ,:\n").replace(",", "")
    return LeadIn(lead.start, lead.end, tail + match.start(), frame)
