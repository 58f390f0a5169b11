"""The deadline that goes with a target."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from extract.assemble.lead_ins import find_lead_in
from extract.context import Context
from extract.mention import Layer, Mention

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
NEAR = 25
"""Characters between a number and a deadline after it that still goes with it alone."""


class DueFinder:
    """Finds the deadlines of one plan's targets. Plan offsets throughout."""

    def __init__(self, context: Context) -> None:
        """Keep the plan's deadlines and table rows."""
        self._context = context
        patterns = {pattern.id: pattern for pattern in context.rules.patterns("targets")}
        self._dated = patterns["due.dated"]
        self._after, self._tail = patterns["due.after"].compiled, patterns["due.tail"].compiled
        self._deadlines = tuple(
            mention for mention in context.mentions[Layer.deadline] if self._is_dated(mention)
        )
        self._starts = [deadline.start for deadline in self._deadlines]
        self._rows = context.mentions[Layer.row]
        self._row_starts = [row.start for row in self._rows]

    def find_due(self, mention: Mention) -> str | None:
        """Give the deadline of a target as text.

        Returns:
            In a table row what its time cell says; else the deadline in the target's clause
            (the one right after the number, or the last before it, or the first after it);
            else the one that opens its sentence or paragraph; else that of the line that leads
            its list in, or of a heading above. None where none tells.
        """
        row = self._row_at(mention.start)
        if row is not None:
            span = row.spans.get("due")
            return self._read(span) if span else None
        key, clause = self._context.plan.key, mention.spans["clause"]
        after = self._after.match(key, mention.spans["frame"][1], clause[1])
        if after is not None:
            return self._read(after.span("due"))
        rest = mention.spans["frame"][1]
        tail = self._tail.search(key[rest : clause[1]])
        if tail is not None:
            return self._read((rest + tail.start(), rest + tail.end()))
        for start, end in (clause, mention.spans["sentence"]):
            found = self._nearest(mention, start, end)
            if found is not None:
                return self._read((found.start, found.end))
        return self._opening(mention) or self._above(mention)

    def _row_at(self, at: int) -> Mention | None:
        index = bisect_right(self._row_starts, at) - 1
        return self._rows[index] if index >= 0 and at < self._rows[index].end else None

    def _is_dated(self, mention: Mention) -> bool:
        """Tell whether a deadline names a time to be met: no rhythm, condition or year gone by."""
        key = self._context.plan.key[mention.start : mention.end]
        years = [int(year) for year in _YEAR.findall(key)]
        if years and max(years) < (self._context.year or 0):
            return False
        return self._dated.compiled.search(key) is not None

    def _read(self, span: tuple[int, int]) -> str:
        return self._context.plan.read(*span).strip(" .,;:")

    def _nearest(self, mention: Mention, start: int, end: int) -> Mention | None:
        inside = self._deadlines[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        before = [deadline for deadline in inside if deadline.end <= mention.start]
        after = [deadline for deadline in inside if deadline.start >= mention.end]
        if after and after[0].start - mention.end <= NEAR:
            return after[0]
        return before[-1] if before else after[0] if after else None

    def _opening(self, mention: Mention) -> str | None:
        """Give the deadline that opens the target's paragraph."""
        block = self._context.outline.block_at(mention.start)
        index = bisect_left(self._starts, block.body)
        if index < len(self._starts) and self._starts[index] <= block.body + 12:
            deadline = self._deadlines[index]
            if deadline.end <= mention.start:
                return self._read((deadline.start, deadline.end))
        return None

    def _above(self, mention: Mention) -> str | None:
        """Give the deadline of the line that leads the target's list in, or of a heading."""
        outline = self._context.outline
        block = outline.block_at(mention.start)
        spans: list[tuple[int, int]] = []
        lead = find_lead_in(self._context, mention.start)
        if lead is not None:
            spans.append((lead.start, lead.end))
        spans += [(part.start, part.heading_end) for part in outline.path(block.section)]
        for start, end in spans:
            inside = self._deadlines[
                bisect_left(self._starts, start) : bisect_left(self._starts, end)
            ]
            for deadline in inside:
                if (
                    self._dated.values["ahead"]
                    in self._context.plan.key[deadline.start : deadline.start + 8]
                ):
                    return self._read((deadline.start, deadline.end))
        return None
