"""Recurrence rules (RFC 5545) of expressions that come again and again."""

from __future__ import annotations

from typing import NamedTuple

from extract.assemble.times.dates import parse_digits
from extract.assemble.times.values import TimeWords, parse_number, unit_months
from extract.times import Join, TimeExpression, TimeUnit, UnitKind

# A quarter has no frequency of its own in RFC 5545.
_FREQUENCIES = {
    "DAILY": ("DAILY", 1, 1),
    "WEEKLY": ("WEEKLY", 1, 7),
    "MONTHLY": ("MONTHLY", 1, 30),
    "QUARTERLY": ("MONTHLY", 3, 91),
    "YEARLY": ("YEARLY", 1, 365),
}
_WEEKDAYS = {2: "MO", 3: "TU", 4: "WE", 5: "TH", 6: "FR", 7: "SA"}
_MONTHS_OF_YEAR = 12


class Interval(NamedTuple):
    """How often; ``days`` about how many days lie between, to compare by."""

    days: int
    frequency: str
    step: int

    @property
    def rule(self) -> str:
        """The recurrence rule.

        >>> Interval(91, "MONTHLY", 3).rule
        'FREQ=MONTHLY;INTERVAL=3'
        """
        return f"FREQ={self.frequency}" + (f";INTERVAL={self.step}" if self.step > 1 else "")


def make_interval(meaning: str, count: int) -> Interval:
    """Give the interval of so many days, weeks, months, quarters or years.

    >>> make_interval("MONTHLY", 12).rule, make_interval("QUARTERLY", 2).rule
    ('FREQ=YEARLY', 'FREQ=MONTHLY;INTERVAL=6')
    """
    frequency, factor, days = _FREQUENCIES[meaning]
    count = max(count, 1) * factor
    if frequency == "MONTHLY" and count % _MONTHS_OF_YEAR == 0:
        frequency, count = "YEARLY", count // _MONTHS_OF_YEAR
        return Interval(365 * count, frequency, count)
    return Interval(days * count // factor, frequency, count)


def parse_rule(expression: TimeExpression, key: str, words: TimeWords) -> str | None:
    """Give the recurrence rule of an expression; of several rhythms the shortest.

    Args:
        expression: One that recurs.
        key: The folded text it was found in.
        words: Words for numbers and intervals.

    Returns:
        The rule; None where the rhythm is not told.
    """
    rhythm = expression.rhythm
    if rhythm is None:
        return _parse_rhythm(expression.units[0], key, words)
    # "từ ngày 15/5 đến 15/6 hằng năm": what recurs is the day it begins
    dated = expression.units[:1] if expression.join is Join.range else expression.units
    if dated[0].kind is UnitKind.weekday:
        days = [_weekday(unit, words) for unit in dated]
        return "FREQ=WEEKLY;BYDAY=" + ",".join(dict.fromkeys(days))
    month_days = _month_days(dated)
    if rhythm.kind in (UnitKind.month_of_quarter, UnitKind.next_month):
        return _parse_rhythm(rhythm, key, words) + month_days
    months = sorted({month for unit in dated for month in unit_months(unit, words)})
    if months:
        return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}{month_days}"
    return _parse_rhythm(rhythm, key, words) + month_days


def _month_days(units: tuple[TimeUnit, ...]) -> str:
    days = [parse_digits(unit.parts["day"]) for unit in units if "day" in unit.parts]
    kept = [str(day) for day in dict.fromkeys(days) if day and 1 <= day <= 31]
    return f";BYMONTHDAY={','.join(kept)}" if kept else ""


def _weekday(unit: TimeUnit, words: TimeWords) -> str:
    """Give the RFC's name of a weekday; ``chủ nhật`` has no number."""
    return _WEEKDAYS.get(parse_number(unit.parts.get("weekday", ""), words) or 0, "SU")


def _parse_rhythm(unit: TimeUnit, key: str, words: TimeWords) -> str:
    if unit.kind is UnitKind.month_of_quarter:
        months = ",".join(map(str, unit_months(unit, words)))
        return f"FREQ=YEARLY;BYMONTH={months}" if months else "FREQ=MONTHLY;INTERVAL=3"
    if unit.kind is UnitKind.next_month:
        return "FREQ=MONTHLY"
    if unit.kind is UnitKind.times:
        count = parse_number(unit.parts["times"], words) or 1
        return _split_interval(words.intervals[unit.parts["per"]], count)
    if unit.kind is UnitKind.each:
        count = parse_number(unit.parts.get("count", "1"), words) or 1
        return make_interval(words.intervals[unit.parts["per"]], count).rule
    if "day" in unit.parts:
        return "FREQ=MONTHLY" + _month_days((unit,))
    text = key[unit.start : unit.end - len(unit.parts.get("rate", ""))]
    return min(_intervals_in(text, words), default=make_interval("YEARLY", 1)).rule


def _intervals_in(text: str, words: TimeWords) -> list[Interval]:
    # No boundary on the left: a space may be lost ("hàngtháng").
    return [
        make_interval(words.intervals[match[2]], parse_number(match[1] or "1", words) or 1)
        for match in words.counted_interval.finditer(text)
    ]


def _split_interval(meaning: str, times: int) -> str:
    """Give the rule for so many times a week, month, quarter or year, evenly spread if it can be.

    >>> _split_interval("YEARLY", 2), _split_interval("MONTHLY", 1), _split_interval("MONTHLY", 2)
    ('FREQ=MONTHLY;INTERVAL=6', 'FREQ=MONTHLY', 'FREQ=WEEKLY;INTERVAL=2')
    """
    whole = make_interval(meaning, 1)
    months = {"YEARLY": 12, "MONTHLY": 1}.get(whole.frequency, 0) * whole.step
    if times > 1 and months and months % times == 0:
        return make_interval("MONTHLY", months // times).rule
    if times > 1 and months == 1:
        return Interval(14, "WEEKLY", 2).rule if times == 2 else Interval(7, "WEEKLY", 1).rule
    return whole.rule
