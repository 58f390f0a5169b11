"""Every record stands where it says, in every document of the corpus and in made-up texts."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import boctach
from extract.loaders import load_source
from extract.writers.json_files import plan_as_json
from rules.loader import load_rules
from schemas.base import Record
from schemas.plan import Plan

CORPUS = Path(__file__).parents[1] / "corpus"
DOCUMENTS = sorted(path.name for path in CORPUS.iterdir() if path.suffix in {".txt", ".md"})
LISTS = ("citations", "targets", "deadlines", "assignments", "officers")

# What shows nothing: soft hyphens, zero-width characters, lone surrogates, control characters.
INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]"
)
SPLIT_WORD = re.compile(r"(?<=[^\W_][-‐‑–/])\s*\n\s*")


def read_again(source: str, furniture: tuple[tuple[int, int], ...], start: int, end: int) -> str:
    """Give the normalised reading of a span, worked out anew from the contract."""
    pieces = []
    at = start
    for left, right in furniture:
        if left < end and right > start:
            pieces.append(source[at : max(at, left)])
            at = max(at, right)
    pieces.append(source[at:end])
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", "".join(pieces)))
    return " ".join(SPLIT_WORD.sub("", text).split())


def records_of(plan: Plan) -> Iterator[Record]:
    for kind in LISTS:
        yield from getattr(plan, kind)


def misplaced(plan: Plan, source: str) -> list[tuple[str, str, str]]:
    """Give id, text and reading of the records whose text is not what stands there."""
    furniture = plan.document.source.furniture
    found = []
    for record in records_of(plan):
        reading = read_again(source, furniture, record.start, record.end)
        if reading != record.text:
            found.append((record.id, record.text, reading))
    return found


def without_offsets(plan: Plan) -> dict[str, Any]:
    """Give what a plan says, but where it stands and the ids that tell it."""
    data = json.loads(plan_as_json(plan))
    del data["document"]["source"]
    for part in data["document"]["components"]:
        del part["start"], part["end"]
    for kind in ("sections", *LISTS, "warnings"):
        for record in data[kind]:
            for field in ("id", "start", "end", "section", "parent", "amends"):
                record.pop(field, None)
    return data


@cache
def source_of(name: str) -> str:
    return load_source(CORPUS / name).text


@cache
def plan_of(name: str) -> Plan:
    return boctach.convert_file(CORPUS / name)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_records_read_as_the_source_does(name: str) -> None:
    assert misplaced(plan_of(name), source_of(name)) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_lists_stand_in_document_order(name: str) -> None:
    for kind in ("sections", *LISTS):
        places = [(record.start, record.end) for record in getattr(plan_of(name), kind)]
        assert places == sorted(places, key=lambda place: place[0]), kind


@pytest.mark.parametrize("name", DOCUMENTS)
def test_sections_named_by_records_are_there_and_hold_them(name: str) -> None:
    plan = plan_of(name)
    sections = {section.id: section for section in plan.sections}
    assert len(sections) == len(plan.sections)
    for record in records_of(plan):
        if record.section is not None:
            section = sections[record.section]
            assert section.start <= record.start < section.end


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_second_run_gives_the_same_bytes(name: str) -> None:
    from extract.pipeline import Converter

    again = Converter(load_rules()).convert(load_source(CORPUS / name), name)
    assert plan_as_json(again) == plan_as_json(plan_of(name))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_composed_and_decomposed_text_give_the_same_records(name: str) -> None:
    composed = unicodedata.normalize("NFC", source_of(name))
    decomposed = unicodedata.normalize("NFD", source_of(name))
    plan = boctach.convert_text(decomposed, name=name)
    assert misplaced(plan, decomposed) == []
    assert without_offsets(plan) == without_offsets(boctach.convert_text(composed, name=name))


PIECES = st.sampled_from(
    [
        "KẾ HOẠCH",
        "Số: 15/KH-UBND",
        "Căn cứ Nghị quyết số 19-\nNQ/TW ngày 25/10/2017",
        "Quyết định số 131/QĐ-TTg ngày 25 tháng 01 năm 2022 của Thủ tướng Chính phủ",
        "sửa đổi Nghị định số 30/2020/NĐ-CP",
        "tối thiểu 85% thủ tục",
        "giảm 1,5 % biên chế",
        "trước ngày 30/9/2024",
        "trong quý III",
        "hằng tháng",
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính",
        "Giao Văn phòng tham mưu",
        "Đơn vị chủ trì: Phòng Nội vụ.",
        "Thời gian hoàn thành: Tháng 6/2024.",
        "Trần Thị Mai",
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "I. MỤC TIÊU",
        "1. Chỉ tiêu",
        "a) ",
        "- ",
        "**",
        "| ",
        "\n",
        "\n\n",
        "\n\f12\n",
        "  ",
        "Hoà",
        "ễ",
        "e\u0302\u0303",
        "\u0301",
        "\u00ad",
        "\u200b",
        "…",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=40).map(" ".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("")
@example("\u0301")
@example("%" * 200)
def test_made_up_texts(text: str) -> None:
    try:
        plan = boctach.convert_text(text)
    except boctach.BoctachError:  # control characters: no text
        return
    source = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    assert misplaced(plan, source) == []
    assert plan_as_json(boctach.convert_text(text)) == plan_as_json(plan)
