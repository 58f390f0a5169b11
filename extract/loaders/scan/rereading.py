"""Read parts of a page again: the number and day that hands write, the signer under a stamp.

The whole page is read as one column of text. A stamp upsets that: read alone, the signer's
column loses less. Of digits written by hand every reading is another: what is not read alike at
several sizes is left unread.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import replace

from PIL import Image, ImageOps

from extract.loaders.page import Area, Word, area_of, em_of, gather_rows
from extract.loaders.scan.ocr import POINTS_AN_INCH, OcrPage, read_picture
from extract.loaders.scan.settling import (
    SCALES,
    Reading,
    is_sure,
    settle_code,
    settle_digits,
    settle_word,
)
from rules.folding import fold
from rules.loader import RuleBook

_CODE = "code"  # group of the pattern that is no number

HEAD_SHARE = 0.4
"""Share of a page, from the top, in which number and date stand."""

_CLEAR = 0.9
_MOST_ADDRESSEES = 15
_ONE_LINE, _ONE_COLUMN = 7, 4  # Tesseract's segmentation
_MARGIN = 20  # pixels of white around a part
_SECONDS = 10.0
_LINES_A_PART = 2_000_000_000  # sets the line numbers of a part apart from those of the page
_LETTERS = re.compile(r"[^\W\d_]{2}")


class PartReader:
    """Reads parts of a page again, by the patterns of ``rules/pages.toml``."""

    def __init__(self, rules: RuleBook):
        patterns = {pattern.id: pattern.compiled for pattern in rules.patterns("pages")}
        self._recipients = patterns["pages.recipients"]
        self._addressees, self._listed = patterns["pages.addressees"], patterns["pages.listed"]
        self._digits = (patterns["pages.number_digits"], patterns["pages.date_digits"])

    def reread(self, page: OcrPage) -> tuple[Word, ...]:
        """Give the words of a page, those of number, date and signer read again.

        Words that are likely written by hand have the style `extract.loaders.page.UNREAD`.
        """
        if page.prepared is None or not page.words:
            return page.words
        words = self._reread_signer(page, list(page.words))
        words = self._reread_addressees(page, words)
        return tuple(self._reread_digits(page, words))

    def _reread_digits(self, page: OcrPage, words: list[Word]) -> list[Word]:
        limit = max(word.bottom for word in words) * HEAD_SHARE
        rows = gather_rows(word for word in words if word.top < limit)
        changed: dict[int, Word] = {}
        for pattern in self._digits:
            for row in rows:
                match = pattern.search(fold(" ".join(word.text for word in row)))
                if match is not None:
                    changed |= self._settle_line(page, row, match)
                    break
        return [changed.get(id(word), word) for word in words]

    def _settle_line(
        self, page: OcrPage, row: Sequence[Word], match: re.Match[str]
    ) -> dict[int, Word]:
        """Give the words that hold the digits of a line as most readings have them, by id."""
        parts = {name: _words_at(row, *match.span(name)) for name in match.re.groupindex}
        if all(is_sure(own, match[name], name == _CODE) for name, own in parts.items()):
            return {}
        again = list(self._read_line(page, _words_at(row, *match.span()), match.re))
        changed: dict[int, Word] = {}
        for name, own in parts.items():
            readings = [one[name] for one in again]
            if name == _CODE:
                settled = settle_code(own, readings)
            else:
                settled = settle_digits(own, match[name], readings)
            pairs = zip(own, settled, strict=True)
            changed |= {id(word): new for word, new in pairs if new is not word}
        return changed

    def _read_line(
        self, page: OcrPage, line: Sequence[Word], pattern: re.Pattern[str]
    ) -> Iterable[dict[str, Reading]]:
        part = _widen(area_of(line), em_of(line))
        for scale in SCALES:
            words = _read_part(page, part, scale, _ONE_LINE)
            match = pattern.search(fold(" ".join(word.text for word in words)))
            if match is None:
                continue
            found: dict[str, Reading] = {}
            for name in match.re.groupindex:
                own = _words_at(words, *match.span(name))
                sure = min(word.confidence or 0.0 for word in own)
                read = match[name] if name != _CODE else " ".join(word.text for word in own)
                found[name] = Reading(read, sure)
            yield found

    def _reread_addressees(self, page: OcrPage, words: list[Word]) -> list[Word]:
        """Read the unsure lines of the addressees at other sizes; each word as most have it."""
        rows = gather_rows(words)
        opens = (
            index
            for index, row in enumerate(rows)
            if self._addressees.match(fold(" ".join(word.text for word in row)))
        )
        first = next(opens, len(rows))
        changed: dict[int, Word] = {}
        for index, row in enumerate(rows[first : first + _MOST_ADDRESSEES]):
            if index and not self._listed.match(" ".join(word.text for word in row)):
                break
            if min(word.confidence or 0.0 for word in row) >= _CLEAR:
                continue
            em = em_of(row)
            area = _widen(area_of(row), em)
            again = [word for scale in SCALES for word in _read_part(page, area, scale, _ONE_LINE)]
            changed |= {id(word): settle_word(word, again) for word in row}
        return [changed.get(id(word), word) for word in words]

    def _reread_signer(self, page: OcrPage, words: list[Word]) -> list[Word]:
        """Read the signer's column alone, and take it where more of it is read surely."""
        area = self._find_signer(words, page)
        if area is None:
            return words
        inside = [word for word in words if area.holds(word)]
        again = _read_part(page, area, 1.0, _ONE_COLUMN)
        if _sure_letters(again) < _sure_letters(inside):
            return words
        kept = [replace(word, line=word.line + _LINES_A_PART) for word in again if _is_print(word)]
        return [*(word for word in words if not area.holds(word)), *kept]

    def _find_signer(self, words: Sequence[Word], page: OcrPage) -> Area | None:
        """Find what stands right of the recipients, from a little above to their foot."""
        assert page.prepared is not None
        factor = POINTS_AN_INCH / page.prepared.dpi
        width, height = (side * factor for side in page.prepared.image.size)
        rows = gather_rows(words)
        for index in range(len(rows) - 1, -1, -1):
            left = rows[index][0]
            texts = (fold(" ".join(w.text for w in rows[index][:count])) for count in (2, 3))
            if left.x0 > 0.45 * width or not any(map(self._recipients.match, texts)):
                continue
            em = em_of(words)
            ends = [_end_of_run(row, em) for row in rows[index:] if row[0].x0 < left.x0 + 5 * em]
            gutter = max(ends) + 0.7 * em
            if gutter > 0.62 * width:
                return None
            above = [w.bottom for row in rows[:index] if row[0].x0 < gutter for w in row]
            top = max(left.top - 2.5 * em, max(above, default=0.0) + 0.1 * em)
            return Area(gutter, top, width, min(height, left.top + 22 * em))
        return None


def _widen(area: Area, em: float) -> Area:
    """Give the area of a line with the white around it."""
    return Area(area.x0 - em, area.top - 0.35 * em, area.x1 + em, area.bottom + 0.35 * em)


def _read_part(page: OcrPage, area: Area, scale: float, mode: int) -> list[Word]:
    """Read a part of a page again; words in points of the page, none where the time ran out."""
    assert page.prepared is not None
    picture, dpi = page.prepared.image, page.prepared.dpi
    pixels = dpi / POINTS_AN_INCH
    left, top = max(0, round(area.x0 * pixels)), max(0, round(area.top * pixels))
    right = min(picture.width, round(area.x1 * pixels))
    bottom = min(picture.height, round(area.bottom * pixels))
    seconds = min(_SECONDS, page.seconds_left)
    if right - left < 8 or bottom - top < 8 or seconds <= 0:
        return []
    part = picture.crop((left, top, right, bottom))
    if scale != 1.0:
        size = round(part.width * scale), round(part.height * scale)
        part = part.resize(size, Image.Resampling.LANCZOS)
    part = ImageOps.expand(part, _MARGIN, 255)
    try:
        words = read_picture(part, dpi * scale, mode, seconds)
    except subprocess.TimeoutExpired:
        return []

    def back(at: float, start: int) -> float:
        return ((at - _MARGIN) / scale + start) / pixels

    return [
        replace(
            word,
            x0=back(word.x0, left),
            x1=back(word.x1, left),
            top=back(word.top, top),
            bottom=back(word.bottom, top),
        )
        for word in words
    ]


def _words_at(row: Sequence[Word], start: int, end: int) -> list[Word]:
    """Give the words of a row that a span of their text, parted by spaces, lies on."""
    found: list[Word] = []
    at = 0
    for word in row:
        if at < end and start < at + len(word.text):
            found.append(word)
        at += len(word.text) + 1
    return found


def _end_of_run(row: Sequence[Word], em: float) -> float:
    """Give where the words that follow one another closely from the left end."""
    end = row[0].x1
    for word in row[1:]:
        if word.x0 - end > 1.5 * em:
            break
        end = max(end, word.x1)
    return end


def _is_print(word: Word) -> bool:
    """Tell print from what OCR makes of a stamp's letters and pen strokes."""
    sure = word.confidence or 0.0
    return sure >= 0.6 or (sure >= 0.3 and _LETTERS.search(word.text) is not None)


def _sure_letters(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words if (word.confidence or 0.0) >= 0.7)
