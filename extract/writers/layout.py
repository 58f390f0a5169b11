"""Tables that a folder of plans becomes: columns with types, keys and relations, and their rows.

Every tabular writer takes its columns from here, and here they come from the models of `schemas`.
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from extract.writers.base import Duplicate, Failure, Relation
from schemas.assignment import Assignment
from schemas.base import Record, check_partial_date
from schemas.citation import Citation
from schemas.deadline import Deadline
from schemas.finding import PlanWarning
from schemas.officer import Officer
from schemas.plan import Document, Plan, Section, Source
from schemas.target import Target


class Kind(StrEnum):
    """What the values of a column are."""

    text = "text"
    integer = "integer"
    number = "number"
    boolean = "boolean"
    date = "date"
    partial_date = "partial_date"  # text: ISO date, the day or day and month may be absent
    texts = "texts"  # tuple of texts
    records = "records"  # tuple of models


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: English, as in the record contract.
        kind: What its values are.
        required: Whether every row has a value.
        choices: The values there may be; empty where any may.
        description: From the model's field; may be empty.
        model: Of ``records``: what they are.
        low: Least value of a number; None where there is none.
    """

    name: str
    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    description: str = ""
    model: type[BaseModel] | None = None
    low: int | None = None

    @property
    def is_many(self) -> bool:
        """Whether a value is a tuple."""
        return self.kind in (Kind.texts, Kind.records)


@dataclass(frozen=True)
class Reference:
    """Columns that name a row of a table by its key; all of them or the last may be null."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table; ``key`` is empty where rows have none."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    def column(self, name: str) -> Column:
        """Give the column of a name.

        Raises:
            KeyError: No such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


Row = tuple[object, ...]
"""One value for each column of a table: str, int, float, bool, date, tuple or None."""

KINDS: Mapping[str, type[BaseModel]] = {
    "sections": Section,
    "citations": Citation,
    "targets": Target,
    "deadlines": Deadline,
    "assignments": Assignment,
    "officers": Officer,
    "warnings": PlanWarning,
}
"""Lists of a plan that become tables, with the model of their records, in the contract's order."""

_SOURCE_COLUMNS = tuple(
    name for name in Source.model_fields if name not in ("path", "furniture", "notes")
)
_DOCUMENT_COLUMNS = tuple(name for name in Document.model_fields if name != "source")
_DOCUMENT = Column("document", Kind.text, True, description="Path relative to the input folder.")
_TO_DOCUMENT = Reference(("document",), "documents", ("document",))
_PLAIN: Mapping[object, Kind] = {
    str: Kind.text,
    int: Kind.integer,
    float: Kind.number,
    bool: Kind.boolean,
    dt.date: Kind.date,
}
DUPLICATE_COLUMNS = (
    Column(
        "duplicate_group",
        Kind.text,
        description="Document that is the first of its group of duplicates; null if it is alone.",
    ),
    Column(
        "duplicate_relation",
        Kind.text,
        choices=tuple(Relation),
        description="What it is to that document: primary (it itself), copy or version; null.",
    ),
)


@cache
def flat_tables() -> tuple[Table, ...]:
    """Give the tables, one for each kind of record; lists within a record are columns of many."""
    return (_documents(), *(_records(kind, model) for kind, model in KINDS.items()), _failures())


@cache
def child_tables() -> Mapping[tuple[str, str], Table]:
    """Give the tables that take the columns of many, by table and column.

    For stores whose cells hold one value each. Their rows count from 1 in ``number``.
    """
    made: dict[tuple[str, str], Table] = {}
    for table in flat_tables():
        for column in table.columns:
            if column.is_many:
                made[table.name, column.name] = _child(table, column)
    return made


def plan_rows(plan: Plan, duplicate: Duplicate | None) -> Iterator[tuple[str, Row]]:
    """Give the rows of a plan, each with its table's name: the document's, then the records'."""
    document = plan.document
    path = document.source.path
    yield (
        "documents",
        (
            path,
            *(getattr(document, name) for name in _DOCUMENT_COLUMNS),
            *(getattr(document.source, name) for name in _SOURCE_COLUMNS),
            *((duplicate.group, duplicate.relation) if duplicate else (None, None)),
        ),
    )
    for kind, model in KINDS.items():
        values_of = _values_of(model)
        for record in getattr(plan, kind):
            yield kind, (path, *values_of(record))


def record_columns(model: type[BaseModel]) -> tuple[str, ...]:
    """Give the fields of a record that have a column: boxes, many to a record, are in the JSON."""
    return tuple(name for name in model.model_fields if name != "boxes")


@cache
def _values_of(model: type[BaseModel]) -> Callable[[BaseModel], tuple[object, ...]]:
    return attrgetter(*record_columns(model))


def failure_row(failure: Failure) -> Row:
    """Give the row of a file that was not converted."""
    return (failure.document, failure.stage, failure.reason, failure.advice)


def child_rows(table: Table, row: Row) -> Iterator[tuple[str, Row]]:
    """Give the rows that the columns of many of one row become, each with its table's name."""
    key = tuple(
        value for column, value in zip(table.columns, row, strict=True) if column.name in table.key
    )
    for column, values in zip(table.columns, row, strict=True):
        if column.is_many and isinstance(values, tuple):
            name = child_tables()[table.name, column.name].name
            for number, value in enumerate(values, start=1):
                parts = (
                    tuple(part for _, part in value) if isinstance(value, BaseModel) else (value,)
                )
                yield name, (*key, number, *parts)


def _documents() -> Table:
    columns = (
        _DOCUMENT,
        *(column_of(name, Document.model_fields[name]) for name in _DOCUMENT_COLUMNS),
        *(column_of(name, Source.model_fields[name]) for name in _SOURCE_COLUMNS),
        *DUPLICATE_COLUMNS,
    )
    first = Reference(("duplicate_group",), "documents", ("document",))
    return Table("documents", columns, ("document",), (first,))


def _records(kind: str, model: type[BaseModel]) -> Table:
    fields = {name: model.model_fields[name] for name in record_columns(model)}
    columns = (_DOCUMENT, *(column_of(name, field) for name, field in fields.items()))
    references = [_TO_DOCUMENT]
    if issubclass(model, Record):
        references.append(Reference(("document", "section"), "sections", ("document", "id")))
    if kind == "sections":
        references.append(Reference(("document", "parent"), "sections", ("document", "id")))
    return Table(kind, columns, ("document", "id") if "id" in fields else (), tuple(references))


def _failures() -> Table:
    texts = tuple(
        Column(name, Kind.text, name != "advice") for name in ("stage", "reason", "advice")
    )
    return Table("failures", (_DOCUMENT, *texts), ("document",))


def _child(table: Table, column: Column) -> Table:
    one = table.name.removesuffix("s")
    keys = tuple(Column(name if name == "document" else one, Kind.text, True) for name in table.key)
    number = Column("number", Kind.integer, True, description="From 1, in the order of the text.")
    if column.model is None:
        values: tuple[Column, ...] = (
            Column("value", Kind.text, True, description=column.description),
        )
    else:
        values = tuple(column_of(name, field) for name, field in column.model.model_fields.items())
    names = tuple(key.name for key in keys)
    references = [Reference(names, table.name, table.key)]
    if column.name == "amends":
        references.append(Reference(("document", "value"), "citations", ("document", "id")))
    columns = (*keys, number, *values)
    return Table(f"{one}_{column.name}", columns, (*names, "number"), tuple(references))


def column_of(name: str, field: FieldInfo) -> Column:
    """Give the column of a model's field.

    Raises:
        TypeError: A type that no column has.
    """
    kind, choices, model, optional = _read_type(field.annotation, field.metadata)
    low = next((int(mark.ge) for mark in field.metadata if hasattr(mark, "ge")), None)
    required = not optional and kind not in (Kind.texts, Kind.records)
    return Column(name, kind, required, choices, field.description or "", model, low)


def _read_type(
    annotation: object, marks: list[typing.Any]
) -> tuple[Kind, tuple[str, ...], type[BaseModel] | None, bool]:
    """Give kind, choices, model and whether null is allowed."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        inner = [part for part in typing.get_args(annotation) if part is not types.NoneType]
        kind, choices, model, _ = _read_type(inner[0], marks)
        return kind, choices, model, True
    if typing.get_origin(annotation) is typing.Annotated:
        base, *more = typing.get_args(annotation)
        return _read_type(base, [*marks, *more])
    if typing.get_origin(annotation) is tuple:
        item = typing.get_args(annotation)[0]
        if isinstance(item, type) and issubclass(item, BaseModel):
            return Kind.records, (), item, False
        return Kind.texts, (), None, False
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Kind.text, tuple(annotation), None, False
    if any(getattr(mark, "func", None) is check_partial_date for mark in marks):
        return Kind.partial_date, (), None, False
    if annotation in _PLAIN:
        return _PLAIN[annotation], (), None, False
    raise TypeError(f"no column for {annotation!r}")
