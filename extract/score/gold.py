"""Annotated plans: read and checked before anything is compared with them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rules.errors import BoctachError, ExitCode
from schemas.base import PartialDate
from schemas.vocabulary import (
    AssignmentRole,
    CitationRole,
    Comparator,
    DeadlineKind,
    Direction,
    Level,
    OfficerRole,
    ReformField,
)

Record = Mapping[str, Any]
"""A record as JSON has it, annotated or found; fields may be missing."""


class GoldError(BoctachError):
    """An annotation is not as it should be. Cause: a slip of the annotator, another text."""

    exit_code = ExitCode.usage

    def __init__(self, path: Path, place: str, reason: str):
        super().__init__(path, place, reason)
        self.path, self.place, self.reason = path, place, reason

    def __str__(self) -> str:
        """Name the file and the place in it."""
        return f"{self.path}: {self.place}: {self.reason}"


@dataclass(frozen=True)
class GoldPlan:
    """The annotations of one plan.

    Attributes:
        name: The file's stem, which is the stem of the source text's file.
        document: The document's facts; those left out are not scored.
        lists: Annotated records by kind; a kind left out is not scored.
        text: The source text; None where it is not at hand.
    """

    name: str
    document: Record
    lists: Mapping[str, tuple[Record, ...]]
    text: str | None


class _Checked(BaseModel):
    model_config = ConfigDict(extra="allow")


class _Span(_Checked):
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    optional: bool = False
    open: bool = False  # the end is not settled: the right start makes the span exact
    source_text: str | None = None


# What is given is checked; a field that is left out is open, and is not scored.


class _Citation(_Span):
    doc_type: str | None = Field(None, min_length=1)
    role: CitationRole = CitationRole.body
    date: PartialDate | None = None


class _Target(_Span):
    value: float = 0.0
    unit: str = Field("", min_length=1)
    comparator: Comparator = Comparator.eq
    direction: Direction = Direction.level
    field: ReformField | None = None


class _Deadline(_Span):
    kind: DeadlineKind = DeadlineKind.date
    date_start: PartialDate | None = None
    date_end: PartialDate | None = None


class _Assignment(_Span):
    actor: str | None = Field(None, min_length=1)
    role: AssignmentRole = AssignmentRole.lead


class _Officer(_Span):
    name: str = Field(min_length=1)
    role: OfficerRole = OfficerRole.signer


class _Document(_Checked):
    date: PartialDate | None = None
    period_start: PartialDate | None = None
    period_end: PartialDate | None = None
    level: Level | None = None


_MODELS: Mapping[str, type[_Span]] = {
    "citations": _Citation,
    "targets": _Target,
    "deadlines": _Deadline,
    "assignments": _Assignment,
    "officers": _Officer,
}
KINDS = tuple(_MODELS)
"""Kinds of record that are scored, in the order of a report."""


def load_gold(
    folder: Path, sources: Path | None, only: Collection[str] | None = None
) -> Iterator[GoldPlan]:
    """Give the annotated plans of a folder, by name.

    Args:
        folder: Holds ``NAME.json``.
        sources: Holds ``NAME.txt`` or ``NAME.md``.
        only: Names to take; all where None or empty.

    Raises:
        GoldError: A file that is no JSON, a field of another kind, a span that is empty, lies
            outside the source text or holds another text than the annotation says.
    """
    for path in sorted(folder.glob("*.json")):
        if only and path.stem not in only:
            continue
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise GoldError(path, "JSON", str(error)) from error
        if not isinstance(data, dict):
            raise GoldError(path, "JSON", "not an object")
        text = load_source_text(sources, path.stem)
        _check_model(path, "document", _Document, data.get("document", {}))
        lists: dict[str, tuple[Record, ...]] = {}
        for kind, model in _MODELS.items():
            if kind in data:
                lists[kind] = tuple(data[kind])
                for index, record in enumerate(lists[kind]):
                    place = f"{kind}[{index}]"
                    _check_model(path, place, model, record)
                    _check_span(path, place, record, text)
        yield GoldPlan(path.stem, data.get("document", {}), lists, text)


def load_source_text(sources: Path | None, name: str) -> str | None:
    """Give the source text of a plan; None where it is not at hand."""
    if sources is None:
        return None
    for suffix in (".txt", ".md"):
        path = sources / f"{name}{suffix}"
        if path.exists():
            return path.read_text(encoding="utf-8-sig")
    return None


def _check_model(path: Path, place: str, model: type[BaseModel], record: object) -> None:
    try:
        model.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise GoldError(path, f"{place}.{field}", first["msg"]) from error


def _check_span(path: Path, place: str, record: Record, text: str | None) -> None:
    start, end, expected = record["start"], record["end"], record.get("source_text")
    if end <= start:
        raise GoldError(path, place, f"span {start}:{end} is empty")
    if text is None:
        return
    if end > len(text):
        raise GoldError(path, place, f"span {start}:{end} ends after the text ({len(text)})")
    if expected is not None and text[start:end] != expected:
        raise GoldError(path, place, f"{text[start:end]!r} stands there, not {expected!r}")
