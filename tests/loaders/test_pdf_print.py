"""PDFs as offices and browsers print them: footnotes, spaced letters, italics, narrow cells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageFont

from extract.loaded import LoadedSource
from extract.loaders.page import Word
from extract.loaders.page_options import PageOptions
from extract.loaders.pdf.document import load_pdf
from extract.loaders.pdf.paragraphs import split_paragraphs
from tests.loaders.page_maker import Mark, Text, find_font, head, make_pdf, paragraph, table

FIRST = (
    "Thực hiện kết luận của Ban Thường vụ Huyện ủy về bảo tồn nghề dệt thổ cẩm, Phòng Văn hóa mở "
    "lớp truyền nghề cho thanh niên các bản vùng cao, gắn với phát triển du lịch cộng đồng."
)


def read(*pages: list[Mark]) -> LoadedSource:
    return load_pdf(Path("plan.pdf"), make_pdf(pages), PageOptions(ocr="never"))


def reading(source: LoadedSource) -> list[str]:
    """The lines of the source, furniture left out."""
    text = source.text
    for start, end in reversed(source.furniture):
        text = text[:start] + text[end:]
    return [line for line in text.split("\n") if line]


def wide(text: str, size: float = 13.0) -> float:
    return ImageFont.truetype(str(find_font()), 100).getlength(text) * size / 100


def marked(x: float, y: float, text: str, mark: str, behind: str = "") -> list[Text]:
    """A line with a mark set small and raised, and what stands right behind it."""
    end = x + wide(text)
    made = [Text(x, y, text), Text(end, y - 5, mark, 7.5)]
    return [*made, Text(end + wide(mark, 7.5), y, behind)] if behind else made


def test_a_footnote_stands_behind_the_page_and_its_mark_is_no_part_of_the_reading() -> None:
    source = read(
        [
            *marked(121, 100, "Huyện có 12 nghề truyền thống", "1", ", trong đó 3 nghề cần giữ."),
            Text(85, 760, "1 Theo báo cáo của Phòng Văn hóa.", 9.5),
        ]
    )
    assert reading(source) == [
        "Huyện có 12 nghề truyền thống, trong đó 3 nghề cần giữ.",
        "[1] Theo báo cáo của Phòng Văn hóa.",
    ]


def test_a_paragraph_goes_on_behind_the_footnote_of_its_page() -> None:
    top = [Text(85, 60, "vùng cao, gắn với du lịch cộng đồng và bảo vệ rừng đầu nguồn.")]
    lines = paragraph(FIRST.replace("vùng cao, gắn với phát triển du lịch cộng đồng.", ""), 690)
    note = [
        *marked(85, 650, "Nghề dệt", "1"),
        *lines,
        Text(85, 770, "1 Danh mục kèm theo.", 9.5),
    ]
    lines = reading(read(note, top))
    assert len(lines) == 3
    assert lines[1].endswith("thanh niên các bản vùng cao, gắn với du lịch cộng đồng và bảo vệ "
                             "rừng đầu nguồn.")  # fmt: skip
    assert lines[2] == "[1] Danh mục kèm theo."


def test_a_power_without_a_footnote_stays() -> None:
    source = read([*marked(121, 100, "Trồng mới 5.000 m", "2", " hoa hai bên đường.")])
    assert reading(source) == ["Trồng mới 5.000 m2 hoa hai bên đường."]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        (["KẾ", "HOẠCH"], "KẾ HOẠCH"),
        (["QUYẾT", "ĐỊNH"], "QUYẾT ĐỊNH"),
        (["BẢO", "TỒN", "NGHỀ", "DỆT", "NĂM", "2027"], "BẢO TỒN NGHỀ DỆT NĂM 2027"),
    ],
)
def test_letters_set_apart_are_words(drawn: list[str], text: str) -> None:
    x, marks = 180.0, []
    for word in drawn:
        for letter in word:
            marks.append(Text(x, 160, letter, 12))
            x += wide(letter, 12) + 4
        x += 6
    assert reading(read([*marks, *paragraph(FIRST, 200)]))[0] == text


def test_numbers_of_columns_are_not_one_word() -> None:
    marks = [Text(100 + 60 * index, 160, str(index + 1)) for index in range(7)]
    assert reading(read([*marks, *paragraph(FIRST, 200)]))[0] == "1 2 3 4 5 6 7"


def test_false_italics_are_no_watermark() -> None:
    date = Text(310, 115, "Mường Lát, ngày 9 tháng 2 năm 2027", slant=0.3)
    lines = reading(read([*head()[:-1], date, *paragraph(FIRST, 200)]))
    assert date.text in lines


def test_the_type_word_below_the_head_is_not_of_a_column() -> None:
    title = [Text(262, 139, "KẾ", 14), Text(292, 139, "HOẠCH", 14)]
    lines = reading(read([*head(), *title, *paragraph(FIRST, 180)]))
    assert lines[5:7] == ["An Bình, ngày 20 tháng 01 năm 2026", "KẾ HOẠCH"]


def test_a_motto_broken_in_two_stays_in_its_column() -> None:
    motto = [Text(302, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 12), Text(302, 86, "VIỆT NAM", 12)]
    rest = [Text(100, 70, "ỦY BAN NHÂN DÂN", 12), Text(120, 102, "XÃ AN BÌNH", 12),
            Text(302, 102, "Độc lập - Tự do - Hạnh phúc")]  # fmt: skip
    lines = reading(read([*motto, *rest, *paragraph(FIRST, 180)]))
    assert lines[:2] == ["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"]


def test_a_title_alone_on_a_page_is_no_head() -> None:
    title = [Text(278, 60, "PHỤ"), Text(310, 60, "LỤC"), Text(150, 78, "DANH MỤC NGHỀ CẦN GIỮ GÌN")]
    assert reading(read([*paragraph(FIRST, 100)], [*title, *paragraph(FIRST, 120)]))[1] == "PHỤ LỤC"


def test_a_plan_below_the_decision_on_it_has_its_own_head() -> None:
    signed = [Text(340, 130, "CHỦ TỊCH"), Text(330, 200, "Vi Văn Lợi")]
    below = [
        Text(mark.x, mark.y + 260, mark.text, mark.size)
        for mark in head()[:4]
        if isinstance(mark, Text)
    ]
    lines = reading(read([*paragraph(FIRST, 60), *signed, *below, *paragraph(FIRST, 400)]))
    assert lines[3:7] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ AN BÌNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_signed_in_brackets_is_a_line_of_its_own() -> None:
    block = [
        Text(85, 300, "Nơi nhận:", 12), Text(85, 315, "- Như trên;", 11),
        Text(85, 329, "- Lưu: VT.", 11), Text(345, 298, "PHÓ CHỦ TỊCH"),
        Text(355, 330, "(Đã ký)"), Text(340, 380, "Lò Thị Mai"),
    ]  # fmt: skip
    assert reading(read([*paragraph(FIRST, 160), *block]))[-3:] == [
        "PHÓ CHỦ TỊCH", "(Đã ký)", "Lò Thị Mai",
    ]  # fmt: skip


def test_the_last_syllable_of_an_agency_is_no_agency() -> None:
    agency = [Text(90, 70, "SỞ NÔNG NGHIỆP VÀ MÔI", 12), Text(130, 86, "TRƯỜNG", 12)]
    lines = reading(read([*agency, *head()[2:], *paragraph(FIRST, 160)]))
    assert lines[0] == "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("15/12/20\n27", "15/12/2027"),
        ("III/202\n7", "III/2027"),
        ("VP-UBN\nD tỉnh", "VP-UBN D tỉnh"),  # not told from two words
        ("Nghiệp\nvụ Y", "Nghiệp vụ Y"),
        ("2026\n2027", "2026 2027"),
    ],
)
def test_what_a_narrow_cell_cuts(cell: str, text: str) -> None:
    edges = [85.0, 115.0, 300.0, 306.0 + max(wide(one, 11) for one in cell.split("\n"))]
    rows = [["TT", "Nhiệm vụ", "Hạn"], ["1", "Mở lớp truyền nghề", cell]]
    source = read([*paragraph(FIRST, 100), *table(edges, [200, 225, 270], rows)])
    last = source.tables[0].cells[-1]
    assert source.text[last.start : last.end] == text


def line(y: float, x0: float, text: str, style: str = "a", full: bool = True) -> list[Word]:
    words, x = [], x0
    step = (500 - x0) / len(text) if full else 6.0
    for word in text.split():
        words.append(Word(word, x, y, x + step * len(word), y + 12, style=style))
        x += step * (len(word) + 1)
    if full:
        words[-1] = Word(words[-1].text, words[-1].x0, y, 500, y + 12, style=style)
    return words


def is_marked(text: str) -> bool:
    return text.startswith(("- ", "Điều ", "1.", "2.", "3.", "4."))


@pytest.mark.parametrize(
    ("goes_on", "count"),
    [
        ("- xã hội và người dân trên địa bàn huyện.", 5),
        ("Điều 24 và khoản 2 của luật này.", 5),
        ("- Xã hội hóa việc mở lớp truyền nghề.", 6),  # capital: a bullet of its own
    ],
)
def test_a_line_that_wraps_at_a_dash_goes_on(goes_on: str, count: int) -> None:
    rows = [
        line(0, 90, "1. Mở lớp truyền nghề dệt cho thanh niên các bản vùng cao", full=False),
        line(20, 90, "2. Mua khung dệt", full=False),
        line(40, 90, "3. Vận động các tổ chức chính trị"),
        line(60, 60, goes_on, full=False),
        line(80, 90, "4. Tổng kết", full=False),
        line(100, 60, "Các xã gửi báo cáo cho huyện trước khi lớp học bế giảng, kèm theo ảnh"),
    ]
    assert len(split_paragraphs(rows, is_marked, bounds=(60, 500))) == count


@pytest.mark.parametrize(("style", "count"), [("bold", 2), ("a", 1)])
def test_a_full_heading_in_another_font_is_no_paragraph(style: str, count: int) -> None:
    rows = [
        line(0, 90, "4 - Trung tâm Bảo tồn văn hóa các dân tộc huyện", style),
        line(20, 90, "Mở lớp truyền nghề và giữ khung dệt"),
        line(40, 60, "cho các bản."),
    ]
    assert len(split_paragraphs(rows, is_marked, bounds=(60, 500))) == count


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    printed = [
        Text(30, 25, "11/21/26, 9:42 AM Kế hoạch", 8),
        Text(30, 825, "https://a.vn/1 1/1", 8),
    ]
    assert reading(read([*printed, *paragraph(FIRST, 100)])) == [FIRST]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (line(20, 120, "Phường, xã và các bản vùng cao:", full=False), 2),
        (line(20, 217, "truyền nghề ở các bản", full=False), 1),  # the title goes on, centred
    ],
)
def test_addressees_below_a_wide_title_are_a_paragraph(second: list[Word], count: int) -> None:
    title = line(
        0, 80, "Mở lớp truyền nghề dệt cho thanh niên các bản vùng cao tháng Ba", full=False
    )
    shift = (500 + 60 - title[-1].x1 - title[0].x0) / 2
    title = [replace(word, x0=word.x0 + shift, x1=word.x1 + shift) for word in title]
    rows = [title, second]
    assert len(split_paragraphs(rows, is_marked, bounds=(60, 500))) == count
