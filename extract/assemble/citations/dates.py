"""Read the dates of cited documents."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.assemble.times.dates import make_date, parse_date, parse_digits

_SHORT_YEAR = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d\d)\Z")
_MONTH = re.compile(r"(?<![\d/.-])(\d{1,2})\D{1,8}((?:19|20)\d\d)\Z")
_YEAR = re.compile(r"((?:19|2[0O])[\dOl]{2})\Z")
_FULL = re.compile(r"[\dOlI]{1,2}\D{1,8}[\dOlI]{1,2}\D{1,8}[\dOlI]{2,4}\Z")


class CitedDate(NamedTuple):
    """A date as records have it, and whether it can be."""

    value: str | None
    possible: bool


def parse_cited_date(text: str) -> CitedDate:
    """Read the date of a citation.

    Args:
        text: As written, up to the year: ``ngày 15/7/2021``, ``năm 2015``, ``tháng 5 năm 2024``.

    Returns:
        ISO, the day or day and month left out where they are not told; None, and not possible,
        where there is no such day. A year of two digits is of this century up to 49.

    >>> parse_cited_date("ngày 28 tháng 02 năm 2025").value, parse_cited_date("năm 2015").value
    ('2025-02-28', '2015')
    >>> parse_cited_date("ngày 31/02/2024")
    CitedDate(value=None, possible=False)
    """
    date = parse_date(text)
    if date is not None:
        return CitedDate(date.isoformat(), True)
    short = _SHORT_YEAR.search(text)
    if short is not None:
        day, month, year = (int(part) for part in short.groups())
        date = make_date(year + (2000 if year < 50 else 1900), month, day)
        return CitedDate(date.isoformat() if date else None, date is not None)
    if _FULL.search(text):
        return CitedDate(None, False)
    month_year = _MONTH.search(text)
    if month_year is not None:
        month, year = int(month_year[1]), int(month_year[2])
        possible = make_date(year, month, 1) is not None
        return CitedDate(f"{year:04d}-{month:02d}" if possible else None, possible)
    year_alone = _YEAR.search(text)
    number = parse_digits(year_alone[1]) if year_alone is not None else None
    return CitedDate(str(number) if number is not None else None, number is not None)
