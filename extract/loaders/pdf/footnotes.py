"""Footnotes of a page: their marks in the text, and the notes at its foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extract.loaders.page import PageWords, Word, em_of, gather_rows

_NUMBER = re.compile(r"(\d{1,3})(?!\d)")
_SMALL = 0.94  # of the height of the text: notes are set smaller
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*\Z")


def part_notes(page: PageWords) -> PageWords:
    """Take the notes off the foot of a page; raised digits that no note answers are no marks.

    A note begins a row with a number whose mark stands in the text above, and is set smaller;
    below it stand notes and the page number alone. It is written as notes of Word files are:
    ``[1] …``.
    """
    if not any(word.mark for word in page.words):
        return page
    free = [word for word in page.words if not any(grid.area.holds(word) for grid in page.grids)]
    rows = gather_rows(free)
    notes = _find_notes(rows, {_marked(word) for word in page.words})
    taken = {id(word) for note in notes for row in note for word in row}
    numbers = {_number_of(note[0]) for note in notes}
    words = tuple(
        word if not word.mark or _marked(word) in numbers else replace(word, mark=None)
        for word in page.words
        if id(word) not in taken
    )
    return replace(page, words=words, notes=tuple(_show(note) for note in notes))


def _find_notes(rows: Sequence[list[Word]], marked: set[str]) -> list[list[list[Word]]]:
    """Give the notes from top to bottom, each by its rows; empty where there are none."""
    starts = [index for index, row in enumerate(rows) if _number_of(row) in marked]
    for start in starts:
        below = [row for row in rows[start:] if not _PAGE_NUMBER.match(_text(row))]
        limit = _SMALL * em_of([word for row in rows[:start] for word in row])
        if start and below and all(_height(row) < limit for row in below):
            notes: list[list[list[Word]]] = []
            for row in below:
                if not notes or _number_of(row) in marked:
                    notes.append([])
                notes[-1].append(row)
            return notes
    return []


def _show(note: Sequence[list[Word]]) -> tuple[tuple[Word, ...], ...]:
    first, *rest = note[0]
    text = _NUMBER.sub(r"[\1]", first.text, count=1)
    return ((replace(first, text=text, mark=None), *rest), *map(tuple, note[1:]))


def _marked(word: Word) -> str:
    return word.text[slice(*word.mark)] if word.mark else ""


def _number_of(row: Sequence[Word]) -> str:
    """Give the number that a row begins with; empty where it has none."""
    found = _NUMBER.match(row[0].text)
    return found[1] if found is not None and len(_text(row)) > len(found[1]) else ""


def _height(row: Sequence[Word]) -> float:
    return median(word.height for word in row)


def _text(row: Sequence[Word]) -> str:
    return " ".join(word.text for word in row)
