"""Mentions of legal and administrative documents."""

from __future__ import annotations

from pydantic import Field

from schemas.base import PartialDate, Record
from schemas.vocabulary import CitationRole


class Citation(Record):
    """One mention of a legal or administrative document."""

    doc_type: str = Field(
        min_length=1,
        description="Canonical Vietnamese name of the type (tên loại), slips put right.",
    )
    symbol: str | None = Field(
        description="Number and symbol in canonical form (số, ký hiệu): 76/NQ-CP; null if none."
    )
    date: PartialDate | None = Field(description="ISO date; a year alone where only that is given.")
    issuer: str | None = Field(
        description="Issuing body as the text says, written out, or as the symbol says."
    )
    title: str | None = Field(description="What the document is about, or a law's name.")
    role: CitationRole = Field(description="Where it stands in the plan.")
    amends: tuple[str, ...] = Field(
        default=(), description="Ids of the citations that this one amends."
    )
    urn: str | None = Field(default=None, description="urn:lex:vn:… (RFC 9676); null if unknown.")
