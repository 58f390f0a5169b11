"""The formats beside JSON and CSV say what the records say, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import json
import sqlite3
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pydantic import BaseModel

from extract.writers import xlsx
from extract.writers.base import Duplicate, Failure, Relation
from extract.writers.data_package import describe_package
from extract.writers.formats import Format, FormatError, file_names, open_writers, parse_formats
from extract.writers.labels import Labels
from extract.writers.layout import child_tables, flat_tables
from extract.writers.parquet import nested_schema
from extract.writers.sqlite import database_tables
from rules.loader import load_rules
from schemas.plan import Plan
from schemas.vocabulary import Language
from tests.samples import make_plan

ALL = tuple(Format)
VI = Labels.of(Language.vi, load_rules())
DATES = {"whole.txt": "2024-01-15", "month.txt": "2024-01", "old.txt": "1899-12-30"}


def plan_of(path: str, **changes: Any) -> Plan:
    plan = make_plan(path)
    return plan.model_copy(update={"document": plan.document.model_copy(update=changes)})


def write_all(out: Path, labels: Labels | None = None) -> Path:
    with open_writers(out, ALL, labels) as writers:
        writers.add_failure(Failure("hỏng.pdf", "load", "tệp bị hỏng.", ""))
        for path, date in sorted(DATES.items()):
            plan = make_plan(path)
            source = plan.document.source.model_copy(update={"path": path})
            writers.add_plan(plan_of(path, date=date, source=source, title="=cmd|'/C calc'!A1"))
        writers.add_plan(make_plan(), Duplicate("whole.txt", Relation.version))
    return out


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_all(tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="module")
def in_vietnamese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_all(tmp_path_factory.mktemp("labels"), VI)


@pytest.fixture
def database(written: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(written / "plans.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_all_files_are_there_and_no_other(written: Path) -> None:
    assert set(digests(written)) == set(file_names(ALL))


def test_a_second_run_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    assert digests(write_all(tmp_path)) == digests(written)


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    before = digests(write_all(tmp_path))
    with pytest.raises(OSError, match="no more"), open_writers(tmp_path, ALL) as writers:
        writers.add_plan(make_plan("another.txt"))
        raise OSError("no more")
    assert digests(tmp_path) == before


def test_json_lines_are_the_plans(written: Path) -> None:
    lines = (written / "plans.jsonl").read_bytes().splitlines()
    assert len(lines) == 4
    assert Plan.model_validate_json(lines[-1]) == make_plan()


# Parquet


def test_the_nested_file_is_the_json(written: Path) -> None:
    rows = pq.read_table(written / "plans.parquet").to_pylist()
    assert rows[-1] == json_types(make_plan())
    assert nested_schema().names == list(Plan.model_fields)


def json_types(value: Any) -> Any:
    """Give models as dicts and tuples as lists, as a Parquet reader does."""
    if isinstance(value, BaseModel):
        return {name: json_types(one) for name, one in value}
    return [json_types(one) for one in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("documents", "period_start", pa.date32()),
        ("documents", "date", pa.string()),  # may lack its day
        ("documents", "ocr", pa.bool_()),
        ("documents", "recipients", pa.list_(pa.string())),
        ("citations", "start", pa.int64()),
        ("targets", "value", pa.float64()),
        ("deadlines", "date_end", pa.date32()),
    ],
)
def test_flat_files_are_typed(written: Path, table: str, column: str, kind: pa.DataType) -> None:
    field = pq.read_schema(written / f"{table}.parquet").field(column)
    # A reader may name the items of a list otherwise than the writer.
    assert field.type == kind or str(field.type).startswith("list<")


def test_flat_values(written: Path) -> None:
    deadline = pq.read_table(written / "deadlines.parquet").to_pylist()[0]
    assert (deadline["date_start"], deadline["date_end"]) == (None, dt.date(2024, 3, 15))
    document = pq.read_table(written / "documents.parquet").to_pylist()[-1]
    assert document["signers"] == [{"name": "Lê Thị An", "position": "Chủ tịch", "authority": "TM"}]
    assert (document["duplicate_group"], document["duplicate_relation"]) == (
        "whole.txt",
        "version",
    )


# SQLite


def test_the_database_is_sound(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("table", [table.name for table in database_tables()])
def test_every_table_has_rows(database: sqlite3.Connection, table: str) -> None:
    if table == "citation_amends":  # the sample amends nothing
        assert database.execute("SELECT count(*) FROM citation_amends").fetchone()[0] == 0
    else:
        assert database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] >= 1


def test_values_have_their_types(database: sqlite3.Connection) -> None:
    row = database.execute(
        "SELECT value, typeof(value) AS kind, start, indicator FROM targets"
        " WHERE document = 'xa/ke-hoach.txt'"
    ).fetchone()
    assert tuple(row) == (1.5, "real", 20, "+ hồ sơ; trực tuyến, một phần")  # no guard here


def test_lists_are_tables(database: sqlite3.Connection) -> None:
    rows = database.execute(
        "SELECT number, value FROM assignment_partners JOIN assignments"
        " ON assignments.document = assignment_partners.document AND id = assignment"
        " WHERE assignments.document = 'xa/ke-hoach.txt' ORDER BY number"
    )
    assert [tuple(row) for row in rows] == [(1, "@Công an"), (2, "Quân sự")]


@pytest.mark.parametrize(
    "row",
    [
        "INSERT INTO officers (document, id, start, end, text, confidence, name, role)"
        " VALUES ('xa/ke-hoach.txt', 'o1', 0, 1, 'a', 1, 'a', 'king')",
        "INSERT INTO officers (document, id) VALUES ('xa/ke-hoach.txt', 'o2')",
        "INSERT INTO sections (document, id, level, start, end) VALUES ('none', 's1', 1, 0, 1)",
        "INSERT INTO failures SELECT * FROM failures",
    ],
    ids=["choice", "required", "foreign key", "key"],
)
def test_what_is_wrong_is_refused(database: sqlite3.Connection, row: str) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(row)


# XLSX


def test_heads_are_frozen_and_columns_filter(in_vietnamese: Path) -> None:
    book = openpyxl.load_workbook(in_vietnamese / "plans.xlsx")
    assert book.sheetnames == [VI.table(table.name) for table in flat_tables()]
    sheet = book["Chỉ tiêu"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:Q5")
    assert sheet.column_dimensions["N"].width > 50
    assert [cell.value for cell in sheet[1]][:2] == ["Tệp", "Mã"]


def test_dates_are_dates_and_parts_of_dates_text(written: Path) -> None:
    rows = openpyxl.load_workbook(written / "plans.xlsx")["documents"].iter_rows(min_row=2)
    found = {row[0].value: (row[6].value, row[6].is_date, row[8].value) for row in rows}
    first = dt.datetime(2024, 1, 1)
    assert found["whole.txt"] == (dt.datetime(2024, 1, 15), True, first)
    assert found["month.txt"] == ("2024-01", False, first)
    assert found["old.txt"] == ("1899-12-30", False, first)


def test_no_text_is_a_formula(written: Path) -> None:
    book = openpyxl.load_workbook(written / "plans.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n", "d", "b"}
    title = book["documents"]["H2"]
    assert (title.value, title.data_type) == ("=cmd|'/C calc'!A1", "s")
    assert title.quotePrefix  # nor when it is edited


def test_a_full_sheet_goes_on_in_another(tmp_path: Path) -> None:
    with xlsx.open_workbook(tmp_path, most_rows=3) as book:
        for number in range(5):
            source = make_plan().document.source.model_copy(update={"path": f"{number}.txt"})
            book.add_plan(plan_of("a.txt", source=source))
    names = openpyxl.load_workbook(tmp_path / "plans.xlsx").sheetnames
    assert names[:4] == ["documents", "documents 2", "documents 3", "sections"]


def test_a_text_longer_than_a_cell_is_cut(tmp_path: Path) -> None:
    with xlsx.open_workbook(tmp_path) as book:
        book.add_plan(plan_of("a.txt", title="dài " * 10_000))
    value = openpyxl.load_workbook(tmp_path / "plans.xlsx")["documents"]["H2"].value
    assert (len(value), value[-1]) == (32_767, "…")


# Labels and the data package


@pytest.mark.parametrize("table", flat_tables(), ids=lambda table: table.name)
def test_every_column_has_a_label_of_its_own(table: Any) -> None:
    heads = [VI.column(table.name, column.name) for column in table.columns]
    assert len(set(heads)) == len(heads)


def test_heads_of_the_csv_are_labels(in_vietnamese: Path) -> None:
    head = (in_vietnamese / "officers.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head == (
        "Tệp,Mã,Vị trí đầu,Vị trí cuối,Nguyên văn,Trang,Mã đề mục,Độ tin cậy,"
        'Họ và tên,Chức vụ,"Cơ quan, đơn vị",Tư cách'
    )


@pytest.mark.parametrize("labels", ["written", "in_vietnamese"])
def test_the_package_is_valid_and_the_csv_is_as_it_says(
    labels: str, request: pytest.FixtureRequest
) -> None:
    frictionless = pytest.importorskip("frictionless")
    folder: Path = request.getfixturevalue(labels)
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert frictionless.Package.metadata_validate(described)
    described["resources"] = [one for one in described["resources"] if one["format"] == "csv"]
    assert len(described["resources"]) == len(flat_tables())
    package = frictionless.Package.from_descriptor(described, basepath=str(folder))
    report = package.validate()
    assert report.flatten(["name", "type", "note"]) == []


def test_every_table_of_every_format_is_described(written: Path) -> None:
    described = json.loads((written / "datapackage.json").read_text(encoding="utf-8"))
    paths = {one["path"] for one in described["resources"]}
    assert paths | {"datapackage.json"} == set(file_names(ALL))
    in_database = {
        one["dialect"]["table"] for one in described["resources"] if one["format"] == "sqlite"
    }
    assert in_database == {table.name for table in database_tables()}


def test_relations_name_tables_and_fields_that_are_there() -> None:
    resources = {one["name"]: one for one in describe_package(ALL, VI)["resources"]}
    fields = {
        name: {field["name"] for field in one.get("schema", {}).get("fields", ())}
        for name, one in resources.items()
    }
    relations = 0
    for name, one in resources.items():
        schema = one.get("schema", {})
        for key in (*schema.get("foreignKeys", ()), *schema.get("optionalForeignKeys", ())):
            relations += 1
            assert set(key["fields"]) <= fields[name]
            other = key["reference"].get("resource", name)
            assert set(key["reference"]["fields"]) <= fields[other]
    assert relations == 14 * 4 + len(child_tables()) + 1


# Options


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("json", ["json"]),
        ("csv", ["json", "csv"]),
        ("xlsx, Parquet,", ["json", "parquet", "xlsx"]),
        ("", ["json"]),
    ],
)
def test_formats_are_read(text: str, formats: list[str]) -> None:
    assert list(parse_formats(text)) == formats


def test_a_format_that_is_none_is_named() -> None:
    with pytest.raises(FormatError, match=r"Không có định dạng docx; .* json, csv, jsonl"):
        parse_formats("csv,docx")


def test_an_extra_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.writers.formats.find_spec", lambda _: None)
    with pytest.raises(FormatError, match=r'pip install "boctach\[parquet\]"'):
        parse_formats("csv,parquet")


def test_memory_stays_level(tmp_path: Path) -> None:
    """What is held while files are open does not grow with the plans written."""
    # Parquet holds what makes a row group: its memory is level from one group on.
    formats = (Format.csv, Format.jsonl, Format.sqlite, Format.xlsx)
    plan, held = make_plan(), []
    tracemalloc.start()
    try:
        with open_writers(tmp_path, formats) as writers:
            for number in range(401):
                source = plan.document.source.model_copy(update={"path": f"{number:06}.txt"})
                writers.add_plan(plan_of("a.txt", source=source))
                if number in (100, 400):
                    gc.collect()
                    held.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert held[1] - held[0] < 300 * 100  # bytes: a plan's rows are some 5,000
