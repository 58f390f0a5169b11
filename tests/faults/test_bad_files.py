"""Files that are not what they should be: a message that says what to do, or an honest record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import cli

PLAN = (
    "KẾ HOẠCH\nChuyển đổi số ngành y tế năm 2024\n\n"
    "Căn cứ Quyết định số 131/QĐ-TTg ngày 25/01/2022 của Thủ tướng Chính phủ;\n"
    "Phấn đấu đạt tối thiểu 80% trạm y tế dùng hồ sơ điện tử.\n"
)


def convert(folder: Path, data: bytes) -> tuple[int, str, dict[str, Any] | None]:
    """Give exit code, messages and the JSON of a file with these bytes.

    An expression whose time explodes needs hours: the time limit of every test ends it.
    """
    path = folder / "plan.txt"
    path.write_bytes(data)
    result = CliRunner().invoke(cli.app, ["convert", str(path), "-o", str(folder / "out"), "-q"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    output = folder / "out" / "plan.txt.json"
    plan = json.loads(output.read_text(encoding="utf-8")) if output.exists() else None
    return result.exit_code, result.output, plan


def codes_of(plan: dict[str, Any] | None) -> set[str]:
    assert plan is not None
    return {warning["code"] for warning in plan["warnings"]}


@pytest.mark.parametrize("data", [b"", b"\n \n\n", b"\xef\xbb\xbf", "\u200b\n".encode()])
def test_an_empty_file_is_a_record_with_a_warning(tmp_path: Path, data: bytes) -> None:
    code, messages, plan = convert(tmp_path, data)
    assert (code, messages) == (0, "")
    assert "empty_document" in codes_of(plan)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20,
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        b"\x00" * 5000,
    ],
    ids=["png", "pdf", "zip", "doc", "zeros"],
)
def test_a_binary_file_named_txt(tmp_path: Path, data: bytes) -> None:
    code, messages, plan = convert(tmp_path, data)
    assert (code, plan) == (1, None)
    assert "KHÔNG XỬ LÝ ĐƯỢC plan.txt: " in messages
    assert "UTF-8" in messages


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_of_unicode(tmp_path: Path, encoding: str) -> None:
    code, messages, plan = convert(tmp_path, PLAN.encode(encoding))
    assert (code, messages) == (0, "")
    assert plan is not None
    (citation,) = plan["citations"]
    expected = "Quyết định số 131/QĐ-TTg ngày 25/01/2022"
    assert PLAN[citation["start"] : citation["end"]] == citation["text"] == expected


def test_mixed_encodings(tmp_path: Path) -> None:
    data = PLAN.encode() + "Điều khoản thi hành".encode("cp1258", errors="replace") + b"\xff\xfe"
    code, messages, plan = convert(tmp_path, data)
    assert (code, plan) == (1, None)
    assert "không nhận ra bảng mã của tệp (dòng 6, " in messages
    assert "UTF-8" in messages


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode("utf-16-le").replace("ị".encode("utf-16-le"), b"\x00\xd8"),
        PLAN.encode().replace("ị".encode(), b"\xed\xa0\x80"),
    ],
    ids=["utf-16", "utf-8"],
)
def test_lone_surrogates(tmp_path: Path, data: bytes) -> None:
    code, messages, plan = convert(tmp_path, b"\xff\xfe" + data if data[1] == 0 else data)
    assert (code, plan) == (1, None)
    assert "bảng mã" in messages


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1_000_000,
        "[" * 500_000 + "]" * 500_000,
        "()" * 500_000,
        "(\n" * 500_000,
        "**[" * 300_000,
    ],
    ids=["opening", "nested", "pairs", "lines", "markdown"],
)
def test_a_million_brackets(tmp_path: Path, text: str) -> None:
    code, _, plan = convert(tmp_path, text.encode())
    assert code == 0
    assert plan is not None
    assert plan["citations"] == plan["targets"] == []


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "1",
        "1.",
        "- ",
        " ",
        "%",
        "số ",
        "ngày 1/1/",
        "Căn cứ ",
        "Nghị quyết số ",
        "từ ",
        "tối thiểu ",
        "phối hợp với Sở ",
        "Nguyễn Văn ",
        "I. ",
        "/",
        "và, ",
        "e\u0301",
    ],
)
def test_no_line_break_and_no_end(tmp_path: Path, unit: str) -> None:
    code, _, plan = convert(tmp_path, (unit * 200_000)[:400_000].encode())
    assert code == 0
    assert plan is not None


def test_a_plan_with_no_line_break(tmp_path: Path) -> None:
    code, _, plan = convert(tmp_path, PLAN.replace("\n", " ").encode() * 300)
    assert code == 0
    assert plan is not None
    assert len(plan["citations"]) == 300


def test_a_text_of_fifty_megabytes(tmp_path: Path) -> None:
    code, messages, plan = convert(tmp_path, PLAN.encode() * (50_000_000 // len(PLAN.encode())))
    assert (code, plan) == (1, None)
    assert "tệp quá lớn: 50 MB" in messages
    assert "hãy tách tệp" in messages


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 the board shall reach 85 points; see Resolution 76 of 15/7/2021.\n" * 20,
        "第一条 为了规范行政行为，根据《中华人民共和国宪法》，制定本法。\n" * 20,
        "Настоящий план утверждён постановлением № 76 от 15.07.2021.\n" * 20,
    ],
    ids=["English", "Chinese", "Russian"],
)
def test_a_text_in_another_language(tmp_path: Path, text: str) -> None:
    code, _, plan = convert(tmp_path, text.encode())
    assert code == 0
    assert plan is not None
    assert plan["document"]["doc_type"] is None
    assert plan["citations"] == plan["assignments"] == plan["officers"] == []
