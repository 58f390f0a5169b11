"""Tell where a paragraph ends and the next begins, by margins, indents, gaps and markers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

from extract.loaders.page import Word, em_of

_SPLIT = re.compile(r"[^\W_][-/]\Z|\(\Z")  # "19-" and "15/": a symbol goes on


class Place(StrEnum):
    """Where on the page a paragraph stands."""

    body = "body"
    head = "head"  # agencies, motto, number, place and date
    signature = "signature"  # recipients and signer
    remark = "remark"  # typed over the page
    note = "note"  # at the foot of a page
    aside = "aside"  # no part of the reading


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: Words of each line, from left to right.
        place: Where it stands.
        kind: For an aside, its kind (`extract.loaders.page.Aside`).
        begins: Whether a marker, an indent or a gap opens it; a paragraph at the top of a page
            that does not begin may go on from the page before.
        is_full: Whether its last line goes to the right margin, so that it may go on.
    """

    lines: tuple[tuple[Word, ...], ...]
    place: Place = Place.body
    kind: str = ""
    begins: bool = True
    is_full: bool = False

    @property
    def text(self) -> str:
        """Its words, parted by spaces."""
        return " ".join(word.text for line in self.lines for word in line)


def split_paragraphs(
    rows: Sequence[Sequence[Word]],
    is_marked: Callable[[str], bool],
    place: Place = Place.body,
    bounds: tuple[float, float] | None = None,
) -> list[Paragraph]:
    """Split rows that follow one another into paragraphs.

    A row begins a paragraph where it carries a marker, where its first word would have found
    room at the end of the row before, where it is indented, or where the gap above it is wide.

    Args:
        rows: Words of each row.
        is_marked: Tells a line that begins with a marker of the outline.
        place: Given to the paragraphs.
        bounds: Left and right margin; measured where absent.
    """
    if not rows:
        return []
    left, right = bounds or measure_margins(rows)
    em = em_of([word for row in rows for word in row])
    pitch = _usual_pitch(rows, em)
    indents = _indents_markers(rows, left, em, is_marked)
    found: list[Paragraph] = []
    lines: list[tuple[Word, ...]] = []
    begins = True
    for index, row in enumerate(rows):
        if index:
            last = rows[index - 1]
            gap = _foot(row) - _foot(last)
            is_apart = gap > 1.45 * pitch
            opens = _opens(row, last, left, right, em, is_apart, is_marked)
            opens = opens or _is_under_heading(row, lines, left, em)
            if indents and opens and not is_apart and _is_wrapped(row, lines, left, right, em):
                opens = False
            if opens:
                found.append(_close(lines, place, begins, right, em))
                lines, begins = [], True
        else:
            begins = row[0].x0 > left + 1.2 * em or is_marked(" ".join(w.text for w in row[:3]))
        lines.append(tuple(row))
    found.append(_close(lines, place, begins, right, em))
    return found


def _opens(
    row: Sequence[Word],
    last: Sequence[Word],
    left: float,
    right: float,
    em: float,
    is_apart: bool,
    is_marked: Callable[[str], bool],
) -> bool:
    if is_apart:
        return True
    if _SPLIT.search(last[-1].text):
        return False
    if is_marked(" ".join(word.text for word in row[:3])):
        return True
    is_centred = last[0].x0 > left + 2.5 * em and right - last[-1].x1 > 2.5 * em
    hangs_back = row[0].x0 < left + 0.5 * em and row[-1].x1 > last[-1].x1
    if hangs_back and (row[0].text[0].islower() or _is_bullet(last[0].text)):
        is_centred = False  # indented, and by chance as far from the right margin
    if is_centred:
        off_centre = abs((row[0].x0 - left) - (right - row[-1].x1)) > 4 * em
        if off_centre and row[0].x0 > left + 1.2 * em and row[0].text[0].isupper():
            return True  # "Kính gửi:" below a wide title
        room = (right - left) - (last[-1].x1 - last[0].x0)
        return room > (row[0].x1 - row[0].x0) + 0.4 * em + 2 * em
    if right - last[-1].x1 > (row[0].x1 - row[0].x0) + 0.8 * em:
        return True
    return row[0].x0 > left + 1.2 * em and row[0].x0 > last[0].x0 + 1.2 * em


def _indents_markers(
    rows: Sequence[Sequence[Word]], left: float, em: float, is_marked: Callable[[str], bool]
) -> bool:
    """Tell whether lines that begin with a marker are indented, as good as all of them."""
    marked = [row for row in rows if is_marked(" ".join(word.text for word in row[:3]))]
    indented = sum(row[0].x0 > left + 1.2 * em for row in marked)
    return indented >= 3 and indented >= 0.7 * len(marked)


def _is_wrapped(
    row: Sequence[Word],
    lines: Sequence[Sequence[Word]],
    left: float,
    right: float,
    em: float,
) -> bool:
    """Tell a line that goes on and by chance begins like a marker: "Điều 24 và", "- xã hội".

    It stands at the margin under an indented first line, the line above it is full and ends in
    no stop, and behind the marker it goes on in lower case.
    """
    last = lines[-1]
    is_full = right - last[-1].x1 < (row[0].x1 - row[0].x0) + 0.8 * em
    hangs_back = row[0].x0 < left + 0.5 * em and lines[0][0].x0 > left + 1.2 * em
    if not (is_full and hangs_back) or last[-1].text[-1] in ".;:!?":
        return False
    behind = next((word.text for word in row[1:4] if word.text[0].isalpha()), "")
    return behind[:1].islower()


def _is_under_heading(
    row: Sequence[Word], lines: Sequence[Sequence[Word]], left: float, em: float
) -> bool:
    """Tell a paragraph from the full line of a heading above it: as indented, in another font."""
    if len(lines) != 1 or not row[0].text[0].isupper() or row[0].x0 < left + 1.2 * em:
        return False
    styles = {word.style for word in lines[0]}
    is_told = "" not in styles and not styles & {word.style for word in row}
    return is_told and abs(row[0].x0 - lines[0][0].x0) < 0.5 * em


def _is_bullet(text: str) -> bool:
    return len(text) == 1 and not text.isalnum()


def _close(
    lines: Sequence[tuple[Word, ...]], place: Place, begins: bool, right: float, em: float
) -> Paragraph:
    is_full = right - lines[-1][-1].x1 < 3 * em
    return Paragraph(tuple(lines), place, begins=begins, is_full=is_full)


def _foot(row: Sequence[Word]) -> float:
    """Give the line a row stands on; the median, for marks below hang lower."""
    return median(word.bottom for word in row)


def _usual_pitch(rows: Sequence[Sequence[Word]], em: float) -> float:
    feet = [_foot(row) for row in rows]
    near = sorted(step for above, foot in pairwise(feet) if 0 < (step := foot - above) < 3.5 * em)
    return near[len(near) // 5] if near else 1.5 * em  # most may be steps between paragraphs


def measure_margins(rows: Sequence[Sequence[Word]]) -> tuple[float, float]:
    """Measure the margins: the left edge that most rows share, the right edge of the longest."""
    if not rows:
        return 0.0, 0.0
    em = em_of([word for row in rows for word in row])
    lefts = Counter(round(row[0].x0 / em) for row in rows)
    rights = sorted(row[-1].x1 for row in rows)
    right = rights[max(0, int(len(rights) * 0.9) - 1)]
    full = [row[0].x0 for row in rows if right - row[-1].x1 < 4 * em]
    common = lefts.most_common(1)[0][0] * em
    left = min([*full, common]) if len(full) < 3 else sorted(full)[len(full) // 6]
    return left, right
