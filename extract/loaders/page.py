"""What a page gives before its text is put in order: words with their places."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

UNREAD = "unread"
"""Style of words that OCR could not read, such as numbers written by hand."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word where it stands on the page, in PDF points from the top left.

    Attributes:
        text: As read, no white space.
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        confidence: OCR's own, 0 to 1; None where the word was not read by OCR.
        style: Font and way of drawing, to tell layers of text apart; empty where not known.
        line: Words of one number above 0 stand on one line, as who read them says; 0: not known.
        mark: Stretch of the text that stands small and raised: the mark of a footnote, which is
            no part of the reading.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float | None = None
    style: str = ""
    line: int = 0
    mark: tuple[int, int] | None = None

    @property
    def height(self) -> float:
        """Height of its box."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Height of its centre on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the page, in PDF points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    def scaled(self, factor: float) -> Area:
        """Give the rectangle in another unit."""
        return Area(self.x0 * factor, self.top * factor, self.x1 * factor, self.bottom * factor)

    def holds(self, word: Word) -> bool:
        """Tell whether the centre of a word lies in it."""
        return (
            self.x0 <= (word.x0 + word.x1) / 2 <= self.x1 and self.top <= word.middle <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a ruled table: its place in the grid, from 0, and on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    area: Area


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table of one page.

    Attributes:
        area: The whole table.
        edges: Left edges of the columns and the right edge of the last, from left to right.
        rows: Number of rows.
        cells: By row, then by column.
    """

    area: Area
    edges: tuple[float, ...]
    rows: int
    cells: tuple[GridCell, ...]

    def scaled(self, factor: float) -> Grid:
        """Give the table in another unit."""
        cells = tuple(replace(cell, area=cell.area.scaled(factor)) for cell in self.cells)
        edges = tuple(edge * factor for edge in self.edges)
        return Grid(self.area.scaled(factor), edges, self.rows, cells)


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that stand on the page but are no part of the reading, and why.

    ``kind`` is ``rotated``, ``watermark``, ``signature_stamp``, ``page_number``,
    ``running_head`` or ``stray``.
    """

    kind: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class PageWords:
    """Everything read from one page.

    Attributes:
        number: From 1.
        width: In points.
        height: In points.
        words: In any order.
        asides: Words told apart already (rotated, watermarks).
        grids: Ruled tables, from top to bottom.
        remarks: Typed remarks laid over the page (annotations), each a text of its own.
        notes: Footnotes, by their lines.
        is_ocr: Whether any of the words was read by OCR.
        angle: Degrees by which the page was turned, anticlockwise, to set it straight; words
            and grids stand on it as it is then.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    asides: tuple[Aside, ...] = ()
    grids: tuple[Grid, ...] = ()
    remarks: tuple[tuple[Word, ...], ...] = ()
    is_ocr: bool = False
    angle: float = 0.0
    notes: tuple[tuple[tuple[Word, ...], ...], ...] = ()

    def as_seen(self, word: Word) -> Word:
        """Give a word its place on the page before it was set straight."""
        if not self.angle:
            return word
        turn = math.radians(self.angle)
        x, y = (word.x0 + word.x1 - self.width) / 2, (word.top + word.bottom - self.height) / 2
        right = x * math.cos(turn) - y * math.sin(turn) - x
        down = x * math.sin(turn) + y * math.cos(turn) - y
        return replace(
            word,
            x0=word.x0 + right,
            top=word.top + down,
            x1=word.x1 + right,
            bottom=word.bottom + down,
        )


def em_of(words: Sequence[Word]) -> float:
    """Give the usual height of a word, in points; 12 where there is none."""
    return (median(word.height for word in words) if words else 0.0) or 12.0


def gather_rows(words: Iterable[Word]) -> list[list[Word]]:
    """Put words that stand beside one another into rows.

    Words of one known line stay together; lines and single words that overlap by more than half
    of the lower one's height make one row.

    Returns:
        Rows from top to bottom, the words of each from left to right.
    """
    rows: list[list[Word]] = []
    bounds: list[tuple[float, float]] = []
    for group in sorted(_by_line(words), key=_middle):
        upper, lower = _extent(group)
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            top, bottom = bounds[index]
            shared = min(bottom, lower) - max(top, upper)
            if shared > 0.5 * min(bottom - top, lower - upper) and shared > 0:
                rows[index] += group
                share = len(group) / len(rows[index])  # one tall word must not swallow two rows
                bounds[index] = (top + (upper - top) * share, bottom + (lower - bottom) * share)
                break
        else:
            rows.append(list(group))
            bounds.append((upper, lower))
    for row in rows:
        row.sort(key=lambda word: word.x0)
    rows.sort(key=_middle)
    return rows


def _by_line(words: Iterable[Word]) -> list[list[Word]]:
    lines: dict[int, list[Word]] = {}
    groups: list[list[Word]] = []
    for word in words:
        if word.line:
            lines.setdefault(word.line, []).append(word)
        else:
            groups.append([word])
    return [*lines.values(), *groups]


def _extent(words: Sequence[Word]) -> tuple[float, float]:
    return median(word.top for word in words), median(word.bottom for word in words)


def _middle(words: Sequence[Word]) -> tuple[float, float]:
    return median(word.middle for word in words), min(word.x0 for word in words)


def area_of(words: Sequence[Word]) -> Area:
    """Give the smallest area that holds all the words; there must be one."""
    return Area(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
