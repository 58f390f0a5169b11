"""Levels that a plan sets out to reach."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from schemas.base import Record
from schemas.vocabulary import Comparator, Direction, ReformField


class Target(Record):
    """One number that the plan sets out to reach (chỉ tiêu)."""

    value: float = Field(description="The number; percent as 85.0.")
    value_max: float | None = Field(default=None, description="Upper end of a range; else null.")
    unit: str = Field(min_length=1, description="`%`, or what is counted.")
    comparator: Comparator = Field(description="How the level compares with the value.")
    direction: Direction = Field(description="A level, or a change up or down.")
    indicator: str | None = Field(description="What is measured, as a phrase of the text.")
    baseline: str | None = Field(default=None, description="What it is compared with; null.")
    due: str | None = Field(default=None, description="The deadline that goes with it, as text.")
    field: ReformField | None = Field(default=None, description="Field of reform; null if none.")

    @model_validator(mode="after")
    def _numbers_make_sense(self) -> Self:
        if self.value_max is not None and self.value_max < self.value:
            raise ValueError(f"range ends before it starts: {self.value} to {self.value_max}")
        if self.unit == "%" and self.direction is Direction.level:
            for number in (self.value, self.value_max):
                if number is not None and not 0 <= number <= 100:
                    raise ValueError(f"a level in % lies between 0 and 100, not at {number}")
        return self
