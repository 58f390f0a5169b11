"""When a field that was found says the same as the annotated one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher

LIKENESS: Mapping[str, float] = {
    "issuer": 0.9,
    "indicator": 0.8,
    "actor": 0.85,
    "position": 0.85,
    "title": 0.8,
    "due": 0.85,
}
"""Fields that hold a phrase: how like the two must be, as a ratio of matching characters."""

_CONTAINED = frozenset({"indicator", "actor"})  # one may say more than the other
_SHORTEST, _SHARE = 12, 0.6  # but the shorter one so many characters, and so much of the longer
_DASH = re.compile(r"\s*[-–—]\s*")
# Vowels and tone that are written in two ways; the second is taken.
_TONES = {
    unicodedata.normalize("NFC", f"{first}{tone}{second}"): unicodedata.normalize(
        "NFC", f"{first}{second}{tone}"
    )
    for first, second, tone in (("o", "a", "\u0300"), ("o", "a", "\u0301"), ("u", "y", "\u0309"))
}
_TONE = re.compile("|".join(_TONES))


def normal_value(value: object) -> str:
    """Give a value in the form in which values are compared.

    Case, dashes and the spaces about them, the place of a tone mark, runs of space and closing
    punctuation do not matter; a whole number is the same with and without ``.0``; null is the
    empty text.

    >>> normal_value("Ủy ban – xã;"), normal_value(85.0), normal_value(None)
    ('uỷ ban-xã', '85', '')
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{float(value):g}"
    text = _DASH.sub("-", unicodedata.normalize("NFC", str(value)).lower())
    text = _TONE.sub(lambda match: _TONES[match[0]], text)
    return " ".join(text.split()).strip(" .;:,")


def is_same(field: str, expected: object, found: object) -> bool:
    """Tell whether a field that was found says what the annotation says.

    >>> is_same("symbol", "76/NQ-CP", "76/NQ-TW")
    False
    >>> is_same("actor", "Công chức Tài chính", "Công chức Tài chính - Kế toán")
    True
    """
    left, right = normal_value(expected), normal_value(found)
    if left == right:
        return True
    if field not in LIKENESS or not left or not right:
        return False
    if SequenceMatcher(None, left, right, autojunk=False).ratio() >= LIKENESS[field]:
        return True
    shorter, longer = sorted((left, right), key=len)
    return (
        field in _CONTAINED
        and len(shorter) >= _SHORTEST
        and shorter in longer
        and len(shorter) / len(longer) >= _SHARE
    )
