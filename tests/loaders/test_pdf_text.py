"""PDF with a text layer: reading order, paragraphs, furniture, pages, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.loaded import LoadedSource
from extract.loaders.page_options import PageOptions
from extract.loaders.pdf.document import load_pdf
from tests.loaders.page_maker import Mark, Text, head, make_pdf, paragraph

NEVER = PageOptions(ocr="never")
PATH = Path("plan.pdf")
LONG = (
    "Căn cứ Quyết định số 88/QĐ-UBND ngày 15 tháng 12 năm 2025 của Ủy ban nhân dân huyện về giao "
    "chỉ tiêu y tế, xã xây dựng kế hoạch tiêm chủng mở rộng cho trẻ em dưới một tuổi như sau:"
)


def read(*pages: list[Mark]) -> LoadedSource:
    return load_pdf(PATH, make_pdf(pages), NEVER)


def reading(source: LoadedSource) -> list[str]:
    """The lines of the source, furniture left out."""
    text = source.text
    for start, end in reversed(source.furniture):
        text = text[:start] + text[end:]
    return [line for line in text.split("\n") if line]


def test_head_left_column_first():
    assert reading(read([*head(), *paragraph(LONG, 160)])) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ AN BÌNH",
        "Số: 15/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày 20 tháng 01 năm 2026",
        LONG,
    ]


def test_subject_of_a_letter_is_one_paragraph():
    subject = [
        Text(95, 135, "V/v tăng cường phòng, chống", 11),
        Text(110, 149, "dịch sởi ở trẻ em", 11),
    ]
    addressee = [Text(150, 190, "Kính gửi: Trạm Y tế các xã, phường, thị trấn trên địa bàn huyện.")]
    lines = reading(read([*head(), *subject, *addressee, *paragraph(LONG, 220)]))
    assert lines[3] == "V/v tăng cường phòng, chống dịch sởi ở trẻ em"
    assert lines[7] == addressee[0].text


def test_signature_recipients_before_signer():
    block = [
        Text(85, 300, "Nơi nhận:", 12), Text(85, 315, "- Như trên;", 11),
        Text(85, 329, "- Lưu: VT, YT.", 11), Text(345, 298, "KT. CHỦ TỊCH"),
        Text(335, 316, "PHÓ CHỦ TỊCH"), Text(340, 400, "Phạm Quốc Toản"),
    ]  # fmt: skip
    assert reading(read([*paragraph(LONG, 160), *block]))[1:] == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT, YT.",
        "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Quốc Toản",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("1. Củng cố trạm y tế xã.", "2. Tập huấn cán bộ thôn."),
        ("- Rà soát trẻ chưa tiêm;", "- Lập danh sách gửi trạm y tế."),
        ("Kinh phí do ngân sách xã bảo đảm.", "Giao Trạm Y tế theo dõi."),
    ],
)
def test_short_lines_are_paragraphs(above: str, below: str):
    assert reading(
        read([[Text(121, 200, above), Text(121, 219, below)]][0] + paragraph(LONG, 260))
    )[:2] == [above, below]


def test_number_is_not_a_marker_inside_a_sentence():
    text = LONG.replace("trẻ em dưới một tuổi", "1.200 trẻ em dưới 2 tuổi và 350 phụ nữ có thai")
    assert reading(read(paragraph(text, 160))) == [text]


def test_paragraph_goes_on_over_the_page_break():
    lines = paragraph(LONG, 780, step=19)
    first, rest = (
        lines[:2],
        [Text(line.x, 80 + 19 * i, line.text) for i, line in enumerate(lines[2:])],
    )
    source = read(
        [*paragraph(LONG, 600), *first], [Text(295, 40, "2"), *rest, *paragraph(LONG, 200)]
    )
    assert reading(source) == [LONG, LONG, LONG]
    assert [source.text[a:b].strip() for a, b in source.furniture] == ["2"]


def test_symbol_split_at_the_line_end():
    source = read([Text(121, 200, "Thực hiện đầy đủ các nội dung của Nghị quyết số 19-", 15),
                   Text(85, 219, "NQ/TW ngày 25 tháng 10 năm 2017 về đổi mới hệ thống tổ chức", 15),
                   *paragraph(LONG, 260)])  # fmt: skip
    assert "số 19-NQ/TW ngày" in source.text


def test_running_heads_and_page_numbers_are_furniture():
    pages = [
        [Text(85, 35, "Kế hoạch tiêm chủng 2026", 9), Text(500, 815, f"Trang {n}/3", 9),
         *paragraph(LONG, 160)]
        for n in (1, 2, 3)
    ]  # fmt: skip
    source = read(*pages)
    assert reading(source) == [LONG] * 3
    assert len(source.furniture) == 6


def test_a_line_on_two_pages_only_is_kept():
    pages = [[Text(85, 60, "Biểu mẫu số 01"), *paragraph(LONG, 160)] for _ in range(2)]
    assert reading(read(*pages)).count("Biểu mẫu số 01") == 2


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        (Text(120, 700, "DỰ THẢO", 60, angle=45), "watermark"),
        (Text(40, 500, "Bản quét lưu trữ", 9, angle=90), "rotated"),
        (Text(400, 310, "Ký bởi: UBND xã An Bình", 8), "signature_stamp"),
    ],
)
def test_what_is_no_text_is_noted(mark: Text, kind: str):
    source = read([*paragraph(LONG, 160), mark])
    assert reading(source) == [LONG]
    assert [(note.kind, note.text, note.page) for note in source.notes] == [(kind, mark.text, 1)]


def test_signing_is_a_word_of_the_text_too():
    lines = [Text(121, 300, "Người ký văn bản chịu trách nhiệm về nội dung đã ký.")]
    assert read([*paragraph(LONG, 160), *lines]).notes == ()


def test_every_word_has_its_place():
    source = read([*head(), *paragraph(LONG, 160)], paragraph(LONG, 100))
    assert source.pages == (0, source.text.index(LONG, source.text.index(LONG) + 1))
    assert [source.text[box.start : box.end] for box in source.boxes] == source.text.split()
    words = {source.text[box.start : box.end]: box for box in source.boxes if box.page == 1}
    assert 109 < words["15/KH-UBND"].x1 < 260
    assert 100 < words["15/KH-UBND"].top < words["15/KH-UBND"].bottom < 121


def test_the_same_bytes_give_the_same_source():
    data = make_pdf([[*head(), *paragraph(LONG, 160)]])
    assert load_pdf(PATH, data, NEVER) == load_pdf(PATH, data, NEVER)
