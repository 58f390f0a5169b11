"""An audit report as the compact data that the page holds.

Texts stand once in a list and are named by their number; runs of small records are flat lists of
numbers. ``page_files/data.js`` reads what is made here.
"""

from __future__ import annotations

import base64
import json
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from extract.audit.units import UnitReader, load_units
from rules.loader import RuleBook
from rules.rows import Message
from schemas.audit import (
    AuditedPlan,
    AuditPlace,
    AuditReport,
    Basis,
    CitedDocument,
    Finding,
    Said,
    Severity,
    Standing,
    UnitNow,
)
from schemas.vocabulary import CitationRole

MARKS = ("citation", "target", "deadline", "assignment", "officer")
LINKS = ("cites", "amends", "replaces")
_MESSAGES = "page."


class Texts:
    """A list of texts, each once; a text is named by its number, null by -1."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str | None) -> int:
        """Give the number of a text."""
        return -1 if text is None else self._numbers.setdefault(text, len(self._numbers))

    def listed(self) -> list[str]:
        """Give the texts in the order of their numbers."""
        return list(self._numbers)


def utf16_offsets(text: str) -> Callable[[int], int]:
    """Give a function from an offset in code points to one in UTF-16 units, as a browser counts.

    >>> utf16_offsets("𝄞 Căn cứ")(2)
    3
    """
    wide = [at for at, letter in enumerate(text) if letter > "\uffff"]
    return (lambda offset: offset + bisect_left(wide, offset)) if wide else (lambda offset: offset)


class PageData:
    """Makes the data of a page; plans and documents are named by their place in the report."""

    def __init__(self, report: AuditReport, rules: RuleBook):
        self._report = report
        self._rules = rules
        self._units = load_units(rules)
        self._texts = Texts()
        self._plans = {plan.path: number for number, plan in enumerate(report.plans)}
        self._documents = {one.id: number for number, one in enumerate(report.documents)}
        self._findings = {one.id: number for number, one in enumerate(report.findings)}
        self._offsets = {plan.path: utf16_offsets(plan.text) for plan in report.plans}

    def index(self) -> dict[str, Any]:
        """Give what the page needs at once: everything but the plans' texts and marks."""
        report = self._report
        data: dict[str, Any] = {
            "severities": [severity.value for severity in reversed(Severity)],
            "roles": [role.value for role in CitationRole],
            "standings": [standing.value for standing in Standing],
            "kinds": LINKS,
            "plans": [self._plan(plan) for plan in report.plans],
            "documents": [self._document(one) for one in report.documents],
            "bases": [number for basis in report.bases for number in self._basis(basis)],
            "findings": [self._finding(finding) for finding in report.findings],
            "links": [
                number
                for link in report.links
                if link.source in self._documents and link.target in self._documents
                for number in (
                    self._documents[link.source],
                    self._documents[link.target],
                    LINKS.index(link.kind),
                    link.count,
                )
            ],
            "timeline": [
                [event.date, event.kind, self._documents.get(event.document, -1), event.label]
                for event in report.timeline
            ],
            "messages": {
                row.id.removeprefix(_MESSAGES): row.text
                for row in self._rules.rows(Message, "messages")
                if row.id.startswith(_MESSAGES)
            },
        }
        return {**data, "texts": self._texts.listed()}

    def detail(self, plan: AuditedPlan) -> dict[str, Any]:
        """Give a plan's text with its marks, headings and parts; offsets in UTF-16 units."""
        at = self._offsets[plan.path]
        return {
            "text": plan.text,
            "marks": [
                [
                    MARKS.index(mark.kind),
                    at(mark.start),
                    at(mark.end),
                    mark.label,
                    self._documents.get(mark.document or "", -1),
                ]
                for mark in plan.marks
            ],
            "sections": [
                [one.number or "", one.title or "", one.level, at(one.start)]
                for one in plan.sections
            ],
        }

    def _plan(self, plan: AuditedPlan) -> dict[str, Any]:
        return _filled(
            path=plan.path,
            label=plan.label,
            doc=self._documents[plan.document],
            date=plan.date,
            issuer=plan.issuer,
            title=plan.title,
            level=plan.level.value if plan.level else None,
            place=plan.place,
            unit=_unit(plan.place_now),
            findings=[self._findings[number] for number in plan.findings],
        )

    def _document(self, one: CitedDocument) -> dict[str, Any]:
        facts = one.register_facts
        return _filled(
            label=one.label,
            name=" ".join(part for part in (one.doc_type, one.symbol or one.title) if part),
            type=one.doc_type,
            date=one.date,
            issuer=one.issuer,
            unit=_unit(one.issuer_now),
            title=one.title,
            urn=one.urn,
            plan=self._plans.get(one.plan or ""),
            band=self._band(one, self._units),
            dates=self._said(one.dates),
            issuers=self._said(one.issuers),
            mentions=[
                number
                for mention in one.mentions
                for number in (
                    *self._place(mention.place),
                    list(CitationRole).index(mention.role),
                )
            ],
            register=facts
            and _filled(
                label=" ".join(part for part in (facts.doc_type, facts.symbol) if part),
                title=facts.title,
                date=facts.date,
                since=facts.in_force_from,
                by=facts.replaced_by,
                until=facts.replaced_from,
                amended=list(facts.amended_by),
                verified=facts.verified,
                source=facts.source,
            ),
        )

    def _band(self, one: CitedDocument, reader: UnitReader) -> str:
        """Give the level of a document's issuer, for the drawing."""
        if one.plan is not None:
            level = self._report.plans[self._plans[one.plan]].level
            if level is not None:
                return level.value
        if one.issuer is None:
            return "central" if one.symbol is None else "other"
        units = reader.read(one.issuer)
        return (reader.rung(units[0]) or "other") if units else "central"

    def _basis(self, basis: Basis) -> Iterable[int]:
        roles = sum(1 << number for number, role in enumerate(CitationRole) if role in basis.roles)
        yield self._plans[basis.plan]
        yield self._documents[basis.document]
        yield roles
        yield basis.count
        yield list(Standing).index(basis.standing)

    def _finding(self, finding: Finding) -> dict[str, Any]:
        return _filled(
            code=finding.code.value,
            severity=finding.severity.value,
            plan=self._plans[finding.plan],
            plans=[self._plans[path] for path in finding.plans],
            doc=self._documents.get(finding.document or ""),
            message=finding.message,
            places=[number for place in finding.places for number in self._place(place)],
        )

    def _place(self, place: AuditPlace) -> tuple[int, int, int, int, int]:
        at = self._offsets[place.plan]
        return (
            self._plans[place.plan],
            at(place.start),
            at(place.end),
            self._texts.number(place.where),
            self._texts.number(place.text),
        )

    def _said(self, said: Sequence[Said]) -> list[Any] | None:
        """Give the values that differ; one that all give says nothing new."""
        if len(said) < 2:
            return None
        return [
            [one.value, one.mentions, [self._plans[path] for path in one.plans]] for one in said
        ]


def _unit(unit: UnitNow | None) -> dict[str, Any] | None:
    if unit is None:
        return None
    return _filled(
        written=unit.written,
        now=unit.now,
        province=unit.province_now,
        status=unit.status.value if unit.status else None,
    )


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None and value != []}


def as_script_json(data: object) -> str:
    r"""Give JSON that may stand inside a script element, whatever texts are in it.

    >>> as_script_json("</script><!--")
    '"\\u003c/script\\u003e\\u003c!--"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text.encode("utf-8", errors="replace").decode("utf-8")


def pack(data: object) -> str:
    """Give data as JSON, deflated (zlib) and in base 64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(text.encode("utf-8", errors="replace"), 6)
    return base64.b64encode(packed).decode("ascii")
