"""One converted plan: the document, its parts and its records."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from schemas.assignment import Assignment
from schemas.base import Model, PartialDate
from schemas.citation import Citation
from schemas.deadline import Deadline
from schemas.finding import PlanWarning
from schemas.officer import Officer
from schemas.target import Target
from schemas.vocabulary import Authority, ComponentKind, Level, NoteKind

SCHEMA_VERSION: Literal["1"] = "1"


class Signer(Model):
    """Who signed."""

    name: str = Field(min_length=1)
    position: str | None = Field(description="Title of the office held (chức vụ); null.")
    authority: Authority | None = Field(
        description="TM (thay mặt), KT (ký thay), TL (thừa lệnh), TUQ (thừa ủy quyền); null."
    )


class Component(Model):
    """One part of a file that holds several: a decision, the plan it issues, an appendix."""

    kind: ComponentKind
    doc_type: str | None
    title: str | None
    start: int = Field(ge=0, description="First code point in the source text.")
    end: int = Field(ge=1, description="One past the last code point in the source text.")


class SourceNote(Model):
    """Something seen on a page that is no part of the text: a digital signature, a watermark."""

    kind: NoteKind
    text: str = Field(min_length=1, description="For a signature: who signed, and when.")
    page: int | None = Field(ge=1, description="First page where it stands; null for the file.")


class Source(Model):
    """Where the text came from and how it was read."""

    path: str = Field(description="Path relative to the input folder, with forward slashes.")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Hash of the file's bytes.")
    media_type: str
    pages: int | None = Field(description="Number of pages; null where the format has none.")
    loader: str = Field(description="What read the file.")
    ocr: bool = Field(description="Whether any of the text was read by OCR.")
    furniture: tuple[tuple[int, int], ...] = Field(
        default=(),
        description="Stretches of the source text left out of the reading: page numbers, "
        "running heads, marks of markup.",
    )
    notes: tuple[SourceNote, ...] = Field(
        default=(),
        exclude_if=lambda notes: not notes,
        description="Digital signatures, their stamps, watermarks and text set across the page.",
    )


class Document(Model):
    """The instrument that comes first in the file."""

    doc_type: str | None = Field(description="Name of the type (tên loại): Kế hoạch.")
    type_code: str | None = Field(description="Its abbreviation: KH.")
    symbol: str | None = Field(description="Number and symbol; null where left blank.")
    issuer: str | None = Field(description="Issuing body, written out, place included.")
    place: str | None = Field(description="Place named before the date.")
    date: PartialDate | None = Field(description="ISO date; `2025-01` where the day is blank.")
    title: str | None = Field(description="Trích yếu, without the type word.")
    period_start: dt.date | None = Field(description="First day of the years the plan covers.")
    period_end: dt.date | None = Field(description="Last day of the years the plan covers.")
    level: Level | None = Field(description="Level of government of the issuer.")
    addressees: tuple[str, ...] = Field(default=(), description="Kính gửi, one entry each.")
    recipients: tuple[str, ...] = Field(default=(), description="Nơi nhận, one entry a line.")
    signers: tuple[Signer, ...] = ()
    components: tuple[Component, ...] = Field(
        default=(), description="Every part in order; empty where the document has one part."
    )
    source: Source


class Section(Model):
    """One heading of the outline and what stands under it."""

    id: str = Field(min_length=1)
    number: str | None = Field(description="As written: `II`, `1.1`, `a`, `Điều 1`; null.")
    title: str | None
    level: int = Field(ge=1, description="Depth, from 1.")
    parent: str | None = Field(description="Id of the section above; null at the top.")
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class Plan(Model):
    """Everything found in one file."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    document: Document
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    officers: tuple[Officer, ...] = ()
    warnings: tuple[PlanWarning, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        seen: set[str] = set()
        for records in (
            self.citations,
            self.targets,
            self.deadlines,
            self.assignments,
            self.officers,
        ):
            for record in records:
                if record.id in seen:
                    raise ValueError(f"id given twice: {record.id}")
                seen.add(record.id)
        known = {citation.id for citation in self.citations}
        for citation in self.citations:
            for target in citation.amends:
                if target not in known:
                    raise ValueError(f"{citation.id} amends {target}, which is not there")
        return self
