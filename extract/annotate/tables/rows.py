"""Make mentions of the rows that were read from a flattened table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.annotate.tables.row_numbers import RowNumber
from extract.annotate.tables.row_reading import CellSpan, RowReading
from extract.annotate.tables.words import Gap, Word
from extract.mention import Layer, Mention
from extract.plan_text import PlanText

RULE_ID = "table.flattened"
MAX_BY_PLACE = 10
"""Words of a cell that is taken for what it is by its place alone."""


def follows_hole(words: Sequence[Word], index: int) -> bool:
    """Tell whether heads repeated on a new page stand before a word."""
    return words[index].start - words[index - 1].end > 1


def make_mentions(
    plan: PlanText,
    words: Sequence[Word],
    number: RowNumber | None,
    rows: Sequence[RowReading],
) -> Iterator[Mention]:
    """Make a mention of each row that has a task and a cell that fits.

    Args:
        plan: The plan text.
        words: The words of the table.
        number: The number before the first row.
        rows: The rows of one segment.

    Yields:
        Mentions with the cells' texts as parts, and ``confidence``; a cell that goes on after a
        page break has its first stretch in ``spans``.
    """
    for index, row in enumerate(rows):
        task = next((c for c in row.cells if c.column in ("task", "target")), None)
        if task is None or not row.fitting:
            continue
        parts: dict[str, str] = {}
        spans: dict[str, tuple[int, int]] = {}
        doubts = 0
        for position, cell in enumerate(row.cells):
            if not cell.fits:
                doubts += 1
                if not _stands_by_place(words, row.cells, position):
                    continue
            parts[cell.column], spans[cell.column] = _read_cell(plan, words, cell)
        first, last = words[row.start].start, words[row.end - 1].end
        if row.rest is not None:
            parts[task.column] += " " + plan.read(
                words[row.rest[0]].start, words[row.rest[1] - 1].end
            )
            last = words[row.rest[1] - 1].end
        if number is not None and index == 0:
            first = words[number.at].start
            parts["item"], spans["item"] = number.text, (first, first + len(number.text))
        parts["confidence"] = f"{max(0.3, 0.9 - 0.2 * doubts):.1f}"
        yield Mention(first, last, Layer.row, parts, RULE_ID, spans)


def _stands_by_place(words: Sequence[Word], cells: Sequence[CellSpan], position: int) -> bool:
    """Tell whether a name that no rule knows is the actor's by its place.

    It fills whole lines, begins with a capital, and the cells beside it are sure.
    """
    cell = cells[position]
    word = words[cell.start]
    beside = [cells[i] for i in (position - 1, position + 1) if 0 <= i < len(cells)]
    return (
        cell.column in ("actor", "partners", "product", "due", "other")
        and cell.end - cell.start <= MAX_BY_PLACE
        and word.gap in (Gap.line, Gap.far, Gap.wide)
        and word.is_capital
        and not word.goes_on
        and len(beside) == 2
        and all(other.fits for other in beside)
    )


def _read_cell(
    plan: PlanText, words: Sequence[Word], cell: CellSpan
) -> tuple[str, tuple[int, int]]:
    """Read a cell: its text, the marker before a task left out, and its first stretch."""
    start = cell.start
    is_bulleted = words[start].is_marker and words[start].end - words[start].start <= 2
    if cell.column in ("task", "target") and is_bulleted and start + 1 < cell.end:
        start += 1
    edges = [start, *(i for i in range(start + 1, cell.end) if follows_hole(words, i)), cell.end]
    stretches = [(words[a].start, words[b - 1].end) for a, b in pairwise(edges)]
    return " ".join(plan.read(*stretch) for stretch in stretches), stretches[0]
