"""Deadlines as records: from mentions in the text, and from the time cells of task tables."""

from __future__ import annotations

from collections.abc import Iterator

from extract.assemble.placing import place_span, trim_span
from extract.assemble.times.reading import When, resolve_time
from extract.context import Context
from extract.mention import Layer, Mention
from extract.outline import BlockKind, Zone
from extract.times import VALUE
from schemas.deadline import Deadline
from schemas.vocabulary import DeadlineKind, Relation

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
    cells = sorted(_due_cells(context))
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
            if end > start:
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
    return Deadline(
        **place_span(context, "d", start, end, when.confidence),
        kind=when.kind,
        relation=when.relation,
        date_start=when.date_start,
        date_end=when.date_end,
        rrule=when.rrule,
    )


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
    begun = context.document.period_start
    issued = context.issued
    if when.kind is DeadlineKind.date and issued is not None and block.zone is not Zone.table:
        return last >= issued
    known = [day for day in (begun, issued) if day is not None]
    return not known or last >= min(known)
