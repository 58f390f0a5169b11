"""What every loader gives: the source text, its pages, tables and boxes, and who read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.vocabulary import WarningCode


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    ``start`` and ``end`` are source offsets of its text; equal where it is empty. ``row`` and
    ``column`` count from 0; a merged cell stands at its first row and column.
    """

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the source; cells in reading order."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Where a stretch of the source text stands on its page, in PDF points from the top left.

    ``confidence`` is OCR's own, 0 to 1; None where the stretch was not read by OCR.
    """

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the loader noticed; becomes a warning of the plan.

    ``reason`` is the id of a message in ``rules/messages.toml``, ``values`` fills its places.
    """

    code: WarningCode
    reason: str
    start: int | None = None
    end: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """Something seen on a page that is no part of the reading: a digital signature, a remark.

    ``kind`` is ``signature``, ``signature_stamp``, ``watermark``, ``rotated`` or ``annotation``;
    ``page`` counts from 1, None for the whole file.
    """

    kind: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class LoadedSource:
    r"""The text of one file as loaded, before any normalisation.

    Attributes:
        text: The source text: line ends as ``\\n``, no byte-order mark. Every published offset
            counts in it.
        media_type: RFC 6838 name of the format.
        loader: What read it, with its version where one matters.
        sha256: Hash of the file's bytes, lower-case hexadecimal.
        pages: Source offsets at which pages begin, the first 0; empty where there are none.
        tables: Tables whose cells the format tells apart.
        boxes: Places on the page, where the format has them.
        furniture: Stretches that are not part of the reading: markup, running heads. In order,
            none overlapping.
        ocr: Whether any of the text was read by OCR.
        remarks: What the loader noticed.
        notes: What was seen beside the text.
        page_sizes: Width and height of each page in points, where boxes are given.
        lines_are_paragraphs: Whether each line of ``text`` is a whole paragraph or cell, told by
            its place on the page: the reading must neither join nor part lines.
    """

    text: str
    media_type: str
    loader: str
    sha256: str
    pages: tuple[int, ...] = ()
    tables: tuple[Table, ...] = ()
    boxes: tuple[Box, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    ocr: bool = False
    remarks: tuple[Remark, ...] = ()
    notes: tuple[Note, ...] = ()
    page_sizes: tuple[tuple[float, float], ...] = ()
    lines_are_paragraphs: bool = False
