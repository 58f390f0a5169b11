"""What every record has: its place in the source text and how sure we are of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def check_partial_date(value: str) -> str:
    """Refuse a date that does not exist.

    Args:
        value: ISO 8601, the day or day and month may be absent: ``2025-01-31``, ``2025-01``,
            ``2025``.

    Returns:
        The value, unchanged.

    Raises:
        ValueError: Not of that form, or no such day.
    """
    match = _PARTIAL_DATE.match(value)
    if match is None:
        raise ValueError(f"not an ISO date, month or year: {value!r}")
    year, month, day = match.groups()
    dt.date(int(year), int(month or 1), int(day or 1))
    return value


PartialDate = Annotated[
    str,
    AfterValidator(check_partial_date),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
"""An ISO date whose day, or day and month, may be absent (``2025-01``, ``2015``)."""


class Model(BaseModel):
    """Base of all our models: strict types, frozen, no unknown fields."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", use_enum_values=False)


class PageBox(Model):
    """Where one line of a record stands on its page, in PDF points from the top left."""

    page: int = Field(ge=1, description="Page, from 1.")
    x0: float = Field(description="Left edge.")
    top: float = Field(description="Upper edge.")
    x1: float = Field(description="Right edge.")
    bottom: float = Field(description="Lower edge.")


class Record(Model):
    """A finding with its place in the source text."""

    id: str = Field(min_length=1, description="Stable: the same input gives the same id.")
    start: int = Field(ge=0, description="First code point in the source text.")
    end: int = Field(ge=1, description="One past the last code point in the source text.")
    text: str = Field(min_length=1, description="Normalised reading of source_text[start:end].")
    page: int | None = Field(
        default=None, ge=1, description="Page, from 1; null where the format has none."
    )
    section: str | None = Field(
        default=None, description="Id of the section that holds it; null above the first heading."
    )
    confidence: float = Field(ge=0.0, le=1.0, description="How sure the reading is, 0 to 1.")
    boxes: tuple[PageBox, ...] = Field(
        default=(),
        exclude_if=lambda boxes: not boxes,
        description="Its lines on the page, in reading order; left out where the format has none.",
    )

    @model_validator(mode="after")
    def _span_is_not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"span {self.start}:{self.end} ends before it starts")
        return self
