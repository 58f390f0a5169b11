"""An SQLite database of a folder: typed tables with keys, foreign keys and indexes.

A cell holds one value, so lists are tables of their own (``assignment_partners``). Dates are ISO
texts in columns declared ``DATE``. The same rows give the same bytes with the same SQLite: one
transaction, rows in the order they come, no time stamp anywhere.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from extract.writers.atomic import path_atomic
from extract.writers.base import Duplicate, Failure
from extract.writers.layout import (
    Column,
    Kind,
    Row,
    Table,
    child_rows,
    child_tables,
    failure_row,
    flat_tables,
    plan_rows,
)
from schemas.plan import Plan

NAME = "plans.sqlite"
_APPLICATION = 0x424F4354  # "BOCT": what `file` and PRAGMA application_id tell
_TYPES: Mapping[Kind, str] = {
    Kind.text: "TEXT",
    Kind.integer: "INTEGER",
    Kind.number: "REAL",
    Kind.boolean: "BOOLEAN",
    Kind.date: "DATE",
    Kind.partial_date: "TEXT",
}
_INDEXES: Sequence[tuple[str, str]] = (
    ("documents", "symbol"),
    ("documents", "issuer"),
    ("documents", "date"),
    ("documents", "duplicate_group"),
    ("citations", "symbol"),
    ("citations", "urn"),
    ("targets", "field"),
    ("deadlines", "date_end"),
    ("assignments", "actor_name"),
    ("officers", "name"),
    ("warnings", "document"),
    ("warnings", "code"),
)
"""Columns that are searched by; what begins with a key's columns needs none."""


def database_tables() -> tuple[Table, ...]:
    """Give the tables of the database: the flat ones without columns of many, then the lists."""
    flat = tuple(
        Table(
            table.name,
            tuple(column for column in table.columns if not column.is_many),
            table.key,
            table.references,
        )
        for table in flat_tables()
    )
    return (*flat, *child_tables().values())


class Database:
    """The open database of one run."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._flat = {table.name: table for table in flat_tables()}
        self._insert = {table.name: _insert(table) for table in database_tables()}
        for table in database_tables():
            connection.execute(_create(table))

    def add_plan(self, plan: Plan, duplicate: Duplicate | None = None) -> None:
        """Add a plan's rows."""
        for name, row in plan_rows(plan, duplicate):
            self._add(name, row)

    def add_failure(self, failure: Failure) -> None:
        """Add a file that was not converted."""
        self._add("failures", failure_row(failure))

    def add_indexes(self) -> None:
        """Add the indexes, once all rows are there: faster, and the pages in one order."""
        for table, column in _INDEXES:
            self._connection.execute(
                f'CREATE INDEX "{table}_by_{column}" ON "{table}" ("{column}")'
            )

    def _add(self, name: str, row: Row) -> None:
        table = self._flat[name]
        cells = [
            _as_cell(value)
            for column, value in zip(table.columns, row, strict=True)
            if not column.is_many
        ]
        self._connection.execute(self._insert[name], cells)
        for child, values in child_rows(table, row):
            self._connection.execute(self._insert[child], [_as_cell(value) for value in values])


@contextmanager
def open_database(out: Path) -> Iterator[Database]:
    """Give a writer whose database takes its place when the block ends well.

    Raises:
        OSError: See `extract.writers.atomic.open_atomic`; a full disk is one too.
    """
    with path_atomic(out / NAME) as path:
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                # No journal: the file is thrown away whole where the run does not end well.
                for pragma in (
                    "page_size = 4096",
                    "journal_mode = OFF",
                    "synchronous = OFF",
                    f"application_id = {_APPLICATION}",
                    "user_version = 1",
                ):
                    connection.execute(f"PRAGMA {pragma}")
                connection.execute("BEGIN")
                database = Database(connection)
                yield database
                database.add_indexes()
                connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            code = errno.ENOSPC if error.sqlite_errorcode == sqlite3.SQLITE_FULL else errno.EIO
            raise OSError(code, str(error), str(out / NAME)) from error


def _create(table: Table) -> str:
    lines = [_declare(column) for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f'FOREIGN KEY ({_names(one.columns)}) REFERENCES "{one.table}" ({_names(one.key)})'
        for one in table.references
    ]
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _declare(column: Column) -> str:
    words = [f'"{column.name}"', _TYPES[column.kind]]
    if column.required:
        words.append("NOT NULL")
    choices = [f"'{choice}'" for choice in column.choices]
    if column.kind is Kind.boolean:
        choices = ["0", "1"]
    if choices:
        words.append(f'CHECK ("{column.name}" IN ({", ".join(choices)}))')
    return " ".join(words)


def _insert(table: Table) -> str:
    return f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'


def _names(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _as_cell(value: object) -> object:
    """Give what the database takes: no subclass of str, dates as text."""
    if value is None or type(value) in (int, float, str):
        return value
    if isinstance(value, bool):
        return int(value)
    return str(value)
