"""What days a unit of time means: ``quý III`` of a year, ``tháng 3, 4/2025``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.assemble.times.dates import (
    Span,
    make_date,
    parse_digits,
    resolve_month,
    resolve_months,
    resolve_quarter,
    resolve_year,
    resolve_year_part,
)
from extract.times import GROUP, TimeUnit, UnitKind, load_grammar
from rules.loader import RuleBook

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FIGURES = re.compile(r"\d+")
_QUARTERS = re.compile(r"(?<![^\W\d])(?:iv|i{1,3}|[1-4])(?!\w)")
_HALF_YEAR = 6


@dataclass(frozen=True, eq=False)
class TimeWords:
    """Words of the rules that stand for numbers and intervals, folded, and what is made of them.

    Attributes:
        numbers: Values of words for numbers.
        intervals: Meanings of words for intervals (``MONTHLY``).
        counted_interval: A number, if any, and an interval after it.
        range_join: What stands between the ends of a range.
    """

    numbers: Mapping[str, int]
    intervals: Mapping[str, str]
    counted_interval: re.Pattern[str]
    range_join: re.Pattern[str]


@lru_cache(maxsize=8)
def load_words(rules: RuleBook) -> TimeWords:
    """Give the words for numbers and intervals; the same rule book gives the same object."""
    numbers = {word: int(cue.meaning) for cue in rules.cues(GROUP, "number") for word in cue.words}
    intervals = {word: cue.meaning for cue in rules.cues(GROUP, "interval") for word in cue.words}
    counts = "|".join(re.escape(word) for word in numbers if word not in intervals)
    kinds = "|".join(map(re.escape, intervals))
    return TimeWords(
        numbers,
        intervals,
        re.compile(rf"(?:(\d+|{counts})\s*)?({kinds})(?!\w)"),
        load_grammar(rules).by_id["join.range"].compiled,
    )


def parse_number(text: str, words: TimeWords) -> int | None:
    """Read a number in figures or words: ``06``, ``sáu``."""
    figure = parse_digits(text)
    return figure if figure is not None else words.numbers.get(" ".join(text.split()))


def parse_quarter(text: str) -> int | None:
    """Read the number of a quarter, OCR's l and 1 for I put right.

    >>> parse_quarter("lll"), parse_quarter("1v"), parse_quarter("2"), parse_quarter("11")
    (3, 4, 2, 2)
    """
    if text in {"2", "3", "4"}:
        return int(text)
    return _ROMAN.get(re.sub(r"[l1|]", "i", text))


def unit_year(unit: TimeUnit) -> int | None:
    """Give the year written in a unit; None where there is none."""
    return parse_digits(unit.parts["year"]) if "year" in unit.parts else None


def unit_months(unit: TimeUnit, words: TimeWords) -> list[int]:
    """Give the months that a unit within a year names, in text order, repeats left out.

    A day gives its month, a quarter its three; a range written inside (``tháng 3 - 5``) is
    filled. Empty where none can be told.
    """
    parts = unit.parts
    if unit.kind in (UnitKind.month, UnitKind.day):
        months = [parse_number(parts.get("month", ""), words) or 0]
        months += [int(figure) for figure in _FIGURES.findall(parts.get("more", ""))]
        if is_range(unit, words) and months[0] < months[-1]:
            months = list(range(months[0], months[-1] + 1))
    elif unit.kind is UnitKind.quarter:
        quarters = [parse_quarter(parts["quarter"]) or 0]
        quarters += [parse_quarter(text) or 0 for text in _QUARTERS.findall(parts.get("more", ""))]
        if is_range(unit, words) and quarters[0] < quarters[-1]:
            quarters = list(range(quarters[0], quarters[-1] + 1))
        months = [3 * quarter - back for quarter in quarters if quarter for back in (2, 1, 0)]
    elif unit.kind is UnitKind.year_part:
        span = _resolve_part(unit, 2001, words)  # any year that is no leap year
        months = list(range(span.first.month, span.last.month + 1)) if span else []
    elif unit.kind is UnitKind.month_of_quarter:
        place = words.numbers.get(parts["place"].split()[0])
        months = [place, place + 3, place + 6, place + 9] if place in (1, 2, 3) else []
    else:
        months = []
    return [month for month in dict.fromkeys(months) if 1 <= month <= 12]


def resolve_unit(unit: TimeUnit, year: int | None, words: TimeWords) -> Span | None:
    """Give the first and last day that a unit means.

    Args:
        unit: A dated unit.
        year: The year to take where the unit names none.
        words: Words for numbers.

    Returns:
        None where no year is known, the unit is no stretch of the calendar, or there is no such
        day (31/02).
    """
    own = unit_year(unit) or year
    if own is None or "school" in unit.parts:  # a school year's days are set year by year
        return None
    if unit.kind is UnitKind.day:
        months = unit_months(unit, words)
        day = make_date(own, months[0] if months else None, parse_digits(unit.parts["day"]))
        return Span(day, day) if day is not None else None
    if unit.kind is UnitKind.year_part:
        return _resolve_part(unit, own, words)
    if unit.kind in (UnitKind.year, UnitKind.stage):
        return _resolve_years(unit, own)
    months = unit_months(unit, words)
    if unit.kind is UnitKind.quarter and len(months) == 3:
        return resolve_quarter(own, months[-1] // 3)
    if months and months[0] > months[-1] and is_range(unit, words):
        # "tháng 10 đến tháng 3/2026": October of the year before
        first, last = resolve_month(own - 1, months[0]), resolve_month(own, months[-1])
        return Span(first.first, last.last) if first and last else None
    return resolve_months(own, min(months), max(months)) if months else None


def is_half_year(unit: TimeUnit, words: TimeWords) -> bool:
    """Tell whether a part of a year is a half, not 9 months."""
    return "count" not in unit.parts or parse_number(unit.parts["count"], words) == _HALF_YEAR


def is_range(unit: TimeUnit, words: TimeWords) -> bool:
    """Tell whether one unit holds a range: ``tháng 3 - 5``, ``năm 2021 - 2025``."""
    if unit.kind is UnitKind.stage:
        return True
    more = unit.parts.get("more", "")
    ends = _FIGURES.findall(more) or _QUARTERS.findall(more)
    return len(ends) == 1 and words.range_join.match(more) is not None


def _resolve_part(unit: TimeUnit, year: int, words: TimeWords) -> Span | None:
    if "both" in unit.parts:
        return resolve_year(year)
    count = parse_number(unit.parts["count"], words) if "count" in unit.parts else _HALF_YEAR
    from_start = words.numbers.get(unit.parts["side"]) == 1
    return resolve_year_part(year, count or 0, from_start)


def _resolve_years(unit: TimeUnit, year: int) -> Span | None:
    last = unit.parts.get("last") or unit.parts.get("more", "")
    figures = _FIGURES.findall(last)
    first, final = resolve_year(year), resolve_year(int(figures[-1]) if figures else year)
    if first is None or final is None or final.last < first.first:
        return first
    return Span(first.first, final.last)
