"""Read the rows of tables whose cells the source tells apart: Markdown's, and those of loaders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.annotate.tables.grids import Grid, Span, TableLike, find_pipe_grids, grid_of
from extract.annotate.tables.words import CellWords, compile_cell_words
from extract.column_heads import HeadWords, compile_heads, is_target_table, is_task_table
from extract.mention import Layer, Mention
from extract.plan_text import PlanText
from extract.table import GroupRow, TableStretch
from rules.loader import RuleBook

RULE_ID = "table.cells"
_MAX_HEAD_ROWS = 4
_NUMBER = re.compile(r"[\dIVXLivx]{1,6}(?:[.-]\w{1,3}){0,3}\Z|[^\W\d_]\Z")
_ITEM = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})[.)]\s*(?=[^\W\d_])")


@dataclass(frozen=True)
class CellTable:
    """A table and the mentions of its rows."""

    stretch: TableStretch
    rows: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns hold, the head of each, and the first row below the heads."""

    holds: tuple[str, ...]
    heads: tuple[Span, ...]
    body: int


def find_cell_tables(
    plan: PlanText, rules: RuleBook, tables: Sequence[TableLike] = ()
) -> tuple[CellTable, ...]:
    """Find task and target tables whose cells are told apart.

    Args:
        plan: The plan text.
        rules: ``columns`` and ``tables``.
        tables: What the loader gives; Markdown's pipe tables are found in the source besides.

    Returns:
        Tables in order. One without heads that follows one with heads and has as many columns
        is its next page.
    """
    grids = [grid_of(plan, table) for table in tables if table.cells]
    if "|" in plan.source:
        taken = [(grid.start, grid.end) for grid in grids]
        grids += [
            grid
            for grid in find_pipe_grids(plan)
            if not any(start < grid.end and grid.start < end for start, end in taken)
        ]
    heads, words = compile_heads(rules), compile_cell_words(rules)
    found: list[CellTable] = []
    before: Columns | None = None
    for grid in sorted(grids, key=lambda grid: grid.start):
        columns = _find_columns(plan, grid, heads)
        if columns is None and before is not None and len(grid.rows[0]) == len(before.holds):
            columns = Columns(before.holds, before.heads, 0)
        before = columns
        if columns is not None and (is_task_table(columns.holds) or is_target_table(columns.holds)):
            found.append(TableReader(plan, grid, columns, words).read())
    return tuple(found)


def _find_columns(plan: PlanText, grid: Grid, words: HeadWords) -> Columns | None:
    """Find the rows of heads, one or two deep, among the first rows."""
    for index in range(min(_MAX_HEAD_ROWS, len(grid.rows))):
        holds = _read_head_row(plan, grid.rows[index], words)
        if sum(hold is not None for hold in holds) < 2:
            continue
        heads = list(grid.rows[index])
        body = index + 1
        if body < len(grid.rows):
            below = _read_second_head_row(plan, grid.rows[index], grid.rows[body], words)
            if below is not None:
                holds = tuple(below[c] or holds[c] for c in range(len(holds)))
                spans = grid.rows[body]
                heads = [spans[c] if below[c] else heads[c] for c in range(len(holds))]
                body += 1
        rows = [row for at, row in enumerate(grid.rows) if at >= body and at not in grid.wide]
        if holds[0] is None and "item" not in holds and _are_numbers(plan, rows):
            holds = ("item", *holds[1:])
        unique = keep_first(holds)
        return Columns(unique, tuple(heads), body)
    return None


def _are_numbers(plan: PlanText, rows: Sequence[Sequence[Span]]) -> bool:
    """Tell whether nothing but numbers stands in the first cells of rows: its head is empty."""
    cells = [plan.text[row[0][0] : row[0][1]].strip(" .)(") for row in rows if row[0] != (0, 0)]
    return len(cells) > 1 and all(map(_NUMBER.match, cells)) and any(map(str.isdigit, cells))


def _read_second_head_row(
    plan: PlanText, above: Sequence[Span], row: Sequence[Span], words: HeadWords
) -> tuple[str | None, ...] | None:
    """Read the row below a row of heads: ``Bắt đầu`` and ``Kết thúc`` under ``Thời gian``.

    Returns:
        For each column what it holds, None where its head stands in the row above; None where the
        row is no row of heads.
    """
    own = _read_head_row(plan, row, words)
    named = [column for column, (start, end) in enumerate(row) if start < end]
    if len(named) > 1 and all(own[c] or row[c] == above[c] for c in named):
        return own
    parent: dict[int, Span] = {}  # by column, of those that a merged head covers
    for column in range(1, len(row)):
        if above[column] == (0, 0) and column - 1 not in parent:
            parent[column - 1] = above[column - 1]
        if above[column] == (0, 0):
            parent[column] = parent[column - 1]
    children = [column for column in named if column in parent and row[column] != above[column]]
    if len(children) < 2 or any(c not in parent and row[c] != above[c] for c in named):
        return None
    joined = [
        f"{plan.key[slice(*parent[c])]} {plan.key[slice(*row[c])]}" if c in children else ""
        for c in range(len(row))
    ]
    together = words.match_cells(joined)
    return tuple(own[c] or together[c] if c in children else None for c in range(len(row)))


def _read_head_row(plan: PlanText, row: Sequence[Span], words: HeadWords) -> tuple[str | None, ...]:
    holds: list[str | None] = []
    whole = words.match_cells([plan.key[start:end] for start, end in row])
    for (start, end), hold in zip(row, whole, strict=True):
        head = words.match_head(plan.key, start, end) if start < end and hold is None else None
        is_most = head is not None and (head.end - start) * 2 >= end - start
        holds.append(head.holds if head is not None and is_most else hold)
    return tuple(holds)


def keep_first(holds: Sequence[str | None]) -> tuple[str, ...]:
    """Let of two columns that hold the same the first stand, the other be a note."""
    seen: set[str] = set()
    kept: list[str] = []
    for hold in holds:
        kept.append("note" if hold is None or (hold in seen and hold != "value") else hold)
        seen.add(kept[-1])
    return tuple(kept)


class TableReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        plan: PlanText,
        grid: Grid,
        columns: Columns,
        words: CellWords,
        confidence: float = 1.0,
    ):
        self.plan, self.grid, self.columns, self.words = plan, grid, columns, words
        self.confidence = confidence

    def read(self) -> CellTable:
        """Read all rows below the heads: group rows, tasks and values."""
        groups: list[GroupRow] = []
        rows: list[Mention] = []
        for index in range(self.columns.body, len(self.grid.rows)):
            row = self.grid.rows[index]
            filled = [span for span in row if not self._is_open(span)]
            if not filled or self._is_head_again(row) or self._numbers_columns(filled):
                continue
            group = self._read_group(index, row)
            if group is not None:
                groups.append(group)
            else:
                rows.extend(self._make_mentions(index, filled))
        stretch = TableStretch(
            self.grid.start, self.grid.end, self.columns.holds, tuple(groups), is_flattened=False
        )
        return CellTable(stretch, tuple(rows))

    def _is_open(self, span: Span) -> bool:
        """Tell whether a cell is empty or holds a dash."""
        start, end = span
        return start >= end or self.words.nothing.match(self.plan.key[start:end]) is not None

    def _is_head_again(self, row: Sequence[Span]) -> bool:
        """Tell whether a row repeats the heads, as on a new page."""
        pairs = [
            self.plan.key[a:b] == self.plan.key[c:d]
            for (a, b), (c, d) in zip(row, self.columns.heads, strict=False)
            if a < b
        ]
        return len(pairs) > 1 and all(pairs)

    def _numbers_columns(self, filled: Sequence[Span]) -> bool:
        """Tell whether a row numbers the columns: (1), (2), (3)."""
        texts = [self.plan.key[start:end].strip("()[] ") for start, end in filled]
        return len(texts) > 2 and texts == [str(index + 1) for index in range(len(texts))]

    def _read_group(self, index: int, row: Sequence[Span]) -> GroupRow | None:
        """Read a row that names a group: one merged cell, or nothing but number and title."""
        filled = {
            self.columns.holds[column]: span
            for column, span in enumerate(row)
            if not self._is_open(span)
        }
        if index not in self.grid.wide and not set(filled) <= {"item", "task", "target"}:
            return None
        number = filled.get("item")
        title = next((span for name, span in filled.items() if name != "item"), number)
        if title is None:
            return None
        start = number[0] if number else title[0]
        found = self.words.group.match(self.plan.text, start, title[1])
        if number is not None and number != title:
            return GroupRow(start, title[1], self._number(number), title[0])
        body = found.end() if found else title[0]
        return GroupRow(start, title[1], found["roman"] or found["letter"] if found else "", body)

    def _number(self, span: Span) -> str:
        return self.plan.read(*span).strip(" .)(/-")

    def _make_mentions(self, index: int, filled: Sequence[Span]) -> Iterator[Mention]:
        row = self.grid.rows[index]
        parts: dict[str, str] = {}
        spans: dict[str, Span] = {}
        for column, span in enumerate(row):
            name = self.columns.holds[column]
            if name not in ("note", "value") and not self._is_open(span):
                stretches = (span, *self.grid.more.get((index, column), ()))
                parts[name] = " ".join(self.plan.read(*stretch) for stretch in stretches)
                spans[name] = span
        if "item" in parts:
            parts["item"] = self._number(spans["item"])
            if _NUMBER.match(parts["item"]) is None:  # misread by OCR, or no number at all
                del parts["item"], spans["item"]
        else:
            self._take_number(parts, spans)
        parts["confidence"] = str(self.confidence)
        start, end = min(filled)[0], max(end for _, end in filled)
        if "task" in parts and is_task_table(self.columns.holds):
            yield Mention(start, end, Layer.row, parts, RULE_ID, spans)
        if not {"target", "task"} & set(parts):
            return
        for column, span in enumerate(row):
            if self.columns.holds[column] == "value" and not self._is_open(span):
                yield self._make_value(start, end, parts, spans, column, span)

    def _take_number(self, parts: dict[str, str], spans: dict[str, Span]) -> None:
        """Take the number that begins a row's text off it: there is no column for numbers."""
        name = "task" if "task" in spans else "target"
        if name not in spans or "item" in self.columns.holds:
            return
        start, end = spans[name]
        found = _ITEM.match(self.plan.text, start, end)
        if found is not None:
            parts["item"] = found["number"]
            parts[name] = parts[name][found.end() - start :]
            spans["item"], spans[name] = found.span("number"), (found.end(), end)

    def _make_value(
        self,
        start: int,
        end: int,
        parts: dict[str, str],
        spans: dict[str, Span],
        column: int,
        span: Span,
    ) -> Mention:
        """Make the mention of one value: with what is measured and when, as its head says."""
        about = "target" if "target" in parts else "task"
        names = ("item", "unit", "confidence")
        own: dict[str, str] = {name: parts[name] for name in names if name in parts}
        places: dict[str, Span] = {name: spans[name] for name in names if name in spans}
        own["target"], places["target"] = parts[about], spans[about]
        own["value"], places["value"] = self.plan.read(*span), span
        head_start, head_end = self.columns.heads[column]
        when = self.words.time.search(self.plan.key, head_start, head_end)
        if when is not None:
            own["due"] = self.plan.read(when.start(), when.end())
            places["due"] = (when.start(), when.end())
            if self.plan.read(head_start, when.start()).strip():
                own["led"] = "yes"  # "Kế hoạch năm 2026", not "Năm 2026"
        return Mention(start, end, Layer.row, own, f"{RULE_ID}.value", places)
