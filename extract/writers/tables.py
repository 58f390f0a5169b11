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
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel

from extract.writers.atomic import open_atomic
from schemas.assignment import Assignment
from schemas.citation import Citation
from schemas.deadline import Deadline
from schemas.finding import PlanWarning
from schemas.officer import Officer
from schemas.plan import Document, Plan, Section, Source
from schemas.target import Target

KINDS: Mapping[str, type[BaseModel]] = {
    "sections": Section,
    "citations": Citation,
    "targets": Target,
    "deadlines": Deadline,
    "assignments": Assignment,
    "officers": Officer,
    "warnings": PlanWarning,
}
"""Lists of a plan that become tables, with the model of their records."""

_SOURCE_COLUMNS = tuple(name for name in Source.model_fields if name not in ("path", "furniture"))
_DOCUMENT_COLUMNS = tuple(name for name in Document.model_fields if name != "source")
_FAILURE_COLUMNS = ("stage", "reason", "advice")

# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), full-width forms
# too; the apostrophe is there so that the guard can be told from a text's own.
_GUARDED = tuple("=+-@\t\r\n＝＋－＠'")


@dataclass(frozen=True)
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


def columns(kind: str) -> tuple[str, ...]:
    """Give the columns of a table, ``document`` first, then as in the record contract.

    >>> columns("warnings")
    ('document', 'code', 'message', 'start', 'end')
    """
    if kind == "documents":
        return ("document", *_DOCUMENT_COLUMNS, *_SOURCE_COLUMNS)
    if kind == "failures":
        return ("document", *_FAILURE_COLUMNS)
    return ("document", *KINDS[kind].model_fields)


def guard(text: str) -> str:
    """Give a text that no spreadsheet runs as a formula.

    >>> guard("- Rà soát"), guard("Rà soát")
    ("'- Rà soát", 'Rà soát')
    """
    return f"'{text}" if text.startswith(_GUARDED) else text


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
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(value)
    return guard(_plain(value)) if isinstance(value, tuple | BaseModel) else _plain(value)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return " | ".join(_plain(item) for item in value)
    if isinstance(value, BaseModel):
        return "; ".join(_plain(part) for _, part in value)
    return str(value)


class Tables:
    """The open tables of one run; rows stand in the order they were added."""

    def __init__(self, files: Mapping[str, BinaryIO]):
        self._files = files
        for kind, file in files.items():
            file.write("\ufeff".encode())
            self._write(kind, columns(kind))

    def add_plan(self, plan: Plan) -> None:
        """Add a plan's rows to every table."""
        document = plan.document
        name = document.source.path
        self._write(
            "documents",
            [
                as_cell(name),
                *(as_cell(getattr(document, column)) for column in _DOCUMENT_COLUMNS),
                *(as_cell(getattr(document.source, column)) for column in _SOURCE_COLUMNS),
            ],
        )
        for kind in KINDS:
            fields = columns(kind)[1:]
            for record in getattr(plan, kind):
                row = [as_cell(getattr(record, field)) for field in fields]
                self._write(kind, [as_cell(name), *row])

    def add_failure(self, failure: Failure) -> None:
        """Add a file that was not converted."""
        cells = (failure.document, failure.stage, failure.reason, failure.advice)
        self._write("failures", [as_cell(cell) for cell in cells])

    def _write(self, kind: str, cells: Sequence[str]) -> None:
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        self._files[kind].write(line.getvalue().encode("utf-8", errors="replace"))


@contextmanager
def open_tables(out: Path) -> Iterator[Tables]:
    """Give tables that take the place of those in a folder when the block ends well.

    Raises:
        OSError: See `open_atomic`.
    """
    with ExitStack() as stack:
        names = ("documents", *KINDS, "failures")
        yield Tables(
            {kind: stack.enter_context(open_atomic(out / f"{kind}.csv")) for kind in names}
        )
