"""Who is to do what."""

from __future__ import annotations

from pydantic import Field

from schemas.base import Record
from schemas.vocabulary import AssignmentRole


class Assignment(Record):
    """One task with the officer or unit that is to do it."""

    task: str = Field(min_length=1, description="The task's text.")
    actor: str = Field(min_length=1, description="Officer or unit, as the text says it.")
    actor_name: str = Field(min_length=1, description="The same, abbreviations written out.")
    role: AssignmentRole = Field(description="lead (chủ trì) or coordinate (phối hợp).")
    partners: tuple[str, ...] = Field(default=(), description="Whom it works with, as written.")
    approver: str | None = Field(default=None, description="Who issues or approves; null.")
    due: str | None = Field(default=None, description="The deadline as text; null.")
    item: str | None = Field(default=None, description="Number in a table or list; null.")
