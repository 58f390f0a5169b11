"""Plain text and Markdown: find the encoding, put line ends right."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource
from extract.loaders.legacy import load_decoder, remark_encoding
from rules.loader import load_rules

MAX_BYTES = 20_000_000
"""Larger than any plan: a file beyond is no plan, or many in one."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text has; \t \n \v \f \r and \x1a (end of a DOS file) may stand.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_LINE_ENDS = re.compile(r"\r\n?")


def load_text(path: Path, data: bytes) -> LoadedSource:
    """Read a ``.txt`` or ``.md`` file: UTF-8 with or without byte-order mark, UTF-16, or older.

    Text in an encoding from before Unicode (TCVN3, VNI, VISCII, Windows-1258), and UTF-8 that was
    once taken for something else, is turned into Unicode; that is the source text then, and a
    remark says so.

    Args:
        path: Where it came from; its suffix tells Markdown from plain text.
        data: The file's bytes.

    Returns:
        The source; pages where the text has form feeds.

    Raises:
        SourceUnreadableError: Too large, binary, or in no encoding that is known.
    """
    if len(data) > MAX_BYTES:
        raise SourceUnreadableError(
            path, "file_too_large", {"size": f"{len(data) / 1e6:.0f}", "limit": "20"}
        )
    decoded, encoding = _decode(path, data)
    text = _LINE_ENDS.sub("\n", decoded)
    pages = [0, *(match.end() for match in re.finditer("\f", text))]
    if len(pages) > 1 and not text[pages[-1] :].strip():  # pdftotext closes the last page too
        pages.pop()
    return LoadedSource(
        text=text,
        media_type="text/markdown" if path.suffix.lower() in {".md", ".markdown"} else "text/plain",
        loader="text",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=tuple(pages) if len(pages) > 1 else (),
        remarks=(remark_encoding(encoding),) if encoding else (),
    )


def _decode(path: Path, data: bytes) -> tuple[str, str]:
    """Give the text and the name of its old encoding, empty where it was in none."""
    decoder = load_decoder(load_rules())
    try:
        text = decode_text(path, data)
    except SourceUnreadableError:
        found = decoder.decode(data)
        if found is None:
            raise
        return found[0], decoder.name(found[1])
    encoding = decoder.detect(text)
    if encoding is None:
        return text, ""
    return decoder.convert_lines(text, encoding), decoder.name(encoding)


def decode_text(path: Path, data: bytes) -> str:
    """Decode the bytes of a text file, byte-order mark removed.

    Raises:
        SourceUnreadableError: Binary, or in no encoding of Unicode; names line and byte.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if encoding is None:
        encoding = _guess_utf16(data) or "utf-8"
    else:
        data = data[len(next(bom for bom, _ in _BOMS if data.startswith(bom))) :]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        is_binary = encoding == "utf-8" and _looks_binary(data)
        reason = "file_is_binary" if is_binary else "encoding_unknown"
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceUnreadableError(
            path, reason, {"line": str(line), "byte": str(error.start)}
        ) from error
    found = _BINARY.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise SourceUnreadableError(
            path, "file_is_binary", {"line": str(line), "byte": str(found.start())}
        )
    return text


def _guess_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a byte-order mark by the zero bytes of its spaces and line ends."""
    if len(data) < 4 or len(data) % 2:
        return None
    head = data[:4096]
    spaces = (b" \x00", b"\n\x00"), (b"\x00 ", b"\x00\n")
    for encoding, marks in zip(("utf-16-le", "utf-16-be"), spaces, strict=True):
        pairs = [head[i : i + 2] for i in range(0, len(head) - 1, 2)]
        if sum(pair in marks for pair in pairs) * 30 > len(pairs) and head.count(0) > len(head) / 8:
            return encoding
    return None


def _looks_binary(data: bytes) -> bool:
    head = data[:4096]
    return sum(byte < 9 or 13 < byte < 26 or 27 < byte < 32 for byte in head) * 50 > len(head)
