"""Carry annotations to a text that was read with mistakes, or in another order of columns."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from tests.roundtrip.typeset import Columns, Stretch, TaskTable, Typeset


def align_offsets(typeset: Typeset, read_back: str) -> dict[int, tuple[int, int]]:
    """Say where the source characters of the corpus text stand in what was read back.

    Characters are paired by the least number of edits; one that was misread is paired with what
    it was read as, one that was lost with what follows: a lost record is a missed one.

    Returns:
        Source offset in the corpus text -> start and end in the new source text.
    """
    old: list[tuple[int | None, str]] = [
        (None if stretch.start is None else stretch.start + index, char)
        for stretch in _by_columns(typeset)
        for index, char in enumerate(stretch.text)
        if not char.isspace()
    ]
    new = [(at, char) for at, char in enumerate(read_back) if not char.isspace()]
    places: dict[int, tuple[int, int]] = {}
    codes = Levenshtein.opcodes([char for _, char in old], [char for _, char in new])
    for tag, old_start, old_end, new_start, _ in codes:
        for step in range(old_end - old_start):
            place = new_start + step if tag in ("equal", "replace") else new_start
            start, at = old[old_start + step][0], new[min(place, len(new) - 1)][0]
            if start is not None and start < len(typeset.plan.starts):
                places[typeset.plan.starts[start]] = (at, at + 1)
    return places


def _by_columns(typeset: Typeset) -> Iterator[Stretch]:
    """Give all text, of two columns the left one first."""
    for item in typeset.items:
        if isinstance(item, Stretch):
            yield item
        elif isinstance(item, TaskTable):
            yield from (cell for row in item.rows for cell in row)
        elif isinstance(item, Columns):
            yield from (line for row in item.rows for line in row[0])
            yield from (line for row in item.rows for line in row[1])
