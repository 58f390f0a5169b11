"""Parquet: ``plans.parquet``, nested, one row a plan; and one flat file for each kind of record.

Dates are dates, numbers numbers, lists lists; a date whose day or month may be absent is text.
Rows are written in groups as they come, so that memory stays level.
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel

from extract.writers.atomic import open_atomic
from extract.writers.base import Duplicate, Failure
from extract.writers.layout import KINDS, Column, Kind, Table, failure_row, flat_tables, plan_rows
from schemas.plan import Plan

NESTED = "plans"
GROUP = 20_000
"""Rows of a flat file, or records within a nested one, that make a row group."""
_PLAIN: Mapping[object, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
}
_FLAT: Mapping[Kind, pa.DataType] = {
    Kind.text: pa.string(),
    Kind.integer: pa.int64(),
    Kind.number: pa.float64(),
    Kind.boolean: pa.bool_(),
    Kind.date: pa.date32(),
    Kind.partial_date: pa.string(),
    Kind.texts: pa.list_(pa.string()),
}


def file_name(table: str) -> str:
    """Give the name of a table's file.

    >>> file_name("citations")
    'citations.parquet'
    """
    return f"{table}.parquet"


def nested_schema() -> pa.Schema:
    """Give the schema of the nested file: that of a plan's JSON."""
    return pa.schema(list(_struct(Plan)))


def flat_schema(table: Table) -> pa.Schema:
    """Give the schema of a flat file."""
    return pa.schema(
        [
            pa.field(column.name, _flat_type(column), nullable=not column.required)
            for column in table.columns
        ]
    )


class ParquetFile:
    """One open file; rows are held until they make a group."""

    def __init__(self, writer: pq.ParquetWriter):
        self._writer = writer
        self._rows: list[dict[str, object]] = []
        self._weight = 0

    def add(self, row: dict[str, object], weight: int = 1) -> None:
        """Add a row; one with many records within weighs more."""
        self._rows.append(row)
        self._weight += weight
        if self._weight >= GROUP:
            self.flush()

    def flush(self) -> None:
        """Write what is held as a row group."""
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._writer.schema))
        self._rows.clear()
        self._weight = 0


class ParquetFiles:
    """The open files of one run, by table; ``plans`` is the nested one."""

    def __init__(self, files: Mapping[str, ParquetFile]):
        self._files = files
        self._names = {table.name: [one.name for one in table.columns] for table in flat_tables()}

    def add_plan(self, plan: Plan, duplicate: Duplicate | None = None) -> None:
        """Add a plan's rows to every file."""
        weight = 1 + sum(len(getattr(plan, kind)) for kind in KINDS)
        self._files[NESTED].add({name: _as_cell(value) for name, value in plan}, weight)
        for name, row in plan_rows(plan, duplicate):
            self._add(name, row)

    def add_failure(self, failure: Failure) -> None:
        """Add a file that was not converted."""
        self._add("failures", failure_row(failure))

    def flush(self) -> None:
        """Write what is held."""
        for file in self._files.values():
            file.flush()

    def _add(self, name: str, row: tuple[object, ...]) -> None:
        cells = {
            column: _as_cell(value) for column, value in zip(self._names[name], row, strict=True)
        }
        self._files[name].add(cells)


@contextmanager
def open_parquet(out: Path) -> Iterator[ParquetFiles]:
    """Give a writer whose files take their place when the block ends well.

    Raises:
        OSError: See `open_atomic`.
    """
    schemas = {NESTED: nested_schema()}
    schemas |= {table.name: flat_schema(table) for table in flat_tables()}
    with ExitStack() as stack:
        files: dict[str, ParquetFile] = {}
        for name, schema in schemas.items():
            sink = stack.enter_context(open_atomic(out / file_name(name)))
            writer = pq.ParquetWriter(sink, schema, compression="zstd")
            files[name] = ParquetFile(stack.enter_context(writer))
        opened = ParquetFiles(files)
        yield opened
        opened.flush()


def _flat_type(column: Column) -> pa.DataType:
    if column.kind is Kind.records and column.model is not None:
        return pa.list_(pa.struct(list(_struct(column.model))))
    return _FLAT[column.kind]


def _as_cell(value: object) -> object:
    """Give a value with models as dicts; not `model_dump`, which may leave empty fields out."""
    if isinstance(value, tuple):
        return [_as_cell(one) for one in value]
    if isinstance(value, BaseModel):
        return {name: _as_cell(part) for name, part in value}
    return value


def _struct(model: type[BaseModel]) -> Iterator[pa.Field]:
    for name, field in model.model_fields.items():
        annotation, nullable = _without_none(field.annotation)
        yield pa.field(name, _nested_type(annotation), nullable=nullable)


def _nested_type(annotation: object) -> pa.DataType:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated or origin is typing.Literal:
        first = typing.get_args(annotation)[0]
        return _nested_type(type(first) if origin is typing.Literal else first)
    if origin is tuple:
        return pa.list_(_nested_type(typing.get_args(annotation)[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(list(_struct(annotation)))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return pa.string()
    return _PLAIN[annotation]


def _without_none(annotation: object) -> tuple[object, bool]:
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        inner = [part for part in typing.get_args(annotation) if part is not types.NoneType]
        return inner[0], True
    return annotation, False
