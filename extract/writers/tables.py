"""CSV tables over a whole folder, one for each kind of record.

UTF-8 with a byte-order mark, RFC 4180 quoting, first column ``document``. An empty cell is a null,
lists are joined by `` | ``, the parts of a signer or component by ``; ``. A text that a spreadsheet
would run as a formula, or that begins with an apostrophe, gets one apostrophe before it: take one
leading apostrophe away and every text is as it was.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel

from extract.writers.atomic import open_atomic
from extract.writers.base import Duplicate, Failure
from extract.writers.labels import Labels
from extract.writers.layout import KINDS, flat_tables, plan_rows
from schemas.plan import Plan

__all__ = [
    "GUARDED",
    "KINDS",
    "Failure",
    "Tables",
    "as_cell",
    "as_plain",
    "columns",
    "guard",
    "open_tables",
    "table_names",
    "unguard",
]

# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), full-width forms
# too; the apostrophe is there so that the guard can be told from a text's own.
GUARDED = frozenset("=+-@\t\r\n＝＋－＠'")


def columns(kind: str) -> tuple[str, ...]:
    """Give the columns of a table, ``document`` first, then as in the record contract.

    >>> columns("warnings")
    ('document', 'code', 'message', 'start', 'end')
    """
    return next(
        tuple(column.name for column in table.columns)
        for table in flat_tables()
        if table.name == kind
    )


def guard(text: str) -> str:
    """Give a text that no spreadsheet runs as a formula.

    >>> guard("- Rà soát"), guard("Rà soát")
    ("'- Rà soát", 'Rà soát')
    """
    return f"'{text}" if text[:1] in GUARDED else text


def unguard(text: str) -> str:
    """Give the text that `guard` was given.

    >>> unguard("'- Rà soát")
    '- Rà soát'
    """
    return text.removeprefix("'")


def as_cell(value: object) -> str:
    """Give the cell of a field's value.

    Numbers are written as in JSON but whole ones without ``.0``, dates as in ISO 8601.
    """
    kind = type(value)  # exact types first: a large run writes millions of cells
    if kind is str:
        return guard(value)  # type: ignore[arg-type]
    if value is None:
        return ""
    if kind is int:
        return str(value)
    if isinstance(value, str):
        return guard(value)
    return guard(as_plain(value)) if isinstance(value, tuple | BaseModel) else as_plain(value)


def as_plain(value: object) -> str:
    """Give a value as text, unguarded; empty for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return " | ".join(as_plain(item) for item in value)
    if isinstance(value, BaseModel):
        return "; ".join(as_plain(part) for _, part in value)
    return str(value)


class Tables:
    """The open tables of one run; rows stand in the order they were added."""

    def __init__(self, files: Mapping[str, BinaryIO], labels: Labels):
        self._files = files
        for kind, file in files.items():
            file.write("\ufeff".encode())
            self._write(kind, [[labels.column(kind, name) for name in columns(kind)]])

    def add_plan(self, plan: Plan, duplicate: Duplicate | None = None) -> None:
        """Add a plan's rows to every table; ``duplicate`` where the folder holds it more often."""
        for kind, rows in groupby(plan_rows(plan, duplicate), key=itemgetter(0)):
            self._write(kind, [[as_cell(value) for value in row] for _, row in rows])

    def add_failure(self, failure: Failure) -> None:
        """Add a file that was not converted."""
        cells = (failure.document, failure.stage, failure.reason, failure.advice)
        self._write("failures", [[as_cell(cell) for cell in cells]])

    def _write(self, kind: str, rows: Sequence[Sequence[str]]) -> None:
        if rows:
            lines = io.StringIO(newline="")
            csv.writer(lines, lineterminator="\r\n").writerows(rows)
            self._files[kind].write(lines.getvalue().encode("utf-8", errors="replace"))


def table_names() -> tuple[str, ...]:
    """Give the names of the files of all tables."""
    return tuple(f"{table.name}.csv" for table in flat_tables())


@contextmanager
def open_tables(out: Path, labels: Labels | None = None) -> Iterator[Tables]:
    """Give tables that take the place of those in a folder when the block ends well.

    Args:
        out: Folder.
        labels: Heads of the columns; the names of the record contract where left out.

    Raises:
        OSError: See `open_atomic`.
    """
    with ExitStack() as stack:
        files = {
            table.name: stack.enter_context(open_atomic(out / f"{table.name}.csv"))
            for table in flat_tables()
        }
        yield Tables(files, labels or Labels())
