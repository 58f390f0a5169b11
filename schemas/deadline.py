"""Expressions that say when, or how often, something is to be done."""

from __future__ import annotations

import datetime as dt
import re
from typing import Self

from pydantic import Field, field_validator, model_validator

from schemas.base import Record
from schemas.vocabulary import DeadlineKind, Relation

_RRULE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL|BYMONTH|BYMONTHDAY|BYDAY)=[-+A-Z0-9,]+)*\Z"
)


class Deadline(Record):
    """One expression of time."""

    kind: DeadlineKind = Field(description="What the expression names.")
    relation: Relation | None = Field(description="by, before, in, from, every; null.")
    date_start: dt.date | None = Field(description="First day; null where none can be told.")
    date_end: dt.date | None = Field(description="Last day; null where none can be told.")
    rrule: str | None = Field(default=None, description="RFC 5545 recurrence rule; null.")

    @field_validator("rrule")
    @classmethod
    def _rrule_is_one(cls, value: str | None) -> str | None:
        if value is not None and not _RRULE.match(value):
            raise ValueError(f"not a recurrence rule of RFC 5545: {value!r}")
        return value

    @model_validator(mode="after")
    def _days_are_in_order(self) -> Self:
        if self.date_start and self.date_end and self.date_end < self.date_start:
            raise ValueError(f"{self.date_end} is before {self.date_start}")
        return self
