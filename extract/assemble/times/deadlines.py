"""Deadlines as records: from mentions in the text, and from the time cells of task tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.assemble.placing import place_span, trim_span
from extract.assemble.times.reading import When, is_own_period, resolve_time
from extract.context import Context
from extract.mention import Layer, Mention
from extract.outline import BlockKind, Zone
from extract.times import VALUE
from schemas.deadline import Deadline
from schemas.vocabulary import DeadlineKind, Relation

_YEAR = re.compile(r"20[\dOol]{2}")
# Zones whose dates belong to the document itself or to those it cites.
_OTHER_ZONES = frozenset(
    {Zone.head, Zone.title, Zone.addressees, Zone.recitals, Zone.recipients, Zone.signature}
)


def assemble_deadlines(context: Context) -> tuple[Deadline, ...]:
    """Make the deadlines of a plan, in document order.

    The time cell of a row of a task table is one deadline, whatever its words. Elsewhere each
    mention is one, but for those in the head, the recitals and the signature, and those whose
    time was over when the plan began.
    """
    cells = sorted(set(_due_cells(context)))  # a head that says when serves many rows
    found = [_make(context, start, end, _read(context, start, end)) for start, end in cells]
    for mention in _outside(context.mentions.get(Layer.deadline, ()), cells):
        when = _read(context, mention.start, mention.end)
        if _counts(context, mention, when):
            found.append(_make(context, mention.start, mention.end, when))
    return tuple(sorted(found, key=lambda deadline: (deadline.start, deadline.end)))


def _due_cells(context: Context) -> Iterator[tuple[int, int]]:
    for row in context.mentions.get(Layer.row, ()):
        if "due" in row.spans:
            start, end = trim_span(context.plan.text, *row.spans["due"])
            of_plan = "led" in row.parts  # "Kế hoạch 2026" over a column of levels
            if end > start and not (
                of_plan and is_own_period(context, context.plan.read(start, end))
            ):
                yield start, end


def _outside(mentions: tuple[Mention, ...], cells: list[tuple[int, int]]) -> Iterator[Mention]:
    """Give the mentions that no time cell overlaps; both in order."""
    index = 0
    for mention in mentions:
        while index < len(cells) and cells[index][1] <= mention.start:
            index += 1
        if index == len(cells) or cells[index][0] >= mention.end:
            yield mention


def _read(context: Context, start: int, end: int) -> When:
    return resolve_time(context.plan.read(start, end), context.rules, context.year, context.issued)


def _make(context: Context, start: int, end: int, when: When) -> Deadline:
    start, end = trim_span(context.plan.text, start, end)
    if _is_of_any_year(context, context.plan.text[start:end], when):
        when = replace(when, date_start=None, date_end=None)
    return Deadline(
        **place_span(context, "d", start, end, when.confidence),
        kind=when.kind,
        relation=when.relation,
        date_start=when.date_start,
        date_end=when.date_end,
        rrule=when.rrule,
    )


def _is_of_any_year(context: Context, text: str, when: When) -> bool:
    """Tell a day without a year, gone by when a plan for several years was signed."""
    facts, last = context.document, when.date_end
    if last is None or context.issued is None or last >= context.issued or _YEAR.search(text):
        return False
    start, end = facts.period_start, facts.period_end
    return start is not None and end is not None and start.year < end.year


def _counts(context: Context, mention: Mention, when: When) -> bool:
    """Tell whether a mention stands where deadlines stand, and its time is not over."""
    block = context.outline.block_at(mention.start)
    if block.zone in _OTHER_ZONES:
        return False
    is_value = mention.rule_id == VALUE
    if block.kind is BlockKind.heading and not is_value and mention.start > block.body:
        # "III. Nhiệm vụ 6 tháng cuối năm": what the heading is about.
        return when.relation is not Relation.in_
    last = when.date_end
    if last is None or is_value:
        return True
    if _is_of_any_year(context, context.plan.text[mention.start : mention.end], when):
        return True
    begun = context.document.period_start
    issued = context.issued
    if when.kind is DeadlineKind.date and issued is not None and block.zone is not Zone.table:
        return last >= issued
    if when.kind is DeadlineKind.year and when.relation is Relation.in_ and begun is not None:
        return last >= begun  # a plan for 2026 that is signed in 2025 names 2025 to compare
    known = [day for day in (begun, issued) if day is not None]
    return not known or last >= min(known)
