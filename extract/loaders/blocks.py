"""What Word files and web pages are made of: paragraphs and grids of cells, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.loaded import Cell, Remark, Table
from extract.loaders.legacy import FontEncoding, LegacyDecoder, remark_encoding

_MOST_REMARKS = 20


@dataclass(frozen=True, slots=True)
class Piece:
    r"""A stretch of a paragraph.

    Attributes:
        text: As stored; ``\n`` for a line break inside the paragraph.
        font: Old encoding that its font declares; None for a Unicode font.
        is_furniture: Whether it is no part of the reading: the mark of a footnote.
        encoding: Old encoding that it was turned from; empty where it was Unicode.
    """

    text: str
    font: FontEncoding | None = None
    is_furniture: bool = False
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``is_furniture`` where it is a running head or foot, a table of contents."""

    pieces: tuple[Piece, ...]
    is_furniture: bool = False

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its blocks; rows and columns count from 0."""

    row: int
    column: int
    blocks: tuple[Block, ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The text of its paragraphs, a line each."""
        return "\n".join(one.text for one in walk_paragraphs(self.blocks))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the file has it; it may serve the layout alone. Cells in reading order."""

    cells: tuple[GridCell, ...]


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class WrittenBlocks:
    """Source text made of blocks, with source offsets."""

    text: str
    tables: tuple[Table, ...]
    furniture: tuple[tuple[int, int], ...]
    remarks: tuple[Remark, ...]


def walk_paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Give all paragraphs, those in cells too, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from walk_paragraphs(cell.blocks)


def mend_blocks(blocks: Sequence[Block], decoder: LegacyDecoder) -> tuple[Block, ...]:
    """Turn what is in old encodings into Unicode: by the fonts first, then by the text.

    A page whose fonts say nothing is judged as a whole; lines of it that hold letters no old
    encoding has are left alone.
    """
    by_font = tuple(_mend_block(block, decoder, None) for block in blocks)
    loose = "\n".join(
        piece.text
        for paragraph in walk_paragraphs(by_font)
        for piece in paragraph.pieces
        if not piece.encoding
    )
    encoding = decoder.detect(loose)
    if encoding is None:
        return by_font
    return tuple(_mend_block(block, decoder, encoding) for block in by_font)


def _mend_block(block: Block, decoder: LegacyDecoder, encoding: str | None) -> Block:
    if isinstance(block, Grid):
        return Grid(
            tuple(
                replace(
                    cell,
                    blocks=tuple(_mend_block(inner, decoder, encoding) for inner in cell.blocks),
                )
                for cell in block.cells
            )
        )
    return replace(
        block, pieces=tuple(_mend_piece(piece, decoder, encoding) for piece in _join(block.pieces))
    )


def _mend_piece(piece: Piece, decoder: LegacyDecoder, encoding: str | None) -> Piece:
    if piece.encoding or piece.text.isascii():
        return piece
    if encoding is not None:
        made = decoder.convert_lines(piece.text, encoding)
        found = encoding
    elif piece.font is not None:
        by_font = decoder.convert_font(piece.text, piece.font)
        if by_font is None:
            return replace(piece, font=None)
        made, found = by_font, piece.font.id
    else:
        return piece
    return piece if made == piece.text else replace(piece, text=made, encoding=found)


def _join(pieces: Sequence[Piece]) -> list[Piece]:
    """Join neighbours that differ in their text alone: a letter and its mark may be parted."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and replace(joined[-1], text="") == replace(piece, text=""):
            joined[-1] = replace(piece, text=joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return joined


class BlockWriter:
    """Writes blocks as the source text: a paragraph a line, a cell a stretch of lines."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._tables: list[Table] = []
        self._furniture: list[tuple[int, int]] = []
        self._encoded: list[tuple[int, int, str]] = []

    def write(self, blocks: Sequence[Block]) -> None:
        """Write blocks at the end of what was written."""
        for block in blocks:
            if isinstance(block, Grid):
                self._write_grid(block)
            else:
                self._write_paragraph(block)

    def finish(self, decoder: LegacyDecoder) -> WrittenBlocks:
        """Give what was written."""
        text = "".join(self._parts)
        return WrittenBlocks(
            text,
            tuple(self._tables),
            tuple(self._furniture),
            tuple(make_remarks(text, self._encoded, decoder)),
        )

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _write_paragraph(self, paragraph: Paragraph) -> None:
        if not paragraph.text.strip():
            return
        start = self._length
        for piece in paragraph.pieces:
            at = self._length
            # A soft hyphen shows nothing; in TCVN3 its code was a letter, and is by now.
            self._put(piece.text if piece.encoding else piece.text.replace("\u00ad", ""))
            if piece.is_furniture and not paragraph.is_furniture:
                self._furniture.append((at, self._length))
            if piece.encoding:
                self._encoded.append((at, self._length, piece.encoding))
        if paragraph.is_furniture:
            self._furniture.append((start, self._length))
        self._put("\n")

    def _write_grid(self, grid: Grid) -> None:
        start = self._length
        cells: list[Cell] = []
        for cell in grid.cells:
            at = self._length
            for paragraph in walk_paragraphs(cell.blocks):
                self._write_paragraph(paragraph)
            end = max(at, self._length - 1)
            cells.append(Cell(cell.row, cell.column, at, end, cell.row_span, cell.column_span))
        if self._length > start:
            self._tables.append(Table(start, self._length - 1, tuple(cells)))


def make_remarks(
    text: str, encoded: Sequence[tuple[int, int, str]], decoder: LegacyDecoder
) -> Iterator[Remark]:
    """Say which stretches were turned into Unicode; one remark where it is most of the text."""
    merged: list[tuple[int, int, str]] = []
    for start, end, encoding in encoded:
        if merged and merged[-1][2] == encoding and start - merged[-1][1] <= 2:
            merged[-1] = (merged[-1][0], end, encoding)
        else:
            merged.append((start, end, encoding))
    share = sum(end - start for start, end, _ in merged) / max(1, len(text))
    if share > 0.5 or len(merged) > _MOST_REMARKS:
        names = ", ".join(dict.fromkeys(decoder.name(encoding) for *_, encoding in merged))
        yield remark_encoding(names)
        return
    for start, end, encoding in merged:
        yield remark_encoding(decoder.name(encoding), start, end)
