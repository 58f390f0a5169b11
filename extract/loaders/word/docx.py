"""Word files: paragraphs with their automatic numbers, tables, text boxes, notes, headers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource
from extract.loaders.blocks import (
    Block,
    BlockWriter,
    mend_blocks,
    walk_paragraphs,
)
from extract.loaders.layout_tables import LayoutFlattener
from extract.loaders.legacy import LegacyDecoder, load_decoder
from extract.loaders.word.body import BodyReader, NestingError
from extract.loaders.word.numbering import Numbering
from extract.loaders.word.package import MEDIA_TYPE, DocxPackage, Element, W, attribute
from extract.loaders.word.pictures import load_pictures
from extract.loaders.word.styles import Styles
from rules.loader import RuleBook, load_rules


def load_docx(path: Path, data: bytes, rules: RuleBook | None = None) -> LoadedSource:
    """Read a Word file (``.docx``, ``.docm``).

    Inserted text is read, deleted text is not. Running heads and feet stand at the end of the
    source text as furniture; footnotes stand after their paragraph, as ``[1] …``. Word keeps no
    pages: there are none.

    Args:
        path: For messages.
        data: The file's bytes.
        rules: Layout and encodings; ours where left out.

    Raises:
        SourceUnreadableError: No Word file, broken, encrypted, with entities, or too large.
    """
    rules = rules or load_rules()
    decoder, flattener = load_decoder(rules), LayoutFlattener(rules)
    package = DocxPackage(path, data)
    try:
        body, margins = _read_parts(package, decoder, flattener)
    except NestingError as error:
        raise SourceUnreadableError(path, "nested_too_deep") from error
    asides = [
        replace(one, is_furniture=True)
        for one in walk_paragraphs(mend_blocks(margins, decoder))
        if one.text.strip(" \t\n-–—0123456789/")
    ]
    writer = BlockWriter()
    writer.write(mend_blocks(list(flattener.flatten(body)), decoder))
    writer.write(asides)
    written = writer.finish(decoder)
    if not written.text.strip():
        scanned = load_pictures(path, data, package, rules)
        if scanned is not None:
            return scanned
    return LoadedSource(
        text=written.text,
        media_type=MEDIA_TYPE,
        loader="docx",
        sha256=hashlib.sha256(data).hexdigest(),
        tables=written.tables,
        furniture=written.furniture,
        remarks=written.remarks,
    )


def _read_parts(
    package: DocxPackage, decoder: LegacyDecoder, flattener: LayoutFlattener
) -> tuple[list[Block], list[Block]]:
    """Give the blocks of the body with its notes, and those of headers and footers.

    A header that holds the national motto is the head of the document, and goes first.
    """
    parts = {one.kind: one.target for one in package.relations(package.main).values()}
    styles = Styles(package.parse(parts.get("styles", "word/styles.xml")))
    numbers = package.parse(parts.get("numbering", "word/numbering.xml"))
    reader = BodyReader(styles, Numbering(numbers, styles), decoder, _read_notes(package, parts))
    root = package.parse(package.main)
    body = reader.read(root)
    head: list[Block] = []
    margins: list[Block] = []
    for blocks in _read_margins(package, reader, root):
        (head if flattener.has_motto(blocks) else margins).extend(blocks)
    return [*head, *body, *reader.endnotes], margins


def _read_notes(package: DocxPackage, parts: dict[str, str]) -> dict[tuple[str, str], Element]:
    """Give the footnotes and endnotes by kind and id, the rulers between them left out."""
    notes: dict[tuple[str, str], Element] = {}
    for kind in ("footnote", "endnote"):
        root = package.parse(parts.get(f"{kind}s", f"word/{kind}s.xml"))
        for element in root.iterfind(W + kind) if root is not None else ():
            if attribute(element, "type") in {None, "normal"}:
                notes[kind, attribute(element, "id") or ""] = element
    return notes


def _read_margins(
    package: DocxPackage, reader: BodyReader, root: Element
) -> Iterator[Sequence[Block]]:
    """Read the headers and footers that the sections use, each once."""
    relations = package.relations(package.main)
    seen: set[str] = set()
    for kind in ("headerReference", "footerReference"):
        for reference in root.iter(W + kind):
            found = next((v for k, v in reference.attrib.items() if k.endswith("}id")), "")
            relation = relations.get(found)
            if relation is None or relation.target in seen:
                continue
            seen.add(relation.target)
            part = package.parse(relation.target)
            if part is not None:
                yield reader.read(part)
