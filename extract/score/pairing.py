"""Which found record belongs to which annotated one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.score.compare import normal_value
from extract.score.gold import Record
from rules.folding import fold
from rules.loader import load_rules

_OPENING = frozenset("-–•")
_CLOSING = frozenset(".,;:")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated and a found record that belong together, by their index."""

    gold: int
    found: int
    is_exact: bool


def pair_records(
    kind: str, gold: Sequence[Record], found: Sequence[Record], text: str | None
) -> list[Pair]:
    """Pair annotated with found records, each at most once.

    Officers are paired by name. Others are paired first where their spans are the same, then by
    overlap, the longest first; of two tasks the overlap must be half of the shorter one.

    Args:
        kind: Kind of record.
        gold: Annotated records.
        found: Found records.
        text: The source text, for what does not count at the ends of a span; None: all counts.
    """
    if kind == "officers":
        return _pair_by_name(gold, found)
    gold_spans = [_span(kind, record, text) for record in gold]
    found_spans = [_span(kind, record, text) for record in found]
    pairs = _pair_same(gold_spans, found_spans)
    paired_gold = {pair.gold for pair in pairs}
    paired_found = {pair.found for pair in pairs}
    overlaps = (
        (min(mine[1], other[1]) - max(mine[0], other[0]), i, j)
        for i, mine in enumerate(gold_spans)
        if i not in paired_gold
        for j, other in enumerate(found_spans)
        if j not in paired_found
    )
    for size, i, j in sorted((entry for entry in overlaps if entry[0] > 0), reverse=True):
        if i in paired_gold or j in paired_found:
            continue
        mine, other = gold_spans[i], found_spans[j]
        if kind == "assignments" and size < min(mine[1] - mine[0], other[1] - other[0]) / 2:
            continue
        is_exact = bool(gold[i].get("open")) and mine[0] == other[0]
        pairs.append(Pair(i, j, is_exact))
        paired_gold.add(i)
        paired_found.add(j)
    return pairs


def _pair_by_name(gold: Sequence[Record], found: Sequence[Record]) -> list[Pair]:
    names = [normal_value(record.get("name")) for record in found]
    pairs: list[Pair] = []
    used: set[int] = set()
    for i, record in enumerate(gold):
        name = normal_value(record["name"])
        j = next((j for j, other in enumerate(names) if j not in used and other == name), None)
        if j is not None:
            pairs.append(Pair(i, j, is_exact=True))
            used.add(j)
    return pairs


def _pair_same(gold: Sequence[Span], found: Sequence[Span]) -> list[Pair]:
    waiting: dict[Span, list[int]] = {}
    for j in range(len(found) - 1, -1, -1):  # the first of several is taken first
        waiting.setdefault(found[j], []).append(j)
    return [Pair(i, waiting[span].pop(), True) for i, span in enumerate(gold) if waiting.get(span)]


def _span(kind: str, record: Record, text: str | None) -> Span:
    start, end = record["start"], record["end"]
    if not text:
        return start, end
    end = min(end, len(text))  # found in another text, perhaps
    while start < end and (text[start].isspace() or text[start] in _OPENING):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _CLOSING):
        end -= 1
    if kind == "deadlines":
        start += _opening_length(text[start:end])
    return start, end


def _opening_length(text: str) -> int:
    """Give how many characters at the start of a deadline may be in the span or out."""
    matches = (pattern.compiled.match(fold(text)) for pattern in load_rules().patterns("scoring"))
    return max((match.end() for match in matches if match), default=0)
