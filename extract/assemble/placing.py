"""Place a plan span in the source: the fields that every record has."""

from __future__ import annotations

from typing import TypedDict

from extract.context import Context


class Place(TypedDict):
    """Fields of `schemas.base.Record`, ready to be passed on."""

    id: str
    start: int
    end: int
    text: str
    page: int | None
    section: str | None
    confidence: float


def trim_span(text: str, start: int, end: int, closing: str = " \n.,;:") -> tuple[int, int]:
    """Leave out white space at both ends and closing punctuation at the end."""
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in closing:
        end -= 1
    return start, end


def place_span(
    context: Context, prefix: str, start: int, end: int, confidence: float = 1.0, count: int = 1
) -> Place:
    """Give the common fields of a record over a plan span.

    Args:
        context: The plan.
        prefix: Letter of the kind of record: ``c``, ``t``, ``d``, ``a``, ``o``.
        start: Plan offset.
        end: Plan offset.
        confidence: 0 to 1.
        count: Which of several records of this kind at the same start this is, from 1.

    Returns:
        Id (letter and source offset: it does not change when other records come or go), source
        offsets, text, page, section and confidence.
    """
    source_start, source_end = context.plan.to_source(start, end)
    return Place(
        id=f"{prefix}{source_start}" if count == 1 else f"{prefix}{source_start}.{count}",
        start=source_start,
        end=source_end,
        text=context.plan.read(start, end),
        page=context.plan.page_of(source_start),
        section=context.section_at(start),
        confidence=confidence,
    )
