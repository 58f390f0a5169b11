"""JSON files and CSV tables say what the records say."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.writers.json_files import json_path, plan_as_json, write_plan
from extract.writers.tables import (
    KINDS,
    Failure,
    columns,
    guard,
    open_tables,
    unguard,
)
from schemas.plan import Plan
from tests.samples import make_plan


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    with open_tables(tmp_path) as opened:
        opened.add_plan(make_plan())
        opened.add_failure(Failure("hỏng.txt", "load", "tệp bị hỏng.", ""))
    return tmp_path


def test_json_read_again_is_the_plan() -> None:
    text = plan_as_json(make_plan())
    assert Plan.model_validate_json(text) == make_plan()


def test_json_is_for_reading() -> None:
    text = plan_as_json(make_plan())
    assert text.startswith(
        '{\n  "schema_version": "1",\n  "document": {\n    "doc_type": "Kế hoạch"'
    )
    assert text.endswith("]\n}\n")
    assert '"furniture": [\n        [3, 4],\n        [50, 60]\n      ]' in text


def test_pairs_of_numbers_in_a_text_stay() -> None:
    plan = make_plan()
    title = "bảng [\n  1,\n  2\n]"
    changed = plan.model_copy(
        update={"document": plan.document.model_copy(update={"title": title})}
    )
    assert json.loads(plan_as_json(changed))["document"]["title"] == title


def test_inputs_that_differ_in_extension_have_files_of_their_own() -> None:
    assert json_path(Path("out"), "a.txt") != json_path(Path("out"), "a.md")


def test_no_source_text_beside_a_text_file(tmp_path: Path) -> None:
    write_plan(tmp_path, make_plan(), "nguồn")
    assert [path.name for path in (tmp_path / "xa").iterdir()] == ["ke-hoach.txt.json"]


def test_source_text_beside_other_formats(tmp_path: Path) -> None:
    write_plan(tmp_path, make_plan("a.pdf", "application/pdf"), "nguồn\n\fhai")
    assert (tmp_path / "a.pdf.source.txt").read_bytes().decode() == "nguồn\n\fhai"
    assert (tmp_path / "a.pdf.json").exists()


def test_tables_have_a_mark_and_network_line_ends(tables: Path) -> None:
    data = (tables / "citations.csv").read_bytes()
    assert data.startswith(
        b"\xef\xbb\xbfdocument,id,start,end,text,page,section,confidence,doc_type"
    )
    assert data.count(b"\r\n") == data.count(b"\n") == 2


@pytest.mark.parametrize("kind", KINDS)
def test_cells_are_the_fields(tables: Path, kind: str) -> None:
    (row,) = rows_of(tables / f"{kind}.csv")
    (record,) = getattr(make_plan(), kind)
    assert tuple(row) == columns(kind)
    assert row.pop("document") == "xa/ke-hoach.txt"
    for field, cell in row.items():
        value = json.loads(record.model_dump_json())[field]
        if isinstance(value, list):
            assert unguard(cell) == " | ".join(value)
        elif isinstance(value, float):
            assert float(cell) == value
        else:
            assert unguard(cell) == ("" if value is None else str(value))


def test_documents_table(tables: Path) -> None:
    (row,) = rows_of(tables / "documents.csv")
    assert row["title"] == 'Về "chuyển đổi số", năm 2024'
    assert row["recipients"] == "'- Như trên; | Lưu: VT"
    assert row["signers"] == "Lê Thị An; Chủ tịch; TM"
    assert row["components"] == "plan; Kế hoạch; ; 0; 90"
    assert row["ocr"] == "false"


def test_failures_table(tables: Path) -> None:
    assert rows_of(tables / "failures.csv") == [
        {"document": "hỏng.txt", "stage": "load", "reason": "tệp bị hỏng.", "advice": ""}
    ]


def test_nothing_runs_as_a_formula(tables: Path) -> None:
    for path in tables.glob("*.csv"):
        for row in rows_of(path):
            for cell in row.values():
                assert not cell.startswith(tuple("=+-@\t\r")), path.name


@given(st.text())
def test_the_guard_can_be_taken_off(text: str) -> None:
    assert unguard(guard(text)) == text


def test_tables_that_fail_leave_those_of_before(tables: Path) -> None:
    before = {path.name: path.read_bytes() for path in tables.iterdir()}
    with pytest.raises(RuntimeError), open_tables(tables) as opened:
        opened.add_plan(make_plan("khac.txt"))
        raise RuntimeError("in the middle")
    assert {path.name: path.read_bytes() for path in tables.iterdir()} == before
