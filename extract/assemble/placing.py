"""Place a plan span in the source: the fields that every record has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from extract.context import Context
from extract.loaded import Box
from schemas.base import PageBox


class Place(TypedDict):
    """Fields of `schemas.base.Record`, ready to be passed on."""

    id: str
    start: int
    end: int
    text: str
    page: int | None
    section: str | None
    confidence: float
    boxes: tuple[PageBox, ...]


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
        offsets, text, page, section, confidence (at most the mean of what OCR says of its words)
        and the boxes of its lines.
    """
    source_start, source_end = context.plan.to_source(start, end)
    boxes = context.plan.boxes_in(source_start, source_end)
    return Place(
        id=f"{prefix}{source_start}" if count == 1 else f"{prefix}{source_start}.{count}",
        start=source_start,
        end=source_end,
        text=context.plan.read(start, end),
        page=context.plan.page_of(source_start),
        section=context.section_at(start),
        confidence=min(confidence, mean_confidence(boxes)),
        boxes=join_lines(boxes),
    )


def mean_confidence(boxes: Sequence[Box]) -> float:
    """Give the mean of what OCR says of words, by letters; 1.0 where it read none of them."""
    read = [(box.end - box.start, box.confidence) for box in boxes if box.confidence is not None]
    letters = sum(count for count, _ in read)
    if not letters:
        return 1.0
    return round(sum(count * sure for count, sure in read) / letters, 2)


def join_lines(boxes: Sequence[Box]) -> tuple[PageBox, ...]:
    """Join the boxes of words that follow one another on one line of a page.

    >>> words = [Box(0, 2, 1, 10, 5, 20, 9), Box(3, 5, 1, 23, 5, 40, 9)]
    >>> words += [Box(6, 8, 1, 10, 15, 20, 19)]
    >>> [(box.x0, box.top, box.x1) for box in join_lines(words)]
    [(10.0, 5.0, 40.0), (10.0, 15.0, 20.0)]
    """
    lines: list[list[Box]] = []
    for box in boxes:
        if lines and _is_beside(lines[-1][-1], box):
            lines[-1].append(box)
        else:
            lines.append([box])
    return tuple(
        PageBox(
            page=line[0].page,
            x0=float(line[0].x0),
            top=float(min(box.top for box in line)),
            x1=float(max(box.x1 for box in line)),
            bottom=float(max(box.bottom for box in line)),
        )
        for line in lines
    )


def _is_beside(left: Box, right: Box) -> bool:
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    lower = min(left.bottom - left.top, right.bottom - right.top)
    return left.page == right.page and right.x0 >= left.x0 and shared > 0.5 * lower
