"""Days, months, quarters, halves and years as dates.

Nothing here raises on a date that does not exist: OCR and typists write 31/02, and the record
then says that no date can be told.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

# Letters that OCR reads for digits, in lower case: O for 0, l and I for 1.
_LETTERS_FOR_DIGITS = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "|": "1"})
_DATE = re.compile(
    r"(?<![0-9/])(?P<day>[0-9oOlI|]{1,2})[^\S\n]*(?:[/.\-–]|[^\W\d_]{2,6})[^\S\n]*"
    r"(?P<month>[0-9oOlI|]{1,2})[^\S\n]*(?:[/.\-–]|,?[^\S\n]*[^\W\d_]{2,4})[^\S\n]*"
    r"(?P<year>[12lI|][0-9oOlI|]{3})(?!\d)"
)


class Span(NamedTuple):
    """First and last day of a stretch of time, both in it."""

    first: dt.date
    last: dt.date


def parse_digits(text: str) -> int | None:
    """Read a number whose digits OCR may have taken for letters.

    Args:
        text: The number alone, at least one true digit in it: ``2O21``, ``l5``, ``07``.

    Returns:
        The number; None where it is none, or where no digit speaks for it.

    >>> parse_digits("2O21"), parse_digits("l5"), parse_digits("lo")
    (2021, 15, None)
    """
    if not any(character.isdigit() for character in text):
        return None
    digits = text.strip().translate(_LETTERS_FOR_DIGITS)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def make_date(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    """Give the day, or None where a part is missing or there is no such day."""
    if not year or not month or not day:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def parse_date(text: str) -> dt.date | None:
    """Give the first full date written in a text, in figures or with words between them.

    Args:
        text: ``07 tháng 3 năm 2025``, ``7/3/2025``, ``07-3-2025``, ``02.9.2025``; any words
            before and after; digits may be OCR's letters (``15/7/2O21``).

    Returns:
        The day; None where no full date is written or the first does not exist (31/02).

    Source:
        Nghị định 30/2020/NĐ-CP, phụ lục I, mục 4 (words); usage (figures).

    >>> parse_date("ngày 07 tháng 3 năm 2025"), parse_date("l5/7/2O21"), parse_date("31/02/2025")
    (datetime.date(2025, 3, 7), datetime.date(2021, 7, 15), None)
    """
    match = _DATE.search(text)
    if match is None:
        return None
    return make_date(*(parse_digits(match[part]) for part in ("year", "month", "day")))


def resolve_month(year: int, month: int) -> Span | None:
    """Give the first and last day of a month; None where there is no such month.

    >>> resolve_month(2024, 2).last
    datetime.date(2024, 2, 29)
    """
    return resolve_months(year, month, month)


def resolve_months(year: int, first: int, last: int) -> Span | None:
    """Give the first day of one month and the last day of another of the same year."""
    if not (1 <= first <= last <= 12 and dt.MINYEAR <= year <= dt.MAXYEAR):
        return None
    return Span(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


def resolve_quarter(year: int, quarter: int) -> Span | None:
    """Give the first and last day of a quarter, 1 to 4; None for any other number.

    >>> resolve_quarter(2025, 3)
    Span(first=datetime.date(2025, 7, 1), last=datetime.date(2025, 9, 30))
    """
    return resolve_months(year, 3 * quarter - 2, 3 * quarter)


def resolve_year(year: int) -> Span | None:
    """Give the first and last day of a year."""
    return resolve_months(year, 1, 12)


def resolve_year_part(year: int, months: int, from_start: bool) -> Span | None:
    """Give so many months from the start of a year, or up to its end.

    >>> resolve_year_part(2025, 6, from_start=False).first
    datetime.date(2025, 7, 1)
    """
    if not 1 <= months <= 12:
        return None
    return resolve_months(year, 1, months) if from_start else resolve_months(year, 13 - months, 12)
