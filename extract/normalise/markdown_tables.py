"""Tables of Markdown that serve the layout alone: the head, the recipients beside the signer.

Converters write a plan's head as one table of two cells, ``<br>`` or marks of bold type between
its lines. Such a table is read cell by cell and line by line, as if it were none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rules.folding import fold
from rules.loader import RuleBook

MOST_ROWS = 6
"""Rows of a head or a signature block."""

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TABLE = re.compile(r"(?m)(?:^[ \t]*\|.*(?:\n|\Z)){2,}")
_ROW = re.compile(r".+")
_RULE = re.compile(r"[ \t|:-]+\Z")
_BAR = re.compile(r"(?<!\\)\|")
_EDGE = re.compile(
    BREAK.pattern
    + r"|(?:(?<=\*)|(?<=\s))(?=\*{1,3}[^\s*|])"  # a run of bold or slanted type begins
    + r"|(?<=[^\s*|]\*)(?=\s)|(?<=[^\s*|]\*\*)(?=\s)|(?<=[^\s*|]\*\*\*)(?=\s)",
    re.IGNORECASE,
)
_MARKS = "*_ \t"


@lru_cache(maxsize=4)
def _frame_patterns(rules: RuleBook) -> tuple[re.Pattern[str], ...]:
    patterns = {row.id: row.compiled for row in rules.patterns("layout")}
    return patterns["layout.motto"], patterns["layout.recipients"]


def find_layout_tables(source: str, rules: RuleBook) -> tuple[list[tuple[int, int]], list[int]]:
    """Find the tables that serve the layout alone.

    Args:
        source: Source text in Markdown.
        rules: For the words by which a head or a list of recipients is told.

    Returns:
        The bars between their cells, as source stretches, and the source offsets at which a line
        begins though the source has no line break there.
    """
    bars: list[tuple[int, int]] = []
    breaks: list[int] = []
    if "|" not in source:
        return bars, breaks
    for table in _TABLE.finditer(source):
        rows = [row for row in _ROW.finditer(source, *table.span()) if not _RULE.match(row[0])]
        if len(rows) > MOST_ROWS:
            continue
        cuts = [cut for row in rows for cut in _cuts(source, *row.span())]
        edges = [table.start(), *(at for start, end in cuts for at in (start, end)), table.end()]
        pieces = (source[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2))
        if not any(_is_frame(piece, rules) for piece in pieces):
            continue
        breaks += [end for _, end in cuts]
        bars += [bar.span() for row in rows for bar in _BAR.finditer(source, *row.span())]
    return bars, breaks


def _cuts(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give what parts the lines of a row: bars, ``<br>``, the edges of bold type (empty)."""
    found = [bar.span() for bar in _BAR.finditer(source, start, end)]
    found += [edge.span() for edge in _EDGE.finditer(source, start, end)]
    yield from sorted(found)


def _is_frame(piece: str, rules: RuleBook) -> bool:
    """Tell the motto, or the word over the recipients."""
    line = fold(piece.strip().strip(_MARKS))
    return any(pattern.search(line) for pattern in _frame_patterns(rules))
