"""Scores against those that the reference scorer gave for the same files (`tests/score`).

``expected-N.json`` was recorded from it for ``converted-N``: made-up plans, annotated in ``gold``,
with spans moved, fields cut and records lost, more from case to case. ``-bare`` is one plan,
without its source text.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from extract.score.compare import is_same, normal_value
from extract.score.folder import score_folder
from extract.score.gold import GoldError
from extract.score.pairing import Pair, pair_records

SCORE = Path(__file__).parent / "score"
GOLD = SCORE / "gold"


@pytest.mark.parametrize("case", range(6))
def test_scores_are_those_of_the_reference(case: int) -> None:
    expected = json.loads((SCORE / f"expected-{case}.json").read_text(encoding="utf-8"))
    scores = score_folder(GOLD, SCORE / f"converted-{case}")
    assert {**scores.as_dict(), "errors": scores.errors} == expected


@pytest.mark.parametrize("case", range(6))
def test_scores_without_source_text(case: int) -> None:
    expected = json.loads((SCORE / f"expected-{case}-bare.json").read_text(encoding="utf-8"))
    scores = score_folder(GOLD, SCORE / f"converted-{case}", only=["xa-giam-ngheo"], sources=GOLD)
    assert {**scores.as_dict(), "errors": scores.errors} == expected


@pytest.mark.parametrize(
    ("field", "expected", "found", "same"),
    [
        ("symbol", "18-NQ/TW", "18 – nq/tw", True),
        ("symbol", "18-NQ/TW", "18-NQ/TU", False),
        ("value", 85, 85.0, True),
        ("value", 85, 85.5, False),
        ("due", None, "", True),
        ("due", None, "quý III", False),
        ("issuer", "Ủy ban nhân dân tỉnh", "Uỷ ban nhân dân tỉnh.", True),
        ("actor", "Phòng Nội vụ huyện Mỹ Lộc", "Phòng Nội vụ", False),  # less than half of it
        ("actor", "Công chức Văn phòng", "Công chức Văn phòng - Thống kê", True),
        ("indicator", "hồ sơ", "hồ sơ trực tuyến", False),  # too short to be a part
    ],
)
def test_sameness(field: str, expected: object, found: object, same: bool) -> None:
    assert is_same(field, expected, found) is same


def test_numbers_are_compared_without_their_form() -> None:
    assert normal_value(1.50) == normal_value(1.5) == "1.5"


def test_the_first_of_two_equal_spans_is_taken_first() -> None:
    gold = [{"start": 0, "end": 4}]
    found = [{"start": 0, "end": 4}, {"start": 0, "end": 4}]
    assert pair_records("targets", gold, found, None) == [Pair(0, 0, True)]


def test_a_span_after_the_text_is_no_crash() -> None:
    found = [{"start": 2, "end": 900}]
    assert pair_records("targets", [{"start": 2, "end": 4}], found, "a 85%") == [Pair(0, 0, False)]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"start": 9, "end": 9}, "citations[0]: span"),
        ({"start": -1}, "citations[0].start"),
        ({"end": 99_999}, "citations[0]: span"),
        ({"source_text": "Quyết định số 132"}, "citations[0]: "),
        ({"role": "basis"}, "citations[0].role"),
        ({"date": "2022-02-30"}, "citations[0].date"),
    ],
)
def test_wrong_gold_is_refused(tmp_path: Path, change: dict[str, object], place: str) -> None:
    shutil.copytree(SCORE, tmp_path / "score")
    path = tmp_path / "score" / "gold" / "so-giao-duc.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["citations"][0].update(change)
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        score_folder(tmp_path / "score" / "gold", SCORE / "converted-0")
    assert str(caught.value).startswith(f"{path}: {place}")


def test_gold_that_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match="JSON"):
        score_folder(tmp_path, SCORE / "converted-0")


def test_other_json_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "b.json").write_text("[1]", encoding="utf-8")
    assert score_folder(GOLD, tmp_path).missing == ["so-giao-duc", "xa-giam-ngheo"]
