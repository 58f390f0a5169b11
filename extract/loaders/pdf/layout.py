"""Put the words of a page in reading order: columns of head and signature, paragraphs, asides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.loaders.page import Aside, Grid, PageWords, Word, em_of, gather_rows
from extract.loaders.pdf.columns import Zone, chunk_texts, find_zone
from extract.loaders.pdf.paragraphs import Paragraph, Place, measure_margins, split_paragraphs
from rules.folding import fold
from rules.loader import RuleBook

_HEAD_ROWS = 4
"""Rows of a head that may stand above its motto, or between the lines of it."""


@dataclass(frozen=True, slots=True)
class PageFlow:
    """A page in reading order: paragraphs and tables, asides where they stand."""

    page: PageWords
    items: tuple[Paragraph | Grid, ...]


class PageArranger:
    """Arranges pages by the patterns of ``rules/pages.toml``."""

    def __init__(self, rules: RuleBook):
        self._patterns = {pattern.id: pattern.compiled for pattern in rules.patterns("pages")}
        patterns = rules.patterns("layout")
        self._motto = next(row for row in patterns if row.id == "layout.motto").compiled

    def arrange_all(
        self, pages: Sequence[PageWords], asides: Sequence[Sequence[Aside]]
    ) -> Iterator[PageFlow]:
        """Arrange the pages of a file; a signature block that a page break cuts goes on."""
        is_open = False
        for page, beside in zip(pages, asides, strict=True):
            flow = self.arrange(page, beside, goes_on=is_open)
            texts = [item for item in flow.items if not _is_beside(item)]
            is_open = bool(texts) and _ends_in_signature(texts)
            yield flow

    def arrange(
        self, page: PageWords, asides: Sequence[Aside] = (), *, goes_on: bool = False
    ) -> PageFlow:
        """Arrange one page.

        Args:
            page: Its words.
            asides: Words told apart by comparing pages (numbers, running heads).
            goes_on: Whether the page before ended inside the signature block.
        """
        left_out = {id(word) for aside in (*page.asides, *asides) for word in aside.words}
        words = [word for word in page.words if id(word) not in left_out]
        stamps, words = self._take_stamps(words)
        flow = [word for word in words if not any(grid.area.holds(word) for grid in page.grids)]
        parts = self._cut_at_heads(gather_rows(flow), page)
        items: list[Paragraph | Grid] = []
        for index, rows in enumerate(parts):
            above = rows[0] if index else None
            below = parts[index + 1][0] if index + 1 < len(parts) else None
            items += self._arrange_rows(rows, page, above, below, goes_on and not index)
        every = (*page.asides, *asides, *stamps)
        top = [_as_paragraph(aside) for aside in every if _is_above(aside, page)]
        bottom = [_as_paragraph(aside) for aside in every if not _is_above(aside, page)]
        notes = [Paragraph(note, Place.note) for note in page.notes]
        return PageFlow(page, (*top, *items, *notes, *bottom))

    def _cut_at_heads(self, rows: list[list[Word]], page: PageWords) -> list[list[list[Word]]]:
        """Cut the rows where a head begins further down: a plan below the decision on it."""
        starts = []
        last = 0
        for index, row in enumerate(rows):
            if not any(self._motto.match(text) for text in chunk_texts(row)):
                continue
            if index - last > _HEAD_ROWS:
                start = index
                while start > index - 2 and rows[start - 1][-1].x1 < page.width * 0.5:
                    start -= 1  # the agency may stand higher than the motto
                starts.append(start)
            last = index
        bounds = [0, *starts, len(rows)]
        return [rows[start:end] for start, end in pairwise(bounds)]

    def _arrange_rows(
        self,
        rows: list[list[Word]],
        page: PageWords,
        above: list[Word] | None,
        below: list[Word] | None,
        goes_on: bool,
    ) -> list[Paragraph | Grid]:
        """Arrange the rows of one document on a page, between rows of others."""
        cut, rows = self._take_rest(rows, page) if goes_on else (Zone(), rows)
        head, rows = self._take_head(rows, page) if not cut.rows else (cut, rows)
        signature, before, after = self._take_signature(rows, page)
        items = self._columns(head, Place.signature if cut.rows else Place.head)
        for remark in page.remarks if above is None else ():
            lines = tuple(tuple(row) for row in gather_rows(remark))
            items += split_paragraphs(lines, self.is_marked, Place.remark)
        items += self._body(before, page, above, signature.rows[0] if signature.rows else below)
        items += self._columns(signature, Place.signature)
        if signature.rows:
            items += self._body(after, page, signature.rows[-1], below)
        return items

    def is_marked(self, text: str) -> bool:
        """Tell whether a line begins with a number, letter or bullet of the outline."""
        return self._patterns["pages.marker"].match(text) is not None

    def _body(
        self,
        rows: list[list[Word]],
        page: PageWords,
        above: list[Word] | None,
        below: list[Word] | None,
    ) -> list[Paragraph | Grid]:
        """Arrange rows under one another, the tables of the page between them."""
        items: list[Paragraph | Grid] = []
        bounds = measure_margins(rows)
        first = above[0].top if above else float("-inf")
        last = below[0].top if below else float("inf")
        start = 0
        for grid in page.grids:
            if not first <= grid.area.top < last:
                continue
            end = start
            while end < len(rows) and rows[end][0].middle < grid.area.top:
                end += 1
            items += split_paragraphs(rows[start:end], self.is_marked, Place.body, bounds)
            items.append(grid)
            start = end
        items += split_paragraphs(rows[start:], self.is_marked, Place.body, bounds)
        return items

    def _columns(self, zone: Zone, place: Place) -> list[Paragraph | Grid]:
        """Read the left column, then the right one, a line a paragraph."""
        items: list[Paragraph | Grid] = []
        words = [word for row in zone.rows for word in row]
        left = [word for word in words if (word.x0 + word.x1) / 2 < zone.gutter]
        right = [word for word in words if (word.x0 + word.x1) / 2 >= zone.gutter]
        for side in (left, right):
            opens_inside = "(,;" if side is left or place is Place.head else ",;"  # "(Đã ký)"
            lines: list[tuple[Word, ...]] = []
            is_subject = False
            for row in gather_rows(side):
                text = " ".join(word.text for word in row)
                goes_on = bool(lines) and not self.is_marked(text)
                goes_on = goes_on and (
                    is_subject
                    or text[0].islower()
                    or text[0] in opens_inside
                    or self._breaks_off(lines, text)
                    or (side is left and place is Place.head and _is_one_syllable(row, lines[-1]))
                )
                if self._patterns["pages.subject"].match(fold(text)):
                    is_subject, goes_on = True, False
                if goes_on:
                    last = items.pop()
                    assert isinstance(last, Paragraph)
                    lines = [*last.lines, tuple(row)]
                else:
                    lines = [tuple(row)]
                items.append(Paragraph(tuple(lines), place))
        return items

    def _breaks_off(self, lines: Sequence[Sequence[Word]], text: str) -> bool:
        """Tell a line that ends in the middle: at a dash or a comma, or before a date's number."""
        if lines[-1][-1].text[-1] in "-–,":
            return True
        wants = self._patterns["pages.before_number"]
        last = fold(" ".join(word.text for word in lines[-1]))
        return text[0].isdigit() and wants.search(last) is not None

    def _take_head(self, rows: list[list[Word]], page: PageWords) -> tuple[Zone, list[list[Word]]]:
        """Take the two-column head off the top of the page.

        The gutter is the place that most rows from the top leave free; the head ends above the
        first row that runs across it, or after a gap below its last row with two columns.
        """
        limit = (rows[0][0].top if rows else 0.0) + page.height * 0.4
        near = [row for row in rows if row[0].top < limit]
        zone = find_zone(near, page, least=2)
        if not zone.rows:  # lines of a motto that is broken in two stand between the others
            zone = find_zone(near, page, least=1)
            opens = self._patterns["pages.head_line"]
            texts = (fold(" ".join(word.text for word in row)) for row in zone.rows[:3])
            zone = zone if any(map(opens.search, texts)) else Zone()
        return zone, rows[len(zone.rows) :]

    def _take_rest(self, rows: list[list[Word]], page: PageWords) -> tuple[Zone, list[list[Word]]]:
        """Take the rest of a signature block off the top: recipients to the left, each a bullet."""
        if not rows or not self.is_marked(" ".join(word.text for word in rows[0])):
            return Zone(), rows
        zone = find_zone(rows, page, least=1, gap=0.5, is_signature=True)
        return zone, rows[len(zone.rows) :]

    def _take_signature(
        self, rows: list[list[Word]], page: PageWords
    ) -> tuple[Zone, list[list[Word]], list[list[Word]]]:
        """Take the block of recipients and signer out of the rows.

        Returns:
            The block, the rows before it, the rows after it.
        """
        for index in range(len(rows) - 1, -1, -1):
            if rows[index][0].x0 > page.width * 0.45:
                continue
            texts = (" ".join(word.text for word in rows[index][:count]) for count in (2, 3))
            if any(self._patterns["pages.recipients"].match(fold(text)) for text in texts):
                zone = find_zone(rows[index:], page, least=1, gap=0.5, is_signature=True)
                if not zone.rows:
                    continue
                start = index
                while start and rows[start - 1][0].x0 > zone.gutter:
                    start -= 1  # the signer's side may begin higher than the recipients'
                end = index + len(zone.rows)
                zone.rows = rows[start:end]
                return zone, rows[:start], rows[end:]
        return Zone(), rows, []

    def _take_stamps(self, words: list[Word]) -> tuple[list[Aside], list[Word]]:
        """Take the lines that a digital signature draws off the text."""
        opens = self._patterns["pages.signature_stamp"]
        details = self._patterns["pages.signature_detail"]
        taken: list[Word] = []
        inside: list[Word] | None = None
        held: list[list[Word]] = []  # lines that may go on from the one before: a long name
        for group in _groups(words):
            text = fold(" ".join(word.text for word in group))
            last = held[-1] if held else inside
            if opens.match(text) or (
                last is not None and details.match(text) and _is_near(last, group)
            ):
                if last is not None and _is_near(last, group):
                    taken += [word for line in held for word in line]
                taken += group
                inside, held = group, []
            elif last is not None and len(held) < 2 and _goes_on(last, group):
                held.append(group)
        if not taken:
            return [], words
        ids = {id(word) for word in taken}
        rest = [word for word in words if id(word) not in ids]
        return [Aside("signature_stamp", tuple(taken))], rest


def _is_one_syllable(row: Sequence[Word], above: Sequence[Word]) -> bool:
    """Tell the last syllable of an agency's name on a line of its own: no agency has one alone."""
    text = row[0].text
    return len(row) == 1 and text.isalpha() and text.isupper() and above[-1].text.isupper()


def _is_beside(item: Paragraph | Grid) -> bool:
    return isinstance(item, Paragraph) and item.place in (Place.aside, Place.note)


def _ends_in_signature(items: Sequence[Paragraph | Grid]) -> bool:
    """Tell whether a page ends with a signature block."""
    last = items[-1]
    return isinstance(last, Paragraph) and last.place is Place.signature


def _groups(words: Sequence[Word]) -> list[list[Word]]:
    """Cut rows at wide gaps, so that a stamp beside the text is a group of its own."""
    groups: list[list[Word]] = []
    for row in gather_rows(words):
        em = em_of(row)
        groups.append([row[0]])
        for before, word in pairwise(row):
            if word.x0 - before.x1 > 2.0 * em:
                groups.append([])
            groups[-1].append(word)
    return groups


def _is_near(group: Sequence[Word], other: Sequence[Word]) -> bool:
    em = em_of(group)
    return other[0].top - group[0].bottom < 1.5 * em and abs(other[0].x0 - group[0].x0) < 3 * em


def _goes_on(group: Sequence[Word], other: Sequence[Word]) -> bool:
    """Tell whether a line stands right below another, at its left edge and of its size."""
    em, height = em_of(group), em_of(other)
    apart = other[0].top - group[0].bottom
    is_below = -0.5 * em < apart < 0.8 * em and abs(other[0].x0 - group[0].x0) < 0.7 * em
    return is_below and 0.75 * em < height < 1.33 * em


def _is_above(aside: Aside, page: PageWords) -> bool:
    return bool(aside.words) and aside.words[0].middle < page.height * 0.15


def _as_paragraph(aside: Aside) -> Paragraph:
    if aside.kind in {"rotated", "watermark"}:  # rows of tilted text run through one another
        return Paragraph((aside.words,), Place.aside, aside.kind)
    lines = tuple(tuple(row) for row in gather_rows(aside.words))
    return Paragraph(lines, Place.aside, aside.kind)
