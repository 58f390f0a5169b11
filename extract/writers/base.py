"""What every writer over a whole folder has in common."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from schemas.plan import Plan


class Relation(StrEnum):
    """What a document is to the first of its group of duplicates."""

    primary = "primary"  # the first itself: the copy that a reader should take
    copy = "copy"  # the same plan: another file, another format, a scan
    version = "version"  # the same plan, reworked or not yet numbered


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Where a document stands among its duplicates.

    Attributes:
        group: Document that is primary in the group: the group's name.
        relation: What this document is to it.
    """

    group: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not converted.

    Attributes:
        document: The input's path relative to the input folder.
        stage: ``load``, ``convert`` or ``write``.
        reason: What is wrong, in Vietnamese.
        advice: What to do, in Vietnamese; may be empty.
    """

    document: str
    stage: str
    reason: str
    advice: str


class FolderWriter(Protocol):
    """Takes the plans of a folder one after the other, in the order of their documents."""

    def add_plan(self, plan: Plan, duplicate: Duplicate | None = None) -> None:
        """Add a plan; ``duplicate`` where the folder holds it more than once."""

    def add_failure(self, failure: Failure) -> None:
        """Add a file that was not converted."""
