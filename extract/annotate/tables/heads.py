"""Read the heads of task tables that follow one another in the text."""

from __future__ import annotations

import re

from extract.column_heads import Head, HeadWords

_COLUMN_NUMBER = re.compile(r"\(?([1-9a-h])\)?(?:[\s|]+|\Z)")
_GAP = re.compile(r"[\s|]*")
MIN_HEADS = 3
"""Fewer heads in a row may be prose: "Nội dung" and "Thời gian" begin many lines."""


def read_heads(words: HeadWords, key: str, at: int, end: int) -> tuple[Head, ...]:
    """Read the heads that follow one another from a place.

    Args:
        words: The compiled heads.
        key: Folded text; only white space and pipes may stand between two heads.
        at: Where the first begins.
        end: Where the text to be read ends.

    Returns:
        The heads in order, a merged head left out for those below it; empty where none begins
        there.
    """
    heads: list[Head] = []
    while (head := words.match_head(key, at, end)) is not None:
        heads.append(head)
        gap = _GAP.match(key, head.end, end)
        at = gap.end() if gap else head.end
        if at == head.end:
            break
    return tuple(heads)


def settle_columns(heads: tuple[Head, ...]) -> tuple[str, ...]:
    """Tell what the columns hold, in their order.

    A merged head (``Đơn vị thực hiện``) gives its place to the two below it (``Chủ trì``,
    ``Phối hợp``); of two columns that hold the same the later is a note.
    """
    holds = [head.holds for head in heads]
    parent = next((index for index, head in enumerate(heads) if head.is_parent), None)
    if parent is not None:
        below = [index for index in range(parent + 1, len(heads)) if holds[index] == "actor"]
        if below:
            first = below[0]
            moved = [first]
            if first + 1 < len(heads) and holds[first + 1] == "partners":
                moved.append(first + 1)
            kept = [holds[index] for index in range(len(heads)) if index not in moved]
            kept[parent : parent + 1] = [holds[index] for index in moved]
            holds = kept
    seen: set[str] = set()
    columns: list[str] = []
    for hold in holds:
        columns.append("note" if hold in seen and hold != "value" else hold)
        seen.add(hold)
    return tuple(columns)


def skip_column_numbers(key: str, at: int, end: int) -> int:
    """Step over the row that numbers the columns: ``(1) (2) (3)``, ``A B 1 2``."""
    last, count, after = "", 0, at
    while (found := _COLUMN_NUMBER.match(key, after, end)) is not None:
        number = found[1]
        follows = (number == "1" and not last.isdigit()) or (number == "a" and not last)
        if not follows and (not last or ord(number) != ord(last) + 1):
            break
        last, count, after = number, count + 1, found.end()
    return after if count > 1 else at
