"""Texts in encodings from before Unicode, as the bytes of a file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from extract.errors import SourceUnreadableError
from extract.loaders.legacy import MOJIBAKE, LegacyDecoder, load_decoder
from extract.loaders.text import load_text
from rules.loader import load_rules
from rules.rows import Encoding
from schemas.vocabulary import WarningCode

PLAN = (
    "kế hoạch phòng, chống bệnh dịch tả lợn năm 2009\n\n"
    "Căn cứ quyết định số 41/2008/QĐ-UBND ngày 12/6/2008 của Ủy ban nhân dân tỉnh về hỗ trợ;\n"
    "- Tiêm phòng cho 90% tổng đàn; vệ sinh, khử trùng chuồng trại ở những nơi có ổ dịch cũ.\n"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
ROWS = {row.id: row for row in load_rules().rows(Encoding, "encodings")}


@pytest.fixture(scope="module")
def decoder() -> LegacyDecoder:
    return load_decoder(load_rules())


def encode(text: str, encoding: str) -> bytes:
    """Write Vietnamese in an old encoding, as the programs of its time did."""
    text = unicodedata.normalize("NFC", text)
    if encoding != "cp1258":
        codes: dict[str, str] = {}
        for pair in ROWS[encoding].letters:
            codes.setdefault(pair[-1], pair[:-2])
        return "".join(codes.get(char, char) for char in text).encode("latin-1")
    made = []
    for char in text:
        tones = [
            one
            for one in unicodedata.normalize("NFD", char)
            if one in "\u0300\u0301\u0303\u0309\u0323"
        ]
        base = "".join(one for one in unicodedata.normalize("NFD", char) if one not in tones)
        made.append((unicodedata.normalize("NFC", base) + "".join(tones)).encode("cp1258"))
    return b"".join(made)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "cp1258"])
def test_a_file_is_read_as_if_it_were_unicode(encoding: str) -> None:
    text = PLAN.replace("Ủ", "ủ") if encoding == "tcvn3" else PLAN  # its capitals are a font
    loaded = load_text(Path("plan.txt"), encode(text, encoding))
    assert loaded.text == text
    (remark,) = loaded.remarks
    assert remark.code is WarningCode.legacy_encoding
    assert remark.values == {"encoding": ROWS[encoding].name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni"),
        ("Cộng hoà xã hội chủ nghĩa".encode().decode("cp1252", "replace"), MOJIBAKE),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", None),
        ("là và có ra đi", None),
        ("La séance où le comité a été réuni à Genève, après délibération, s'est achevée.", None),
        ("Größe und Übung für schöne Städte, süße Bäckereien, weiße Häuser überall.", None),
        ("25 °C ± 2, § 4, © 2024", None),
        ("plain words alone", None),
        ("", None),
    ],
)
def test_what_a_text_is_in(decoder: LegacyDecoder, text: str, expected: str | None) -> None:
    assert decoder.detect(text) == expected


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", "tcvn3"),
        ("ABCDEF+.VnArialH", "tcvn3"),
        ("'VNI-Times'", "vni"),
        ("VNI Helve", "vni"),
        ("Times New Roman", None),
        ("Vnitra", None),
        ("", None),
    ],
)
def test_what_a_font_says(decoder: LegacyDecoder, font: str, expected: str | None) -> None:
    found = decoder.find_font(font)
    assert (found.id if found else None) == expected


def test_text_that_was_copied_into_a_unicode_file() -> None:
    shown = encode(PLAN, "vni").decode("cp1252")
    loaded = load_text(Path("plan.txt"), shown.encode("utf-8"))
    assert loaded.text == PLAN
    assert [remark.code for remark in loaded.remarks] == [WarningCode.legacy_encoding]


def test_mojibake_is_mended_line_by_line() -> None:
    broken = PLAN.encode("utf-8").decode("latin-1")
    loaded = load_text(Path("plan.txt"), broken.encode("utf-8"))
    assert loaded.text == PLAN


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode() + encode(PLAN.lower(), "tcvn3"),
        encode(PLAN.lower(), "tcvn3") * 8 + encode(PLAN, "vni") * 8,
        "La séance où le comité a été réuni à Genève.".encode("latin-1") * 20,
        bytes(range(128, 256)) * 20,
    ],
    ids=["half Unicode", "two encodings", "French", "noise"],
)
def test_what_is_mixed_or_unknown_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceUnreadableError) as caught:
        load_text(Path("plan.txt"), data)
    assert caught.value.reason == "encoding_unknown"


def test_a_good_file_has_no_remark() -> None:
    assert load_text(Path("plan.txt"), PLAN.encode()).remarks == ()
