"""Tell slips of OCR and typing from another name: what may be forgiven, and what never."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations

from rapidfuzz import fuzz

from extract.audit.identity import numbers_in

SAME_TITLE = 90.0
"""How alike, of 100, two titles must be to be one with slips in it."""
OTHER_TITLE = 55.0
"""Below this, two titles are of two documents."""
SAME_NAME = 85.0
"""How alike two names of places must be to be one with a slip in it."""
ENOUGH = 20
"""Characters that a title must have for its likeness to say anything."""
_MOST = 40


def is_same_title(one: str, other: str) -> bool:
    """Tell titles that differ by slips alone, never in a number.

    >>> is_same_title("ke hoach cai cach hanh chinh nam 2024", "ke hoach cai cach hanh chinh nam 2025")
    False
    """  # noqa: E501
    return (
        min(len(one), len(other)) >= ENOUGH
        and numbers_in(one) == numbers_in(other)
        and fuzz.ratio(one, other) >= SAME_TITLE
    )


def is_other_title(one: str, other: str) -> bool:
    """Tell titles of two documents; False where a title is too short to say."""
    return (
        min(len(one), len(other)) >= ENOUGH
        and fuzz.token_set_ratio(one, other, processor=None) < OTHER_TITLE
    )


def is_same_name(one: str, other: str) -> bool:
    """Tell names that differ by a slip alone, never in a number: `phuong5` is not `phuong6`."""
    return numbers_in(one) == numbers_in(other) and fuzz.ratio(one, other) >= SAME_NAME


def near_pairs(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give pairs of texts that may differ by one slip: they share their first or last half.

    Time grows with the number of texts: a half that very many share is passed over.
    """
    buckets: dict[Hashable, list[str]] = {}
    for text in sorted(set(texts)):
        half = len(text) // 2
        for key in {(0, text[: max(half - 1, 1)]), (1, text[-max(half - 1, 1) :])}:
            buckets.setdefault(key, []).append(text)
    yield from _pairs(buckets)


def _pairs(buckets: Mapping[Hashable, list[str]]) -> Iterator[tuple[str, str]]:
    for texts in buckets.values():
        if 1 < len(texts) <= _MOST:
            yield from combinations(texts, 2)
