"""Two columns of a page beside one another: where the white between them runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.loaders.page import PageWords, Word, em_of
from rules.folding import fold

_COLUMN_GAP = 1.5
"""Times the usual white of a row: so much parts the columns of a head."""


@dataclass(slots=True)
class Zone:
    """Rows parted by a gutter into a left and a right column."""

    rows: list[list[Word]] = field(default_factory=list)
    gutter: float = 0.0


def find_zone(
    rows: Sequence[list[Word]],
    page: PageWords,
    least: int,
    gap: float = 0.6,
    is_signature: bool = False,
) -> Zone:
    """Find the gutter that the most rows from the first one on leave free."""
    em = em_of([word for row in rows for word in row])
    best, best_key = Zone(), (0, 0, 0.0)
    step = max(1.0, page.width / 200)
    gutter = page.width * 0.28
    while gutter < page.width * 0.7:
        taken, both, narrowest = 0, 0, page.width
        for index, row in enumerate(rows):
            space = _space_at(row, gutter)
            if space is None or space < gap * em:
                break
            has_both = row[0].x0 < gutter < row[-1].x1
            if has_both and not is_signature and space < _COLUMN_GAP * _usual_gap(row):
                break  # letters or words of one line that stand far from one another
            is_left = row[-1].x1 <= gutter
            distance = (
                min(w.top for w in row) - max(w.bottom for w in rows[index - 1]) if index else 0.0
            )
            if not is_signature and is_left and both and distance > 0.9 * em:
                break  # "Kính gửi:" stands apart from the subject above it
            if not is_signature and _is_centred(row, rows[:index], page):
                break  # the type word of the document, below the head
            taken = index + 1
            if has_both:
                both += 1
                narrowest = min(narrowest, space)
        key = (both, taken, narrowest)
        if both >= least and key > best_key:
            best, best_key = Zone(list(rows[:taken]), gutter), key
        gutter += step
    return best


def _space_at(row: Sequence[Word], gutter: float) -> float | None:
    """Give the free space of a row around the gutter; None where a word runs across it."""
    left = max((word.x1 for word in row if (word.x0 + word.x1) / 2 < gutter), default=None)
    right = min((word.x0 for word in row if (word.x0 + word.x1) / 2 >= gutter), default=None)
    if (left is not None and left > gutter) or (right is not None and right < gutter):
        return None
    if left is None or right is None:
        return float("inf")
    return right - left


def _is_centred(row: Sequence[Word], above: Sequence[Sequence[Word]], page: PageWords) -> bool:
    """Tell whether a row is one short line in the middle of the page, and no two columns.

    A line that begins where one above it does is the rest of that one: "… CHỦ NGHĨA", "VIỆT NAM".
    """
    em = em_of(row)
    begins = (
        word.x0
        for other in above
        for before, word in pairwise((None, *other))
        if word is not None and (before is None or word.x0 - before.x1 > 0.8 * em)
    )
    if any(abs(row[0].x0 - edge) < 0.4 * em for edge in begins):
        return False
    if any(word.x0 - before.x1 > 1.5 * em for before, word in pairwise(row)):
        return False
    middle = (row[0].x0 + row[-1].x1) / 2
    width = row[-1].x1 - row[0].x0
    return width < 0.5 * page.width and abs(middle - page.width / 2) < 0.06 * page.width


def _usual_gap(row: Sequence[Word]) -> float:
    """Give the usual white between the words of a row; 0 where it has few."""
    gaps = sorted(word.x0 - before.x1 for before, word in pairwise(row))
    return gaps[len(gaps) // 2] if len(gaps) > 2 else 0.0


def chunk_texts(row: Sequence[Word]) -> Iterator[str]:
    """Give the texts of a row, parted where white parts columns, folded."""
    texts = [row[0].text]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > 0.8 * before.height:
            yield fold(texts.pop())
            texts.append(word.text)
        else:
            texts[-1] += f" {word.text}"
    yield fold(texts[-1])
