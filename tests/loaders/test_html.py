from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource
from extract.loaders.web.html import load_html
from schemas.vocabulary import WarningCode


def load(page: str | bytes) -> LoadedSource:
    data = page if isinstance(page, bytes) else page.encode()
    return load_html(Path("plan.html"), data)


def lines(page: str | bytes) -> list[str]:
    return load(page).text.splitlines()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Một<p>Hai", ["Một", "Hai"]),
        ("<p>K&ecirc; ho&#7841;ch\n  n&abreve;m</p>", ["Kê hoạch năm"]),
        ("<div>Một<br>Hai<br><br>Ba</div>", ["Một", "Hai", "", "Ba"]),
        ("<p>Phó<b> Chủ</b> <i>tịch</i>", ["Phó Chủ tịch"]),
        ("<ol start=3><li>Ba<li>Bốn</ol>", ["3. Ba", "4. Bốn"]),
        ("<ol type=a><li>Một<li value=4>Bốn</ol>", ["a. Một", "d. Bốn"]),
        ("<ul><li>Họp<li>- Có gạch<li>1. Có số</ul>", ["- Họp", "- Có gạch", "1. Có số"]),
        ("<ul style='list-style:none'><li>Không dấu</ul>", ["Không dấu"]),
        ("<pre>Một\n  hai</pre>", ["Một", "  hai"]),
        ("<p>Giữ<del> bỏ</del><ins> thêm</ins>", ["Giữ thêm"]),
        ("<p style='text-transform: uppercase'>kế hoạch", ["KẾ HOẠCH"]),
        ("<p style='display:none'>Ẩn<p>Hiện", ["Hiện"]),
        ("<script>document.write('<p>Ẩn')</script><style>p{}</style><p>Hiện", ["Hiện"]),
        ("<p>giai đoạn 2021 &#150; 2025 &#147;x&#148;", ["giai đoạn 2021 – 2025 “x”"]),
        ("<p><![if !supportLists]>-<span>&nbsp; </span><![endif]>Rà soát", ["-\xa0 Rà soát"]),
        ("<p><span style='font-family:Wingdings'>Ø<span style='font:7.0pt \"Times\"'>&nbsp; </span>"
         "</span>Rà soát Øresund", ["➢\xa0 Rà soát Øresund"]),
        ("<!--[if gte mso 9]><p>Ẩn</p><![endif]--><p>Hiện", ["Hiện"]),
        ("chỉ có chữ", ["chỉ có chữ"]),
        ("", []),
    ],
)  # fmt: skip
def test_what_a_page_shows(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<meta charset=utf-8><p>Kế hoạch".encode(), "Kế hoạch"),
        ("<p>Kế hoạch".encode("utf-16"), "Kế hoạch"),
        ("<meta charset=windows-1252><p>K&#7871; ho&#7841;ch c\xf4ng".encode("cp1252"),
         "Kế hoạch công"),
        ("<meta charset=windows-1252><p>Kế hoạch".encode(), "Kế hoạch"),  # wrongly declared
        ("<?xml version='1.0' encoding='utf-8'?><html><p>Kế hoạch".encode(), "Kế hoạch"),
        ("<meta charset=no-such><p>c\xf4ng".encode("cp1252"), "công"),
    ],
)  # fmt: skip
def test_encodings_of_a_page(data: bytes, expected: str) -> None:
    assert lines(data) == [expected]


def test_decomposed_letters_are_kept_as_they_are() -> None:
    assert lines("<p>K&ecirc;&#769; hoa&#803;ch") == ["Kê\u0301 hoa\u0323ch"]


def test_a_table_with_merged_cells() -> None:
    loaded = load(
        "<table><tr><th rowspan=2>TT<th colspan=2>Đơn vị<tr><td>Chủ trì<td>Phối hợp"
        "<tr><td>1<td><p>Sở</p><p>Y tế</p><td></table>"
    )
    (table,) = loaded.tables
    shapes = [
        (cell.row, cell.column, cell.row_span, cell.column_span, loaded.text[cell.start : cell.end])
        for cell in table.cells
    ]
    assert shapes == [
        (0, 0, 2, 1, "TT"), (0, 1, 1, 2, "Đơn vị"), (1, 1, 1, 1, "Chủ trì"),
        (1, 2, 1, 1, "Phối hợp"), (2, 0, 1, 1, "1"), (2, 1, 1, 1, "Sở\nY tế"), (2, 2, 1, 1, ""),
    ]  # fmt: skip


def test_a_whole_page_in_a_layout_table_keeps_the_task_table_inside() -> None:
    task = "<table><tr><td>Nội dung<td>Thời gian<tr><td>Họp<td>Quý I</table>"
    loaded = load(f"<table><tr><td><p>KẾ HOẠCH</p>{task}<p>Hết</table>")
    assert loaded.text.splitlines() == ["KẾ HOẠCH", "Nội dung", "Thời gian", "Họp", "Quý I", "Hết"]
    assert len(loaded.tables) == 1


def test_a_footnote_mark_is_furniture_and_an_area_is_not() -> None:
    loaded = load("<p>Đạt 5 km<sup>2</sup><a href='#_ftn1'>[1]</a> rừng.")
    assert loaded.text == "Đạt 5 km2[1] rừng.\n"
    assert [loaded.text[start:end] for start, end in loaded.furniture] == ["[1]"]


MENU = "".join(f"<li><a href=/m{n}>Chuyên mục số {n}</a>" for n in range(25))
HEAD = (
    "<table><tr><td>UBND XÃ AN BÌNH<br>Số: 7/KH-UBND<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>"
    "Độc lập - Tự do - Hạnh phúc<br>An Bình, ngày 3 tháng 2 năm 2024</table>"
)
BODY = "".join(f"<p>{n}. Tổ chức tuyên truyền, vận động nhân dân tham gia.</p>" for n in range(9))


@pytest.mark.parametrize(
    "page",
    [
        f"<header>Cổng thông tin</header><nav><ul>{MENU}</ul></nav><main>{HEAD}{BODY}</main>"
        f"<aside><h3>Tin mới</h3><ul>{MENU}</ul></aside><footer>Bản quyền</footer>",
        f"<form><div id=top><ul>{MENU}</ul></div><div>{HEAD}<div class=text>{BODY}</div></div>"
        f"<div><b>Tin liên quan</b><ul>{MENU}</ul></div></form>",
        f"<table><tr><td><ul>{MENU}</ul><td>{HEAD}{BODY}</table>",
        f"<ul>{MENU}</ul><div>{HEAD}{BODY}</div><div><p>Cổng thông tin xã</p>"
        "<p>Giấy phép số 12/GP-STTTT cấp ngày 5 tháng 6 năm 2019</p></div>",
    ],
    ids=["semantic", "divs", "tables", "licence below"],
)
def test_the_plan_is_found_among_menus(page: str) -> None:
    found = lines(f"<html><body>{page}</body></html>")
    start = found.index("UBND XÃ AN BÌNH")
    assert found[start + 1] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert found[-1] == "8. Tổ chức tuyên truyền, vận động nhân dân tham gia."
    assert not any("Chuyên mục" in line for line in found)


def test_entities_that_are_no_characters() -> None:
    assert lines("<p>Một<img>&#1;hai<script>x</script>&#xFFFE; ba<input>&#2;</p>")[0].endswith("ba")


def test_a_page_without_menus_is_taken_whole() -> None:
    page = f"<div class=WordSection1>{HEAD}{BODY}</div><div class=WordSection2><p>PHỤ LỤC</div>"
    assert lines(page)[-1] == "PHỤ LỤC"


def test_recitals_that_are_links_are_no_menu() -> None:
    links = "".join(
        f"<p>Căn cứ <a href=/vb{n}>Nghị định số {n}/2020/NĐ-CP</a>;</p>" for n in range(9)
    )
    page = f"<nav><ul>{MENU}</ul></nav><div>{HEAD}{links}{BODY}</div>"
    assert "Căn cứ Nghị định số 8/2020/NĐ-CP;" in lines(page)


@pytest.mark.parametrize(
    "page",
    [
        "<p style='font-family:.VnTime'>KÕ ho¹ch phßng chèng dÞch",
        "<font face='.VnTime'>KÕ ho¹ch phßng chèng dÞch</font>",
        "<style>p.a, li.a {margin:0; font-family:'.VnTime','serif'}</style>"
        "<p class=a>KÕ ho¹ch phßng chèng dÞch",
        "<p>KÕ ho¹ch phßng chèng dÞch",  # no font says so: the text does
        "<p>Kế hoạch phòng chống dịch".encode().decode("cp1252", "replace"),
    ],
    ids=["style", "face", "sheet", "text", "mojibake"],
)
def test_old_encodings(page: str) -> None:
    loaded = load(page)
    assert loaded.text == "Kế hoạch phòng chống dịch\n"
    assert [remark.code for remark in loaded.remarks] == [WarningCode.legacy_encoding]


def test_marks_left_open_a_thousand_times() -> None:
    assert lines("<p>" + "<b><font>" * 1000 + "Một<p>Hai")[0] == "Một"


def test_boxes_nested_beyond_reason() -> None:
    with pytest.raises(SourceUnreadableError) as caught:
        load("<div>" * 2000 + "Một")
    assert caught.value.reason == "nested_too_deep"


def test_a_page_in_a_mail_envelope() -> None:
    mail = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n<p>K=E1=BA=BF ho=E1=BA=A1ch\r\n--x--\r\n"
    )
    assert lines(mail) == ["Kế hoạch"]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = "<!DOCTYPE html SYSTEM 'http://127.0.0.1:9/x.dtd'><link rel=stylesheet href=//a/b.css>"
    assert lines(page + "<img src=http://127.0.0.1:9/a.png><iframe src=//a></iframe><p>Một") == [
        "Một"
    ]
