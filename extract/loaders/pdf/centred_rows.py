"""Rows whose numbers stand half-way down, as Word sets cells that are centred from top to foot."""

from __future__ import annotations

from collections.abc import Sequence

from extract.loaders.pdf.text_lines import Line, begins_afresh

_MOST_AFRESH = 0.8  # of the rows whose numbers stand half-way down: those of one line


def stand_half_way(
    lines: Sequence[Line], marks: Sequence[bool], edges: Sequence[float], task: int
) -> bool:
    """Tell whether text stands above the first number of a table or a group.

    It may be that OCR lost that number: the cells beside the others all begin there then.
    """
    stands = any(
        not line.is_wide and not mark and (index == 0 or lines[index - 1].is_wide)
        for index, (line, mark) in enumerate(zip(lines, marks, strict=True))
    )
    marked = [line for line, mark in zip(lines, marks, strict=True) if mark]
    afresh = sum(
        begins_afresh(line, edges) and bool(line.between(edges[task], edges[task + 1]))
        for line in marked
    )
    return stands and afresh < _MOST_AFRESH * len(marked)


def start_centred(lines: Sequence[Line], marks: Sequence[bool], is_rest: bool) -> list[int] | None:
    """Find the first lines of rows whose numbers stand half-way down.

    Args:
        lines: Of the table.
        marks: Those with numbers.
        is_rest: Whether the rest of a row that the page break cut may stand above the rows.

    Returns:
        Indices of lines; None where some row cannot be so.
    """
    first = marks.index(True)
    tried = [
        (error, start, starts)
        for start in range(first + 1 if is_rest else 1)
        if (found := _start_rows(lines[start:], marks[start:])) is not None
        for starts, error in [found]
    ]
    if not tried:
        return None
    _, start, starts = min(tried)
    return [*([0] if start else []), *(start + at for at in starts)]


def _start_rows(lines: Sequence[Line], marks: Sequence[bool]) -> tuple[list[int], float] | None:
    """Find the first lines of rows that reach as far below their numbers as above them.

    Returns:
        Indices of lines, and by how much rows miss that in the mean; None where one cannot be so.
    """
    starts: list[int] = []
    errors: list[float] = []
    at = 0
    while at < len(lines):
        if lines[at].is_wide:
            starts.append(at)
            at += 1
            while at < len(lines) and lines[at].is_wide:
                at += 1
            continue
        number = next((index for index in range(at, len(lines)) if marks[index]), None)
        if number is None:
            break  # the rest of a row that the page break cut
        below = lines[number].top + lines[number].bottom - lines[at].top
        end = number + 1
        while end < len(lines) and not marks[end] and not lines[end].is_wide:
            if (lines[end].top + lines[end].bottom) / 2 > below:
                break
            end += 1
        error = abs(lines[end - 1].bottom - below)
        if end < len(lines):
            if error > 0.9 * lines[number].height:
                return None
            errors.append(error)
        starts.append(at)
        at = end
    return starts, sum(errors) / len(errors) if errors else 0.0
