"""Every broken input of a folder at once: each has its message, and none does harm."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.faults.runs import ROOT
from tests.faults.test_bad_pages import empty_pages, huge_picture
from tests.faults.test_bad_word_and_archives import XXE
from tests.loaders.page_maker import make_pdf, paragraph
from tests.loaders.pdf_maker import encrypt
from tests.loaders.word_maker import make_docx, p, zip_files

TEXT = "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;"
PLAIN = make_pdf([paragraph(TEXT, 200)])
MAIN = "word/document.xml"

# Notes what a run opens to write, whom it calls and what it starts; then runs the command line.
WATCHED = """
import json, os, sys
told = {"written": [], "called": [], "started": []}
def watch(event, values):
    if event == "open":
        path, mode, flags = values
        if isinstance(path, str) and (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            told["written"].append(os.path.abspath(path))
    elif event in ("os.rename", "os.link", "os.symlink"):
        told["written"].append(os.path.abspath(values[1]))
    elif event == "os.mkdir":
        told["written"].append(os.path.abspath(values[0]))
    elif event in ("socket.connect", "socket.getaddrinfo"):
        told["called"].append(repr(values[1:]))
    elif event == "subprocess.Popen":
        told["started"].append(str(values[1]))
import cli
sys.addaudithook(watch)
try:
    cli.main()
finally:
    with open(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False) as out:
        out.write("\\n" + json.dumps(told))
"""


def bomb_pdf(path: Path) -> None:
    """Write a PDF of one page that is a picture of 1,600 million pixels, well packed."""
    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    page.close()
    buffer = io.BytesIO()
    document.save(buffer)
    picture = (
        b"5 0 obj\n<</Type/XObject/Subtype/Image/Width 40000/Height 40000/BitsPerComponent 8"
        b"/ColorSpace/DeviceGray/Filter/FlateDecode/Length 8>>\nstream\n"
        b"\x78\x9c\x03\x00\x00\x00\x00\x01\nendstream\nendobj\n"
    )
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</P 5 0 R>>>>>>\nendobj\n"
        b"4 0 obj\n<</Length 32>>\nstream\nq 595 0 0 842 0 0 cm /P Do Q    \nendstream\nendobj\n"
        + picture
        + b"trailer\n<</Root 1 0 R/Size 6>>\n%%EOF"
    )


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "bom-nén.docx": (
        lambda path: path.write_bytes(zip_files({MAIN: b"<w:document>" + b" " * 300_000_000})),
        "phình ra quá",
    ),
    "bom-ảnh.pdf": (bomb_pdf, "1600 triệu điểm ảnh"),
    "cụt.pdf": (lambda path: path.write_bytes(PLAIN[: len(PLAIN) // 3]), "bị hỏng"),
    "dài.pdf": (lambda path: empty_pages(5000, path), "5000 trang"),
    "không-phải.docx": (
        lambda path: path.write_bytes(zip_files({"a.txt": b"x"})), "không phải văn bản Word",
    ),
    "kín.pdf": (lambda path: path.write_bytes(encrypt(PLAIN, "x")), "có mật khẩu"),
    "ra-ngoài.zip": (
        lambda path: path.write_bytes(zip_files({"../../ra.txt": TEXT.encode()})),
        "tên tệp không an toàn",
    ),
    "thực-thể.docx": (lambda path: path.write_bytes(zip_files({MAIN: XXE})), "thực thể XML"),
    "to.png": (huge_picture, "1600 triệu điểm ảnh"),
}  # fmt: skip
HARMLESS = {
    "xa.html": b"<html><head><link rel=stylesheet href='http://example.invalid/a.css'><script src="
    b"'http://example.invalid/a.js'></script></head><body><img src='http://example.invalid/a.png'>"
    b"<p>" + TEXT.encode() + b"</p></body></html>",
    "mẫu.docm": make_docx(p(TEXT)),
    "kế hoạch.txt": TEXT.encode(),
    "kế hoạch.pdf": PLAIN,
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, str, dict[str, list[str]]]:
    """Convert them all at once; give the folder around, exit code, what was said and done."""
    folder = tmp_path_factory.mktemp("run")
    plans = folder / "plans"
    plans.mkdir()
    for name, (write, _) in BROKEN.items():
        write(plans / name)
    for name, data in HARMLESS.items():
        (plans / name).write_bytes(data)
    (folder / "tmp").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "convert", plans, "-o", folder / "out", "--jobs", "1"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "tmp"),
                          "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "300"},
        capture_output=True, text=True, timeout=150, check=False,
    )  # fmt: skip
    told = json.loads(done.stdout.rsplit("\n", 1)[-1])
    return folder, done.returncode, done.stderr, told


def failures(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "out" / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["document"]: row for row in csv.DictReader(file)}


def test_each_is_a_failure_of_its_own_and_the_rest_is_converted(run) -> None:
    folder, code, said, _ = run
    assert code == 1
    assert sorted(failures(folder)) == sorted(BROKEN)
    assert "Traceback" not in said
    written = {path.name for path in (folder / "out").rglob("*.json")} - {"datapackage.json"}
    assert written == {f"{name}.json" for name in HARMLESS}
    rows = (folder / "out" / "citations.csv").read_text(encoding="utf-8-sig")
    assert rows.count("76/NQ-CP") >= len(HARMLESS)


@pytest.mark.parametrize("name", BROKEN)
def test_each_has_its_message(name: str, run) -> None:
    folder, _, said, _ = run
    _, message = BROKEN[name]
    row = failures(folder)[name]
    assert message in row["reason"]
    assert row["stage"] == "load"
    assert row["advice"]
    assert name in said


def test_nothing_is_written_outside_the_output_folder(run) -> None:
    folder, _, _, told = run
    out = str(folder / "out")
    assert [one for one in told["written"] if not one.startswith((out, "/dev/"))] == []
    assert {path.name for path in folder.iterdir()} == {"plans", "tmp", "out"}
    assert {path.name for path in (folder / "plans").iterdir()} == {*BROKEN, *HARMLESS}
    assert [*(folder / "tmp").rglob("*")] == []


def test_nobody_is_called_and_nothing_run(run) -> None:
    *_, told = run
    assert told["called"] == []
    assert {Path(one.split("'")[1]).name for one in told["started"]} <= {"tesseract"}
