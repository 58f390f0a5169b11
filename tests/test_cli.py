"""The command line: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import cli
from schemas.json_schema import MODELS

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
TEXT = """KẾ HOẠCH
Chuyển đổi số ngành y tế năm 2024

Căn cứ Quyết định số 131/QĐ-TTg ngày 25/01/2022 của Thủ tướng Chính phủ;

I. MỤC TIÊU
Phấn đấu đến năm 2025 đạt tối thiểu 80% trạm y tế dùng hồ sơ điện tử.
"""

runner = CliRunner()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def boctach(*arguments: object, code: str = "import cli; cli.main()") -> tuple[int, str, str]:
    """Run the program in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("command", [(), ("convert",), ("show",), ("schema",), ("score",)])
def test_help_loads_neither_spacy_nor_underthesea(command: tuple[str, ...]) -> None:
    code = (
        "import sys, cli\n"
        "try: cli.main()\n"
        "finally: print('LOADED', sorted({'spacy', 'underthesea', 'numpy'} & set(sys.modules)))"
    )
    status, out, _ = boctach(*command, "--help", code=code)
    assert status == 0
    assert "Usage" in out
    assert "LOADED []" in out


def test_the_public_api_loads_neither_spacy_nor_rich() -> None:
    code = "import sys, boctach; print(sorted({'spacy', 'typer', 'rich'} & set(sys.modules)))"
    assert boctach(code=code) == (0, "[]\n", "")


def test_help_names_commands_exit_codes_and_an_example() -> None:
    result = runner.invoke(cli.app, ["--help"])
    for words in ("convert", "show", "schema", "score", "Exit codes", "boctach convert corpus"):
        assert words in result.output


def test_convert_in_a_process_of_its_own(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, shown, errors = boctach("convert", plan, "-o", out)
    assert (status, errors) == (0, "")
    assert "Số kế hoạch đã xử lý: 1" in shown
    assert "Số tệp không xử lý được: 0" in shown
    data = json.loads((out / "plan.txt.json").read_text(encoding="utf-8"))
    assert [citation["symbol"] for citation in data["citations"]] == ["131/QĐ-TTg"]
    with (out / "targets.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["document"], row["value"]) for row in csv.DictReader(file)] == [
            ("plan.txt", "80")
        ]


def test_quiet_prints_nothing_where_nothing_failed(plan: Path, tmp_path: Path) -> None:
    result = runner.invoke(cli.app, ["convert", str(plan), "-o", str(tmp_path / "out"), "--quiet"])
    assert (result.exit_code, result.output) == (0, "")


def test_what_failed_is_told_even_quietly(plan: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02\x03" * 50)
    result = runner.invoke(
        cli.app, ["convert", str(plan), str(bad), "-o", str(tmp_path / "out"), "-q"]
    )
    assert result.exit_code == 1
    assert "KHÔNG XỬ LÝ ĐƯỢC bad.txt: tệp mang đuôi văn bản" in result.stderr
    assert (tmp_path / "out" / "plan.txt.json").exists()


def test_files_of_other_kinds_are_named(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "anh.xyz").write_bytes(b"")
    result = runner.invoke(cli.app, ["convert", str(tmp_path), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert "Bỏ qua 1 tệp có đuôi chưa đọc được: anh.xyz" in result.stderr


def test_rules_of_ones_own_are_read(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "messages.toml").write_text(
        '[[message]]\nid = "label.plans"\ntext = "Đã xong"\nsource = "test"\n', encoding="utf-8"
    )
    arguments = ["convert", str(plan), "-o", str(tmp_path / "out")]
    result = runner.invoke(cli.app, [*arguments, "--rules", str(tmp_path / "rules")])
    assert "Đã xong: 1" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["convert", "no-such-file", "-o", "out"], "Không có tệp hay thư mục này: no-such-file"),
        (["convert", "{empty}", "-o", "out"], "Không thấy tệp nào đọc được trong: {empty}"),
        (["convert", "{plan}", "-o", "{plan}"], "{plan} là một tệp; sau -o cần một thư mục."),
        (["convert", "{plan}", "-o", "out", "--rules", "no-such"], "không có thư mục này"),
        (["convert", "{plan}"], "--out"),
        (["convert", "-o", "out"], "INPUT"),
        (["show", "no-such-file"], "Không có tệp hay thư mục này: no-such-file"),
        (["score", "no-such-folder", "out"], "Không có tệp hay thư mục này: no-such-folder"),
        (["convert", "{plan}", "-o", "out", "--sideways"], "--sideways"),
    ],
)
def test_wrong_usage_ends_with_2(
    plan: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    places = {"plan": plan, "empty": tmp_path / "empty"}
    places["empty"].mkdir()
    result = runner.invoke(cli.app, [argument.format(**places) for argument in arguments])
    assert result.exit_code == 2
    assert message.format(**places) in result.output


def test_a_mistake_in_the_rules_names_file_and_line(plan: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "targets.toml").write_text('\n\n[[pattern]]\nid = "x"\nregex = "("\n', "utf-8")
    result = runner.invoke(
        cli.app, ["convert", str(plan), "-o", str(tmp_path / "out"), "--rules", str(rules)]
    )
    assert result.exit_code == 2
    assert f"{rules / 'targets.toml'}:" in result.output.replace("\n", "")


def test_show_marks_nothing_in_a_pipe(plan: Path) -> None:
    status, shown, errors = boctach("show", plan)
    assert (status, errors) == (0, "")
    assert "\x1b" not in shown
    assert TEXT in shown
    assert "Viện dẫn (1)" in shown
    assert "symbol: 131/QĐ-TTg" in shown


def test_show_of_a_file_that_cannot_be_read_ends_with_1(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(b"\x00\x01\x02\x03" * 50)
    result = runner.invoke(cli.app, ["show", str(path)])
    assert result.exit_code == 1
    assert f"{path}: tệp mang đuôi văn bản" in result.stderr


def test_schema_of_the_whole_plan_is_printed() -> None:
    result = runner.invoke(cli.app, ["schema"])
    schema = json.loads(result.output)
    assert schema["$id"] == "urn:boctach:schema:1:plan"


def test_schemas_are_written(tmp_path: Path) -> None:
    result = runner.invoke(cli.app, ["schema", "-o", str(tmp_path)])
    assert result.exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.schema.json" for name in MODELS}


def test_outputs_follow_the_printed_schema(tmp_path: Path) -> None:
    runner.invoke(cli.app, ["convert", str(CORPUS), "-o", str(tmp_path)])
    schema = json.loads(runner.invoke(cli.app, ["schema"]).output)
    validator = jsonschema.Draft202012Validator(schema)
    outputs = sorted(tmp_path.glob("*.txt.json"))
    assert len(outputs) == 5
    for path in outputs:
        validator.validate(json.loads(path.read_text(encoding="utf-8")))


def test_score_prints_a_table_and_the_errors() -> None:
    folder = ROOT / "tests" / "score"
    result = runner.invoke(
        cli.app, ["score", str(folder / "gold"), str(folder / "converted-2"), "--errors", "2"]
    )
    assert result.exit_code == 0
    assert "overlap F1" in result.output
    assert result.output.count("\n  - ") == 2


def test_score_as_json() -> None:
    folder = ROOT / "tests" / "score"
    result = runner.invoke(
        cli.app, ["score", str(folder / "gold"), str(folder / "converted-0"), "--json"]
    )
    assert json.loads(result.output)["citations"]["exact"]["f1"] == 1.0
