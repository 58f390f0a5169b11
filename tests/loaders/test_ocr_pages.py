"""Scans: which pages OCR reads, what is done to them before, what is noted after."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from extract.loaded import LoadedSource
from extract.loaders.page_options import OcrOptions, PageOptions
from extract.loaders.pdf.document import load_pdf
from extract.loaders.scan.images import load_image, load_image_folder
from extract.loaders.scan.ocr import has_tesseract
from extract.loaders.scan.page_image import measure_skew
from schemas.vocabulary import WarningCode
from tests.loaders.page_maker import (
    Mark,
    Text,
    draw_page,
    head,
    make_pdf,
    paragraph,
    picture_bytes,
    scanned_pdf,
    spoil,
    stamp,
    table,
)

pytestmark = pytest.mark.skipif(not has_tesseract(), reason="Tesseract with vie not installed")

BODY = (
    "Thực hiện Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ, Sở Y tế "
    "xây dựng kế hoạch chuyển đổi số năm 2026: 100% trạm y tế dùng hồ sơ sức khỏe điện tử, tối "
    "thiểu 85% đơn thuốc được kê trên hệ thống dùng chung trước ngày 30 tháng 9."
)
SIGNATURE = [
    Text(85, 420, "Nơi nhận:", 12), Text(85, 436, "- Bộ Y tế (báo cáo);", 11),
    Text(85, 451, "- Lưu: VT, KH.", 11), Text(370, 418, "GIÁM ĐỐC"),
    Text(345, 530, "Nguyễn Thị Minh Hà"),
]  # fmt: skip
TRUTH = (
    "Ủy ban nhân dân xã An Bình Số: 215/KH-SYT Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do "
    f"- Hạnh phúc An Bình, ngày 20 tháng 01 năm 2026 {BODY} "
    "Nơi nhận: - Bộ Y tế (báo cáo); - Lưu: VT, KH. Giám đốc Nguyễn Thị Minh Hà"
)
PAGE: list[Mark] = [*head("Số: 215/KH-SYT"), *paragraph(BODY, 180), *SIGNATURE]


def word_errors(found: str, truth: str) -> float:
    """Share of words wrong, in percent: lower-cased, without punctuation."""
    one, other = ([*re.findall(r"\w+", text.lower())] for text in (truth, found))
    return 100 * Levenshtein.distance(one, other) / len(one)


def read(image: Image.Image, **options: object) -> LoadedSource:
    return load_image(Path("page.png"), picture_bytes(image), PageOptions(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "image",
    [
        draw_page(PAGE),
        spoil(draw_page(PAGE), angle=1.8, noise=10, quality=60),
        spoil(draw_page(PAGE), angle=-3.0),
        spoil(draw_page(PAGE), shade=True, noise=5),
        spoil(draw_page(PAGE, dpi=100), blur=0.6, quality=75),
        stamp(draw_page(PAGE), 395, 470),
        draw_page(PAGE).rotate(90, expand=True),
        draw_page(PAGE).convert("1"),
    ],
    ids=[
        "clean",
        "skewed",
        "more skewed",
        "shaded",
        "100 dpi",
        "stamped",
        "on its side",
        "two levels",
    ],
)
def test_spoilt_pages_read_right(image: Image.Image):
    source = read(image)
    lines = source.text.split("\n")
    assert word_errors(source.text, TRUTH) < 5  # order included
    assert lines.index("GIÁM ĐỐC") > lines.index("Nơi nhận:")
    assert source.ocr
    assert all(box.confidence is not None for box in source.boxes)


def test_boxes_lie_on_the_words_of_a_turned_page():
    source = read(spoil(draw_page(PAGE), angle=2.0))
    box = next(box for box in source.boxes if "749" in source.text[box.start : box.end])
    straight = read(draw_page(PAGE))
    right = next(box for box in straight.boxes if "749" in straight.text[box.start : box.end])
    # turned by 2 degrees about the middle, a word at the top right moves by up to 12 points
    assert abs(box.x0 - right.x0) < 15
    assert abs(box.top - right.top) < 15


@pytest.mark.parametrize("angle", [-4.0, -1.0, 0.0, 0.7, 3.0])
def test_skew_is_measured(angle: float):
    grey = spoil(draw_page(PAGE), angle=angle).convert("L")
    assert measure_skew(grey) == pytest.approx(-angle, abs=0.15)


def test_table_of_a_scan():
    cells = [["TT", "Nhiệm vụ", "Đơn vị chủ trì"], ["1", "Mua máy tính", "Văn phòng"]]
    grid = table([85, 120, 330, 500], [330, 360, 390], cells, size=13)
    source = read(spoil(draw_page([*paragraph(BODY, 180), *grid]), angle=0.6, noise=6))
    assert [
        [source.text[cell.start : cell.end] for cell in source.tables[0].cells if cell.row == row]
        for row in (0, 1)
    ] == cells


def test_bad_layer_is_read_again():
    bad = [
        "Thirc hi'en Quyet dinh so 749/QD-TTg ngay 03 thang 6 nam",
        "2020 cila Thu tuong Chinh phu, So Y to xay dung ke hoach",
    ]
    hidden = [Text(85, 180 + 19 * i, line, is_hidden=True) for i, line in enumerate(bad)]
    data = scanned_pdf([draw_page(PAGE)], [hidden])
    source = load_pdf(Path("scan.pdf"), data)
    assert "Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020" in source.text
    assert "cila" not in source.text
    assert [remark.code for remark in source.remarks] == [WarningCode.bad_text_layer]


@pytest.mark.parametrize(
    ("choice", "is_ocr"), [("auto", False), ("never", False), ("always", True)]
)
def test_good_layer_is_trusted_unless_told(choice: str, is_ocr: bool):
    source = load_pdf(Path("plan.pdf"), make_pdf([PAGE]), PageOptions(ocr=choice))  # type: ignore[arg-type]
    assert (source.ocr, source.remarks) == (is_ocr, ())
    assert "749/QĐ-TTg" in source.text


def test_pages_with_and_without_layer_stand_in_order():
    document = scanned_pdf([draw_page(paragraph(f"{word} trang này là bản quét.", 200)) for word in
                            ("Một", "Hai", "Ba")])  # fmt: skip
    options = PageOptions(reading=OcrOptions(jobs=2))
    source = load_pdf(Path("scan.pdf"), document, options)
    assert [source.text[start:].split()[0] for start in source.pages] == ["Một", "Hai", "Ba"]


def test_tiff_of_several_pages_and_folder_are_one_plan(tmp_path: Path):
    pages = [draw_page(paragraph(f"{word} trang kế hoạch phòng chống thiên tai.", 200), 150)
             for word in ("Đầu", "Sau")]  # fmt: skip
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:])
    whole = load_image(Path("plan.tif"), buffer.getvalue())
    (tmp_path / "trang10.png").write_bytes(picture_bytes(pages[1]))
    (tmp_path / "trang9.png").write_bytes(picture_bytes(pages[0]))
    folder = load_image_folder(tmp_path)
    assert len(whole.pages) == len(folder.pages) == 2
    assert whole.text.split()[0] == folder.text.split()[0] == "Đầu"


def test_page_that_takes_too_long_is_given_up():
    options = PageOptions(reading=OcrOptions(page_seconds=0.01))
    source = load_image(Path("page.png"), picture_bytes(draw_page(PAGE)), options)
    assert [remark.reason for remark in source.remarks] == ["warning.page_given_up"]
    assert source.text == ""


SCANS = Path(os.environ.get("BOCTACH_SCANS", "../shared/scans"))


@pytest.mark.skipif(not SCANS.is_dir(), reason="the real scans are not here")
def test_real_pages():
    truth = (SCANS / "page.truth.txt").read_text(encoding="utf-8")
    plain = (12.5, 14.1, 30.7, 13.3, 14.9)  # published for Tesseract alone
    found = [
        word_errors(load_image(path, path.read_bytes()).text, truth)
        for path in sorted(SCANS.glob("page-v*.jpg"))
    ]
    assert sum(found) / len(found) <= 10
    assert all(ours <= theirs for ours, theirs in zip(found, plain, strict=True))


@pytest.mark.skipif(not SCANS.is_dir(), reason="the real scans are not here")
@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "letter-1.pdf",
            [
                "/SGDĐT-CTrTT", "tháng 5 năm 2019", "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
                "2. Phòng CTSV phối hợp với Đoàn TN phổ biến đến toàn thể SV;",
                "Công văn số 2114/BGDĐT-GDCTHSSV ngày 16/5/2019 của Bộ GD&ĐT",
                "- Hiệu trưởng các trường Đại học ngoài công lập;",
                "- Lưu: VT, CTrTT (Chương).\nKT. GIÁM", "Trần Nguyễn Minh Thành",
            ],
        ),
        (
            "letter-2.pdf",
            [
                "PHÒNG AN CHÍNH TRỊ NỘI BỘ", "Số: 115 /CV-PA83",
                "Đà Nẵng, ngày 26 tháng 4 năm 2018", "Kính gửi: - Sở Giáo dục và Đào tạo",
                "PHÓ TRƯỞNG PHÒNG PHỤ TRÁCH", "Trung tá Ngô Văn Công",
            ],
        ),
    ],
)  # fmt: skip
def test_real_letters(name: str, parts: list[str]):
    path = SCANS / name
    text = load_pdf(path, path.read_bytes()).text
    assert [part for part in parts if part not in text] == []
