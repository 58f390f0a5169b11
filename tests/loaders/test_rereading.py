"""Parts of a scan read again: digits by several readings, the signer under a stamp, colour."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.loaders.page import UNREAD, Word
from extract.loaders.scan import rereading
from extract.loaders.scan.colour import lift_colour
from extract.loaders.scan.images import load_image
from extract.loaders.scan.ocr import OcrOptions, has_tesseract, read_page
from extract.loaders.scan.settling import Reading, settle_code, settle_digits
from extract.normalise.reading import normalise_source
from rules.loader import load_rules
from tests.loaders.page_maker import (
    Text,
    draw_page,
    head,
    paragraph,
    picture_bytes,
    spoil,
    stamp,
)

BODY = (
    "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về công tác phòng cháy, chữa cháy rừng mùa khô, "
    "Chi cục đề nghị các đơn vị kiểm tra phương tiện, bố trí người trực và báo cáo hằng tuần."
)


def word(text: str, confidence: float) -> Word:
    return Word(text, 0.0, 0.0, 30.0, 12.0, confidence)


@pytest.mark.parametrize(
    ("own", "again", "settled"),
    [
        (("1906", 0.4), (("1906", 0.1), ("1906", 0.6), ("1906", 0.6), ("1906", 0.4)), "1906"),
        (("21", 0.7), (("2]", 0.9), ("21", 0.8), ("2l", 0.8), ("21", 0.9)), "21"),
        (("TI", 0.1), (("11", 0.9), ("11", 0.4), ("1l", 0.4), ("i1", 0.5)), "11"),
        (("08", 0.97), (("0§", 0.8), ("0§", 0.8), ("06", 0.9)), "08"),  # sure at once
        (("8", 0.6), (("8", 0.97), ("8", 0.8), ("s", 0.6), ("š", 0.7)), "8"),
        # every reading is another: a hand wrote it
        (("115", 0.7), (("415", 0.7), ("145", 0.5), ("445", 0.7), ("145", 0.7)), None),
        (("4635", 0.76), (("4635", 0.74), ("4635", 0.66), ("2/35", 0.6), ("4/35", 0.4)), None),
        (("ŠÑÍ", 0.0), (("ê1", 0.1), ("21", 0.3), ("ö†", 0.0), ("š†", 0.0)), None),
        (("73", 0.6), (), None),
    ],
)
def test_digits_are_settled_or_left_unread(
    own: tuple[str, float], again: tuple[tuple[str, float], ...], settled: str | None
) -> None:
    readings = [Reading(text, sure) for text, sure in again]
    (found,) = settle_digits([word(*own)], own[0].lower(), readings)
    assert (None if found.style == UNREAD else found.text) == settled
    if settled is None:
        assert found.text == own[0]  # the source keeps what was read


@pytest.mark.parametrize(
    ("own", "again", "settled"),
    [
        ("/CV-PA§3", ("/CV-PA§3", "/CV-PA8§3", "/CV-PA83"), "/CV-PA83"),
        ("/KH-UBND", ("/KH-UBMD", "/KH-UBMD"), "/KH-UBND"),  # could stand so: it stays
        ("/CV-PA§3", ("/CV-PA§3",), "/CV-PA§3"),
    ],
)
def test_signs_no_symbol_has(own: str, again: tuple[str, ...], settled: str) -> None:
    readings = [Reading(text, 0.5) for text in again]
    assert [one.text for one in settle_code([word(own, 0.6)], readings)] == [settled]


def test_ink_of_a_stamp_turns_white_and_print_under_it_stays() -> None:
    page = Image.new("RGB", (300, 120), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((20, 20, 80, 100), fill=(225, 60, 70))
    pen.rectangle((45, 10, 55, 110), fill=(25, 20, 22))
    pen.rectangle((150, 10, 250, 110), fill=(30, 30, 30))
    grey = np.asarray(lift_colour(page))
    assert grey[60, 30] > 240
    assert grey[60, 50] < 60
    assert grey[60, 200] < 60


def test_print_in_colour_is_kept() -> None:
    page = Image.new("RGB", (300, 120), "white")
    ImageDraw.Draw(page).rectangle((20, 20, 280, 100), fill=(20, 40, 150))
    assert np.asarray(lift_colour(page))[60, 60] < 100


SIGNED = [
    *head("Số: 402/CCKL-QLBVR", "Sơn La, ngày 09 tháng 4 năm 2024"),
    *paragraph(BODY, 180),
    Text(85, 300, "Nơi nhận:", 12), Text(85, 316, "- Như trên;", 11),
    Text(85, 331, "- Lưu: VT, QLBVR.", 11),
    Text(355, 298, "KT. CHI CỤC TRƯỞNG"), Text(345, 316, "PHÓ CHI CỤC TRƯỞNG"),
    Text(365, 410, "Lò Văn Thoan"),
]  # fmt: skip


@pytest.mark.skipif(not has_tesseract(), reason="Tesseract with vie not installed")
@pytest.mark.parametrize("dpi", [150, 200])
def test_signer_under_a_stamp(dpi: int) -> None:
    image = spoil(stamp(draw_page(SIGNED, dpi), 350, 345), angle=1.2, noise=8, quality=60)
    source = load_image(Path("page.png"), picture_bytes(image, dpi=dpi))
    lines = source.text.split("\n")
    assert "Lò Văn Thoan" in lines
    assert any("CHI CỤC TRƯỞNG" in line for line in lines)
    assert "Số: 402/CCKL-QLBVR" in lines  # print is read alike at every size


@pytest.mark.skipif(not has_tesseract(), reason="Tesseract with vie not installed")
def test_scribbled_number_is_left_out_of_the_reading() -> None:
    page = [
        *head("Số:            /KH-UBND", "An Bình, ngày 20 tháng 01 năm 2026"),
        *paragraph(BODY, 180),
    ]
    image = draw_page(page)
    pen, factor = ImageDraw.Draw(image), 200 / 72
    for left in (137, 145, 153):  # strokes that are digits to nobody
        ends = [(left, 113), (left + 6, 104), (left + 1, 106), (left + 7, 115), (left + 2, 110)]
        pen.line([(x * factor, y * factor) for x, y in ends], fill=(30, 30, 30), width=3)
    plan = normalise_source(load_image(Path("p.png"), picture_bytes(image)), load_rules())
    line = next(line for line in plan.text.split("\n") if "KH-UBND" in line)
    assert not any(char.isdigit() for char in line)


@pytest.mark.skipif(not has_tesseract(), reason="Tesseract is not installed")
def test_a_page_whose_time_is_over_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    options = OcrOptions(jobs=1)
    page = read_page(draw_page([*head(), *paragraph(BODY, 700)]), 200, options)
    asked: list[float] = []

    def read(_: Image.Image, __: float, ___: int, seconds: float) -> list[Word]:
        asked.append(seconds)
        return []

    monkeypatch.setattr(rereading, "read_picture", read)
    reader = rereading.PartReader(load_rules())
    unsure = tuple(dataclasses.replace(one, confidence=0.1) for one in page.words)
    over = dataclasses.replace(page, ends=0.0, words=unsure)
    reader.reread(over)
    assert asked == []
    reader.reread(dataclasses.replace(over, ends=page.ends))
    assert asked
    assert all(0 < seconds <= options.page_seconds for seconds in asked)
