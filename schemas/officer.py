"""Persons named."""

from __future__ import annotations

from pydantic import Field

from schemas.base import Record
from schemas.vocabulary import OfficerRole


class Officer(Record):
    """One person, with the office held."""

    name: str = Field(min_length=1, description="Full name as written.")
    position: str | None = Field(description="Title of the office held (chức vụ); null.")
    organization: str | None = Field(description="The body it is held in, written out; null.")
    role: OfficerRole = Field(description="signer, contact or responsible.")
