"""Put the characters of a PDF page together into words."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.loaders.page import Area, Word

HIDDEN, DRAWN = "hidden", "drawn"

_TOUCH = (-0.3, 0.12)  # of a letter's height: least and greatest gap inside a word
_BUCKET = 8.0  # points


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as drawn; edges in points from the top left of the page as seen.

    ``angle`` is in degrees, anticlockwise, as seen; ``style`` is ``FONT/drawn`` or
    ``FONT/hidden``.
    """

    char: str
    box: Area
    angle: int
    style: str
    is_pale: bool


def join_glyphs(glyphs: Sequence[Glyph]) -> list[Word]:
    """Put characters together into words: at spaces, line ends and wide gaps they part.

    A font that lacks some letters has them drawn in another, often after all else of the line:
    ``TH  TR N`` and then ``Ị Ấ``. So parts in different fonts that touch are one word, and such
    fonts are one style.
    """
    runs = list(_runs(glyphs))
    if len({run[0].style for run in runs} | {run[-1].style for run in runs}) > 1:
        runs = _join_touching(runs)
    styles = _same_styles(runs)
    return [_word(run, styles) for run in runs]


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (glyph.char.isspace() or _parts(run[-1], glyph)):
            yield run
            run = []
        if not glyph.char.isspace():
            run.append(glyph)
    if run:
        yield run


def _parts(before: Glyph, glyph: Glyph) -> bool:
    height = max(1.0, before.box.bottom - before.box.top)
    if before.angle % 180 == 90:
        return False
    gap = glyph.box.x0 - before.box.x1
    shift = abs(glyph.box.bottom - before.box.bottom)
    return gap > 0.6 * height or gap < -2.0 * height or shift > 0.8 * height


def _join_touching(runs: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Join runs where the letter of one font stands in the gap of, or at, that of another."""
    pieces = [(index, piece) for index, run in enumerate(runs) for piece in _pieces(run)]
    by_left: dict[int, list[int]] = defaultdict(list)
    for at, (_, piece) in enumerate(pieces):
        by_left[int(piece[0].box.x0 // _BUCKET)].append(at)
    parent = list(range(len(runs)))
    for index, piece in pieces:
        last = piece[-1]
        bucket = int(last.box.x1 // _BUCKET)
        for near in (bucket - 1, bucket, bucket + 1):
            for at in by_left.get(near, ()):
                other, first = pieces[at][0], pieces[at][1][0]
                if other != index and _touches(last, first):
                    parent[_find(parent, other)] = _find(parent, index)
    groups: dict[int, list[Glyph]] = {}
    for index, run in enumerate(runs):
        groups.setdefault(_find(parent, index), []).extend(run)
    return [_in_order(group) for group in groups.values()]


def _in_order(run: list[Glyph]) -> list[Glyph]:
    """Put letters of several fonts from left to right, each with the marks drawn over it."""
    if len({glyph.style for glyph in run}) == 1:
        return run
    letters: list[list[Glyph]] = []
    for glyph in run:
        if letters and unicodedata.combining(glyph.char[0]):
            letters[-1].append(glyph)
        else:
            letters.append([glyph])
    letters.sort(key=lambda letter: letter[0].box.x0)
    return [glyph for letter in letters for glyph in letter]


def _pieces(run: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Cut a run where a letter of another font may stand in a gap."""
    piece = [run[0]]
    for before, glyph in pairwise(run):
        height = max(1.0, before.box.bottom - before.box.top)
        gap = (glyph.box.x0 - before.box.x1) / height
        if not _TOUCH[0] < gap < _TOUCH[1] and not unicodedata.combining(glyph.char[0]):
            yield piece
            piece = []
        piece.append(glyph)
    yield piece


def _touches(left: Glyph, right: Glyph) -> bool:
    if left.style == right.style or _mode(left.style) != _mode(right.style):
        return False
    heights = left.box.bottom - left.box.top, right.box.bottom - right.box.top
    gap = (right.box.x0 - left.box.x1) / max(1.0, *heights)
    shared = min(left.box.bottom, right.box.bottom) - max(left.box.top, right.box.top)
    return _TOUCH[0] < gap < _TOUCH[1] and shared > 0.5 * min(heights)


def _same_styles(runs: Sequence[Sequence[Glyph]]) -> dict[str, str]:
    """Give one style for all that share a word."""
    names = sorted({glyph.style for run in runs for glyph in run})
    index = {name: at for at, name in enumerate(names)}
    parent = list(range(len(names)))
    for run in runs:
        for glyph in run:
            if glyph.style != run[0].style and _mode(glyph.style) == _mode(run[0].style):
                parent[_find(parent, index[glyph.style])] = _find(parent, index[run[0].style])
    return {name: names[_find(parent, index[name])] for name in names}


def _mode(style: str) -> str:
    return style.rpartition("/")[2]


def _find(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _word(run: Sequence[Glyph], styles: dict[str, str]) -> Word:
    usual = Counter(glyph.style for glyph in run).most_common(1)[0][0]
    return Word(
        "".join(glyph.char for glyph in run),
        min(glyph.box.x0 for glyph in run),
        min(glyph.box.top for glyph in run),
        max(glyph.box.x1 for glyph in run),
        max(glyph.box.bottom for glyph in run),
        None,
        styles[usual],
    )
