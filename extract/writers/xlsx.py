"""A workbook for officials: a sheet for each kind of record, heads frozen, columns to filter.

Dates are dates of the spreadsheet; one whose day or month is absent, or from before 1900, is text.
Every text is written as text and marked so (``quotePrefix``), so that ``=cmd|…`` runs neither when
the file is opened nor when the cell is edited. Rows go to disk as they come. The same rows give
the same bytes: times and properties of the file are fixed.
"""

from __future__ import annotations

import datetime as dt
import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from extract.writers.atomic import open_atomic
from extract.writers.base import Duplicate, Failure
from extract.writers.labels import Labels
from extract.writers.layout import Column, Kind, Row, Table, failure_row, flat_tables, plan_rows
from extract.writers.tables import GUARDED, as_plain
from schemas.plan import Plan

NAME = "plans.xlsx"
MOST_ROWS = 1_048_576
"""Rows of a sheet, the head included; what is over goes on in another (``citations 2``)."""
MOST_CHARACTERS = 32_767
"""Characters of a cell; a longer text is cut and ends in ``…``."""

_CREATED = dt.datetime(2000, 1, 1)  # a fixed one: the file tells what is in it, not when
_DATES = "dd/mm/yyyy"
_LONG = frozenset({"text", "title", "task", "indicator", "message", "reason", "advice"})
_NARROW = frozenset({"id", "start", "end", "page", "section", "level", "number", "confidence"})


class Sheet:
    """A table's sheet, and the next where one is full."""

    def __init__(self, book: Workbook, table: Table):
        self._book, self.table = book, table
        self.pages: list[Worksheet] = []
        self._row = 0
        self._begin()

    def add(self, row: Row) -> None:
        """Add a row."""
        if self._row >= self._book.most_rows:
            self.end()
            self._begin()
        for number, (column, value) in enumerate(zip(self.table.columns, row, strict=True)):
            self._write(number, column, value)
        self._row += 1

    def end(self) -> None:
        """Set the filter over what was written."""
        last = len(self.table.columns) - 1
        self.pages[-1].autofilter(0, 0, max(self._row - 1, 0), last)

    def _begin(self) -> None:
        name = self._book.labels.table(self.table.name)
        if self.pages:
            name = f"{name} {len(self.pages) + 1}"
        page = self._book.add_page(name)
        self.pages.append(page)
        page.freeze_panes(1, 1)
        for number, column in enumerate(self.table.columns):
            page.set_column(number, number, _width(column))
            head = self._book.labels.column(self.table.name, column.name)
            page.write_string(0, number, head, self._book.head)
        self._row = 1

    def _write(self, number: int, column: Column, value: object) -> None:
        page = self.pages[-1]
        if value is None or value == ():
            return
        if isinstance(value, bool):
            page.write_boolean(self._row, number, value)
        elif isinstance(value, int | float):
            page.write_number(self._row, number, value)
        elif (day := _day(column, value)) is not None:
            page.write_datetime(self._row, number, day, self._book.date)
        else:
            text = as_plain(value)
            if len(text) > MOST_CHARACTERS:
                text = text[: MOST_CHARACTERS - 1] + "…"
            style = self._book.quoted if text[:1] in GUARDED else None
            page.write_string(self._row, number, text, style)


class Workbook:
    """The open workbook of one run."""

    def __init__(self, book: xlsxwriter.Workbook, labels: Labels, most_rows: int = MOST_ROWS):
        self._book, self.labels, self.most_rows = book, labels, most_rows
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.date: Format = book.add_format({"num_format": _DATES})
        self.quoted: Format = book.add_format({"quote_prefix": True})
        self._sheets = {table.name: Sheet(self, table) for table in flat_tables()}

    def add_page(self, name: str) -> Worksheet:
        """Add a sheet to the file."""
        return self._book.add_worksheet(name)

    def add_plan(self, plan: Plan, duplicate: Duplicate | None = None) -> None:
        """Add a plan's rows to every sheet."""
        for name, row in plan_rows(plan, duplicate):
            self._sheets[name].add(row)

    def add_failure(self, failure: Failure) -> None:
        """Add a file that was not converted."""
        self._sheets["failures"].add(failure_row(failure))

    def end(self) -> None:
        """Set filters, and put the sheets of one table beside one another."""
        for sheet in self._sheets.values():
            sheet.end()
        order = [page for sheet in self._sheets.values() for page in sheet.pages]
        self._book.worksheets_objs.sort(key=order.index)


@contextmanager
def open_workbook(
    out: Path, labels: Labels | None = None, most_rows: int = MOST_ROWS
) -> Iterator[Workbook]:
    """Give a writer whose workbook takes its place when the block ends well.

    Raises:
        OSError: See `open_atomic`.
    """
    with (
        open_atomic(out / NAME) as file,
        tempfile.TemporaryDirectory(prefix="boctach-") as rows,
    ):
        options = {"constant_memory": True, "tmpdir": rows, "strings_to_formulas": False}
        book = xlsxwriter.Workbook(file, options)
        book.set_properties({"created": _CREATED})
        book.use_zip64()
        try:
            opened = Workbook(book, labels or Labels(), most_rows)
            yield opened
            opened.end()
            book.close()
        except XlsxWriterException as error:
            raise OSError(errno.EIO, str(error), str(out / NAME)) from error
        finally:
            for page in book.worksheets():  # closed already where the block ended well
                page.row_data_fh.close()


def _day(column: Column, value: object) -> dt.date | None:
    """Give the day that a spreadsheet can hold as one; None where it cannot."""
    if column.kind is Kind.partial_date:
        with suppress(ValueError, TypeError):
            value = dt.datetime.strptime(str(value), "%Y-%m-%d").date()
    return value if isinstance(value, dt.date) and value.year > 1900 else None


def _width(column: Column) -> int:
    """Give a width in characters."""
    if column.name in _LONG:
        return 60
    if column.name in _NARROW or column.kind is Kind.boolean:
        return 10
    if column.kind in (Kind.date, Kind.partial_date, Kind.number, Kind.integer):
        return 12
    return 40 if column.is_many else 24
