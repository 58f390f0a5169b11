"""The text layer is judged: Vietnamese, or what an engine without Vietnamese made of it."""

from __future__ import annotations

import pytest

from extract.loaders.page import Word
from extract.loaders.pdf.text_layer import SyllableModel, split_by_verdict
from rules.loader import load_rules


@pytest.fixture(scope="module")
def model() -> SyllableModel:
    return SyllableModel(load_rules())


@pytest.mark.parametrize(
    "token",
    ["nghiêng", "khuỷu", "Thuở", "QUYẾT", "gì", "giếng", "quốc", "oanh", "huyện", "yếu", "rượu",
     "xoong", "đoạn", "ế", "hòa", "hoà", "ủy", "uỷ", "khuyếch", "quýt"],
)  # fmt: skip
def test_syllables(model: SyllableModel, token: str):
    # "khuyếch" is misspelt but can be said; the model tells sounds, not spelling
    assert model.is_syllable(token) is (token != "khuyếch")


@pytest.mark.parametrize(
    "token",
    ["nghang", "cê", "thoc", "wei", "phòngg", "HQI", "toach", "kang", "ngi", "ht", "trien", "năch"],
)  # fmt: skip
def test_no_syllables(model: SyllableModel, token: str):
    assert not model.is_syllable(token)


GOOD = (
    "Ủy ban nhân dân các xã, phường rà soát danh mục thủ tục hành chính, công bố công khai tại bộ "
    "phận một cửa và trên cổng thông tin điện tử; báo cáo kết quả trước ngày 20 tháng 11."
)
BAD = (
    "Uy ban nhan dan cac xa, phtrong ra soat danh mpc thu tpc hanh chinh, ding b6 cong khai tai be "
    "phan mot cira va tren cong thong tin dien tir; bao cao ket qua truac ngay 20 thang 11."
)


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        (GOOD, True),
        (GOOD.upper(), True),
        ("Số: 15/KH-UBND; 26/2019/TT-BTC; HĐND, UBND, CNTT, VP. " + GOOD, True),
        (BAD, False),
        (
            "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc, kÕ ho¹ch n¨m 2004",
            False,
        ),
        ("The committee shall publish the list of procedures at the one-stop office.", False),
    ],
    ids=["good", "capitals", "abbreviations", "bad", "TCVN3", "English"],
)
def test_verdict(model: SyllableModel, text: str, is_good: bool):
    assert model.judge(text).is_good is is_good


def test_a_good_remark_over_a_bad_layer_is_kept(model: SyllableModel):
    words = [Word(text, 0, 0, 1, 1, style="Times/hidden") for text in BAD.split()]
    typed = [Word(text, 0, 0, 1, 1, style="Arial/drawn") for text in GOOD.split()]
    good, bad, _ = split_by_verdict([*words, *typed], model)
    assert (good, bad) == (tuple(typed), tuple(words))


def test_a_few_words_go_with_their_page(model: SyllableModel):
    words = [Word(text, 0, 0, 1, 1, style="Times/drawn") for text in GOOD.split()]
    bold = [Word("Email: vanthu@xa.gov.vn", 0, 0, 1, 1, style="Bold/drawn")]
    good, bad, _ = split_by_verdict([*words, *bold], model)
    assert (len(good), bad) == (len(words) + 1, ())
