"""Where a number stands, and whether that lets it be a target."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from extract.context import Context
from extract.mention import Layer, Mention
from extract.outline import Section, Zone
from rules.folding import fold
from rules.rows import Pattern
from schemas.vocabulary import Comparator

SURE, LIKELY, DOUBTFUL = 0.95, 0.85, 0.7
REACH = 160
"""How far behind a number a time ahead is looked for."""
HEAD = 60
"""How far before a size the noun is looked for that it belongs to."""
_BOUNDS = frozenset({Comparator.ge, Comparator.le})
_ZONES = frozenset({Zone.body, Zone.table, Zone.closing})


class PartKind(StrEnum):
    """What the headings above a place say that its part does."""

    goals = "goals"
    report = "report"
    funding = "funding"
    other = "other"


class TargetPlaces:
    """Judges the places of one plan's targets. Plan offsets throughout."""

    def __init__(self, context: Context) -> None:
        """Keep the plan and what the rules say of its parts."""
        self._context = context
        self._patterns: dict[str, Pattern] = {
            pattern.id: pattern for pattern in context.rules.patterns("targets")
        }
        self._citations = context.mentions[Layer.citation]
        self._citation_starts = [citation.start for citation in self._citations]
        self._rows = context.mentions[Layer.row]
        self._row_starts = [row.start for row in self._rows]
        self._multiples = context.rules.words("comparators", "multiple")
        self._bounds = frozenset(
            word
            for cue in context.rules.cues("comparators", "before")
            if cue.meaning in _BOUNDS
            for word in cue.words
        )
        self._staffing = context.rules.words("targets", "staffing")
        self._making = frozenset(context.rules.words("targets", "making"))
        measures = "|".join(map(re.escape, context.rules.words("targets", "measure")))
        self._measures = re.compile(rf"(?:{measures})(?!\w)")
        self._where = context.rules.words("comparators", "where")
        self._kinds: dict[str | None, PartKind] = {}
        reports = context.rules.words("targets", "report_type")
        self._is_report = fold(context.document.doc_type or "") in reports

    def is_target(self, mention: Mention) -> bool:
        """Tell whether the place of a number lets it be a target."""
        if self._context.outline.block_at(mention.start).zone not in _ZONES:
            return False
        if _holder(self._citations, self._citation_starts, mention.start) is not None:
            return False
        row = self.row_at(mention.start)
        if row is not None and "value" in row.spans and "target" in row.parts:
            return False  # the other cells of a table of targets tell what was
        if self._is_past(mention):
            return False
        kind = self.part_kind(mention.start)
        if mention.parts["doubt"] and kind is not PartKind.goals:
            return False
        if kind in {PartKind.report, PartKind.funding}:
            return mention.parts["kind"] == "percent" and self._has_aim(mention, "aim.sure")
        if mention.parts["kind"] != "count":
            return True
        if self._is_attribute(mention) or (
            mention.parts["class"] == "criterion" and not mention.parts["of"]
        ):
            return False
        aimed = self._has_aim(mention, "aim.strong")
        if kind is PartKind.goals:
            return self._is_goal(mention, aimed)
        return self._is_aimed_count(mention, aimed)

    def part_kind(self, at: int) -> PartKind:
        """Tell what kind of part holds a place: the innermost heading that says it decides."""
        section = self._context.section_at(at)
        if section not in self._kinds:
            self._kinds[section] = self._read_kind(section)
        return self._kinds[section]

    def _read_kind(self, section: str | None) -> PartKind:
        outline = self._context.outline
        titles = [self._key_of(part) for part in outline.path(section)]
        kinds = [self._heading_kind(title) for title in titles]
        if PartKind.goals in kinds:
            # "Kết quả giải quyết thủ tục hành chính" below "Mục tiêu" reports nothing,
            # "Đánh giá chung" does
            below = titles[: kinds.index(PartKind.goals)]
            reports = any(self._says("section.report.sure", title) for title in below)
            return PartKind.report if reports else PartKind.goals
        for kind in kinds:
            if kind is not PartKind.other:
                return kind
        return PartKind.report if self._is_report else PartKind.other

    def _heading_kind(self, title: str) -> PartKind:
        for kind in (PartKind.report, PartKind.goals, PartKind.funding):
            if self._says(f"section.{kind}", title):
                return kind
        return PartKind.other

    def _says(self, pattern: str, title: str) -> bool:
        said = self._patterns[pattern]
        return said.can_match(title) and said.compiled.search(title) is not None

    def _key_of(self, part: Section) -> str:
        """Give a heading's text as the rules read it, misread words put right."""
        block = self._context.outline.block_at(part.start)
        return self._context.plan.key[block.body : max(block.body, part.heading_end)]

    def _has_aim(self, mention: Mention, pattern: str) -> bool:
        """Tell whether words that look ahead stand before the number in its clause."""
        before = self._context.plan.key[mention.spans["clause"][0] : mention.end]
        return self._patterns[pattern].compiled.search(before) is not None

    def _is_goal(self, mention: Mention, aimed: bool) -> bool:
        """Tell whether a count in a part that sets goals is one of them."""
        groups = set(mention.parts["groups"].split())
        weak = groups <= {"aim", "filler"} and not mention.parts["after"] + mention.parts["of"]
        if weak:
            weak = not (
                self._reaches(mention)
                or self._is_rate(mention)
                or self._has_size(mention)
                or self._is_dated(mention)
            )
        only_where = mention.parts["before"] in self._where and mention.parts["class"] == "body"
        return not only_where and (aimed or not weak or bool(mention.parts["joined"]))

    def _is_aimed_count(self, mention: Mention, aimed: bool) -> bool:
        """Tell whether a count outside the parts that set goals says itself that it is one."""
        groups = set(mention.parts["groups"].split())
        if mention.parts["class"] in {"money", "time"}:
            return False
        if mention.parts["before"] in self._multiples or self._opens_bounded(mention):
            return True
        governed = bool(groups & {"making", "reach", "change", "aim"})
        made = "making" in groups and (
            not mention.parts["before"].startswith(self._staffing) or self._is_ahead(mention)
        )
        if made or (governed and self._has_aim(mention, "aim.sure")):
            return True
        if self._reaches(mention):
            return True
        if not ("before" in groups or mention.parts["after"]):
            return False
        made = mention.parts["class"] in {"event", "product"}
        aimed = aimed or bool(mention.parts["after"])
        return aimed and (made or governed or self._opens_with_making(mention))

    def _opens_bounded(self, mention: Mention) -> bool:
        """Tell whether a clause opens with a bound: ``Tối thiểu 3.000 lượt người được tư vấn``."""
        start, end = mention.spans["clause"][0], mention.spans["frame"][0]
        before = self._context.plan.key[start:end]
        marker = self._patterns["opening.marker"].compiled.match(before)
        opens = not before[marker.end() if marker else 0 :].strip()
        return opens and mention.parts["before"] in self._bounds

    def _is_ahead(self, mention: Mention) -> bool:
        """Tell whether a time ahead stands before or after a number."""
        return self._has_aim(mention, "aim.time") or self._is_dated(mention)

    def _is_dated(self, mention: Mention) -> bool:
        """Tell whether a time ahead follows a number in its clause."""
        start, end = mention.spans["frame"][1], mention.spans["clause"][1]
        return (
            self._patterns["due.ahead"].compiled.search(
                self._context.plan.key, start, min(end, start + REACH)
            )
            is not None
        )

    def _is_attribute(self, mention: Mention) -> bool:
        """Tell whether a size or grade only says of which things: ``tàu dài từ 15 m trở lên``."""
        if mention.parts["class"] not in {"measure", "age", "score", "money"}:
            return False
        if mention.parts["groups"] != "before" or mention.parts["mark"]:
            return False
        start, end = mention.spans["clause"][0], mention.spans["frame"][0]
        before = self._context.plan.key[max(start, end - HEAD) : end]
        return self._patterns["attribute.head"].compiled.search(before) is not None

    @staticmethod
    def _is_rate(mention: Mention) -> bool:
        return "/" in mention.parts["unit"] and mention.parts["class"] not in {"money", "time"}

    def _has_size(self, mention: Mention) -> bool:
        """Tell whether a clause opens with the measure of a number: ``Sản lượng 500 tấn``."""
        before = self._context.plan.key[mention.spans["clause"][0] : mention.start]
        marker = self._patterns["opening.marker"].compiled.match(before)
        return self._measures.match(before, marker.end() if marker else 0) is not None

    def _reaches(self, mention: Mention) -> bool:
        """Tell whether a task counts whom it reaches: ``Tập huấn … cho 200 cán bộ``."""
        if mention.parts["class"] not in {"people", "body"}:
            return False
        before = self._context.plan.key[mention.spans["clause"][0] : mention.spans["frame"][0]]
        found = self._patterns["reached.before"].compiled.search(before[-REACH:])
        return found is not None and self._opens_with_making(mention)

    def _opens_with_making(self, mention: Mention) -> bool:
        """Tell whether the clause of a count opens with a verb of making."""
        clause = self._context.plan.key[mention.spans["clause"][0] : mention.start]
        marker = self._patterns["opening.marker"].compiled.match(clause)
        words = clause[marker.end() if marker else 0 :].split(" ", 4)
        return any(" ".join(words[:count]) in self._making for count in (1, 2, 3, 4))

    def _is_past(self, mention: Mention) -> bool:
        """Tell whether the year that goes with a number lies before the plan's.

        Where the plan's year is not known, a year that no word of aiming follows is past too,
        unless the part sets goals.
        """
        if self._opens_past(mention):
            return True
        before, after = self._stated_years(mention)
        document = self._context.document
        first = document.period_start.year if document.period_start else self._context.year
        if first is not None:
            stated = after if after is not None else before
            return stated is not None and stated < first
        if before is None or self.part_kind(mention.start) is PartKind.goals:
            return False
        return not any(self._has_aim(mention, name) for name in ("aim.strong", "aim.time"))

    def _opens_past(self, mention: Mention) -> bool:
        """Tell whether the sentence of a number opens with a time before the plan's."""
        opening = self._context.plan.key[mention.spans["sentence"][0] : mention.start]
        found = self._patterns["past.opening"].compiled.match(opening[:REACH])
        year = self._context.year
        if found is None:
            return False
        stated = int(found["until"] or found["last"] or found["year"])
        aimed = any(self._has_aim(mention, name) for name in ("aim.sure", "aim.time"))
        if year is None:
            return not aimed and self.part_kind(mention.start) is not PartKind.goals
        return stated < year and not aimed

    def _stated_years(self, mention: Mention) -> tuple[int | None, int | None]:
        """Give the last year before the number in its clause, and the one right after it."""
        key, pattern = self._context.plan.key, self._patterns["year.stated"].compiled
        after = self._patterns["year.after"].compiled.match(key, mention.spans["frame"][1])
        year: int | None = None
        for match in pattern.finditer(key, mention.spans["clause"][0], mention.start):
            ahead = self._patterns["aim.strong"].compiled.search(key, match.end(), mention.start)
            if (
                match["base"] is None
                and ahead is None  # "hồ sơ giai đoạn 2015 - 2020, đạt tối thiểu 80%"
                and not _holder(self._citations, self._citation_starts, match.start())
            ):
                year = int(match["year"] or match["until"] or match["of"])
        return year, int(after["year"]) if after else None

    def bound(self, mention: Mention) -> Mention:
        """Keep the clause and sentence of a target in a table row within its cell."""
        row = _holder(self._rows, self._row_starts, mention.start)
        if row is None:
            return mention
        for start, end in row.spans.values():
            if start <= mention.start < end:
                spans = dict(mention.spans)
                for name in ("clause", "sentence"):
                    spans[name] = self._within(spans[name], (start, end))
                return replace(mention, spans=spans)
        return mention

    def _within(self, span: tuple[int, int], cell: tuple[int, int]) -> tuple[int, int]:
        """Cut a span to its cell, and let it go on to the cell's ends where a line broke it."""
        text = self._context.plan.text
        start, end = max(span[0], cell[0]), min(span[1], cell[1])
        if start > cell[0] and text[start - 1] == "\n":
            start = cell[0]
        if end < cell[1] and text[end] == "\n":
            end = cell[1]
        return start, end

    def row_at(self, at: int) -> Mention | None:
        """Give the table row that holds a place."""
        return _holder(self._rows, self._row_starts, at)

    def confidence(self, mention: Mention) -> float:
        """Tell how sure it is that a number is a target."""
        if mention.parts["doubt"] or mention.parts["kind"] == "count":
            return DOUBTFUL
        return SURE if self.part_kind(mention.start) is PartKind.goals else LIKELY


def _holder(mentions: Sequence[Mention], starts: Sequence[int], at: int) -> Mention | None:
    """Give the mention that holds an offset; ``starts`` are those of the mentions, in order."""
    index = bisect_right(starts, at) - 1
    return mentions[index] if index >= 0 and at < mentions[index].end else None
