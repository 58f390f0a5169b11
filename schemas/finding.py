"""What may be wrong with a plan, or with our reading of it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from schemas.base import Model
from schemas.vocabulary import WarningCode


class PlanWarning(Model):
    """One warning, in Vietnamese, with its place where it has one."""

    code: WarningCode = Field(description="What kind of thing is wrong.")
    message: str = Field(min_length=1, description="In Vietnamese, clear to an official.")
    start: int | None = Field(default=None, ge=0, description="First code point, source text.")
    end: int | None = Field(default=None, ge=1, description="One past the last, source text.")

    @model_validator(mode="after")
    def _span_is_whole(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("a place has a start and an end")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"span {self.start}:{self.end} ends before it starts")
        return self
