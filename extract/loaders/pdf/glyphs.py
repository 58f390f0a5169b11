"""Put the characters of a PDF page together into words."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from extract.loaders.page import Area, Word

HIDDEN, DRAWN = "hidden", "drawn"

_TOUCH = (-0.3, 0.12)  # of a letter's height: least and greatest gap inside a word
_MEET = (-0.1, 0.06)  # the same of letters of one font that are drawn apart
_BUCKET = 8.0  # points
_RAISED = 0.8  # of the height of the letters beside it: less is set small


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as drawn; edges in points from the top left of the page as seen.

    ``angle`` is in degrees, anticlockwise, as seen; ``style`` is ``FONT/drawn`` or
    ``FONT/hidden``. ``size`` is that of its font in points and ``base`` the line it stands on, from
    the top of the page; both 0 where not known.
    """

    char: str
    box: Area
    angle: int
    style: str
    is_pale: bool
    size: float = 0.0
    base: float = 0.0


def join_glyphs(glyphs: Sequence[Glyph]) -> list[Word]:
    """Put characters together into words: at spaces, line ends and wide gaps they part.

    A font that lacks some letters has them drawn in another, often after all else of the line:
    ``TH  TR N`` and then ``Ị Ấ``. So parts in different fonts that touch are one word, and such
    fonts are one style.
    """
    runs = list(_runs(glyphs))
    if len({run[0].style for run in runs} | {run[-1].style for run in runs}) > 1:
        runs = _join_touching(runs)
    runs = _join_marks(runs)
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
    if is_raised(before, glyph) or is_raised(glyph, before):
        shift = 0.0
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
    groups: dict[int, list[list[Glyph]]] = {}
    for index, run in enumerate(runs):
        groups.setdefault(_find(parent, index), []).append(run)
    return [_in_order(group) for group in groups.values()]


def _join_marks(runs: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Join the mark of a footnote to the word that it stands at, and the comma behind it to both.

    Programs draw marks with their word or apart, before it or after.
    """
    sizes = [run[0].size for run in runs]
    usual = _RAISED * median(sizes) if sizes else 0.0
    if not any(run[-1].size < usual and run[-1].char.isdecimal() for run in runs):
        return list(runs)
    marks = [run for run in runs if run[0].size < usual and run[0].char.isdecimal()]
    apart = {id(mark) for mark in marks}
    homes = [list(run) for run in runs if id(run) not in apart]
    for mark in marks:
        home = next((run for run in homes if _is_marked_by(run[-1], mark[0])), None)
        if home is None:
            homes.append(mark)
        else:
            home.extend(mark)
    for home in [run for run in homes if run[-1].size < usual and run[0].size >= usual]:
        letter = next(glyph for glyph in reversed(home) if glyph.size >= usual)
        rest = next((run for run in homes if _is_behind(run[0], letter, home[-1])), None)
        if rest is not None:
            home.extend(rest)
            homes = [run for run in homes if run is not rest]
    return homes


def _is_marked_by(glyph: Glyph, mark: Glyph) -> bool:
    gap = (mark.box.x0 - glyph.box.x1) / max(1.0, glyph.size)
    return is_raised(glyph, mark) and -0.1 < gap < 0.2 and abs(glyph.base - mark.base) < glyph.size


def _is_behind(glyph: Glyph, letter: Glyph, mark: Glyph) -> bool:
    """Tell the comma or stop that stands right behind a mark, on the line of its word."""
    gap = (glyph.box.x0 - mark.box.x1) / max(1.0, glyph.size)
    is_level = abs(glyph.base - letter.base) < 0.1 * letter.size
    return is_level and -0.1 < gap < 0.15 and not glyph.char.isalnum()


def _in_order(runs: Sequence[list[Glyph]]) -> list[Glyph]:
    """Put letters drawn apart from left to right, each with the marks drawn over it."""
    run = [glyph for one in runs for glyph in one]
    if len(runs) == 1 and len({glyph.style for glyph in run}) == 1:
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
    if _mode(left.style) != _mode(right.style):
        return False
    least, greatest = _TOUCH if left.style != right.style else _MEET
    heights = left.box.bottom - left.box.top, right.box.bottom - right.box.top
    gap = (right.box.x0 - left.box.x1) / max(1.0, *heights)
    shared = min(left.box.bottom, right.box.bottom) - max(left.box.top, right.box.top)
    return least < gap < greatest and shared > 0.5 * min(heights)


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
        mark=_raised(run),
    )


def _raised(run: Sequence[Glyph]) -> tuple[int, int] | None:
    """Give the first digits that stand small and raised behind a letter or a sign."""
    for first in range(1, len(run)):
        if run[first].char.isdecimal() and is_raised(run[first - 1], run[first]):
            digits = takewhile(lambda one: one.char.isdecimal(), run[first:])
            start = sum(len(glyph.char) for glyph in run[:first])
            return start, start + len(list(digits))
    return None


def is_raised(glyph: Glyph, other: Glyph) -> bool:
    """Tell whether a character is set much smaller than another, and above the line it is on."""
    return other.size < _RAISED * glyph.size and other.base < glyph.base - 0.1 * glyph.size
