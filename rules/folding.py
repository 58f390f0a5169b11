"""Fold text for matching: one character for each, so that offsets stay."""

from __future__ import annotations

import re

# The tone may stand on either vowel of an open oa, oe, uy: hòa and hoà, ủy and uỷ are one word.
# Folded to the second vowel, the way of the Ministry of Education's Decision 240/QĐ of 1984.
_TONES = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
    ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
    ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
)  # fmt: skip
_TONE_MAP = dict(_TONES)
_TONE_PATTERN = re.compile("|".join(_TONE_MAP))

LOOKALIKES = str.maketrans("ÐƉð", "ĐĐđ")
"""Letters of other tongues that look like Đ and are typed or read for it, one for one."""

_MARKS = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("\u00a0\u2007\u202f\t", " "),
    "％": "%",
    "ð": "đ",
    "∕": "/",
    "⁄": "/",
}
_MARK_PATTERN = re.compile(f"[{re.escape(''.join(_MARKS))}]")


def fold_tones(text: str) -> str:
    """Put every tone mark of an open oa, oe, uy on the second vowel.

    Args:
        text: NFC, lower case for the fold to see it.

    Returns:
        Text of the same length.

    >>> fold_tones("ủy ban, hòa bình, hoàn")
    'uỷ ban, hoà bình, hoàn'
    """
    return _TONE_PATTERN.sub(lambda match: _TONE_MAP[match[0]], text)


def fold(text: str) -> str:
    """Fold case, tone placement, dashes, quotation marks and spaces.

    Args:
        text: NFC.

    Returns:
        Text of the same length: character ``i`` stands for character ``i``.

    >>> fold("Ủy ban – Hòa Bình")
    'uỷ ban - hoà bình'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows in lower case
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return fold_tones(_MARK_PATTERN.sub(lambda match: _MARKS[match[0]], lowered))
