"""Say in words where in a plan a stretch of text stands: `Phụ lục, mục VII`."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.audit.voice import Voice
from schemas.audit import AuditPlace
from schemas.base import Record
from schemas.plan import Plan, Section
from schemas.vocabulary import ComponentKind

_SPACES = re.compile(r"\s+")
_LONGEST = 300


class PlanPlaces:
    """Makes places of one plan."""

    def __init__(self, plan: Plan, text: str, voice: Voice):
        self.path = plan.document.source.path
        self._text = text
        self._voice = voice
        self._sections = {section.id: section for section in plan.sections}
        self._starts = [section.start for section in plan.sections]
        self._ordered = plan.sections
        self._parts = plan.document.components

    def of_record(self, record: Record) -> AuditPlace:
        """Give the place of a record."""
        return AuditPlace(
            plan=self.path,
            start=record.start,
            end=record.end,
            text=record.text,
            where=self._say(record.start, record.section),
            page=record.page,
        )

    def of_span(self, start: int, end: int) -> AuditPlace:
        """Give the place of a stretch of the source text."""
        return AuditPlace(
            plan=self.path,
            start=start,
            end=end,
            text=_SPACES.sub(" ", self._text[start : min(end, start + _LONGEST)]).strip(),
            where=self._say(start, self._section_at(start)),
        )

    def part_at(self, start: int) -> int:
        """Give the index of the component that holds a source offset; 0 where there is one."""
        for index, part in enumerate(self._parts):
            if part.start <= start < part.end:
                return index
        return 0

    def _section_at(self, start: int) -> str | None:
        index = bisect_right(self._starts, start) - 1
        section: Section | None = self._ordered[index] if index >= 0 else None
        while section is not None and section.end <= start:
            section = self._sections.get(section.parent or "")
        return section.id if section is not None else None

    def _say(self, start: int, section_id: str | None) -> str:
        numbers: list[str] = []
        seen: set[str] = set()
        while section_id is not None and section_id in self._sections and section_id not in seen:
            seen.add(section_id)
            section = self._sections[section_id]
            if section.number:
                numbers.append(section.number)
            section_id = section.parent
        number = ".".join(reversed(numbers))
        part = self._parts[self.part_at(start)] if self._parts else None
        if part is not None and part.kind is ComponentKind.appendix:
            extent = "section" if number else "whole"
            return self._voice.say(f"where.appendix.{extent}", number=number)
        return self._voice.say("where.section", number=number) if number else ""
