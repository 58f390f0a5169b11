"""What stands on a page and is no text: digital signatures, their stamps, text set across it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.loaded import LoadedSource
from extract.loaders.page_options import OcrOptions, PageOptions
from extract.loaders.pdf.document import load_pdf
from extract.loaders.pdf.signed_data import find_signer
from extract.loaders.scan.ocr import has_tesseract
from extract.pipeline import Converter
from rules.loader import load_rules
from schemas.vocabulary import NoteKind
from tests.loaders.page_maker import (
    Mark,
    Text,
    draw_page,
    head,
    make_pdf,
    paragraph,
    scanned_pdf,
)
from tests.loaders.pdf_maker import Authority, sign

NAME = "Trần Thị Mai"
TIME = re.compile(r"20\d\d-\d\d-\d\d \d\d:\d\d")
BODY = (
    "Thực hiện Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ, Sở Y tế "
    "xây dựng kế hoạch chuyển đổi số năm 2026: 100% trạm y tế dùng hồ sơ sức khỏe điện tử."
)
PAGE: list[Mark] = [*head("Số: 215/KH-SYT"), *paragraph(BODY, 180)]
STAMPS = {
    "signer and time": ["Người ký: Trần Thị Mai", "Thời gian ký: 07/03/2025 09:30:00 +07:00"],
    "by": ["Ký bởi: Văn phòng Sở Y tế", "Email: vanthu@yte.gov.vn", "Cơ quan: Sở Y tế tỉnh",
           "Ngày ký: 07-03-2025 09:30:00 +07:00"],
    "a line that goes on": ["Ký bởi: Trung tâm Lưu trữ", "hồ sơ điện tử tỉnh",
                            "Ký ngày: 07/03/2025 09:30"],
    "in English": ["Signature Not Verified", "Digitally signed by TRAN THI MAI",
                   "Date: 2025.03.07 09:30:00 +07:00"],
}  # fmt: skip


def reading(source: LoadedSource) -> str:
    """Source text without its furniture."""
    text, at = "", 0
    for start, end in source.furniture:
        text, at = text + source.text[at:start], end
    return (text + source.text[at:]).strip()


def stamped(lines: list[str], y: float = 120.0, x: float = 395.0) -> list[Mark]:
    return [Text(x, y + 10 * row, line, 8) for row, line in enumerate(lines)]


@pytest.mark.parametrize("is_certified", [False, True], ids=["self-signed", "by an authority"])
@pytest.mark.parametrize("stamp", ["", "Người ký: %(signer)s\nThời gian ký: %(ts)s"])
def test_who_signed_and_when_is_noted_and_the_stamp_is_no_text(is_certified: bool, stamp: str):
    authority = Authority("CA phục vụ các cơ quan nhà nước G2") if is_certified else None
    plain = load_pdf(Path("plan.pdf"), make_pdf([PAGE]))
    source = load_pdf(Path("plan.pdf"), sign(make_pdf([PAGE]), NAME, authority, stamp))
    assert (source.text, source.boxes) == (plain.text, plain.boxes)
    (note,) = source.notes
    assert (note.kind, note.page) == ("signature", None)
    assert note.text.startswith(f"{NAME} 20")
    assert TIME.search(note.text)


def test_notes_stand_in_the_record():
    copy = Text(120, 700, "BẢN SAO", 60, angle=45)
    marks = [*PAGE, *stamped(STAMPS["signer and time"], 140), copy]
    source = load_pdf(Path("plan.pdf"), sign(make_pdf([marks, marks]), NAME, None))
    plan = Converter(load_rules()).convert(source, "plan.pdf")
    notes = {note.kind: note for note in plan.document.source.notes}
    assert len(notes) == len(plan.document.source.notes) == 3
    assert notes[NoteKind.watermark].text == "BẢN SAO"
    assert notes[NoteKind.watermark].page == 1
    assert notes[NoteKind.signature].text.startswith(NAME)
    assert "Trần Thị Mai" in notes[NoteKind.signature_stamp].text


@pytest.mark.parametrize("lines", STAMPS.values(), ids=STAMPS)
@pytest.mark.parametrize("place", [(395.0, 138.0), (90.0, 300.0), (360.0, 20.0)])
def test_a_stamp_drawn_on_the_page_is_no_text(lines: list[str], place: tuple[float, float]):
    x, y = place
    source = load_pdf(Path("plan.pdf"), make_pdf([[*PAGE, *stamped(lines, y, x)]]))
    plain = load_pdf(Path("plan.pdf"), make_pdf([PAGE]))
    assert reading(source) == plain.text
    (note,) = source.notes
    assert (note.kind, note.text) == ("signature_stamp", " ".join(lines))


@pytest.mark.skipif(not has_tesseract(), reason="Tesseract with vie not installed")
@pytest.mark.parametrize("lines", STAMPS.values(), ids=STAMPS)
def test_a_stamp_on_a_scan_is_no_text(lines: list[str]):
    marks = [*PAGE, *stamped(lines, 300.0, 300.0)]
    options = PageOptions(reading=OcrOptions(jobs=1))
    source = load_pdf(Path("plan.pdf"), scanned_pdf([draw_page(marks, 300)]), options)
    told = reading(source)
    assert told.endswith("hồ sơ sức khỏe điện tử.")
    assert not re.search(r"(?i)\bký\b|signed|2025", told)
    assert any(note.kind == "signature_stamp" for note in source.notes)


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        (Text(120, 700, "DỰ THẢO", 60, angle=45), "watermark"),
        (Text(150, 320, "BẢN SAO", 70, angle=-30), "watermark"),
        (Text(90, 640, "Sở Y tế - Lưu hành nội bộ", 30, angle=55), "watermark"),
        (Text(30, 600, "In ngày 12/03/2026 bởi vanthu", 9, angle=90), "rotated"),
        (Text(570, 200, "CONG-VAN-DEN-215", 9, angle=-90), "rotated"),
    ],
)
def test_text_set_across_the_page_is_no_text(mark: Text, kind: str):
    plain = load_pdf(Path("plan.pdf"), make_pdf([PAGE]))
    source = load_pdf(Path("plan.pdf"), make_pdf([[*PAGE, mark]]))
    assert reading(source) == plain.text
    assert [(note.kind, note.text) for note in source.notes] == [(kind, mark.text)]


@pytest.mark.parametrize(
    "line",
    [
        "Người ký văn bản chịu trách nhiệm về nội dung.",
        "Ngày ký kết hợp đồng được tính từ khi nhận đủ hồ sơ.",
        "Ký số trên 100% văn bản đi, trừ văn bản mật.",
    ],
)
def test_a_sentence_about_signing_is_text(line: str):
    source = load_pdf(Path("plan.pdf"), make_pdf([[*PAGE, Text(121, 260, line)]]))
    assert line in reading(source)
    assert source.notes == ()


@pytest.mark.parametrize("cms", [b"", b"\0" * 50, b"\x30\x80\x06\x03\x55\x04\x03", b"\x30\x84\xff"])
def test_a_broken_signature_has_no_signer(cms: bytes):
    assert find_signer(cms) == ""
