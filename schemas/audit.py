"""What an audit of a folder of plans says: documents cited, bases, findings, places."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from schemas.base import Model, PartialDate
from schemas.plan import Component, Section
from schemas.vocabulary import CitationRole, Level

AUDIT_VERSION: Literal["1"] = "1"


class Severity(StrEnum):
    """How grave a finding is; in order, the gravest last."""

    info = "info"  # thông tin
    warning = "warning"  # cảnh báo
    error = "error"  # lỗi


class FindingCode(StrEnum):
    """What a finding is about."""

    type_symbol_mismatch = "type_symbol_mismatch"
    suspect_type_word = "suspect_type_word"
    year_mismatch = "year_mismatch"
    date_conflict = "date_conflict"
    issuer_conflict = "issuer_conflict"
    cited_after_issue = "cited_after_issue"
    self_reference_mismatch = "self_reference_mismatch"
    missing_symbol = "missing_symbol"
    missing_date = "missing_date"
    impossible_date = "impossible_date"
    rest_day = "rest_day"
    basis_without_symbol = "basis_without_symbol"
    basis_without_date = "basis_without_date"
    basis_repeated = "basis_repeated"
    basis_order = "basis_order"
    basis_missing = "basis_missing"
    numbering_duplicate = "numbering_duplicate"
    numbering_order = "numbering_order"
    numbering_gap = "numbering_gap"
    total_mismatch = "total_mismatch"
    superseded = "superseded"
    replaced_later = "replaced_later"
    replaced_undated = "replaced_undated"
    amended = "amended"
    not_yet_in_force = "not_yet_in_force"
    wrong_date = "wrong_date"
    unknown = "unknown"


class Standing(StrEnum):
    """How a cited document stood, by the register, on the day a plan was signed."""

    in_force = "in_force"
    amended = "amended"  # in force, as amended
    superseded = "superseded"  # replaced before that day
    not_yet_in_force = "not_yet_in_force"
    undated = "undated"  # replaced at some time; the plan's day is not known
    unknown = "unknown"  # the register does not have it


class NowStatus(StrEnum):
    """What became of a unit on 1 July 2025."""

    unchanged = "unchanged"
    merged = "merged"
    split_ = "split"  # went to several new units: the one that took most is named
    ended = "ended"  # a district: no unit of its own came after it
    current = "current"  # named as it is since that day


class UnitNow(Model):
    """A unit as written, and the unit that is there since 1 July 2025."""

    written: str = Field(min_length=1, description="As written, the units above it added.")
    now: str | None = Field(description="Since 1 July 2025; null where it cannot be told.")
    province_now: str | None = Field(description="Its province since 1 July 2025; null.")
    status: NowStatus | None


class AuditPlace(Model):
    """A stretch of a plan's source text."""

    plan: str = Field(description="Path of the plan, as in its document.source.path.")
    start: int = Field(ge=0, description="First code point in the source text.")
    end: int = Field(ge=1, description="One past the last code point in the source text.")
    text: str = Field(description="Its reading.")
    where: str = Field(description="In words: `mục III.7`, `Phụ lục, mục VII`; may be empty.")
    page: int | None = None

    @model_validator(mode="after")
    def _span_is_not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"span {self.start}:{self.end} ends before it starts")
        return self


class CitedMention(Model):
    """One mention of a document in a plan."""

    id: str = Field(description="Id of the citation in its plan; `…s1` for a short name.")
    role: CitationRole
    place: AuditPlace
    date: PartialDate | None = Field(description="As this mention says.")
    issuer: str | None = Field(description="As this mention says.")
    short: bool = Field(default=False, description="By a short name that the plan defines.")


class Said(Model):
    """One value that mentions give to a field, and how many say so."""

    value: str
    mentions: int = Field(ge=1)
    plans: tuple[str, ...] = Field(description="Paths, in order.")


class RegisterFacts(Model):
    """What the register says of a document."""

    symbol: str | None
    doc_type: str
    title: str
    date: PartialDate | None
    in_force_from: PartialDate | None
    replaced_by: str | None
    replaced_from: PartialDate | None
    amended_by: tuple[str, ...]
    verified: bool
    source: str


class CitedDocument(Model):
    """One document that plans cite, or one of the plans."""

    id: str = Field(min_length=1, description="Stable: the same folder gives the same id.")
    label: str = Field(min_length=1, description="`Nghị quyết 76/NQ-CP ngày 15/07/2021`.")
    doc_type: str
    symbol: str | None
    date: PartialDate | None = Field(description="What most mentions say, or the register.")
    issuer: str | None
    issuer_now: UnitNow | None = Field(default=None, description="For issuers with a place.")
    title: str | None
    urn: str | None
    plan: str | None = Field(description="Path of the plan of the folder that it is; null.")
    dates: tuple[Said, ...] = Field(description="Most often said first.")
    issuers: tuple[Said, ...] = Field(description="Most often said first.")
    mentions: tuple[CitedMention, ...]
    register_facts: RegisterFacts | None


class Basis(Model):
    """What one plan makes of one document."""

    plan: str
    document: str = Field(description="Id of a document.")
    roles: tuple[CitationRole, ...] = Field(description="Each once, legal_basis first.")
    count: int = Field(ge=1)
    places: tuple[AuditPlace, ...]
    standing: Standing


class Finding(Model):
    """Something that an official should look at."""

    id: str = Field(min_length=1, description="Stable: the same folder gives the same id.")
    code: FindingCode
    severity: Severity
    plan: str = Field(description="Path of the plan; of the first, where it is of several.")
    plans: tuple[str, ...] = Field(description="All plans that it is of, in order.")
    document: str | None = Field(description="Id of the document that it is about; null.")
    message: str = Field(min_length=1, description="In Vietnamese, clear to an official.")
    places: tuple[AuditPlace, ...] = Field(description="Empty where the fault has no place.")


class Mark(Model):
    """The place of a record in a plan's text."""

    kind: Literal["citation", "target", "deadline", "assignment", "officer"]
    id: str
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    label: str = Field(description="What the record says, in a few words.")
    document: str | None = Field(default=None, description="Of a citation: the document's id.")


class AuditedPlan(Model):
    """One plan of the folder."""

    path: str
    document: str = Field(description="Id of the document that it is.")
    label: str = Field(description="`Kế hoạch 300/KH-UBND ngày 07/03/2025`.")
    doc_type: str | None
    symbol: str | None
    date: PartialDate | None
    issuer: str | None
    title: str | None
    level: Level | None
    place: str | None = Field(description="The issuer's unit with those above it; null.")
    place_now: UnitNow | None
    text: str = Field(description="The source text; empty where it is not at hand.")
    components: tuple[Component, ...]
    sections: tuple[Section, ...]
    marks: tuple[Mark, ...] = Field(description="By start; they may overlap.")
    findings: tuple[str, ...] = Field(description="Ids, the gravest first.")


class Link(Model):
    """Who cites whom, or amends, or replaces; both ends are ids of documents."""

    source: str
    target: str
    kind: Literal["cites", "amends", "replaces"]
    roles: tuple[CitationRole, ...] = ()
    count: int = Field(default=1, ge=1)


class TimelineEvent(Model):
    """One day in the folder's time."""

    date: PartialDate
    kind: Literal["plan", "document", "in_force", "replaced"]
    document: str = Field(description="Id of a document.")
    label: str


class PlaceGroup(Model):
    """Plans and cited documents of one unit."""

    name: str
    plans: tuple[str, ...] = Field(description="Paths.")
    documents: tuple[str, ...] = Field(description="Ids of documents issued there.")


class AuditReport(Model):
    """Everything that an audit of a folder found; lists are in a fixed order."""

    audit_version: Literal["1"] = AUDIT_VERSION
    plans: tuple[AuditedPlan, ...] = Field(description="By path.")
    documents: tuple[CitedDocument, ...] = Field(description="Most cited first.")
    bases: tuple[Basis, ...] = Field(description="By plan, then as `documents`.")
    findings: tuple[Finding, ...] = Field(description="By plan, then by place.")
    links: tuple[Link, ...]
    timeline: tuple[TimelineEvent, ...] = Field(description="By date.")
    by_place: tuple[PlaceGroup, ...] = Field(description="By unit as written.")
    by_place_now: tuple[PlaceGroup, ...] = Field(description="By unit since 1 July 2025.")

    def count(self, severity: Severity) -> int:
        """Give how many findings have a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @model_validator(mode="after")
    def _ids_are_known(self) -> Self:
        documents = {document.id for document in self.documents}
        if len(documents) != len(self.documents):
            raise ValueError("id of a document given twice")
        if len({finding.id for finding in self.findings}) != len(self.findings):
            raise ValueError("id of a finding given twice")
        named = {basis.document for basis in self.bases} | {plan.document for plan in self.plans}
        if not named <= documents:
            raise ValueError(f"unknown documents: {sorted(named - documents)}")
        return self
