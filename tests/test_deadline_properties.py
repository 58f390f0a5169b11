"""Any date in any of its forms is read back; ends of months and quarters are right."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.annotate.deadlines import find_deadlines
from extract.assemble.times.dates import (
    parse_date,
    resolve_month,
    resolve_quarter,
    resolve_year_part,
)
from extract.assemble.times.reading import resolve_time
from extract.plan_text import PlanText
from rules.loader import load_rules

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2079, 12, 31))
YEARS = st.integers(1990, 2079)
FORMS = st.sampled_from(
    [
        "ngày {d:02} tháng {m} năm {y}",
        "ngày {d:02} tháng {m:02} năm {y}",
        "ngày {d} tháng {m}  năm {y}",
        "ngày {d}/{m}/{y}",
        "ngày {d:02}/{m:02}/{y}",
        "ngày {d:02}-{m:02}-{y}",
        "ngày {d:02}.{m}.{y}",
        "ngày{d:02}/{m:02}/{y}",
    ]
)
ONE_DAY = dt.timedelta(days=1)
SCRAPS = st.sampled_from(
    re.findall(
        r"\S+|\s+",
        "từ trong trước đến hết ngày 15 / 6 - 2026 tháng quý III năm hàng , và 6 tháng đầu năm "
        "ngay sau khi : ; . \n Thời gian thực hiện: định kỳ 02 lần /năm 31/02/2026 l5/7/2O21",
    )
)


def make_plan(text: str) -> PlanText:
    """Give a plan text that is its own source."""
    places = range(len(text) + 1)
    return PlanText(text, array("l", places[:-1]), array("l", places[1:]), text)


@given(DAYS, FORMS)
def test_a_date_is_read_back(day: dt.date, form: str) -> None:
    text = form.format(d=day.day, m=day.month, y=day.year)
    assert parse_date(f"Căn cứ văn bản {text} của Sở") == day


@given(DAYS, FORMS)
def test_a_deadline_is_found_and_read_back(day: dt.date, form: str) -> None:
    due = "trước " + form.format(d=day.day, m=day.month, y=day.year)
    text = f"Các xã gửi báo cáo {due}, không để chậm."
    (mention,) = find_deadlines(make_plan(text), load_rules())
    assert text[mention.start : mention.end] == due
    assert resolve_time(due, load_rules(), year=None).date_end == day


@given(DAYS, DAYS, FORMS)
def test_a_range_is_read_back(one: dt.date, other: dt.date, form: str) -> None:
    first, last = sorted((one, other))
    ends = [form.format(d=day.day, m=day.month, y=day.year) for day in (first, last)]
    when = resolve_time(f"từ {ends[0]} đến {ends[1]}", load_rules(), year=None)
    assert (when.kind, when.date_start, when.date_end) == ("period", first, last)


@given(DAYS)
def test_letters_that_ocr_reads_for_digits_are_digits(day: dt.date) -> None:
    year = str(day.year).replace("0", "O").replace("1", "l")
    if any(character.isdigit() for character in year):
        assert parse_date(f"{day.day}/{day.month}/{year}") == day


@given(YEARS, st.integers(1, 12))
def test_the_day_after_a_month_begins_the_next(year: int, month: int) -> None:
    span = resolve_month(year, month)
    assert span is not None
    assert (span.first.day, (span.last + ONE_DAY).day) == (1, 1)
    assert (span.first.month, span.last.month) == (month, month)


@given(YEARS)
def test_quarters_and_halves_fill_the_year(year: int) -> None:
    quarters = [resolve_quarter(year, number) for number in (1, 2, 3, 4)]
    halves = [resolve_year_part(year, 6, from_start) for from_start in (True, False)]
    for parts in (quarters, halves):
        spans = [part for part in parts if part is not None]
        assert len(spans) == len(parts)
        assert (spans[0].first, spans[-1].last) == (dt.date(year, 1, 1), dt.date(year, 12, 31))
        assert all(a.last + ONE_DAY == b.first for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("text", ["31/02/2026", "30/2/2024", "ngày 31 tháng 4 năm 2025"])
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.lists(SCRAPS, max_size=40))
def test_no_text_crashes_and_mentions_do_not_overlap(scraps: list[str]) -> None:
    text = " ".join(scraps)
    mentions = find_deadlines(make_plan(text), load_rules())
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
    for mention in mentions:
        when = resolve_time(text[mention.start : mention.end], load_rules(), 2026)
        if when.date_start and when.date_end:
            assert when.date_start <= when.date_end


@given(st.text(max_size=80))
def test_any_text_has_a_meaning(text: str) -> None:
    assert 0 <= resolve_time(text, load_rules(), 2026).confidence <= 1
