"""Read tables whose columns the source sets out with tabs or with spaces, line by line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.annotate.tables.cells import (
    CellTable,
    Columns,
    TableReader,
    keep_first,
)
from extract.annotate.tables.grids import Grid, Span, span_in_plan
from extract.annotate.tables.words import CellWords, compile_cell_words
from extract.column_heads import HeadWords, compile_heads, is_target_table, is_task_table
from extract.plan_text import PlanText
from extract.table import TableStretch
from rules.folding import fold
from rules.loader import RuleBook

_LINE = re.compile(r"[^\n\f]*")
_CHUNK = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}[.)]?\Z")
_LEVEL = re.compile(r"[≥≤<>~]? ?\d[\d.,]*(?: ?%|\Z)")
_GROUP = re.compile(r"[IVXL]{1,6}\.?\Z|[A-HĐ]\.?\Z")
MIN_COLUMNS = 3
MAX_BLANKS = 3
"""Empty lines after which a table has ended."""
MAX_HEAD_LINES = 5
CONFIDENCE = 0.8
"""Of rows read from such a table."""
GUTTER = 2
"""Spaces that part two columns."""


@dataclass(frozen=True)
class AlignedLine:
    """A source line: where it begins, and its chunks as half-open columns on the line."""

    start: int
    text: str
    chunks: tuple[Span, ...]


def find_aligned_tables(
    plan: PlanText, rules: RuleBook, taken: Sequence[Span] = ()
) -> tuple[CellTable, ...]:
    """Find tables set out with tabs or spaces.

    Args:
        plan: The plan text; the source keeps the spaces.
        rules: ``columns`` and ``tables``.
        taken: Plan stretches of tables already read.

    Returns:
        Tables in order. One whose columns or rows cannot be told has a stretch and no rows.
    """
    heads, words = compile_heads(rules), compile_cell_words(rules)
    found: list[CellTable] = []
    after = 0
    source = plan.source
    for start in _candidates(source, heads):
        if start < after:
            continue
        lines = _read_lines(source, start, words)
        if not lines:  # the line is only as wide as a gap
            continue
        first = lines[0]
        is_tabbed = first.text.count("\t") >= MIN_COLUMNS - 1
        if len(first.chunks) < MIN_COLUMNS and not is_tabbed:
            continue
        end = lines[-1].start + len(lines[-1].text)
        span = span_in_plan(plan, start, end)
        if any(a < span[1] and span[0] < b for a, b in taken):
            continue
        table = (_read_tabbed if is_tabbed else _read_spaced)(plan, lines, heads, words)
        if table is not None:
            found.append(table)
            after = end
    return tuple(found)


def _candidates(source: str, heads: HeadWords) -> Iterator[int]:
    """Give the starts of lines that begin with a head and have a wide gap."""
    at = 0
    while at < len(source):
        found = _LINE.match(source, at)
        line = found[0] if found else ""
        if ("  " in line.strip() or "\t" in line) and "|" not in line:
            words = fold(unicodedata.normalize("NFC", line[:80])).split()
            if words and (words[0] in heads.by_first or words[0].rstrip(".") in heads.by_first):
                yield at
        at += len(line) + 1


def _read_lines(source: str, at: int, words: CellWords) -> list[AlignedLine]:
    """Read the lines of a table: up to empty lines, prose, or what surely follows a table."""
    lines: list[AlignedLine] = []
    blanks = 0
    while at < len(source) and blanks < MAX_BLANKS:
        found = _LINE.match(source, at)
        text = found[0] if found else ""
        chunks = tuple(chunk.span() for chunk in _CHUNK.finditer(text.expandtabs(1)))
        blanks = 0 if chunks else blanks + 1
        is_set_out = len(chunks) > 1 or text[:1].isspace() or "\t" in text
        if chunks and lines and not (is_set_out or _GROUP.match(text.split()[0])):
            break
        if chunks and words.end.match(fold(text.strip())):
            break
        if chunks:
            lines.append(AlignedLine(at, text, chunks))
        at += len(text) + 1
    return lines


def _read_tabbed(
    plan: PlanText, lines: Sequence[AlignedLine], heads: HeadWords, words: CellWords
) -> CellTable | None:
    """Read a table whose cells are parted by tabs, one row a line."""
    kept = [line for line in lines if "\t" in line.text or _GROUP.match(line.text.split()[0])]
    rows = [tuple(_tab_cells(plan, line)) for line in kept]
    width = len(rows[0])
    full = tuple((*row, *[(0, 0)] * width)[:width] for row in rows)
    names = [_name_head(heads, [plan.key[start:end]]) for start, end in full[0]]
    columns = Columns(keep_first(names), full[0], 1)
    if not _is_wanted(columns.holds) or len(rows) < 2:
        return None
    start, end = _bounds(plan, kept)
    return TableReader(plan, Grid(start, end, full), columns, words, CONFIDENCE).read()


def _tab_cells(plan: PlanText, line: AlignedLine) -> Iterator[Span]:
    at = line.start
    for cell in line.text.split("\t"):
        yield span_in_plan(plan, at, at + len(cell))
        at += len(cell) + 1


def _name_head(heads: HeadWords, pieces: Sequence[str]) -> str | None:
    """Tell what the column under a head holds; the head may be broken over lines."""
    text = " ".join(piece for piece in pieces if piece)
    found = heads.match_head(text, 0, len(text)) if text else None
    return found.holds if found is not None and found.end == len(text) else None


def _is_wanted(holds: tuple[str, ...]) -> bool:
    return is_task_table(holds) or is_target_table(holds)


def _bounds(plan: PlanText, lines: Sequence[AlignedLine]) -> Span:
    return span_in_plan(plan, lines[0].start, lines[-1].start + len(lines[-1].text))


def _read_spaced(
    plan: PlanText, lines: Sequence[AlignedLine], heads: HeadWords, words: CellWords
) -> CellTable | None:
    """Read a table whose columns are parted by spaces, a cell on several lines.

    None where the lines are not set out in columns after all.
    """
    if sum(len(line.chunks) > 1 for line in lines) * 2 < len(lines):
        return None
    start, end = _bounds(plan, lines)
    unread = CellTable(TableStretch(start, end, (), (), is_flattened=True), ())
    columns = _find_gutters(lines, GUTTER)
    if len(columns) < len(lines[0].chunks):  # the longest cell comes close to the next column
        columns = max(columns, _find_gutters(lines, 1), key=len)
    placed = [_place_chunks(plan, line, columns) for line in lines]
    begins = _begins_row if any(_begins_row(plan, one) for one in placed) else _states_level
    body = next((i for i in range(1, len(lines)) if begins(plan, placed[i])), 0)
    if len(columns) < MIN_COLUMNS or not 0 < body <= MAX_HEAD_LINES:
        return unread if _is_headed(plan, lines[0], heads) else None
    names = keep_first(
        [
            _name_head(heads, [plan.key[slice(*spans[c])] for spans in placed[:body]])
            for c in range(len(columns))
        ]
    )
    opens = "item" if begins is _begins_row else "target"
    if names[0] != opens or not _is_wanted(names):
        return unread if _is_headed(plan, lines[0], heads) else None
    task = names.index("task") if "task" in names else names.index("target")
    found = _gather_rows(plan, placed, body, task, heads, words, begins)
    if found is None:
        return unread
    rows, more = found
    grid = Grid(start, end, tuple(rows), more=more)
    return TableReader(plan, grid, Columns(names, rows[0], 1), words, CONFIDENCE).read()


def _gather_rows(
    plan: PlanText,
    placed: Sequence[Sequence[Span]],
    body: int,
    task: int,
    heads: HeadWords,
    words: CellWords,
    begins: Callable[[PlanText, Sequence[Span]], bool],
) -> tuple[list[tuple[Span, ...]], dict[tuple[int, int], tuple[Span, ...]]] | None:
    """Gather the lines of each row.

    Returns:
        The first stretch of each cell, the first line of heads first, and further stretches by
        row and column; None where numbers stand in the middle of their rows, so that where a row
        begins cannot be told.
    """
    rows: list[tuple[Span, ...]] = [tuple(placed[0])]
    more: dict[tuple[int, int], tuple[Span, ...]] = {}
    in_heads = False
    for spans in placed[body:]:
        filled = [span for span in spans if span[0] < span[1]]
        if begins(plan, spans):
            rows.append(tuple(spans))
            in_heads = False
        elif len(filled) == 1 and words.group.match(plan.text, filled[0][0]):
            rows.append(tuple(filled[0] if c == task else (0, 0) for c in range(len(spans))))
        elif in_heads or _name_head(heads, [plan.key[slice(*spans[0])]]) in {"item", "target"}:
            in_heads = True  # repeated on a new page
        elif spans[task] in filled and sum(plan.text[a].isupper() for a, _ in filled) > 1:
            return None
        else:
            for column, span in enumerate(spans):
                if span in filled:
                    _add_stretch(rows, more, column, span)
    return rows, more


def _is_headed(plan: PlanText, line: AlignedLine, heads: HeadWords) -> bool:
    """Tell whether two chunks of a line are column heads."""
    spans = [span_in_plan(plan, line.start + a, line.start + b) for a, b in line.chunks]
    return sum(_name_head(heads, [plan.key[a:b]]) is not None for a, b in spans) > 1


def _add_stretch(
    rows: list[tuple[Span, ...]],
    more: dict[tuple[int, int], tuple[Span, ...]],
    column: int,
    span: Span,
) -> None:
    """Add a stretch to a cell of the last row."""
    index = len(rows) - 1
    start, end = rows[index][column]
    if start < end:
        more[index, column] = (*more.get((index, column), ()), span)
    else:
        rows[index] = (*rows[index][:column], span, *rows[index][column + 1 :])


def _find_gutters(lines: Sequence[AlignedLine], width: int) -> list[Span]:
    """Find the columns: stretches of the line that some chunk covers, parted by gutters.

    Args:
        lines: The lines of the table.
        width: Spaces that part two columns at least.
    """
    chunks = sorted(
        chunk
        for line in lines
        if len(line.chunks) > 1 and not _GROUP.match(line.text.split()[0])
        for chunk in line.chunks
    )
    columns: list[Span] = []
    for start, end in chunks:
        if columns and start < columns[-1][1] + width:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _place_chunks(plan: PlanText, line: AlignedLine, columns: Sequence[Span]) -> list[Span]:
    """Give for each column the plan span of its chunk on a line; empty where it has none."""
    spans: list[Span] = [(0, 0)] * len(columns)
    for start, end in line.chunks:
        column = next((i for i, (_, last) in enumerate(columns) if start < last), -1)
        first, last = span_in_plan(plan, line.start + start, line.start + end)
        if spans[column][0] < spans[column][1]:
            first = spans[column][0]
        spans[column] = (first, last)
    return spans


def _begins_row(plan: PlanText, spans: Sequence[Span]) -> bool:
    """Tell whether a line has a number in its first column."""
    text = plan.text[slice(*spans[0])]
    return bool(_NUMBER.match(text) or _GROUP.match(text))


def _states_level(plan: PlanText, spans: Sequence[Span]) -> bool:
    """Tell whether a line has something in its first column and a level in another."""
    others = (plan.text[slice(*span)] for span in spans[1:])
    return spans[0][0] < spans[0][1] and any(_LEVEL.match(text) for text in others)
