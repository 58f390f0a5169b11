"""Read the body, headers and notes of a Word file into paragraphs and grids of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.loaders.blocks import Block, Grid, GridCell, Paragraph, Piece, walk_paragraphs
from extract.loaders.legacy import LegacyDecoder
from extract.loaders.word.numbering import Numbering, read_symbols, show_symbols
from extract.loaders.word.package import Element, W, attribute, local_name
from extract.loaders.word.styles import Styles

_DELETED = frozenset({"del", "moveFrom", "delText", "delInstrText", "instrText", "rt"})
_WRAPPERS = frozenset({
    "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple",
    "ruby", "rubyBase", "dir", "bdo", "body", "hdr", "ftr", "footnote", "endnote", "txbxContent",
})  # fmt: skip
_PLAIN = {"noBreakHyphen": "-", "cr": "\n"}
_MAX_DEPTH = 60  # tables in tables, boxes in boxes: a person makes three or four


class NestingError(Exception):
    """Parts of the file stand inside one another beyond reason."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read."""

    settings: Element | None
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)


class BodyReader:
    """Reads parts of one file; counts numbered paragraphs over the whole of it."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        decoder: LegacyDecoder,
        notes: dict[tuple[str, str], Element],
    ):
        self._styles, self._numbering, self._decoder = styles, numbering, decoder
        self._notes = notes
        self._fields: list[list[str]] = []  # code of each open field, and whether its result runs
        self._note_numbers: dict[tuple[str, str], int] = {}
        self._carried: list[Piece] = []
        self._depth = 0
        self.endnotes: list[Paragraph] = []

    def read(self, root: Element) -> tuple[Block, ...]:
        """Read a part: body, header, footer."""
        self._fields, self._carried = [], []
        return tuple(self._read_blocks(root))

    def _read_blocks(self, parent: Element) -> Iterator[Block]:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise NestingError
        for child in parent:
            name = local_name(child)
            if name == "p":
                yield from self._read_paragraph(child)
            elif name == "tbl":
                yield from self._read_table(child)
            elif name == "AlternateContent":
                choice = _choose(child)
                if choice is not None:
                    yield from self._read_blocks(choice)
            elif name in _WRAPPERS:
                yield from self._read_blocks(child)
        self._depth -= 1

    def _read_paragraph(self, element: Element) -> Iterator[Block]:
        settings = element.find(f"{W}pPr")
        made = _Paragraph(settings)
        in_contents = self._in_contents() or self._styles.is_contents(settings)
        self._read_runs(element, made)
        mark = settings.find(f"{W}rPr/{W}del") if settings is not None else None
        made.pieces[:0] = self._carried
        self._carried = []
        if mark is not None:  # the end of the paragraph was deleted: the next one goes on
            self._carried = made.pieces
            return
        number = self._numbering.write_number(settings)
        if number:
            made.pieces.insert(0, Piece(number))
        yield Paragraph(tuple(made.pieces), in_contents or self._in_contents())
        yield from made.boxes
        yield from made.notes

    def _in_contents(self) -> bool:
        return any(code.strip().upper().startswith("TOC") for code, _ in self._fields)

    def _read_runs(self, parent: Element, made: _Paragraph) -> None:
        for child in parent:
            name = local_name(child)
            if name == "r":
                self._read_run(child, made)
            elif name == "AlternateContent":
                choice = _choose(child)
                if choice is not None:
                    self._read_runs(choice, made)
            elif name in {"oMath", "oMathPara"}:
                text = "".join(one.text or "" for one in child.iter() if local_name(one) == "t")
                made.pieces.append(Piece(text))
            elif name in _WRAPPERS:
                self._read_runs(child, made)

    def _read_run(self, run: Element, made: _Paragraph) -> None:
        settings = run.find(f"{W}rPr")
        if self._styles.has("vanish", settings, made.settings):
            return
        font_name = self._styles.font(settings, made.settings)
        font = self._decoder.find_font(font_name)
        caps = self._styles.has("caps", settings, made.settings)
        for child in run:
            name = local_name(child)
            if name == "fldChar":
                self._turn_field(attribute(child, "fldCharType"))
            elif name == "instrText" and self._fields and not self._fields[-1][1]:
                self._fields[-1][0] += child.text or ""
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                made.boxes.extend(self._read_boxes(child))
            elif name in {"footnoteReference", "endnoteReference"}:
                self._read_note(child, name.removesuffix("Reference"), made)
            elif all(is_result for _, is_result in self._fields):
                text = _plain_text(child, name, is_legacy=font is not None, made=made)
                if text:
                    text = show_symbols(read_symbols(text, font_name))
                    shown = text.upper() if caps and font is None else text
                    capital = replace(font, is_capital=True) if caps and font else font
                    made.pieces.append(Piece(shown, capital))

    def _turn_field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(["", ""])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _read_boxes(self, element: Element) -> Iterator[Block]:
        """Read the text boxes of a drawing; of two forms of one drawing the first."""
        if local_name(element) == "AlternateContent":
            choice = _choose(element)
            boxes = [] if choice is None else [choice]
        else:
            boxes = list(element)
        for box in boxes:
            if local_name(box) == "txbxContent":
                fields, self._fields = self._fields, []
                yield from self._read_blocks(box)
                self._fields = fields
            else:
                yield from self._read_boxes(box)

    def _read_note(self, element: Element, kind: str, made: _Paragraph) -> None:
        """Put the number of a note in the text, and the note after the paragraph."""
        key = kind, attribute(element, "id") or ""
        body = self._notes.get(key)
        if body is None:
            return
        count = sum(seen[0] == kind for seen in self._note_numbers)
        number = self._note_numbers.setdefault(key, count + 1)
        made.pieces.append(Piece(f"[{number}]", is_furniture=True))
        fields, self._fields = self._fields, []
        lines = [one for one in walk_paragraphs(list(self._read_blocks(body))) if one.text.strip()]
        self._fields = fields
        if lines:
            first, *rest = (piece for piece in lines[0].pieces if piece.text.strip())
            first = replace(first, text=first.text.lstrip())
            lines[0] = Paragraph((Piece(f"[{number}] "), first, *rest))
        (made.notes if kind == "footnote" else self.endnotes).extend(lines)

    def _read_table(self, element: Element) -> Iterator[Block]:
        """Read a table; the footnotes of its cells come after it."""
        cells: list[GridCell] = []
        open_cells: dict[int, int] = {}  # column of a merged cell -> its place in `cells`
        for index, row in enumerate(_find_rows(element)):
            column = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
            for cell in _find_cells(row):
                settings = cell.find(f"{W}tcPr")
                width = max(1, _count(_child(settings, "gridSpan"), 1))
                merge = _child(settings, "vMerge")
                if merge is not None and attribute(merge) != "restart" and column in open_cells:
                    at = open_cells[column]
                    cells[at] = replace(cells[at], row_span=index - cells[at].row + 1)
                else:
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = len(cells)
                    blocks = tuple(self._read_blocks(cell))
                    cells.append(GridCell(index, column, blocks, 1, width))
                column += width
        yield Grid(tuple(cells))


def _plain_text(element: Element, name: str, *, is_legacy: bool, made: _Paragraph) -> str:
    """Give the text of a child of a run that stands for characters."""
    if name == "t":
        return element.text or ""
    if name in {"tab", "ptab"}:
        # A tab within a line parts columns set by hand, as wide spaces do in plain text.
        written = "".join(piece.text for piece in made.pieces).strip()
        return "    " if len(written) > 4 else "\t"
    if name == "br":
        return "\n"
    if name == "softHyphen":
        return "\u00ad" if is_legacy else ""  # TCVN3 has a letter at its code
    if name == "sym":
        try:
            return show_symbols(chr(int(attribute(element, "char") or "", 16)))
        except (ValueError, OverflowError):
            return ""
    return _PLAIN.get(name, "")


def _choose(element: Element) -> Element | None:
    """Give the first form of alternate content that holds anything."""
    for form in element:
        if len(form):
            return form
    return None


def _child(element: Element | None, name: str) -> Element | None:
    return element.find(W + name) if element is not None else None


def _count(element: Element | None, default: int) -> int:
    text = attribute(element)
    return min(int(text), 200) if text is not None and text.isdigit() else default


def _find_rows(table: Element) -> Iterator[Element]:
    for row in _unwrap(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _find_cells(row: Element) -> Iterator[Element]:
    yield from _unwrap(row, "tc")


def _unwrap(parent: Iterable[Element], wanted: str) -> Iterator[Element]:
    """Give children of a name, those inside wrappers too."""
    for child in parent:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name in _WRAPPERS and name not in _DELETED:
            yield from _unwrap(child, wanted)
