"""The deadline that goes with a target."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from extract.assemble.lead_ins import find_lead_in
from extract.context import Context
from extract.mention import Layer, Mention
from rules.folding import fold

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
NEAR = 25
"""Characters between a number and a deadline after it that still goes with it alone."""
OPENING = 30
"""Characters before a deadline that still opens its sentence (``Phấn đấu đến năm 2030 …``)."""
LONGEST_HEADING = 300
"""Characters of a heading that are read for a time."""


class DueFinder:
    """Finds the deadlines of one plan's targets. Plan offsets throughout."""

    def __init__(self, context: Context) -> None:
        """Keep the plan's deadlines and table rows."""
        self._context = context
        patterns = {pattern.id: pattern for pattern in context.rules.patterns("targets")}
        self._dated, self._heading = patterns["due.dated"], patterns["due.heading"]
        self._parts = patterns["joint.mark"].compiled
        self._verb = patterns["indicator.due"].compiled
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
            (the one right after the number, the one that ends the clause, the last before the
            number, or the first after it); else the one that opens its sentence or paragraph;
            else that of the line that leads its list in, or of a heading above. None where none
            tells.
        """
        row = self._row_at(mention.start)
        if row is not None:
            span = row.spans.get("due")
            return self._read(span) if span else None
        key, clause = self._context.plan.key, mention.spans["clause"]
        after = self._after.match(key, mention.spans["frame"][1], clause[1])
        if after is not None and (after["rhythm"] is None or mention.parts["kind"] == "count"):
            return self._read(self._grow(after.span(after.lastgroup or 0)))
        rest = mention.spans["frame"][1]
        tail = self._tail.search(key[rest : clause[1]])
        if tail is not None:
            return self._read(self._grow((rest + tail.start(), rest + tail.end())))
        found = self._nearest(mention, *clause) or self._opening(mention)
        return self._read((found.start, found.end)) if found else self._above(mention)

    def cut_due(self, start: int, end: int) -> int:
        """Give where a phrase ends once the deadline that closes it is left out."""
        key = self._context.plan.key
        index = bisect_left(self._starts, end) - 1
        if index < 0 or self._starts[index] <= start:
            return end
        deadline = self._deadlines[index]
        if key[deadline.end : end].strip(" ,.;:)") or not self._tail.match(
            f" {key[deadline.start : deadline.end]}"
        ):
            return end
        verb = self._verb.search(key[start : deadline.start])
        return start + verb.start() if verb and verb.start() > 0 else end

    def _grow(self, span: tuple[int, int]) -> tuple[int, int]:
        """Give the deadline that a stretch of one belongs to, else the stretch itself."""
        index = bisect_left(self._starts, span[1]) - 1
        if index >= 0 and self._deadlines[index].end > span[0] + 1:
            deadline = self._deadlines[index]
            return min(span[0], deadline.start), max(span[1], deadline.end)
        return span

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
        key = self._context.plan.key
        if after and key[after[0].start - 1] == "(" and key[after[0].end : after[0].end + 1] != ")":
            after = []
        if before and after and self._parts.search(key, mention.end, after[0].start):
            return before[-1]  # "năm 2026 đạt 80%, năm 2027 đạt 90%"
        if after and after[0].start - mention.end <= NEAR:
            return after[0]
        return before[-1] if before else after[0] if after else None

    def _opening(self, mention: Mention) -> Mention | None:
        """Give the deadline that opens the target's sentence or paragraph."""
        block = self._context.outline.block_at(mention.start)
        for start, reach in ((mention.spans["sentence"][0], OPENING), (block.body, 12)):
            index = bisect_left(self._starts, start)
            if index < len(self._starts) and self._starts[index] <= start + reach:
                deadline = self._deadlines[index]
                if deadline.end <= mention.start:
                    return deadline
        return None

    def _above(self, mention: Mention) -> str | None:
        """Give the deadline of the line that leads the target's list in, or of a heading."""
        outline = self._context.outline
        block = outline.block_at(mention.start)
        path = outline.path(block.section)
        spans: list[tuple[int, int]] = []
        lead = find_lead_in(self._context, mention.start)
        if lead is not None:
            spans.append((lead.start, lead.end))
        spans += [(part.start, part.heading_end) for part in path]
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
        for part in path:
            heading = self._heading.compiled.match(fold(part.title[:LONGEST_HEADING]))
            if heading is not None and int(heading["year"]) >= (self._context.year or 0):
                return part.title[slice(*heading.span("due"))]
        return None
