"""The lines of the source: what shows on them, and which are page furniture."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.loader import RuleBook

_LINE = re.compile(r"[^\n\f]*(?:\n|\f|\Z)")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_CLOSING = ".;:!?|"
SHORTEST_PAGE, LONGEST_PAGE = 15, 80
"""Lines that a page of running text has; rows of a table have fewer."""
MOST_BETWEEN = 10_000
"""Bare numbers among which the pages of one document are looked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One source line that shows something.

    Attributes:
        start: First source offset that shows.
        end: One past the last that shows.
        blanks: Empty lines between it and the one before.
        breaks: Whether a page begins between it and the one before.
        indent: Characters of white space before it on its line.
    """

    start: int
    end: int
    blanks: int
    breaks: bool
    indent: int


def split_lines(
    source: str,
    furniture: Sequence[tuple[int, int]],
    pages: Sequence[int],
    breaks: Sequence[int] = (),
) -> list[Line]:
    """Split the source into lines that show something, furniture at both ends left out.

    Args:
        source: Source text.
        furniture: Source stretches that are no part of the reading, in order.
        pages: Source offsets at which pages begin.
        breaks: Source offsets at which a line begins without a line break, in order.
    """
    lines: list[Line] = []
    blanks, begins = 0, False
    firsts = [start for start, _ in furniture]
    page = 1
    for match in _LINE.finditer(source):
        if not match[0]:
            break
        while page < len(pages) and pages[page] <= match.start():
            begins, page = True, page + 1
        shows = False
        for first, last in _cut(match.start(), match.end(), breaks):
            start, end = _visible(source, first, last, furniture, firsts)
            if start < end:
                lines.append(Line(start, end, blanks, begins, start - first))
                blanks, begins, shows = 0, False, True
        blanks += not shows
        begins = begins or match[0].endswith("\f")
    return lines


def _cut(start: int, end: int, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cut a stretch at the breaks within it."""
    for at in breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]:
        yield start, at
        start = at
    yield start, end


def _visible(
    source: str, start: int, end: int, furniture: Sequence[tuple[int, int]], firsts: Sequence[int]
) -> tuple[int, int]:
    """Leave out white space and furniture at both ends of a line."""
    while start < end:
        index = bisect_right(firsts, start) - 1
        if index >= 0 and furniture[index][1] > start:
            start = furniture[index][1]
        elif source[start].isspace():
            start += 1
        else:
            break
    while end > start:
        index = bisect_right(firsts, end - 1) - 1
        if index >= 0 and furniture[index][1] >= end:
            end = max(furniture[index][0], start)
        elif source[end - 1].isspace():
            end -= 1
        else:
            break
    return min(start, end), end


def find_furniture(source: str, lines: Sequence[Line], rules: RuleBook) -> set[int]:
    """Find page numbers, running heads and drawn rules.

    Returns:
        Indices into ``lines``. A bare number counts as a page number where a page begins or
        where more room stands around it than between other lines; a running head is a short
        line that follows at least three page numbers or page breaks.
    """
    patterns = {pattern.id: pattern for pattern in rules.patterns("reading")}
    number = patterns["reading.page_number"].compiled
    rule = patterns["reading.rule"].compiled
    usual = Counter(line.blanks for line in lines).most_common(1)[0][0] if lines else 0
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.end - line.start > 40:
            continue
        text = source[line.start : line.end]
        match = number.match(text.lower())
        if match:
            after = lines[index + 1] if index + 1 < len(lines) else None
            roomy = line.blanks > max(usual, 1) and (after is None or after.blanks > 0)
            broken = line.breaks or (after is not None and after.breaks)
            if roomy or broken or (not match["bare"] and line.blanks > usual):
                found.add(index)
        elif rule.match(text):
            found.add(index)
    found |= _page_numbers_between(source, lines, number)
    return found | _running_heads(source, lines, found)


def _page_numbers_between(source: str, lines: Sequence[Line], number: re.Pattern[str]) -> set[int]:
    """Find page numbers with no room around them, as OCR leaves them in the middle of a sentence.

    They count up by one, a page of lines apart, and one at least cuts a sentence in two; the
    numbers of the rows of a table stand closer.
    """
    bare: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if line.end - line.start <= 4:
            match = number.match(source[line.start : line.end])
            if match is not None and match["bare"]:
                bare.append((index, int(match["bare"])))
    found: set[int] = set()
    for first, opening in enumerate(bare):
        if opening[1] not in (1, 2) or opening[0] < SHORTEST_PAGE // 2:
            continue
        chain = [opening]
        following = bare[first + 1 : first + MOST_BETWEEN]
        while (after := _next_page(lines, following, chain[-1])) is not None:
            chain.append(after)
        if any(_cuts_sentence(source, lines, index) for index, _ in chain):
            found.update(index for index, _ in chain)
    return found


def _next_page(
    lines: Sequence[Line], bare: Sequence[tuple[int, int]], last: tuple[int, int]
) -> tuple[int, int] | None:
    """Give the number of the next page: a page of lines on, and the one with most room about it.

    The number of a row may be the same, and stands closer to the lines around it.
    """
    fitting = [
        (index, value)
        for index, value in bare[bisect_left(bare, (last[0] + SHORTEST_PAGE, 0)) :][:LONGEST_PAGE]
        if value == last[1] + 1 and index - last[0] <= LONGEST_PAGE
    ]
    return max(fitting, key=lambda one: (_room(lines, one[0]), -one[0]), default=None)


def _room(lines: Sequence[Line], index: int) -> int:
    """Count the empty lines around a line."""
    return lines[index].blanks + (lines[index + 1].blanks if index + 1 < len(lines) else 0)


def _cuts_sentence(source: str, lines: Sequence[Line], index: int) -> bool:
    if not 0 < index < len(lines) - 1:
        return False
    after = lines[index + 1]
    goes_on = source[after.start].islower() or _YEAR.match(source, after.start) is not None
    return source[lines[index - 1].end - 1] not in _CLOSING and goes_on


def _running_heads(source: str, lines: Sequence[Line], numbers: set[int]) -> set[int]:
    tops = [
        index
        for index in range(1, len(lines))
        if index not in numbers
        and lines[index].end - lines[index].start <= 80
        and (lines[index].breaks or (index - 1 in numbers and lines[index - 1].breaks))
    ]
    counts = Counter(source[lines[index].start : lines[index].end] for index in tops)
    return {index for index in tops if counts[source[lines[index].start : lines[index].end]] >= 3}
