"""Find who issued a document: from its head, its signature or its own words."""

from __future__ import annotations

import re
from collections import Counter

from extract.assemble.misread_names import is_ocr, mend_name
from extract.assemble.naming import recase, write_out
from extract.outline import Block, Outline, Zone
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Name, expand_classes
from schemas.vocabulary import Level

LONGEST_OPENING = 2000
"""Characters of a recital that are read for who issues the plan."""


class IssuingBody:
    """Reads the issuing body and its level off one plan."""

    def __init__(self, plan: PlanText, outline: Outline, rules: RuleBook):
        self.plan, self.outline, self.rules = plan, outline, rules
        rows = rules.rows(Name, "document")
        patterns = (*rules.patterns("document"), *rules.patterns("sections"))
        self._patterns = {p.id: p.compiled for p in patterns}
        self._levels = {fold(row.name): row.level for row in rows}
        units = sorted(map(re.escape, self._levels), key=len, reverse=True)
        none = "|".join(map(re.escape, rules.words("document", "no_unit")))
        self._unit = re.compile(
            rf"(?<!\w)(?!(?:{none})(?!\w))(?P<unit>{'|'.join(units)})\s+(?P<name>\S[^,;.()]*)"
        )
        self._bare_unit = re.compile(rf"(?<!\w)(?P<unit>{'|'.join(units)})\s*\Z")

    def find(self, place: str | None) -> str | None:
        """Find the issuing body, written out with its place.

        Args:
            place: The place named before the date.

        Returns:
            The name; None where neither head, text nor signature tells it.
        """
        return self._from_head() or self._from_text(place)

    def level_of(self, issuer: str | None) -> Level | None:
        """Tell the level of government of a body by its name, or of the plan by its words."""
        if issuer is None:
            return self._level_by_words()
        folded = fold(issuer)
        for word in self.rules.words("document", "central_body"):
            find = re.search if " " in word else re.match
            if find(rf"{re.escape(word)}(?!\w)", folded) and not self._unit.search(folded):
                return Level.central
        matches = list(self._unit.finditer(folded))
        committee = self._patterns["document.committee"].search(folded)
        if committee:
            for name, level in self._levels.items():  # "thành" is the start of "thành phố"
                if name.split()[0] == committee["unit"]:
                    return Level(level) if level else Level.province
        if not matches:
            return None
        unit, name = matches[0]["unit"], matches[0]["name"]
        level = self._levels[unit]
        if level:
            return Level(level)
        cities = self.rules.words("document", "central_city")
        return Level.province if name.startswith(cities) else Level.district

    def _blocks(self, *zones: Zone) -> list[Block]:
        return [b for b in self.outline.blocks if b.component == 0 and b.zone in zones]

    def _from_head(self) -> str | None:
        """Join the agency lines: the last that opens an agency, with the unit above it."""
        lines = self._agency_lines()
        if not lines:
            return None
        if is_ocr(self.plan):
            lines = [mend_name(line, self.rules) for line in lines]
        folded = [fold(line) for line in lines]
        agency = re.compile(
            rf"(?:{'|'.join(map(re.escape, self.rules.words('document', 'agency')))})(?!\w)"
        )
        own = max(
            (
                i
                for i, line in enumerate(folded)
                if i and self._opens_agency(" ".join(folded[i:]), folded[0], agency)
            ),
            default=0,
        )
        name = " ".join(lines[own:])
        issuer = write_out(recase(name, self.plan, self.rules), self.rules)
        if own == 0:
            return issuer if self._is_whole(issuer) else None
        above = write_out(recase(" ".join(lines[:own]), self.plan, self.rules), self.rules)
        organs = self.rules.words("document", "organ")
        if fold(issuer).startswith(organs) and not self._unit.search(fold(issuer)):
            return f"{issuer} {above}"
        if re.match(rf"(?:{'|'.join(self.rules.words('document', 'named_unit'))})\s", fold(issuer)):
            return issuer
        place = self._unit.search(fold(above))
        if place and not self._unit.search(fold(issuer)):
            whole = not fold(above).startswith(self.rules.words("document", "peoples_body"))
            return f"{issuer} {above if whole else above[place.start() : place.end()]}".strip()
        if not place and not self._unit.search(fold(issuer)):
            return f"{issuer} {above}"
        return issuer

    def _opens_agency(self, line: str, first: str, agency: re.Pattern[str]) -> bool:
        """Tell a line that names a body of its own: below its superior, both may be committees."""
        bodies = self.rules.words("document", "peoples_body")
        both = line.startswith(bodies) and first.startswith(bodies)
        named = self._unit.search(line) and self._unit.search(first)
        return agency.match(line) is not None or bool(both and named)

    def _agency_lines(self) -> list[str]:
        """Give the lines of the head above the motto that name agencies."""
        lines: list[str] = []
        numbers = self._patterns["head.number"]
        for block in self._blocks(Zone.head):
            line = self._before_motto(block).strip(" *-–_./")
            if not line:
                if lines:
                    break
                continue
            if numbers.match(fold(line)) or not line.isupper():
                break
            lines.append(line)
        return [line for line in lines if len(line) < 150][:4]

    def _before_motto(self, block: Block) -> str:
        match = self._patterns["head.motto_inside"].search(self.plan.key, block.start, block.end)
        return self.plan.text[block.start : match.start() if match else block.end]

    def _is_whole(self, issuer: str) -> bool:
        """Tell whether a name needs no place: it has one, or is a central body."""
        folded = fold(issuer)
        central = folded.startswith(self.rules.words("document", "central_body"))
        return bool(central or self._unit.search(folded) or len(folded.split()) > 3)

    def _from_text(self, place: str | None) -> str | None:
        """Find who says in the recitals or the closing that it issues the plan."""
        found: list[str] = []
        for block in reversed(self._blocks(Zone.recitals, Zone.body)[:12]):
            match = self._patterns["document.self_issuer"].search(
                self.plan.text, block.start, min(block.end, block.start + LONGEST_OPENING)
            )
            if match:
                found.append(f"{match['issuer']} {match['unit'] or ''}".strip())
                break
        for block in self._blocks(Zone.closing):
            match = self._patterns["document.closing_issuer"].search(
                self.plan.text, block.start, block.end
            )
            if match:
                found.insert(0, match["issuer"])
        for name in found:
            issuer = re.sub(r"\s+\([^)]*\)", "", write_out(name, self.rules))
            if self._unit.search(fold(issuer)) or not self._bare_unit.search(fold(issuer)):
                return issuer if self._is_whole(issuer) else None
            named = self._unit_name(fold(issuer), place)
            if named:
                return f"{issuer} {named}"
        return None

    def _unit_name(self, issuer: str, place: str | None) -> str | None:
        """Find the name of the unit whose bare word ends a body's name."""
        bare = self._bare_unit.search(issuer)
        if bare is None:
            return None
        if place:
            return place
        unit = re.escape(bare["unit"])
        first = bare["unit"].split()[0]
        proper = expand_classes(r"((?:[\p{Lu}][^\W\d_]*|\d{1,2})(?:\s+[\p{Lu}][^\W\d_]*){0,4})")
        titles = tuple(fold(row.name) for row in self.rules.rows(Name, "officers"))
        counts: Counter[str] = Counter()
        ends = [m.end() for m in re.finditer(rf"(?<!\w){unit}(?!\w)", self.plan.key)]
        ends += [
            match.end()
            for match in self._patterns["document.committee"].finditer(self.plan.key)
            if match["unit"] == first
        ]
        name = re.compile(rf"\s+{proper}")
        for end in ends:
            match = name.match(self.plan.text, end)
            if match and not self.plan.key.startswith(titles, match.start(1)):
                counts[match[1]] += 1
        return counts.most_common(1)[0][0] if counts else None

    def _level_by_words(self) -> Level | None:
        """Tell the level of a plan without a head by the unit it speaks of as its own."""
        counts: Counter[str] = Counter()
        for match in self._patterns["document.own_unit"].finditer(self.plan.key):
            counts[" ".join(match["unit"].split())] += 1
        if not counts:
            return None
        level = self._levels[counts.most_common(1)[0][0]]
        return Level(level) if level else None
