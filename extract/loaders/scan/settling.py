"""Settle what several readings of one place say: digits, a symbol's letters, a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.loaders.page import UNREAD, Word
from rules.folding import fold

SCALES = (0.8, 1.0, 1.25, 1.5)
"""Sizes at which a place is read again; with the page's own there are five readings."""

_LEAST_SURE, _SURE = 0.85, 0.95
_SLIPS = str.maketrans("oil|]!\u00f3", "0111116")  # what OCR takes 0, 1 and 6 for, folded
_FOREIGN = re.compile(r"[^\w\s/&.,:-]|_")  # no symbol of a document has it


@dataclass(frozen=True, slots=True)
class Reading:
    """One part of a line as it was read again, and how sure it is."""

    text: str
    confidence: float


def is_sure(own: Sequence[Word], read: str, is_code: bool) -> bool:
    """Tell whether a part of a line needs no second reading."""
    if is_code:
        return _FOREIGN.search(read) is None
    return read.isdigit() and min(word.confidence or 0.0 for word in own) >= _SURE


def settle_digits(own: Sequence[Word], read: str, again: Sequence[Reading]) -> list[Word]:
    """Give the words of a number as most readings have it, or marked as unread.

    All readings but one are alike, or more than half and surely; or the page's own is sure and
    no two others agree on another; or some are alike, one of them sure, and none speaks against.
    """
    first = Reading(_digits(read), min(word.confidence or 0.0 for word in own))
    readings = (first, *(Reading(_digits(one.text), one.confidence) for one in again))
    counts = Counter(one.text for one in readings if one.text.isdigit())
    if not counts:
        return [replace(word, style=UNREAD) for word in own]
    text, count = counts.most_common(1)[0]
    if counts[first.text] and first.confidence >= _SURE and (text == first.text or count < 2):
        return list(own)
    sure = [one.confidence for one in readings if one.text == text]
    most = 1 + len(SCALES)
    if not (
        count + 1 >= most
        or (2 * count > most and sum(sure) / count >= _LEAST_SURE)
        or (count > 1 and len(counts) == 1 and max(sure) >= _SURE)
    ):
        return [replace(word, style=UNREAD) for word in own]
    if "".join(read.split()) == text or len(own) > 1:
        return [replace(word, confidence=max(sure)) for word in own]
    at = fold(own[0].text).find(read)
    mended = own[0].text[:at] + text + own[0].text[at + len(read) :] if at >= 0 else text
    return [replace(own[0], text=mended, confidence=max(sure))]


def _digits(read: str) -> str:
    return "".join(read.split()).translate(_SLIPS)


def settle_code(own: Sequence[Word], again: Sequence[Reading]) -> list[Word]:
    """Give the letters of a symbol as most readings have them that read letters alone.

    OCR reads ``PA83`` as ``PA§3``; a reading with signs that no symbol has is none.
    """
    if len(own) != 1 or _FOREIGN.search(own[0].text) is None:
        return list(own)
    counts = Counter(one.text for one in again if _FOREIGN.search(one.text) is None)
    if not counts:
        return list(own)
    text = counts.most_common(1)[0][0]
    return [replace(own[0], text=text)] if len(text) <= len(own[0].text) else list(own)


def settle_word(word: Word, others: Sequence[Word]) -> Word:
    """Give a word as more than half of all readings of its place have it."""
    same = [other for other in others if _covers(other, word) and _covers(word, other)]
    counts = Counter(one.text for one in (word, *same))
    text, count = counts.most_common(1)[0]
    if text == word.text or 2 * count <= 1 + len(SCALES):
        return word
    return replace(
        word, text=text, confidence=max(one.confidence or 0.0 for one in same if one.text == text)
    )


def _covers(one: Word, other: Word) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > 0.7 * (other.x1 - other.x0)
