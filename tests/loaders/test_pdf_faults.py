"""Files of pages that cannot be read: each has a clear error, none hangs."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from extract.errors import SourceUnreadableError
from extract.loaders.page_options import PageOptions
from extract.loaders.pdf.document import load_pdf
from extract.loaders.scan import ocr
from extract.loaders.scan.images import load_image, load_image_folder
from tests.loaders.page_maker import (
    draw_page,
    make_pdf,
    paragraph,
    picture_bytes,
    scanned_pdf,
    table,
)

TEXT = "Kế hoạch phòng cháy, chữa cháy rừng mùa khô năm 2026 trên địa bàn huyện miền núi."

# The smallest PDF that asks for a password: standard handler, revision 2, keys made up.
ENCRYPTED = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%%%EOF""" % (b"11" * 32, b"22" * 32)


def empty_pages(count: int) -> bytes:
    document = pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def bomb(width: int, height: int) -> bytes:
    """Give a PNG whose head promises more than its few bytes hold."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    data = (
        chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000)) + chunk(b"IEND", b"")
    )
    return b"\x89PNG\r\n\x1a\n" + data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (lambda: ENCRYPTED, "file_encrypted"),
        (lambda: make_pdf([paragraph(TEXT, 200)])[:300], "file_broken"),
        (lambda: b"", "file_broken"),
        (lambda: b"%PDF-1.7\n" + b"\0" * 2000, "file_broken"),
        (lambda: empty_pages(2000), "pages_empty"),
        (lambda: empty_pages(3001), "pages_too_many"),
    ],
    ids=["encrypted", "truncated", "empty", "no objects", "empty pages", "too many pages"],
)
def test_pdf_that_cannot_be_read(data, reason: str):
    with pytest.raises(SourceUnreadableError) as caught:
        load_pdf(Path("plan.pdf"), data())
    assert caught.value.reason == reason
    assert caught.value.advice


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bomb(40_000, 40_000), "picture_too_large"),
        (bomb(12_000, 12_000), "picture_too_large"),
        (b"not a picture", "file_broken"),
        (picture_bytes(Image.effect_noise((300, 400), 90))[:4000], "file_broken"),
    ],
    ids=["40,000 x 40,000", "12,000 x 12,000", "no picture", "truncated"],
)
def test_picture_that_cannot_be_read(data: bytes, reason: str):
    with pytest.raises(SourceUnreadableError) as caught:
        load_image(Path("page.png"), data)
    assert caught.value.reason == reason
    assert str(caught.value)


def test_folder_without_pictures(tmp_path: Path):
    with pytest.raises(SourceUnreadableError) as caught:
        load_image_folder(tmp_path)
    assert caught.value.reason == "pages_empty"


def test_scan_without_tesseract_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    def missing() -> str:
        raise ocr.OcrUnavailableError("tesseract")

    monkeypatch.setattr("extract.loaders.pdf.document.find_tesseract", missing)
    with pytest.raises(SourceUnreadableError) as caught:
        load_pdf(Path("scan.pdf"), scanned_pdf([draw_page(paragraph(TEXT, 200), 100)]))
    assert caught.value.reason == "ocr_missing"
    assert "tesseract-ocr-vie" in caught.value.advice


def test_text_is_read_without_tesseract(monkeypatch: pytest.MonkeyPatch):
    def missing() -> str:
        raise ocr.OcrUnavailableError("tesseract")

    monkeypatch.setattr("extract.loaders.pdf.document.find_tesseract", missing)
    assert load_pdf(Path("plan.pdf"), make_pdf([paragraph(TEXT, 200)]), PageOptions()).text == TEXT


RULED = [*paragraph(TEXT, 100), *table([85, 200, 400], [200, 225, 250], [["a", "b"], ["c", "d"]])]


@pytest.mark.parametrize(
    ("found", "broken"),
    [
        (rb"(9 0 obj\s*\[) \d+\[ [\d ]{24}", rb"\1 0 9999999999999 500"),
        (rb"/MediaBox\[ 0 0 595 842", rb"/MediaBox[ 0 0 595 8e9"),
        (rb"/Filter/FlateDecode", rb"/Filter/FlateDecod3"),
    ],
    ids=["a billion widths", "no number in a box", "an unknown filter"],
)
def test_what_only_the_reader_of_tables_fails_on_loses_no_text(found: bytes, broken: bytes):
    data, count = re.subn(found, broken, make_pdf([RULED]))
    assert count
    try:
        text = load_pdf(Path("plan.pdf"), data, PageOptions(ocr="never")).text
    except SourceUnreadableError as error:
        assert error.reason == "pages_empty"
    else:
        assert text.startswith("Kế hoạch")


def test_a_page_that_is_lost_is_told():
    data = re.sub(rb"(/Kids\[ \d+ 0 R  )\d+( 0 R)", rb"\g<1>99\2", make_pdf([RULED, RULED]))
    with pytest.raises(SourceUnreadableError) as caught:
        load_pdf(Path("plan.pdf"), data, PageOptions(ocr="never"))
    assert caught.value.reason == "file_broken"
