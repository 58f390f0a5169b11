"""What a scanner adds to a page is taken off its picture; print stays, however faint."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.loaders.scan.dirt import clear_border, clear_specks
from extract.loaders.scan.ocr import parse_tsv
from extract.loaders.scan.page_image import measure_skew, prepare_page, stretch_contrast
from extract.loaders.scan.rules import erase_rules, find_rules
from tests.loaders.page_maker import Text, draw_page, fade, paragraph, spoil, table
from tests.loaders.test_unruled_tables import TEXT

DPI = 200
Box = tuple[float, float, float, float]


def letter() -> Image.Image:
    """Give a page of print in grey."""
    return draw_page([m for at in range(12) for m in paragraph(TEXT, 80 + 50 * at)]).convert("L")


def with_boxes(page: Image.Image, *boxes: Box, level: int = 10) -> Image.Image:
    """Draw dark boxes, in shares of the page's sides."""
    page = page.copy()
    pen = ImageDraw.Draw(page)
    for left, top, right, bottom in boxes:
        sides = (left * page.width, top * page.height, right * page.width, bottom * page.height)
        pen.rectangle(sides, fill=level)
    return page


def share_dark(page: Image.Image) -> float:
    return float((np.asarray(page) < 128).mean())


@pytest.mark.parametrize(
    "box",
    [(0, 0, 0.03, 1), (0.96, 0, 1, 1), (0, 0, 1, 0.02), (0, 0.985, 1, 1), (0, 0.4, 0.05, 0.6)],
    ids=["left", "right", "top", "foot", "a part"],
)
def test_dark_along_an_edge_is_painted_as_paper(box: Box):
    page = letter()
    cleared = clear_border(with_boxes(page, box))
    assert share_dark(cleared) == pytest.approx(share_dark(page), abs=0.0005)


@pytest.mark.parametrize(
    "box", [(0, 0.3, 0.4, 0.6), (0.2, 0.2, 0.5, 0.4)], ids=["reaches in", "away from the edge"]
)
def test_dark_that_is_no_border_stays(box: Box):
    page = with_boxes(letter(), box)
    assert share_dark(clear_border(page)) > 0.95 * share_dark(page)


def test_page_without_border_stays_as_it_is():
    page = letter()
    assert clear_border(page) is page


def test_shaded_page_keeps_its_print():
    page = spoil(letter().convert("RGB"), shade=True).convert("L")
    lost = np.asarray(clear_border(page), np.int16) - np.asarray(page)
    print_ = np.asarray(letter()) < 100
    assert lost[print_].max() <= 0


def test_lone_specks_go_and_print_stays():
    page = letter()
    spots = [(0.05, 0.9), (0.5, 0.95), (0.9, 0.88)]
    dirty = with_boxes(page, *((x, y, x + 0.001, y + 0.001) for x, y in spots))
    assert share_dark(dirty) > share_dark(page)
    assert np.array_equal(np.asarray(clear_specks(dirty, DPI)) < 128, np.asarray(page) < 128)


def test_full_stops_marks_and_bullets_are_no_specks():
    lines = ["- Lưu: VT.", "1. Ký, ghi rõ họ và tên…", "a) Ý tự: ỵ ọ ẹ ị ạ - i ; :"]
    page = draw_page([m for at, line in enumerate(lines) for m in paragraph(line, 100 + 40 * at)])
    assert np.array_equal(np.asarray(clear_specks(page.convert("L"), DPI)), page.convert("L"))


def test_skew_of_faint_print_is_measured():
    page = fade(spoil(letter().convert("RGB"), angle=1.5))
    assert prepare_page(page, DPI).angle == pytest.approx(-1.5, abs=0.15)
    assert measure_skew(letter()) == 0.0
    assert measure_skew(Image.new("L", (600, 800), 255)) == 0.0


def test_faint_print_becomes_black_and_empty_paper_does_not():
    assert share_dark(stretch_contrast(fade(letter().convert("RGB")).convert("L"))) > 0.01
    paper = np.random.default_rng(1).normal(235, 5, (600, 400)).clip(0, 255).astype(np.uint8)
    assert share_dark(stretch_contrast(Image.fromarray(paper))) < 0.001


LEFTS, LEVELS = [80, 120, 300, 400, 540], [180, 215, 250, 290]
CELLS = [["TT", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Rà soát", "Sở", "Quý I"], ["2"] * 4]


def test_rules_with_gaps_are_rules():
    page = draw_page(table(LEFTS, LEVELS, CELLS)).convert("L")
    pixels = np.asarray(page).copy()
    for at in range(0, pixels.shape[1], 23):
        pixels[:, at : at + 4] = 255
    for at in range(0, pixels.shape[0], 19):
        pixels[at : at + 4] = 255
    assert len(find_rules(page, DPI)) == len(LEFTS) + len(LEVELS)
    assert len(find_rules(Image.fromarray(pixels), DPI)) == len(LEFTS) + len(LEVELS)


def test_streak_of_the_scanner_is_no_rule():
    page = draw_page(table(LEFTS, LEVELS, CELLS)).convert("L")
    streaked = with_boxes(page, (0.35, 0, 0.3505, 1))
    assert len(find_rules(streaked, DPI)) == len(LEFTS) + len(LEVELS)


def test_sloping_rules_are_erased_and_letters_below_them_stay():
    cells = table(LEFTS, LEVELS, CELLS)
    page = draw_page(cells).convert("L").rotate(0.4, Image.Resampling.BICUBIC, fillcolor=255)
    rules = find_rules(page, DPI)
    assert len(rules) == len(LEFTS) + len(LEVELS)
    letters = [mark for mark in cells if isinstance(mark, Text)]
    bare = draw_page(letters).convert("L").rotate(0.4, Image.Resampling.BICUBIC, fillcolor=255)
    assert share_dark(erase_rules(page, rules)) == pytest.approx(share_dark(bare), rel=0.05)


def test_lines_of_print_are_no_rules():
    assert find_rules(letter(), DPI) == ()


@pytest.mark.parametrize(
    ("read", "word"),
    [
        ("215\u2044CAT-PC06", "215/CAT-PC06"),
        ("8\u00a7/KH-UBND", "88/KH-UBND"),
        ("06/Q\u0110\u00d0-TTg", "06/QĐ-TTg"),
        ("\u00d0oàn", "Đoàn"),
        ("Chính|", "Chính"),
        ("_3.", "3."),
        ("12/KH", "12/KH"),
    ],
)
def test_signs_that_no_plan_has_are_put_right(read: str, word: str):
    head = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"
    (found,) = parse_tsv(f"{head}\n5\t1\t1\t1\t1\t1\t10\t10\t80\t20\t90\t{read}")
    assert found.text == word
