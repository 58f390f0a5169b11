"""Find the heads of flattened tables in the text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.annotate.tables.heads import read_heads, settle_columns, skip_column_numbers
from extract.column_heads import Head, HeadWords
from extract.plan_text import PlanText
from rules.folding import fold

_LINE_START = re.compile(r"(?m)^[ \t\f*#]*([^\W\d_][^\s|*#,;:(]*)(?![^\n]*\|)")
_CAPITALISED = re.compile(r"[^\W\d_]{2,}")
_UNKNOWN_HEAD = re.compile(r"[ \n](?P<head>[^\W\d_][^\d.;:\n]{1,50}(?:\n[^\d.;:\n]{1,50}){0,2})")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heads of a table at one place; plan offsets."""

    start: int
    end: int
    columns: tuple[str, ...]


_fold_word = lru_cache(maxsize=4096)(fold)


def line_starts(plan: PlanText, first: int = 0) -> Iterator[tuple[int, str]]:
    """Give the plan offset and the folded first word of each source line that begins with one."""
    for match in _LINE_START.finditer(plan.source, first):
        word = match[1]
        if not word.isascii():
            word = unicodedata.normalize("NFC", word)
        yield match.start(1), _fold_word(word)


def find_headings(plan: PlanText, words: HeadWords) -> list[Heading]:
    """Find rows of at least two heads that begin with a source line."""
    found: list[Heading] = []
    after = 0
    for source_start, word in line_starts(plan):
        first = word.split("/")[0].rstrip(".") if word not in words.by_first else word
        if first not in words.by_first and word.rstrip(".") not in words.by_first:
            continue
        at = bisect_left(plan.starts, source_start)
        if at < after or at >= len(plan.text):
            continue
        heads = _read_all_heads(plan, words, at)
        if len(heads) < 2:
            continue
        last = _end_of_heads(plan, heads[-1])
        first_cell = _skip_space(plan.key, last)
        end = skip_column_numbers(plan.key, first_cell, len(plan.key))
        end = end if end > first_cell else last
        found.append(Heading(at, end, settle_columns(heads)))
        after = end
    return found


def _read_all_heads(plan: PlanText, words: HeadWords, at: int) -> tuple[Head, ...]:
    """Read a row of heads, one among them that no rule knows between two that rules know."""
    key = plan.key
    heads = read_heads(words, key, at, len(key))
    if len(heads) < 2:
        return heads
    found = _UNKNOWN_HEAD.match(plan.text, heads[-1].end)
    if found is None or found["head"][0].islower():
        return heads
    for space in re.finditer(r"[ \n]", found[0]):
        again = found.start() + space.end()
        if not begins_line(plan, again):
            continue
        rest = read_heads(words, key, again, len(key))
        if rest and {head.holds for head in rest}.isdisjoint(head.holds for head in heads):
            return (*heads, Head(found.start("head"), again - 1, "other"), *rest)
    return heads


def begins_line(plan: PlanText, at: int) -> bool:
    """Tell whether a source line begins at a plan offset."""
    return at > 1 and "\n" in plan.source[plan.ends[at - 2] : plan.starts[at]]


def _end_of_heads(plan: PlanText, head: Head) -> int:
    """Give the end of the last head; "Hoàn thành …" in the next line is no qualifier of it."""
    for word in _CAPITALISED.finditer(plan.text, max(head.name_end, head.start), head.end):
        if word[0][0].isupper() and word[0][1:].islower() and begins_line(plan, word.start()):
            return word.start() - 1
    return head.end


def _skip_space(key: str, at: int) -> int:
    while at < len(key) and key[at] in " \n":
        at += 1
    return at
