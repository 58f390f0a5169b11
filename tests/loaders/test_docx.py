from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource
from extract.loaders.word.docx import load_docx
from schemas.vocabulary import WarningCode
from tests.loaders.word_maker import level, lines, load, make_docx, numbered, p, r, table, tc

LIST = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "-")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
LEGAL = (
    '<w:abstractNum w:abstractNumId="3">'
    + level(0, "upperRoman", "Phần %1")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + level(2, "decimal", "%1.%2.%3", '<w:isLgl/><w:suff w:val="space"/>')
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>'
)


def test_numbers_of_several_levels_begin_again_under_each_heading() -> None:
    body = (
        numbered("MỤC TIÊU") + numbered("Mục tiêu chung", 1) + numbered("Mục tiêu cụ thể", 1)
        + numbered("Về y tế", 2) + numbered("Về giáo dục", 2) + numbered("Trạm y tế xã", 3)
        + p("Lời dẫn không đánh số.")
        + numbered("NHIỆM VỤ") + numbered("Tuyên truyền", 1) + numbered("Ở thôn", 2)
    )  # fmt: skip
    assert lines(body, {"numbering": LIST}) == [
        "I. MỤC TIÊU", "1. Mục tiêu chung", "2. Mục tiêu cụ thể", "a) Về y tế", "b) Về giáo dục",
        "- Trạm y tế xã", "Lời dẫn không đánh số.", "II. NHIỆM VỤ", "1. Tuyên truyền", "a) Ở thôn",
    ]  # fmt: skip


def test_a_list_that_is_told_to_begin_again() -> None:
    body = numbered("Một") + numbered("Hai") + numbered("Lại một", 0, 2) + numbered("Rồi hai", 0, 2)
    expected = ["I. Một", "II. Hai", "I. Lại một", "II. Rồi hai"]
    assert lines(body, {"numbering": LIST}) == expected


def test_legal_numbers_show_roman_ones_as_arabic() -> None:
    body = numbered("Chung") + numbered("Phạm vi", 1) + numbered("Đối tượng", 2)
    expected = ["Phần I Chung", "1.1 Phạm vi", "1.1.1 Đối tượng"]
    assert lines(body, {"numbering": LEGAL}) == expected


def test_a_number_that_comes_with_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Muc"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/>'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    body = p("Đầu", '<w:pStyle w:val="Base"/>') + p("Sau", '<w:pStyle w:val="Sub"/>')
    body += p("Không", '<w:pStyle w:val="Sub"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(body, {"numbering": LIST, "styles": styles}) == ["I. Đầu", "II. Sau", "Không"]


def test_a_bullet_of_a_symbol_font() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", chr(0xF0D8))}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(numbered("Rà soát hồ sơ"), {"numbering": numbering}) == ["➢ Rà soát hồ sơ"]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [("Ø", "Wingdings", "➢"), ("o", "Courier New", "○"), ("·", "Symbol", "•"), ("+", "Arial", "+")],
)
def test_bullets_as_word_shows_them(text: str, font: str, expected: str) -> None:
    more = f"<w:rPr><w:rFonts w:ascii='{font}'/></w:rPr>"
    numbering = (
        f"<w:abstractNum w:abstractNumId='1'>{level(0, 'bullet', text, more)}</w:abstractNum>"
    )
    numbering += "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    assert lines(numbered("Họp"), {"numbering": numbering}) == [f"{expected} Họp"]


def test_numbers_in_the_cells_of_a_table() -> None:
    body = table(("TT", "Việc"), (tc(numbered("", 1)), "Họp dân"), (tc(numbered("", 1)), "Ký kết"))
    loaded = load(body, {"numbering": LIST})
    (found,) = loaded.tables
    cells = [loaded.text[cell.start : cell.end].strip() for cell in found.cells]
    assert cells == ["TT", "Việc", "1.", "Họp dân", "2.", "Ký kết"]


def test_cells_that_are_merged_keep_their_size() -> None:
    body = table(
        (tc(p("Nhóm"), '<w:vMerge w:val="restart"/>'), tc(p("Chủ trì"), '<w:gridSpan w:val="2"/>')),
        (tc(p(), "<w:vMerge/>"), "Phòng A", "Phòng B"),
        ("Hết", "", "C"),
    )
    loaded = load(body)
    (found,) = loaded.tables
    shapes = [
        (cell.row, cell.column, cell.row_span, cell.column_span, loaded.text[cell.start : cell.end])
        for cell in found.cells
    ]
    assert shapes == [
        (0, 0, 2, 1, "Nhóm"), (0, 1, 1, 2, "Chủ trì"), (1, 1, 1, 1, "Phòng A"),
        (1, 2, 1, 1, "Phòng B"), (2, 0, 1, 1, "Hết"), (2, 1, 1, 1, ""), (2, 2, 1, 1, "C"),
    ]  # fmt: skip


def test_a_head_in_one_row_is_read_agency_motto_number_date() -> None:
    left = p("UBND HUYỆN TAM NÔNG") + p("PHÒNG Y TẾ") + p("Số: 12/KH-PYT")
    right = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc")
    right += p("Tam Nông, ngày 05 tháng 02 năm 2024")
    loaded = load(table((tc(left), tc(right))) + p("KẾ HOẠCH"))
    assert loaded.text.splitlines() == [
        "UBND HUYỆN TAM NÔNG", "PHÒNG Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Số: 12/KH-PYT", "Tam Nông, ngày 05 tháng 02 năm 2024",
        "KẾ HOẠCH",
    ]  # fmt: skip
    assert loaded.tables == ()


def test_a_signature_in_two_rows_is_read_recipients_first() -> None:
    body = table(("Nơi nhận:", "TRƯỞNG PHÒNG"), (tc(p("- Như trên;") + p("- Lưu: VT.")), "Lê Tâm"))
    expected = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TRƯỞNG PHÒNG", "Lê Tâm"]
    assert lines(body) == expected


def test_changes_that_are_tracked() -> None:
    body = p(
        r("Giao ") + f"<w:del>{r('phòng Nội vụ').replace('w:t', 'w:delText')}</w:del>"
        f"<w:ins>{r('phòng Tư pháp')}</w:ins>" + r(" chủ trì.")
    )
    body += p(f"<w:moveFrom>{r('Cũ')}</w:moveFrom><w:moveTo>{r('Mới')}</w:moveTo>")
    assert lines(body) == ["Giao phòng Tư pháp chủ trì.", "Mới"]


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    body = p("Phối hợp với ", "<w:rPr><w:del/></w:rPr>") + p("Công an xã.")
    assert lines(body) == ["Phối hợp với Công an xã."]


def test_fields_show_their_result_and_not_their_code() -> None:
    body = p(
        r("Năm ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> DATE \\@ yyyy </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("2024")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + f'<w:fldSimple w:instr="REF x">{r(" (mục 2)")}</w:fldSimple>'
    )  # fmt: skip
    assert lines(body) == ["Năm 2024 (mục 2)"]


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('DỰ THẢO')}</w:txbxContent>"
    body = p(
        r("Kính gửi") + f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert lines(body) == ["Kính gửi", "DỰ THẢO"]


def test_headers_are_furniture_and_a_footnote_follows_its_paragraph() -> None:
    note = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    body = p(r("Đạt 70% số hộ") + note + r(" vào cuối kỳ.")) + p("Hết.")
    body += '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/>'
    parts = {
        "footnotes": f'<w:footnote w:type="separator" w:id="0">{p("x")}</w:footnote>'
        f'<w:footnote w:id="5">{p(" Theo Nghị quyết số 3/NQ-HĐND.")}</w:footnote>',
        "header1": p("Phụ lục kèm theo"),
        "footer1": p("2"),
    }
    loaded = load(body + "</w:sectPr>", parts)
    assert loaded.text.splitlines() == [
        "Đạt 70% số hộ[1] vào cuối kỳ.", "[1] Theo Nghị quyết số 3/NQ-HĐND.", "Hết.",
        "Phụ lục kèm theo",
    ]  # fmt: skip
    shown = [loaded.text[start:end] for start, end in loaded.furniture]
    assert shown == ["[1]", "Phụ lục kèm theo"]


def test_what_is_hidden_and_what_shows_as_capitals() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="T"/><w:rPr><w:caps/></w:rPr>'
        "</w:style>"
    )
    body = p("kế hoạch", '<w:pStyle w:val="T"/>')
    body += p(r("Thực hiện", '<w:caps w:val="0"/>') + r(" bí mật", "<w:vanish/>"))
    assert lines(body, {"styles": styles}) == ["KẾ HOẠCH", "Thực hiện"]


@pytest.mark.parametrize(
    ("runs", "expected", "is_legacy"),
    [
        ([("Kế hoạch phòng chống dịch", "Times New Roman")], "Kế hoạch phòng chống dịch", False),
        ([("KÕ ho¹ch phßng chèng dÞch", ".VnTime")], "Kế hoạch phòng chống dịch", True),
        ([("kÕ ho¹ch", ".VnTimeH"), (" n¨m 2009", ".VnTime")], "KẾ HOẠCH năm 2009", True),
        ([("Keá hoaïch phoøng choáng dòch", "VNI-Times")], "Kế hoạch phòng chống dịch", True),
        ([("Ke", "VNI-Times"), ("á hoa", "VNI-Times"), ("ïch", "VNI-Times")], "Kế hoạch", True),
        ([("Văn bản mới dán dưới phông cũ", ".VnTime")], "Văn bản mới dán dưới phông cũ", False),
    ],
)
def test_fonts_of_old_encodings(
    runs: list[tuple[str, str]], expected: str, is_legacy: bool
) -> None:
    made = "".join(r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>') for text, font in runs)
    loaded = load(p(made))
    assert loaded.text == expected + "\n"
    codes = {remark.code for remark in loaded.remarks}
    assert codes == ({WarningCode.legacy_encoding} if is_legacy else set())


def test_a_soft_hyphen_is_a_letter_of_tcvn3_and_nothing_elsewhere() -> None:
    font = '<w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr>'
    old = f"<w:r>{font}<w:t>®</w:t><w:softHyphen/><w:t>îc giao</w:t></w:r>"
    assert lines(p(old) + p("<w:r><w:t>ng</w:t><w:softHyphen/><w:t>hiệp</w:t></w:r>")) == [
        "được giao",
        "nghiệp",
    ]


def test_a_word_file_of_pictures_alone_is_read_as_a_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def read(folder: Path, rules: object) -> LoadedSource:
        seen.append(sorted(path.name for path in folder.iterdir()))
        return LoadedSource("Kế hoạch", "image/png", "image (tesseract)", "0" * 64, ocr=True)

    monkeypatch.setattr("extract.loaders.scan.images.load_image_folder", read)
    picture = '<w:r><w:pict><v:imagedata r:id="{}"/></w:pict></w:r>'
    body = p(picture.format("image2")) + p(picture.format("image1")) + p(picture.format("logo"))
    pictures = {"image1.png": bytes(30_000), "image2.jpeg": bytes(30_000), "logo.png": bytes(99)}
    data = make_docx(body, pictures=pictures)
    loaded = load_docx(Path("plan.docx"), data)
    assert seen == [["page-0001.jpeg", "page-0002.png"]]
    assert (loaded.text, loaded.ocr, loaded.loader) == ("Kế hoạch", True, "docx (tesseract)")
    assert loaded.sha256 == hashlib.sha256(data).hexdigest()
    assert load_docx(Path("plan.docx"), make_docx(p())).text == ""


@pytest.mark.parametrize("lost", [1, 40, 200])
def test_a_file_that_lost_its_first_bytes_is_told_to_be_broken(lost: int) -> None:
    with pytest.raises(SourceUnreadableError) as raised:
        load_docx(Path("plan.docx"), make_docx(p("Họp tổ dân phố."))[lost:])
    assert raised.value.reason == "file_broken"
