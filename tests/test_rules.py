"""Rules are data: checked when loaded, open to an official's own rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.errors import RulesError
from rules.loader import RULES_DIR, load_rules
from rules.rows import Cue, DocumentType, Pattern

PATTERN = """\
# a comment
[[pattern]]
id = "x.one"
regex = '''một'''
finds = ["Một hai"]
source = "Test"

[[pattern]]
id = "x.two"
regex = '''{regex}'''
finds = ["{finds}"]
source = "Test"
"""


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param(PATTERN.format(regex="(", finds="a"), 10, "biểu thức", id="broken regex"),
        pytest.param(PATTERN.format(regex="hai", finds="ba"), 8, "finds", id="example not found"),
        pytest.param(
            PATTERN.replace("x.two", "x.one").format(regex="hai", finds="hai"),
            8,
            "dòng 2",
            id="same id twice",
        ),
        pytest.param("[[patern]]\nid = 1\n", 1, "patern", id="unknown table"),
        pytest.param("[[cue]]\nid = 'a'\ngroup = 'b'\nwords = 'c'\nsource = 'Test'\n", 4, "words",
                     id="wrong type"),
        pytest.param("[[cue]]\nid = 'a'\nbad\n", 3, "TOML", id="broken TOML"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(RulesError) as caught:
        load_rules(write(tmp_path, "mine.toml", text))
    assert caught.value.path.name == "mine.toml"
    assert caught.value.line == line
    assert reason in str(caught.value)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="--rules"):
        load_rules(tmp_path / "absent")


def test_own_rows_add_and_replace(tmp_path: Path) -> None:
    text = (
        "[[cue]]\nid = 'section.closing'\ngroup = 'closing'\nwords = ['Kết thúc']\n"
        "source = 'Test'\n"
        "[[cue]]\nid = 'mine'\ngroup = 'closing'\nwords = ['hết']\nsource = 'Test'\n"
    )
    rules = load_rules(write(tmp_path, "sections.toml", text))
    assert rules.words("sections", "closing") == ("kết thúc", "hết")
    assert rules.version != load_rules().version
    assert "trên đây là" in load_rules().words("sections", "closing")


def test_every_row_has_a_source_and_every_pattern_an_example() -> None:
    rules = load_rules()
    rows = [row for group in rules.groups.values() for row in group]
    assert len(rows) > 500
    assert all(len(row.source) >= 3 for row in rows)
    assert all(row.finds for row in rows if isinstance(row, Pattern))


def test_the_types_of_decree_30_are_all_there() -> None:
    """Decree 30/2020/NĐ-CP, article 7: 29 types of administrative document."""
    names = {row.name.lower() for row in load_rules().rows(DocumentType, "document_types")}
    types = (
        *("nghị quyết", "quyết định", "chỉ thị", "quy chế", "quy định", "thông cáo", "thông báo"),
        *("hướng dẫn", "chương trình", "kế hoạch", "phương án", "đề án", "dự án", "báo cáo"),
        *("biên bản", "tờ trình", "hợp đồng", "công văn", "công điện", "bản ghi nhớ"),
        *("bản thỏa thuận", "giấy ủy quyền", "giấy mời", "giấy giới thiệu", "giấy nghỉ phép"),
        *("phiếu gửi", "phiếu chuyển", "phiếu báo", "thư công"),
    )
    assert len(types) == 29
    assert [name for name in types if name not in names] == []


def test_each_file_begins_with_a_comment_that_tells_what_it_is() -> None:
    files = sorted(RULES_DIR.glob("*.toml"))
    assert [f.name for f in files if not f.read_text(encoding="utf-8").startswith("# ")] == []


def test_words_of_cues_are_folded() -> None:
    cue = Cue(id="a", group="b", words=("Ủy ban",), source="Test")
    assert cue.words == ("uỷ ban",)
