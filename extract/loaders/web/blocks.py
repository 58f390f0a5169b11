"""Read a web page into paragraphs and grids of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.loaders.blocks import Block, Grid, GridCell, Paragraph, Piece
from extract.loaders.legacy import LegacyDecoder
from extract.loaders.web.styles import PageStyles, TextStyle
from extract.loaders.word.numbering import format_number, read_symbols, show_symbols
from extract.loaders.word.package import Element

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
    "pre", "section", "summary", "ul", "caption", "tr", "td", "th", "tbody", "thead", "tfoot",
})  # fmt: skip
_SKIPPED = frozenset({"del", "strike", "img", "col", "colgroup", "rt", "rp", "option"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MARKER = re.compile(r"\s*(?:[-–—+*•●○▪◦§➢]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]\))")
_ORDERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_COLUMNS, _MOST_ROWS = 200, 5000
# HTML reads the numbers 128 to 159 as Windows-1252 does (HTML Standard, 13.2.5.80).
_CONTROLS = {
    code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)
}


class PageReader:
    """Reads elements in document order; holds the paragraph that is being read."""

    def __init__(self, styles: PageStyles, decoder: LegacyDecoder):
        self._styles, self._decoder = styles, decoder
        self._pieces: list[Piece] = []
        self._is_aside = False

    def read(self, element: Element, style: TextStyle | None = None) -> tuple[Block, ...]:
        """Read an element's content."""
        outer = self._pieces
        self._pieces = []
        blocks = list(self._walk(element, style or self._style_above(element)))
        blocks += self._flush()
        self._pieces = outer
        return tuple(blocks)

    def _style_above(self, element: Element) -> TextStyle:
        style = TextStyle()
        for one in [*reversed(list(element.iterancestors())), element]:
            style = self._styles.style(one, style)
        return style

    def _walk(self, element: Element, style: TextStyle) -> Iterator[Block]:
        self._add(element.text, style)
        number = _first_number(element)
        for child in element:
            if isinstance(child.tag, str) and not self._is_skipped(child):
                inner = self._styles.style(child, style)
                if child.tag == "br":
                    self._break()
                elif child.tag == "table":
                    yield from self._flush()
                    yield from self._read_table(child, inner)
                elif child.tag == "li":
                    yield from self._flush()
                    if (child.get("value") or "").isdigit():
                        number = int(child.get("value"))
                    yield from self._read_item(child, inner, self._marker(element, number))
                    number += 1
                elif child.tag in _BLOCKS:
                    yield from self._flush()
                    self._is_aside = inner.is_aside
                    yield from self._walk(child, inner)
                    yield from self._flush()
                    self._is_aside = style.is_aside
                elif _is_note_mark(child):
                    self._pieces.append(Piece("".join(child.itertext()), is_furniture=True))
                else:
                    yield from self._walk(child, inner)
            self._add(child.tail, style)

    def _is_skipped(self, element: Element) -> bool:
        return element.tag in _SKIPPED or self._styles.is_hidden(element)

    def _add(self, text: str | None, style: TextStyle) -> None:
        if not text:
            return
        text = show_symbols(read_symbols(text.translate(_CONTROLS), style.font))
        if not style.is_pre:
            text = _SPACE.sub(" ", text)
            if not self._pieces or self._pieces[-1].text.endswith((" ", "\n")):
                text = text.removeprefix(" ")
        else:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if text:
            font = self._decoder.find_font(style.font)
            shown = text.upper() if style.is_capital and font is None else text
            self._pieces.append(Piece(shown, font))

    def _break(self) -> None:
        while self._pieces and self._pieces[-1].text == " ":
            self._pieces.pop()
        self._pieces.append(Piece("\n"))

    def _flush(self) -> Iterator[Block]:
        """End the paragraph; line breaks and spaces at its ends show nothing."""
        pieces, self._pieces = self._pieces, []
        while pieces and pieces[0].text in {"\n", " "}:
            pieces.pop(0)
        while pieces and pieces[-1].text in {"\n", " "}:
            pieces.pop()
        if any(piece.text.strip() for piece in pieces):
            yield Paragraph(tuple(pieces), self._is_aside)

    def _marker(self, parent: Element, number: int) -> str:
        if self._styles.has_no_marker(parent):
            return ""
        if parent.tag != "ol":
            return "- "
        return format_number(number, _ORDERS.get(parent.get("type") or "", "decimal")) + ". "

    def _read_item(self, item: Element, style: TextStyle, marker: str) -> Iterator[Block]:
        """Read a list item; no marker is put before one that is typed."""
        blocks = list(self._walk(item, style))
        blocks += self._flush()
        if blocks and marker:
            first = blocks[0]
            if isinstance(first, Paragraph) and not _MARKER.match(first.text):
                blocks[0] = Paragraph((Piece(marker), *first.pieces), first.is_furniture)
        yield from blocks

    def _read_table(self, table: Element, style: TextStyle) -> Iterator[Block]:
        for caption in table.iterchildren("caption"):
            yield from self.read(caption, style)
        cells: list[GridCell] = []
        taken: set[tuple[int, int]] = set()
        for row, element in enumerate(_find_rows(table)):
            column = 0
            row_style = self._styles.style(element, style)
            for cell in element.iterchildren("td", "th"):
                if self._is_skipped(cell) or row >= _MOST_ROWS:
                    continue
                while (row, column) in taken:
                    column += 1
                if column >= _MOST_COLUMNS:
                    break
                width, height = _span(cell, "colspan", 60), _span(cell, "rowspan", 300)
                taken.update(
                    (row + down, column + right) for down in range(height) for right in range(width)
                )
                blocks = self.read(cell, self._styles.style(cell, row_style))
                cells.append(GridCell(row, column, blocks, height, width))
                column += width
        yield Grid(_cut_spans(cells))


def _find_rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def _cut_spans(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """Let no cell reach below the last row."""
    rows = max((cell.row for cell in cells), default=0) + 1
    return tuple(
        GridCell(
            cell.row, cell.column, cell.blocks, min(cell.row_span, rows - cell.row),
            cell.column_span,
        )
        for cell in cells
    )  # fmt: skip


def _span(cell: Element, name: str, most: int) -> int:
    text = (cell.get(name) or "1").strip()
    return min(max(1, int(text)), most) if text.isdecimal() and len(text) < 6 else 1


def _first_number(element: Element) -> int:
    text = (element.get("start") or "1") if element.tag == "ol" else "1"
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def _is_note_mark(element: Element) -> bool:
    """Tell the mark of a footnote, as Word writes it, from a link."""
    target = element.get("href") or ""
    is_mark = element.tag == "a" and re.match(r"#_(?:ftn|edn)\d", target) is not None
    return is_mark and len("".join(element.itertext()).strip()) <= 6
