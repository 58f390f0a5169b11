"""From the source text to the plan text: what is joined, what is left out, and where it was."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.loaded import LoadedSource
from extract.normalise.reading import normalise_source, read_stretch
from extract.plan_text import PlanText
from rules.folding import LOOKALIKES, fold
from rules.loader import load_rules


def read(text: str, pages: tuple[int, ...] = ()) -> PlanText:
    source = LoadedSource(text, "text/plain", "test", "0" * 64, pages=pages)
    return normalise_source(source, load_rules())


WRAPPED = """\
Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về
đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc
gia; Kế hoạch số 12-KH/TU ngày 15/3/2025 về triển khai Nghị quyết của Tỉnh ủy
Bến Tre giao các đơn vị.
Sở Khoa học và Công nghệ xây dựng kế hoạch như sau:
"""


@pytest.mark.parametrize(
    ("source", "plan"),
    [
        pytest.param("số 19-\nNQ/TW ngày", "số 19-NQ/TW ngày", id="symbol split after a hyphen"),
        pytest.param("Công chức VP-\nTK xã", "Công chức VP-TK xã", id="abbreviation split"),
        pytest.param("ngày 15/\n7/2021 của", "ngày 15/7/2021 của", id="date split after a slash"),
        pytest.param(
            "giai đoạn 2022 - \n2025 của xã", "giai đoạn 2022 - 2025 của xã", id="range over lines"
        ),
        pytest.param("giai đoạn 2021 -\n2025.", "giai đoạn 2021 - 2025.", id="year is no number"),
        pytest.param("tháng 5\tnăm  2025", "tháng 5 năm 2025", id="tab and doubled space"),
        pytest.param("năm 2021của Chính phủ", "năm 2021của Chính phủ", id="lost space is kept"),
        pytest.param("Ủy ban\nnhân dân", "Ủy ban nhân dân", id="small letter goes on"),
        pytest.param(
            "1. Mục đích\n- Tiếp tục", "1. Mục đích\n- Tiếp tục", id="bullet begins a paragraph"
        ),
        pytest.param("a) Một;\nđ) Hai", "a) Một;\nđ) Hai", id="đ) begins a paragraph"),
        pytest.param(
            "KẾ HOẠCH\nthực hiện Nghị quyết",
            "KẾ HOẠCH\nthực hiện Nghị quyết",
            id="a type word stands alone",
        ),
        pytest.param(
            "## **I. MỤC TIÊU**\n\n- 90% *hộ*", "I. MỤC TIÊU\n- 90% hộ", id="Markdown seen through"
        ),
        pytest.param("a * b * c\n2 ** 3", "a * b * c\n2 ** 3", id="stars of plain text stay"),
        pytest.param("một\u200bhai\u00ad ba", "mộthai ba", id="invisible characters"),
        pytest.param("", "", id="empty"),
        pytest.param(" \n\t\n", "", id="only white space"),
        pytest.param("…………\n-----\n*****\nhết", "hết", id="drawn rules"),
    ],
)
def test_plan_text(source: str, plan: str) -> None:
    assert read(source).text == plan


def test_wrapped_paragraphs_are_joined() -> None:
    """Two paragraphs over five lines; one line begins with a capital within a name."""
    lines = read(WRAPPED).text.split("\n")
    assert [line.split()[0] for line in lines] == ["Căn", "Sở"]
    assert "Tỉnh ủy Bến Tre giao" in lines[0]


def test_double_spacing_is_seen_through() -> None:
    doubled = WRAPPED.replace("\n", "\n\n") * 4
    assert read(doubled).text == read(WRAPPED * 4).text


def test_page_numbers_are_left_out_of_the_reading_only() -> None:
    source = "Phát triển hạ tầng số của\n\n\n\n12\n\ntỉnh năm 2025."
    plan = read(source)
    assert plan.text == "Phát triển hạ tầng số của tỉnh năm 2025."
    assert [source[start:end] for start, end in plan.furniture] == ["12"]


def test_a_number_in_a_table_is_no_page_number() -> None:
    assert read("STT\n1\nSở Y tế\n2\nSở Nội vụ\n3\nCông an").text.split("\n").count("2") == 1


def test_running_heads_are_dropped() -> None:
    page = "Kế hoạch chuyển đổi số xã An Bình\nNội dung của trang thứ {}, hết.\n"
    source = "".join(page.format(n) for n in range(1, 6))
    starts = [source.index(page.format(n)) for n in range(1, 6)]
    text = read(source, tuple(starts)).text
    assert text.count("Kế hoạch chuyển đổi số xã An Bình") == 1  # the first is no repetition
    assert "trang thứ 5" in text


def test_pages_are_counted_from_one() -> None:
    plan = read("Một.\fHai.\fBa.", (0, 5, 10))
    assert [plan.page_of(at) for at in (0, 4, 5, 9, 10, 13)] == [1, 1, 2, 2, 3, 3]
    assert read("Một.").page_of(0) is None


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_offsets_hold_every_code_point_of_a_letter(form: str) -> None:
    source = unicodedata.normalize(form, "Nguyễn Thị Hường")  # type: ignore[arg-type]
    plan = read(source)
    at = plan.text.index("ễ")
    assert source[slice(*plan.to_source(at, at + 1))] == unicodedata.normalize(form, "ễ")  # type: ignore[arg-type]


def test_a_span_outside_the_text_is_refused() -> None:
    plan = read("xã")
    for start, end in ((0, 3), (1, 1), (-1, 1)):
        with pytest.raises(ValueError, match="outside"):
            plan.to_source(start, end)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_keeps_its_places(source: str) -> None:
    """Every character of the reading stands where its offsets say; the reading is NFC."""
    plan = read(source)
    assert len(plan.text) == len(plan.starts) == len(plan.ends) == len(plan.key)
    for index, char in enumerate(plan.text):
        stretch = source[plan.starts[index] : plan.ends[index]]
        assert plan.starts[index] < plan.ends[index]
        if char not in " \n":
            assert char in unicodedata.normalize("NFC", stretch).translate(LOOKALIKES)
    assert list(plan.starts) == sorted(plan.starts)


@given(st.text(alphabet="aăâđ ủỷ-/.\n\t19NQTW\u0301\u0323", max_size=200))
def test_reading_a_reading_changes_nothing(source: str) -> None:
    once = read_stretch(source)
    assert read_stretch(once) == once
    assert "  " not in once
    assert once == once.strip()


@given(st.text(max_size=200))
def test_folding_keeps_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_tone_marks_fold_to_one_place() -> None:
    assert fold("Hòa ỦY thủy") == fold("Hoà UỶ thuỷ") == "hoà uỷ thuỷ"
    assert fold("hoàn toàn của") == "hoàn toàn của"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("hoàn thành trưóc ngày 15/6", "hoàn thành trước ngày 15/6"),
        ("Quyêt định phê duyêt", "quyết định phê duyệt"),
        ("HÐND thị xã", "hđnd thị xã"),
        ("đường Đăk Nông, Pleiku, wifi", "đường đăk nông, pleiku, wifi"),
        ("theo căn cú, thực hiên", "theo căn cú, thực hiên"),  # syllables that Vietnamese has
        ("IV. TÓ CHỨC THỰC HIỆN", "iv. tổ chức thực hiện"),  # as words, they open a heading
        (
            "HUYỆN A CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM",
            "huyện a cộng hoà xã hội chủ nghĩa việt nam",
        ),
        ("cúa Bộ Y tế vể thuốc", "của bộ y tế về thuốc"),
        ("TÌNH HlNH NĂM 2022", "tình hình năm 2022"),
        ("html, tldr", "html, tldr"),
    ],
)
def test_key_has_misread_syllables_put_right(written: str, key: str) -> None:
    plan = read(written)
    assert plan.key == key
    assert len(plan.text) == len(written)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (
            "| UBND TỈNH A<br>**SỞ Y TẾ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - "
            "Tự do - Hạnh phúc** |\n| --- | --- |\n| Số: 5/KH-SYT | *A, ngày 05 tháng 6 năm "
            "2025* |\n",
            [
                "UBND TỈNH A",
                "SỞ Y TẾ",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Số: 5/KH-SYT",
                "A, ngày 05 tháng 6 năm 2025",
            ],
        ),
        (  # bold type alone parts the lines
            "| SỞ Y TẾ **CHI CỤC DÂN SỐ** Số: 5/KH-CCDS | **ĐẢNG CỘNG SẢN VIỆT NAM** *A, ngày 05 "
            "tháng 6 năm 2025* |\n| --- | --- |\n",
            [
                "SỞ Y TẾ",
                "CHI CỤC DÂN SỐ",
                "Số: 5/KH-CCDS",
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                "A, ngày 05 tháng 6 năm 2025",
            ],
        ),
        (
            "| **Nơi nhận:**<br>- Sở Y tế;<br>- Lưu: VT. | **KT. GIÁM ĐỐC**<br><br>**Lê An** |\n"
            "| --- | --- |\n",
            ["Nơi nhận:", "- Sở Y tế;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "Lê An"],
        ),
        (  # a table of data stays one, a break in its cell is a space
            "| Việc | Ai |\n| --- | --- |\n| Tập huấn<br>cán bộ | Sở Y tế |\n",
            ["| Việc | Ai |", "| Tập huấn cán bộ | Sở Y tế |"],
        ),
    ],
)  # fmt: skip
def test_tables_of_markdown_that_lay_out(source: str, lines: list[str]) -> None:
    plan = read(source)
    assert plan.text.splitlines() == lines
    assert all(
        plan.source[at] == char
        for at, char in zip(plan.starts, plan.text, strict=True)
        if char not in " \n"
    )


def test_a_border_read_as_a_bar_is_no_part_of_the_text() -> None:
    assert read("| IV. TỔ CHỨC\n1. Sở Y tế.").text == "IV. TỔ CHỨC\n1. Sở Y tế."


def test_of_two_numbers_alike_the_one_with_room_is_the_page() -> None:
    page = "".join(f"Dòng chữ thứ nhất của trang này, hàng {n} còn\n" for n in range(20))
    rows = "".join(f"{n}\nViệc {n}\nSở Y tế\nQuý I\n" for n in range(1, 6))
    source = f"{page}\n2\n\ntiếp theo\n{page}\n3\n\ntiếp theo\n{page}hết.\n{rows}\n4\n\n6\nViệc 6\n"
    assert [line for line in read(source).text.splitlines() if line.isdigit()] == list("123456")


def test_a_row_number_is_no_part_of_the_cell_before() -> None:
    source = "Phòng Đào tạo\nHằng năm\n8\nCông khai thông tin\n"
    assert read(source).text.splitlines() == source.splitlines()
