"""PDFs in fonts from before Unicode: read by what the font's name, or its text, says."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.loaded import LoadedSource
from extract.loaders.pdf.document import load_pdf
from rules.loader import load_rules
from rules.rows import Encoding
from schemas.vocabulary import WarningCode
from tests.loaders.page_maker import Mark, Text, find_font, make_pdf, paragraph
from tests.loaders.pdf_maker import old_font

BODY = (
    "Thực hiện Quyết định số 1466/QĐ-BNV ngày 12/8/2004 của Bộ Nội vụ, Sở Tư pháp xây dựng kế "
    "hoạch cải cách hành chính: rút ngắn 30% thời gian giải quyết hồ sơ hộ tịch, công khai thủ "
    "tục tại bộ phận tiếp nhận, bồi dưỡng 120 cán bộ tư pháp xã; kinh phí từ ngân sách huyện."
)


def letters_of(encoding: str) -> dict[str, str]:
    """How a letter is written in an encoding."""
    row = next(row for row in load_rules().rows(Encoding, "encodings") if row.id == encoding)
    return {pair[-1]: pair[:-2] for pair in reversed(row.letters)}


def write(text: str, encoding: str) -> str:
    letters = letters_of(encoding)
    return "".join(letters.get(char, char) for char in unicodedata.normalize("NFC", text))


def read(name: str, encoding: str, pages: Sequence[Sequence[Mark]]) -> LoadedSource:
    drawn = {old: new for new, old in letters_of(encoding).items() if len(old) == 1}
    return load_pdf(Path("old.pdf"), make_pdf(pages, old_font(name, find_font(), drawn)))


@pytest.mark.parametrize(
    ("font", "encoding", "told"),
    [
        (".VnTime", "tcvn3", "TCVN3 (ABC)"),
        ("VNI-Times", "vni", "VNI"),
        ("ABCDEF+VNI-Helve", "vni", "VNI"),
        ("NamesNothing", "tcvn3", "TCVN3 (ABC)"),
        ("NamesNothing", "vni", "VNI"),
    ],
)
def test_old_fonts_are_read(font: str, encoding: str, told: str):
    source = read(font, encoding, [paragraph(write(BODY, encoding), 200)])
    assert source.text == BODY
    assert not source.ocr
    (remark,) = source.remarks
    assert (remark.code, remark.start) == (WarningCode.legacy_encoding, None)
    assert remark.values == {"encoding": told}


@pytest.mark.parametrize(("font", "encoding"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni")])
def test_each_word_keeps_its_place(font: str, encoding: str):
    marks = paragraph(write(BODY, encoding), 200)
    source = read(font, encoding, [marks])
    words = [source.text[box.start : box.end] for box in source.boxes]
    assert words == BODY.split()
    assert len({round(box.bottom) for box in source.boxes}) == len(marks)
    lines: dict[int, list[float]] = {}
    for box in source.boxes:
        lines.setdefault(round(box.bottom), []).append(box.x0)
    assert all(line == sorted(line) for line in lines.values())


def test_a_capital_font_shows_capitals():
    lines = [Text(85, 200, write("kế hoạch cải cách thủ tục", "tcvn3"))]
    assert read(".VnTimeH", "tcvn3", [lines]).text == "KẾ HOẠCH CẢI CÁCH THỦ TỤC"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["công tác dư", "luận xã hội và tin học"], "công tác dư luận xã hội và tin học"),
        (["nhiệm vụ của VP-", "TK và tổ chức xã hội"], "nhiệm vụ của VP-TK và tổ chức xã hội"),
        (["nghị quyết số 19-", "NQ/TW về tổ chức xã"], "nghị quyết số 19-NQ/TW về tổ chức xã"),
    ],
)
def test_a_letter_that_has_the_code_of_a_hyphen_ends_a_line(lines: list[str], text: str):
    marks = [Text(85, 200 + 19 * row, write(line, "tcvn3")) for row, line in enumerate(lines)]
    source = read(".VnTime", "tcvn3", [[*paragraph(write(BODY, "tcvn3"), 300), *marks]])
    assert text in source.text.replace("\n", " ")


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "NamesNothing"])
@pytest.mark.parametrize("text", [BODY, "The committee reports once a year to the minister."])
def test_unicode_under_any_name_stays_as_it_is(font: str, text: str):
    source = load_pdf(
        Path("new.pdf"), make_pdf([paragraph(text, 200)], old_font(font, find_font(), {}))
    )
    assert source.text == text
    assert source.remarks == ()


def test_one_old_page_among_others_is_told_with_its_place():
    rest = [paragraph("Trang trong", 200)] * 2
    source = read(".VnTime", "tcvn3", [*rest, paragraph(write(BODY, "tcvn3"), 200)])
    (remark,) = source.remarks
    assert source.text[remark.start : remark.end].strip() == BODY
