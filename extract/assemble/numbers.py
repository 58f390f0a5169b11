"""Read numbers as Vietnamese documents write them."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?\Z")
# Written out so that IIII, VX and the like are no numbers.
_ROMAN = re.compile(r"(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})\Z", re.IGNORECASE)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def parse_number(text: str) -> float | None:
    """Read a number.

    Args:
        text: A decimal with comma (or a full stop that parts no thousands), thousands parted by
            full stops, or a Roman numeral below 400.

    Returns:
        Its value; None where it is no number. Never raises.

    >>> parse_number("1,5"), parse_number("1.250"), parse_number("1.5"), parse_number("IV")
    (1.5, 1250.0, 1.5, 4.0)
    """
    text = text.strip()
    if _GROUPED.match(text):
        return float(text.replace(".", "").replace(",", "."))
    if _PLAIN.match(text):
        return float(text.replace(",", "."))
    return _parse_roman(text)


def _parse_roman(text: str) -> float | None:
    if not _ROMAN.match(text):
        return None
    digits = [_ROMAN_DIGITS[letter] for letter in text.lower()]
    return float(
        sum(
            -digit if any(later > digit for later in digits[index + 1 : index + 2]) else digit
            for index, digit in enumerate(digits)
        )
    )
