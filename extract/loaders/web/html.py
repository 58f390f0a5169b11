"""Web pages: as sites publish plans, and as Word saves them. Nothing is run or fetched."""

from __future__ import annotations

import codecs
import email
import email.policy
import hashlib
import re
from pathlib import Path

from lxml import etree, html

from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource
from extract.loaders.blocks import BlockWriter, mend_blocks
from extract.loaders.layout_tables import LayoutFlattener
from extract.loaders.legacy import load_decoder
from extract.loaders.web.article import drop_unread, find_article
from extract.loaders.web.blocks import PageReader
from extract.loaders.web.styles import PageStyles
from extract.loaders.word.package import Element
from rules.loader import RuleBook, load_rules

MAX_BYTES = 20_000_000
"""Pictures that a page holds in itself count too."""

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_MAIL = re.compile(rb"\A\s*(?:MIME-Version|From|Content-Type|Subject)\s*:", re.IGNORECASE)
_INLINE = ("span", "font", "b", "i", "u", "em", "strong", "small", "big", "a", "o:p")
_MAX_DEPTH = 250  # elements inside one another; more are marks left open


def load_html(path: Path, data: bytes, rules: RuleBook | None = None) -> LoadedSource:
    """Read a web page (``.html``, ``.htm``) or one in a mail envelope (``.mht``).

    Args:
        path: For messages.
        data: The file's bytes.
        rules: Layout and encodings; ours where left out.

    Returns:
        The text of the plan, a paragraph or line a line; menus are left out.

    Raises:
        SourceUnreadableError: Too large, no text, or nested beyond reason.
    """
    rules = rules or load_rules()
    if len(data) > MAX_BYTES:
        raise SourceUnreadableError(
            path, "file_too_large", {"size": f"{len(data) / 1e6:.0f}", "limit": "20"}
        )
    decoder, flattener = load_decoder(rules), LayoutFlattener(rules)
    root = _parse(path, decode_page(_open_envelope(data)))
    writer = BlockWriter()
    if root is not None:
        sheets = [element.text or "" for element in root.iter("style")]
        drop_unread(root)
        article = find_article(root, flattener.holds_frame)
        blocks = PageReader(PageStyles(sheets), decoder).read(article)
        writer.write(mend_blocks(list(flattener.flatten(blocks)), decoder))
    written = writer.finish(decoder)
    return LoadedSource(
        text=written.text,
        media_type="text/html",
        loader="html",
        sha256=hashlib.sha256(data).hexdigest(),
        tables=written.tables,
        furniture=written.furniture,
        remarks=written.remarks,
    )


def decode_page(data: bytes) -> str:
    r"""Decode a page: by its byte-order mark, as UTF-8 where it is, else as it declares.

    >>> decode_page('<meta charset=windows-1252>S\xe1u'.encode("cp1252"))
    '<meta charset=windows-1252>Sáu'
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else "cp1252"
    if name in {"utf-8", "utf8", "unicode"}:
        text = data.decode("utf-8", "replace")
        return text if text.count("\ufffd") * 200 < len(text) else data.decode("cp1252", "replace")
    if name in {"iso-8859-1", "latin1", "us-ascii", "x-user-defined"}:
        name = "cp1252"  # HTML Standard: these are names of Windows-1252
    try:
        return data.decode(name, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _open_envelope(data: bytes) -> bytes:
    """Take the page out of an MHTML file; other bytes are given back as they are."""
    if not _MAIL.match(data[:200]):
        return data
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else data
    return data


def _parse(path: Path, text: str) -> Element | None:
    """Parse a page; None where it has no elements."""
    text = _CONTROL.sub("", _XML_HEAD.sub("", text))
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        if not text.strip():
            return None
        raise SourceUnreadableError(path, "file_broken", {"error": "html"}) from None
    if _depth(root) > _MAX_DEPTH:
        etree.strip_tags(root, *_INLINE)
        if _depth(root) > _MAX_DEPTH:
            raise SourceUnreadableError(path, "nested_too_deep")
    return root


def _depth(root: Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
