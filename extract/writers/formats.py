"""Formats that a folder's plans are written in, and all their writers as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from extract.writers.base import Duplicate, Failure, FolderWriter
from extract.writers.labels import Labels
from extract.writers.layout import flat_tables
from rules.errors import BoctachError, ExitCode
from rules.loader import load_rules
from schemas.plan import Plan


class Format(StrEnum):
    """A format, by the name that ``--to`` takes."""

    json = "json"  # a file a plan: always there, for the others are made from it
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    sqlite = "sqlite"
    xlsx = "xlsx"


DEFAULT = (Format.json, Format.csv)
_NEEDS = {Format.parquet: "pyarrow", Format.xlsx: "xlsxwriter"}


class FormatError(BoctachError):
    """A format that cannot be written. Cause: a slip in ``--to``, an extra not installed."""

    exit_code = ExitCode.usage

    def __init__(self, name: str, message: str):
        super().__init__(name, message)
        self.name, self.message = name, message

    def __str__(self) -> str:
        """Say which, and what there is or what to install."""
        known = ", ".join(Format)
        return load_rules().message(self.message, name=self.name, known=known)


def parse_formats(text: str) -> tuple[Format, ...]:
    """Read a list of formats: ``csv,parquet``.

    Returns:
        Each once, in the order of `Format`; ``json`` always.

    Raises:
        FormatError: No such format, or what it needs is not installed.

    >>> parse_formats("sqlite, CSV")
    (<Format.json: 'json'>, <Format.csv: 'csv'>, <Format.sqlite: 'sqlite'>)
    """
    names = {name.strip().lower() for name in text.split(",") if name.strip()}
    for name in sorted(names):
        if name not in set(Format):
            raise FormatError(name, "usage.unknown_format")
        module = _NEEDS.get(Format(name))
        if module is not None and find_spec(module) is None:
            raise FormatError(name, "usage.missing_extra")
    return tuple(one for one in Format if one is Format.json or one in names)


def file_name(table: str, form: Format) -> str:
    """Give the name of the file of a table (``plans``: of the nested one) in a format.

    >>> file_name("targets", Format.csv), file_name("targets", Format.sqlite)
    ('targets.csv', 'plans.sqlite')
    """
    return f"{table if form in (Format.csv, Format.parquet) else 'plans'}.{form.value}"


def file_names(formats: Sequence[Format]) -> tuple[str, ...]:
    """Give the names of all files over the folder that these formats make, in a fixed order."""
    tables = [table.name for table in flat_tables()]
    names: list[str] = []
    for one in formats:
        if one is not Format.json:
            nested = ["plans"] if one is Format.parquet else []
            names += dict.fromkeys(file_name(table, one) for table in (*nested, *tables))
    return (*names, "datapackage.json") if names else ()


class Writers:
    """Several writers as one."""

    def __init__(self, writers: Sequence[FolderWriter]):
        self._writers = writers

    def add_plan(self, plan: Plan, duplicate: Duplicate | None = None) -> None:
        """Add a plan to each."""
        for writer in self._writers:
            writer.add_plan(plan, duplicate)

    def add_failure(self, failure: Failure) -> None:
        """Add a file that was not converted to each."""
        for writer in self._writers:
            writer.add_failure(failure)


@contextmanager
def open_writers(
    out: Path, formats: Sequence[Format] = DEFAULT, labels: Labels | None = None
) -> Iterator[FolderWriter]:
    """Give the writers of these formats; the descriptor of their tables is written last.

    A library is imported where its format is asked for.

    Raises:
        OSError: See `extract.writers.atomic.open_atomic`.
    """
    labels = labels or Labels()
    with ExitStack() as stack:
        yield Writers([_open(one, out, labels, stack) for one in formats if one != Format.json])
    if file_names(formats):
        from extract.writers.data_package import write_package

        write_package(out, formats, labels)


def _open(form: Format, out: Path, labels: Labels, stack: ExitStack) -> FolderWriter:
    if form is Format.jsonl:
        from extract.writers.json_lines import open_json_lines

        return stack.enter_context(open_json_lines(out))
    if form is Format.parquet:
        from extract.writers.parquet import open_parquet

        return stack.enter_context(open_parquet(out))
    if form is Format.sqlite:
        from extract.writers.sqlite import open_database

        return stack.enter_context(open_database(out))
    if form is Format.xlsx:
        from extract.writers.xlsx import open_workbook

        return stack.enter_context(open_workbook(out, labels))
    from extract.writers.tables import open_tables

    return stack.enter_context(open_tables(out, labels))
