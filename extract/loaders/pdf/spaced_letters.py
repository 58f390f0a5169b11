"""Words set with wide spaces between their letters: "K Ế  H O Ạ C H"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.loaders.page import Word, area_of, gather_rows

_YEAR = re.compile(r"(?:1 9|2 0) \d \d\Z")
_LEAST_LETTERS = 4
_LEAST_SHARE = 0.7  # of a line's words: so many are single letters
_WIDEST = 0.9  # of a letter's height: more parts the numbers of columns, "1   2   3"
_WIDE_GAP = 2.5  # of a letter's height: parts columns
_WORD_GAP = 1.5  # times the gap between letters: so wide is the gap between words


def join_spaced(words: Sequence[Word]) -> list[Word]:
    """Join single letters into words on lines that are set with spaces between letters.

    A line without wider gaps between its words is left as it is: where they part is not told.

    Returns:
        All words, in any order.
    """
    if sum(map(_is_letter, words)) < _LEAST_LETTERS:
        return list(words)
    joined: list[Word] = []
    for row in gather_rows(words):
        for line in _cut(row):
            joined += _join_years(_join(line) if _is_spaced(line) else line)
    return joined


def _join_years(line: list[Word]) -> list[Word]:
    """Join the digits of a year that stand alone: "NĂM 2 0 2 6", its letters joined before."""
    joined: list[Word] = []
    at = 0
    while at < len(line):
        four = line[at : at + 4]
        text = " ".join(word.text for word in four)
        wide = max((word.x0 - before.x1 for before, word in pairwise(four)), default=0.0)
        if _YEAR.match(text) and wide < _WIDEST * four[0].height:
            joined.append(_word(four))
            at += 4
        else:
            joined.append(line[at])
            at += 1
    return joined


def _cut(row: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut a row where a wide gap parts two words."""
    line: list[Word] = []
    for word in row:
        if line and word.x0 - line[-1].x1 > _WIDE_GAP * word.height:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha()


def _is_spaced(line: Sequence[Word]) -> bool:
    letters = sum(map(_is_letter, line))
    single = [word for word in line if len(word.text) == 1 and word.text.isalnum()]
    return letters >= _LEAST_LETTERS and len(single) >= _LEAST_SHARE * len(line)


def _join(line: list[Word]) -> list[Word]:
    gaps = [word.x0 - before.x1 for before, word in pairwise(line)]
    usual = sorted(gaps)[len(gaps) // 3]
    height = line[0].height
    limit = max(_WORD_GAP * usual, usual + 0.1 * height)
    if usual > _WIDEST * height or (len(line) > 7 and max(gaps) <= limit):
        return line
    groups = [[line[0]]]
    for word, gap in zip(line[1:], gaps, strict=True):
        if gap > limit:
            groups.append([])
        groups[-1].append(word)
    return [_word(group) for group in groups]


def _word(group: Sequence[Word]) -> Word:
    area = area_of(group)
    return replace(
        group[0],
        text="".join(word.text for word in group),
        x0=area.x0,
        top=area.top,
        x1=area.x1,
        bottom=area.bottom,
    )
