"""Put the rows of flattened tables together again.

Text extraction writes the cells of a row one after another, each broken over lines, heads
repeated on each page. Heads give the columns and their order; numbers, group rows and the breaks
of the source divide the words into rows (`row_numbers`); the wording divides rows into cells
(`row_reading`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import log2

from extract.annotate.tables.headings import Heading, begins_line, find_headings, line_starts
from extract.annotate.tables.heads import MIN_HEADS
from extract.annotate.tables.row_numbers import Group, RowNumber, find_groups, find_numbers
from extract.annotate.tables.row_reading import RowReader, RowReading
from extract.annotate.tables.rows import follows_hole, make_mentions
from extract.annotate.tables.words import CellWords, Word, compile_cell_words, read_words
from extract.column_heads import compile_heads, is_target_table, is_task_table
from extract.mention import Mention
from extract.plan_text import PlanText
from extract.table import TableStretch
from rules.loader import RuleBook

_PAGE_NUMBER = re.compile(r"(?<=[\n ])(?:trang\s)?\d{1,3}\s*\Z")
MAX_LAST_ROW = 250
"""Words of the last row that are read: prose may follow it."""
MAX_STRAYS = 3
"""Rows without a single cell after which a table is taken to have ended."""


@dataclass(frozen=True)
class FlatTable:
    """A flattened table and the mentions of its rows."""

    stretch: TableStretch
    rows: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """The words from one row start to the next; ``number`` is None where none stands."""

    start: int
    end: int
    number: RowNumber | None


def find_flattened_tables(
    plan: PlanText, rules: RuleBook, taken: Sequence[tuple[int, int]] = ()
) -> tuple[FlatTable, ...]:
    """Find flattened tables and read their rows.

    Args:
        plan: The plan text; its source tells where lines break.
        rules: ``columns`` and ``tables``.
        taken: Plan stretches of tables whose cells the source tells apart; left alone.

    Returns:
        Tables in order, none overlapping; empty at once where no heads stand.
    """
    cells = compile_cell_words(rules)
    headings = find_headings(plan, compile_heads(rules))
    headings = [
        heading
        for heading in headings
        if not any(start <= heading.start < end for start, end in taken)
    ]
    tables: list[FlatTable] = []
    index = 0
    while index < len(headings):
        first = headings[index]
        index += 1
        if not _opens_table(first):
            continue
        repeats, limit = _follow_heads(plan, cells, islice(headings, index, None), first, taken)
        index += len(repeats)
        spans = [span for span in repeats if span is not None]
        table = _read_table(plan, cells, first, spans, limit)
        if table is not None:
            tables.append(table)
    return tuple(tables)


def _follow_heads(
    plan: PlanText,
    cells: CellWords,
    later: Iterable[Heading],
    first: Heading,
    taken: Sequence[tuple[int, int]],
) -> tuple[list[tuple[int, int] | None], int]:
    """Follow the heads within a table to where it must end.

    Returns:
        For each of the later heads that stand in the table, the stretch that repeats its own
        (None where they are words of a cell); and where the table ends at the latest.
    """
    repeats: list[tuple[int, int] | None] = []
    at = first.end
    last = min([len(plan.text), *(start for start, _ in taken if start > first.start)])
    for heading in later:
        stop = min(heading.start, last)
        end = _find_end(plan, cells, at, stop)
        if end < stop or stop == last or _opens_other(first, heading):
            return repeats, end
        is_repeat = _is_repeat(first.columns, heading.columns)
        start = _before_page_number(plan, cells, first, heading.start)
        repeats.append((start, heading.end) if is_repeat else None)
        at = heading.end
    return repeats, _find_end(plan, cells, at, last)


def _opens_table(heading: Heading) -> bool:
    """Tell whether heads are enough, and of the right kinds, to open a table."""
    columns = heading.columns
    return len(columns) >= MIN_HEADS and (is_task_table(columns) or is_target_table(columns))


def _opens_other(first: Heading, later: Heading) -> bool:
    """Tell whether later heads open another table."""
    return _opens_table(later) and not _is_repeat(first.columns, later.columns)


def _is_repeat(columns: tuple[str, ...], later: tuple[str, ...]) -> bool:
    """Tell whether later heads are those of the same table, some perhaps lost."""
    rest = iter(columns)
    return len(later) * 2 > len(columns) and all(column in rest for column in later)


def _before_page_number(plan: PlanText, cells: CellWords, first: Heading, at: int) -> int:
    """Step back over a number that has the line before repeated heads for itself: the page's."""
    found = _PAGE_NUMBER.search(plan.key, max(0, at - 12), at)
    if found is None or first.columns[-1] in ("value", "note", "other"):
        return at
    start = found.start()
    is_counted = cells.counted.search(plan.key, max(0, start - 12), start - 1) is not None
    return start if begins_line(plan, start) and not is_counted else at


def _find_end(plan: PlanText, cells: CellWords, start: int, limit: int) -> int:
    """Find where what surely follows a table begins: signature, appendix, closing sentence."""
    first = plan.starts[start] if start < len(plan.text) else len(plan.source)
    for source_start, _ in line_starts(plan, first):
        at = bisect_left(plan.starts, source_start)
        if at >= limit:
            break
        if cells.end.match(plan.key, at):
            return at
    return limit


def _read_table(
    plan: PlanText,
    cells: CellWords,
    heading: Heading,
    repeats: Sequence[tuple[int, int]],
    limit: int,
) -> FlatTable | None:
    """Read the rows of one table; None where they do not fit its columns."""
    words = read_words(plan, cells, heading.end, limit, repeats)
    if not words:
        return None
    groups = find_groups(plan, cells, words)
    numbers = find_numbers(plan, words, groups)
    segments = _find_segments(len(words), groups, numbers)
    readings = _read_segments(plan.key, cells, words, heading.columns, segments, bool(numbers))
    kept = _cut_tail(segments, readings, heading.columns)
    if not kept:
        return None
    end_word = kept[-1][1][-1].end
    rows = [
        mention
        for segment, rows_of in kept
        for mention in make_mentions(plan, words, segment.number, rows_of)
    ]
    stretch = TableStretch(
        start=heading.start,
        end=words[end_word - 1].end,
        columns=heading.columns,
        groups=tuple(group.to_row(words) for group in groups if group.start < end_word),
        is_flattened=True,
    )
    return FlatTable(stretch, tuple(rows))


def _find_segments(
    count: int, groups: Sequence[Group], numbers: Sequence[RowNumber]
) -> list[Segment]:
    """Divide the words into stretches that begin with a number or after a group row."""
    by_start = {number.at: number for number in numbers}
    cuts = sorted(
        {0, count} | set(by_start) | {edge for group in groups for edge in (group.start, group.end)}
    )
    in_group = {group.start for group in groups}
    return [
        Segment(start, end, by_start.get(start))
        for start, end in pairwise(cuts)
        if start not in in_group
    ]


def _read_segments(
    key: str,
    cells: CellWords,
    words: Sequence[Word],
    columns: tuple[str, ...],
    segments: Sequence[Segment],
    is_numbered: bool,
) -> list[list[RowReading]]:
    """Read all rows twice: the second time with what the first found cells to say."""
    frequent: dict[tuple[str, str], float] = {}
    readings: list[list[RowReading]] = []
    for _ in range(2):
        reader = RowReader(key, words, columns, cells, frequent)
        readings = [
            _read_segment(reader, segment, is_numbered, segment is segments[-1])
            for segment in segments
        ]
        counts = Counter(
            (cell.column, reader.text(cell.start, cell.end))
            for rows in readings
            for row in rows
            for cell in row.cells
            if cell.fits and cell.column not in ("task", "target")
        )
        frequent = {
            cell: min(2.0, 0.7 * log2(count)) for cell, count in counts.items() if count > 1
        }
        if not frequent:
            break
    return readings


def _read_segment(
    reader: RowReader, segment: Segment, is_numbered: bool, is_last: bool
) -> list[RowReading]:
    """Read the rows of a segment; a task may go on after the heads of the next page."""
    start, end = segment.start + (segment.number is not None), segment.end
    if is_last and is_numbered:
        end = min(end, start + MAX_LAST_ROW)
    if start >= end:
        return []
    if segment.number is not None:
        hole = next((i for i in range(start + 1, end) if follows_hole(reader.words, i)), end)
        if hole < end and not reader.words[hole].is_capital:
            rows = reader.read(start, hole, free=False, tail=False)
            if len(rows) == 1 and rows[0].fitting >= len(reader.columns) - 1:
                return [replace(rows[0], rest=(hole, end))]
    return reader.read(start, end, free=segment.number is None, tail=is_last)


def _cut_tail(
    segments: Sequence[Segment],
    readings: Sequence[list[RowReading]],
    columns: tuple[str, ...],
) -> list[tuple[Segment, list[RowReading]]]:
    """Leave out what follows the last row whose cells fit; of a table of strays leave nothing."""
    sought = [name for name in columns if name not in ("item", "task", "target", "note")]
    wanted = max(1, (len(sought) + 1) // 2)
    kept: list[tuple[Segment, list[RowReading]]] = []
    last = strays = count = 0
    for segment, rows in zip(segments, readings, strict=True):
        good = [row for row in rows if row.fitting >= wanted]
        strays = 0 if good else strays + 1
        if strays > MAX_STRAYS:
            break
        kept.append((segment, rows))
        if good:
            count += len(good)
            last = len(kept)
            kept[-1] = (segment, rows[: rows.index(good[-1]) + 1])
    is_whole = any(row.fitting == len(sought) for _, rows in kept[:last] for row in rows)
    if last == 0 or not (count > 1 or is_whole):
        return []
    segment, rows = kept[last - 1]
    return [*kept[: last - 1], (segment, [*rows[:-1], _cut_row(rows[-1])])]


def _cut_row(row: RowReading) -> RowReading:
    """Leave out what the last row ends with and does not fit: prose after the table."""
    cells = list(row.cells)
    while len(cells) > 1 and not cells[-1].fits:
        cells.pop()
    return (
        row if len(cells) == len(row.cells) else replace(row, end=cells[-1].end, cells=tuple(cells))
    )
