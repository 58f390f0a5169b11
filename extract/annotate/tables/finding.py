"""Find tables of tasks and targets and their rows, flattened or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.annotate.tables.aligned import find_aligned_tables
from extract.annotate.tables.cells import CellTable, find_cell_tables
from extract.annotate.tables.flattened import FlatTable, find_flattened_tables
from extract.annotate.tables.grids import TableLike
from extract.mention import Mention
from extract.plan_text import PlanText
from extract.table import TableStretch
from rules.loader import RuleBook


@dataclass(frozen=True)
class TableFindings:
    """What was found in one plan: whole tables and the mentions of their rows, in order."""

    stretches: tuple[TableStretch, ...]
    rows: tuple[Mention, ...]


def find_tables(plan: PlanText, rules: RuleBook, tables: Sequence[TableLike] = ()) -> TableFindings:
    """Find tables and rows together, in one reading.

    Args:
        plan: The plan text; its source tells where lines break.
        rules: ``columns`` and ``tables``.
        tables: Tables whose cells the loader told apart.

    Returns:
        Tables in order, none overlapping, and their rows (`Layer.row`). Parts of a task's row:
        ``item``, ``task``, ``actor``, ``partners``, ``approver``, ``due``, ``product``,
        ``confidence``; of a value's row: ``target``, ``unit``, ``value``, ``due`` (what the head
        of the column says). Cells left open are not there. ``spans`` has the plan offsets of
        the cells; of one broken by heads on a new page, the first stretch.
    """
    told = [*find_cell_tables(plan, rules, tables)]
    told += find_aligned_tables(plan, rules, [(t.stretch.start, t.stretch.end) for t in told])
    taken = [(table.stretch.start, table.stretch.end) for table in told]
    found: list[CellTable | FlatTable] = [*told, *find_flattened_tables(plan, rules, taken)]
    found.sort(key=lambda table: table.stretch.start)
    return TableFindings(
        tuple(table.stretch for table in found),
        tuple(row for table in found for row in table.rows),
    )


def find_rows(
    plan: PlanText, rules: RuleBook, tables: Sequence[TableLike] = ()
) -> tuple[Mention, ...]:
    """Find the rows of tables, in order; see `find_tables`."""
    return find_tables(plan, rules, tables).rows


def find_table_stretches(
    plan: PlanText, rules: RuleBook, tables: Sequence[TableLike] = ()
) -> tuple[TableStretch, ...]:
    """Find whole tables, in order; see `find_tables`."""
    return find_tables(plan, rules, tables).stretches
