"""Write arranged pages into one source text, every word with its offsets and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.loaded import Box, Cell, Note, Table
from extract.loaders.page import UNREAD, Grid, PageWords, Word
from extract.loaders.pdf.layout import PageFlow
from extract.loaders.pdf.paragraphs import Paragraph, Place
from extract.loaders.pdf.tables import (
    CellWords,
    WholeTable,
    extend_table,
    goes_on,
    start_table,
)

NOTED = frozenset({"signature_stamp", "watermark", "rotated"})
"""Kinds of asides that are worth a note; page numbers and running heads are not."""


@dataclass(frozen=True, slots=True)
class WrittenSource:
    """The source text of a file of pages; see `extract.loaded.LoadedSource`."""

    text: str
    pages: tuple[int, ...]
    boxes: tuple[Box, ...]
    tables: tuple[Table, ...]
    furniture: tuple[tuple[int, int], ...]
    notes: tuple[Note, ...]
    page_sizes: tuple[tuple[float, float], ...]
    unsure: tuple[Box, ...]


_SYMBOL_REST = re.compile(r"[-‐‑/][A-ZĐ]{2}")

UNSURE_WORD, UNSURE_NUMBER = 0.2, 0.8
"""A word of the head, or a number in it, read with less is likely written by hand."""


@dataclass(slots=True)
class _Writer:
    """Grows the text; the only place where words of a page get their offsets."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    tail: str = ""
    boxes: list[Box] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    seen: dict[int, PageWords] = field(default_factory=dict)

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.tail = (self.tail + text)[-2:]

    def line_break(self) -> None:
        if self.tail and not self.tail.endswith("\n"):
            self.put("\n")

    def open_page(self, number: int) -> None:
        """Let pages up to this one begin here."""
        while len(self.pages) < number:
            self.pages.append(self.length)

    def line(self, page: int, words: Sequence[Word], opens: int | None = None) -> None:
        """Write the words of one line of a page; a line that goes on is parted by a space.

        Args:
            page: Where the words stand.
            words: From left to right.
            opens: The page that begins here at the latest, where it is not ``page``.
        """
        for index, word in enumerate(words):
            if index or not (
                self.tail == "" or self.tail[-1] in "\n " or is_split(self.tail, word)
            ):
                self.put(" ")
            self.open_page(opens or page)
            start = self.length
            self.put(word.text)
            if word.style == UNREAD:
                self.furniture.append((start, self.length))
            elif word.mark:
                self.furniture.append((start + word.mark[0], start + word.mark[1]))
            place = self.seen[page].as_seen(word)
            self.boxes.append(
                Box(
                    start,
                    self.length,
                    page,
                    round(place.x0, 1),
                    round(place.top, 1),
                    round(place.x1, 1),
                    round(place.bottom, 1),
                    word.confidence,
                )
            )

    def aside(self, page: int, item: Paragraph) -> None:
        """Write words that are no part of the reading, on lines of their own."""
        self.line_break()
        begin = self.length
        for line in item.lines:
            self.line(page, line)
        self.put("\n")
        self.furniture.append((begin, self.length))
        self._note(page, item)

    def note(self, page: int, item: Paragraph) -> None:
        """Write a footnote on a line of its own."""
        self.line_break()
        for line in item.lines:
            self.line(page, line)
        self.put("\n")

    def aside_inline(self, held: Sequence[tuple[int, Paragraph]], next_word: Word) -> None:
        """Write asides inside a paragraph that goes on with a word after them."""
        splits = is_split(self.tail, next_word)
        begin = self.length
        for page, item in held:
            self.put(" ")
            for line in item.lines:
                self.line(page, line)
            self._note(page, item)
        if splits:
            self.put(" ")
        self.furniture.append((begin, self.length))
        if not splits:
            self.put(" ")

    def _note(self, page: int, item: Paragraph) -> None:
        if item.kind in NOTED:
            self.notes.append(Note(item.kind, item.text, page))


def is_split(tail: str, word: Word) -> bool:
    """Tell a word or symbol split at the line end: "19-" and "NQ/TW", "NĐ" and "-CP"."""
    if _SYMBOL_REST.match(word.text) and tail[-1:].isupper():
        return True
    return len(tail) == 2 and tail[0].isalnum() and tail[1] in "-/‐‑" and word.text[0].isalnum()


def write_pages(flows: Iterable[PageFlow]) -> WrittenSource:
    """Write pages in order.

    A paragraph that a page break cuts goes on in the same line, what stands between (page
    number, running head) as furniture inside it. A table that a page break cuts is one table.
    """
    writer = _Writer()
    sizes: list[tuple[float, float]] = []
    table: WholeTable | None = None
    held: list[tuple[int, Paragraph]] = []  # asides and footnotes met since the last reading
    last: Paragraph | None = None
    unsure: list[Box] = []
    count = 0
    for flow in flows:
        page = flow.page
        count = page.number
        writer.seen[page.number] = page
        sizes.append((round(page.width, 1), round(page.height, 1)))
        is_first = True
        for item in flow.items:
            if isinstance(item, Paragraph) and item.place in (Place.aside, Place.note):
                held.append((page.number, item))
                continue
            if isinstance(item, Grid):
                if table is not None and is_first and goes_on(table, item):
                    extend_table(table, page, item)
                else:
                    _flush(writer, table, held)
                    table = start_table(page, item)
                last, is_first = None, False
                continue
            if is_first and last is not None and table is None and continues(last, item):
                asides = [one for one in held if one[1].place is Place.aside]
                if asides:
                    writer.aside_inline(asides, item.lines[0][0])
                    held = [one for one in held if one not in asides]
            else:
                _flush(writer, table, held)
                table = None
                writer.line_break()
            before = len(writer.boxes)
            for line in item.lines:
                writer.line(page.number, line)
            if item.place is Place.head:
                words = [word for line in item.lines for word in line]
                unsure += [
                    box
                    for box, word in zip(writer.boxes[before:], words, strict=True)
                    if _is_unsure(word)
                ]
            last, is_first = item, False
    _flush(writer, table, held)
    writer.open_page(count)
    return WrittenSource(
        "".join(writer.parts),
        tuple(writer.pages),
        tuple(writer.boxes),
        tuple(writer.tables),
        tuple(writer.furniture),
        tuple(writer.notes),
        tuple(sizes),
        tuple(unsure),
    )


def _is_unsure(word: Word) -> bool:
    if word.style == UNREAD:
        return True
    if word.confidence is None:
        return False
    least = UNSURE_NUMBER if any(char.isdigit() for char in word.text) else UNSURE_WORD
    return word.confidence < least


def continues(last: Paragraph, item: Paragraph) -> bool:
    """Tell whether the first paragraph of a page goes on with the last of the page before."""
    if last.place is not Place.body or item.place is not Place.body:
        return False
    closed = last.text.rstrip("\"”’')]")[-1:] in ".;:!?…"
    first = item.text[0]
    if item.begins:
        return False
    if first.islower():
        return not closed or last.is_full
    return last.is_full and not closed


def _flush(writer: _Writer, table: WholeTable | None, held: list[tuple[int, Paragraph]]) -> None:
    """Write a table that is complete, then the asides and footnotes met since the last reading."""
    if table is not None:
        _write_table(writer, table, held)
    for page, item in held:
        if item.place is Place.note:
            writer.note(page, item)
        else:
            writer.aside(page, item)
    held.clear()


def _write_table(writer: _Writer, table: WholeTable, held: list[tuple[int, Paragraph]]) -> None:
    """Write a table row by row, each cell a line; asides before the first row of their page."""
    writer.line_break()
    begin = writer.length
    cells: list[Cell] = []
    for row_number, row in enumerate(table.rows):
        pages = [page for cell in row for page, _ in cell.lines]
        here = min(pages, default=0)
        for one in [one for one in held if one[0] < here and one[1].place is Place.aside]:
            writer.aside(*one)
            held.remove(one)
        for page, head in [repeat for repeat in table.repeats if repeat[0] <= here]:
            _write_repeat(writer, page, head)
        table.repeats = [repeat for repeat in table.repeats if repeat[0] > here]
        cells += [_write_cell(writer, row_number, cell) for cell in row]
    for page, head in table.repeats:
        _write_repeat(writer, page, head)
    writer.tables.append(Table(begin, writer.length, tuple(cells)))


def _write_repeat(writer: _Writer, page: int, head: Sequence[CellWords]) -> None:
    begin = writer.length
    for cell in head:
        for _, line in cell.lines:
            writer.line(page, line)
            writer.line_break()
    writer.furniture.append((begin, writer.length))


def _write_cell(writer: _Writer, row: int, cell: CellWords) -> Cell:
    start = writer.length
    first_page = cell.lines[0][0] if cell.lines else 0
    for page, line in cell.lines:
        writer.line(page, line, opens=first_page)  # a cut row belongs to the page it began on
    end = writer.length
    writer.line_break()
    return Cell(row, cell.column, start, end, cell.row_span, cell.column_span)
