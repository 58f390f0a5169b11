"""Word files, pages and archives that are broken or made to do harm: told, and the rest goes on."""

from __future__ import annotations

import csv
import stat
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from extract import archives
from extract.errors import SourceUnreadableError
from extract.loaders import load_source
from tests.loaders.word_maker import make_docx, p, zip_files

GOOD = make_docx(p("KẾ HOẠCH") + p("Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018;"))
MAIN = "word/document.xml"
XXE = (
    b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.'
    b'openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p>'
    b"</w:body></w:document>"
)
LAUGHS = (
    b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;'
    b'&b;&b;&b;&b;">]><d>&c;</d>'
)


def convert(folder: Path) -> tuple[int, dict[str, dict[str, str]], set[str]]:
    """Convert a folder; give exit code, failures by document, and what was written."""
    out = folder.parent / "out"
    result = CliRunner().invoke(cli.app, ["convert", str(folder), "-o", str(out), "-q"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    with (out / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        failures = {row["document"]: row for row in csv.DictReader(file)}
    written = {path.relative_to(out).as_posix() for path in out.rglob("*.json")}
    return result.exit_code, failures, written - {"datapackage.json"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zip_files({"anh.png": b"x"}), "bên trong không phải văn bản Word"),
        (zip_files({MAIN: XXE}), "khai báo thực thể XML"),
        (zip_files({MAIN: LAUGHS}), "khai báo thực thể XML"),
        (zip_files({MAIN: b"<w:document>" + b" " * 300_000_000}), "phình ra quá"),
        (zip_files({MAIN: b"<w:document><w:body>"}), "tệp bị hỏng"),
        (make_docx("<w:ins>" * 200 + p("x") + "</w:ins>" * 200), "lồng nhau quá sâu"),
        (GOOD[: len(GOOD) // 2], "tệp bị hỏng"),
        (GOOD[:-30] + bytes(30), "tệp bị hỏng"),
        (b"PK\x03\x04" + bytes(100), "tệp bị hỏng"),
        (b"", "tệp rỗng"),
    ],
    ids=["renamed zip", "external entity", "entities in entities", "bomb", "broken XML",
         "nested", "truncated", "no directory", "head alone", "empty"],
)  # fmt: skip
def test_a_bad_word_file(tmp_path: Path, data: bytes, message: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a-bad.docx").write_bytes(data)
    (folder / "b-good.docx").write_bytes(GOOD)
    code, failures, written = convert(folder)
    assert code == 1
    assert list(failures) == ["a-bad.docx"]
    assert message in failures["a-bad.docx"]["reason"]
    assert failures["a-bad.docx"]["advice"]
    assert written == {"b-good.docx.json"}


def test_an_archive_gives_a_result_for_each_plan(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    members = {"xã A/kế hoạch.docx": GOOD, "b.txt": "KẾ HOẠCH".encode(), "c.exe": b"MZ",
               "__MACOSX/._b.txt": b"x", ".an.txt": b"x"}  # fmt: skip
    (folder / "plans.zip").write_bytes(zip_files(members))
    code, failures, written = convert(folder)
    assert (code, failures) == (0, {})
    assert written == {"plans.zip/xã A/kế hoạch.docx.json", "plans.zip/b.txt.json"}
    assert (tmp_path / "out/plans.zip/xã A/kế hoạch.docx.source.txt").exists()


@pytest.mark.parametrize(
    "name", ["../ra-ngoai.txt", "a/../../x.txt", "/etc/x.txt", "..\\x.txt", "C:\\x.txt", "a\nb.txt"]
)
def test_names_that_lead_out_of_an_archive(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.zip").write_bytes(zip_files({"good.txt": b"x", name: b"x"}))
    (folder / "b.txt").write_bytes("KẾ HOẠCH".encode())
    code, failures, written = convert(folder)
    assert code == 1
    assert "tên tệp không an toàn" in failures["a.zip"]["reason"]
    assert written == {"b.txt.json"}
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out"}


def test_an_archive_in_an_archive_and_a_bomb(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    members = {"inner.zip": zip_files({"a.txt": b"x"}), "bomb.txt": bytes(400_000_000),
               "good.docx": GOOD}  # fmt: skip
    (folder / "a.zip").write_bytes(zip_files(members))
    code, failures, written = convert(folder)
    assert code == 1
    assert "lại có tệp nén (inner.zip)" in failures["a.zip/inner.zip"]["reason"]
    assert "chứa quá nhiều" in failures["a.zip/bomb.txt"]["reason"]
    assert written == {"a.zip/good.docx.json"}


def test_a_link_an_encrypted_and_a_broken_archive(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(folder / "link.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    locked = bytearray(zip_files({"a.txt": b"x" * 50}))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(head) + at] |= 1
    (folder / "locked.zip").write_bytes(bytes(locked))
    (folder / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(50))
    (folder / "none.zip").write_bytes(zip_files({"a.exe": b"MZ"}))
    code, failures, written = convert(folder)
    assert (code, written) == (1, set())
    assert "không an toàn (link.txt)" in failures["link.zip"]["reason"]
    assert "mật khẩu" in failures["locked.zip/a.txt"]["reason"]
    assert "bị hỏng" in failures["broken.zip"]["reason"]
    assert "không có tệp nào đọc được" in failures["none.zip"]["reason"]


def test_an_archive_of_one_plan_is_that_plan(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zip_files({"a.docx": GOOD, "b.exe": b"MZ"}))
    assert load_source(path).text.startswith("KẾ HOẠCH")
    path.write_bytes(zip_files({"a.docx": GOOD, "b.txt": b"x", "c.txt": b"x"}))
    with pytest.raises(SourceUnreadableError) as caught:
        load_source(path)
    assert caught.value.reason == "archive_many"


def test_the_list_of_an_archive_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zip_files({f"{number}.txt": str(number).encode() for number in range(50)}))
    opened: list[object] = []
    whole = zipfile.ZipFile

    def counted(file: Path, *options: str) -> zipfile.ZipFile:
        opened.append(file)
        return whole(file, *options)  # type: ignore[arg-type]

    monkeypatch.setattr(zipfile, "ZipFile", counted)
    names = archives.list_members(path)
    assert [archives.read_member(path, name) for name in names] == [
        name.removesuffix(".txt").encode() for name in names
    ]
    assert len(opened) == 1
    monkeypatch.undo()
    path.write_bytes(zip_files({"b.txt": b"another archive of that name"}))
    assert archives.list_members(path) == ("b.txt",)
    assert archives.read_member(path, "b.txt") == b"another archive of that name"
