"""What the assemblers work from: the plan, its outline, the mentions and the document's facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from extract.mention import Layer, Mention
from extract.outline import Outline
from extract.plan_text import PlanText
from rules.loader import RuleBook
from schemas.plan import Document


@dataclass(frozen=True)
class Context:
    """Everything known about one plan when its records are made.

    Attributes:
        plan: The plan text.
        outline: Blocks, sections and parts.
        mentions: Mentions by layer, each in document order, overlaps settled.
        rules: The rules of this run.
        document: The document's facts: issuer, place, date, period.
    """

    plan: PlanText
    outline: Outline
    mentions: Mapping[Layer, tuple[Mention, ...]]
    rules: RuleBook
    document: Document

    @property
    def year(self) -> int | None:
        """The plan's year: that of its period where it covers one year, else of its date."""
        start, end = self.document.period_start, self.document.period_end
        if start is not None and end is not None and start.year == end.year:
            return start.year
        if self.document.date is not None:
            return int(self.document.date[:4])
        return start.year if start is not None else None

    @property
    def issued(self) -> dt.date | None:
        """The day the plan was signed; None where the day is not known."""
        date = self.document.date
        return dt.date.fromisoformat(date) if date is not None and len(date) == 10 else None

    def section_at(self, start: int) -> str | None:
        """Give the id of the section that holds a plan offset."""
        return self.outline.block_at(start).section
