"""The models refuse what cannot be, and write JSON Schema that their own output satisfies."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from schemas.base import check_partial_date
from schemas.citation import Citation
from schemas.deadline import Deadline
from schemas.finding import PlanWarning
from schemas.target import Target
from schemas.vocabulary import Comparator, DeadlineKind, Direction, WarningCode

PLACE: dict[str, Any] = {"id": "x1", "start": 3, "end": 6, "text": "85%", "confidence": 1.0}


def target(**changes: Any) -> Target:
    values: dict[str, Any] = {
        **PLACE,
        "value": 85.0,
        "unit": "%",
        "comparator": Comparator.eq,
        "direction": Direction.level,
        "indicator": None,
    }
    return Target(**{**values, **changes})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"end": 3}, "ends before"),
        ({"value": 101.0}, "between 0 and 100"),
        ({"value": -1.0}, "between 0 and 100"),
        ({"value": 50.0, "value_max": 40.0}, "range ends before"),
        ({"confidence": 1.5}, "less than or equal to 1"),
        ({"unit": ""}, "at least 1 character"),
        ({"value": "85"}, "valid number"),
        ({"extra": 1}, "Extra inputs"),
        ({"page": 0}, "greater than or equal to 1"),
    ],
)
def test_a_target_that_cannot_be(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        target(**changes)


def test_a_rise_may_pass_a_hundred() -> None:
    assert target(value=150.0, direction=Direction.increase).value == 150.0


def test_records_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        target().value = 90.0  # type: ignore[misc]


@pytest.mark.parametrize("value", ["2025-02-29", "2025-13", "2025-1-1", "15/7/2021", "25", ""])
def test_a_date_that_does_not_exist(value: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        check_partial_date(value)


@pytest.mark.parametrize("value", ["2024-02-29", "2025-01", "2015"])
def test_a_date_may_lack_its_day(value: str) -> None:
    assert check_partial_date(value) == value


def test_a_citation_with_a_bad_date_is_refused() -> None:
    with pytest.raises(ValidationError, match="day is out of range"):
        Citation(**PLACE, doc_type="Luật", symbol=None, date="2025-02-30", issuer=None,
                 title=None, role="body")  # type: ignore[arg-type]  # fmt: skip


def test_a_deadline_ends_after_it_starts() -> None:
    with pytest.raises(ValidationError, match="before"):
        Deadline(**PLACE, kind=DeadlineKind.period, relation=None,
                 date_start=dt.date(2025, 2, 1), date_end=dt.date(2025, 1, 1))  # fmt: skip


@pytest.mark.parametrize("rrule", ["FREQ=HOURLY", "MONTHLY", "FREQ=MONTHLY;COUNT", ""])
def test_a_rule_of_recurrence_is_one_of_rfc_5545(rrule: str) -> None:
    with pytest.raises(ValidationError, match="5545"):
        Deadline(**PLACE, kind=DeadlineKind.recurring, relation=None, date_start=None,
                 date_end=None, rrule=rrule)  # fmt: skip


def test_the_place_of_a_warning_is_whole() -> None:
    with pytest.raises(ValidationError, match="start and an end"):
        PlanWarning(code=WarningCode.missing_date, message="Thiếu ngày.", start=3)
