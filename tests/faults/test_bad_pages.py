"""Files of pages that cannot be read: each has its message, and the folder goes on."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from typer.testing import CliRunner

from cli import app

TEXT = "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;"


def empty_pages(count: int, path: Path) -> None:
    document = pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842)
    document.save(path)


def huge_picture(path: Path, side: int = 40_000) -> None:
    """Write a PNG whose head says how large it is, and whose data is a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + data)


def truncated(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog")


@pytest.mark.parametrize(
    ("name", "write", "message"),
    [
        ("dai.pdf", lambda path: empty_pages(5000, path), "5000 trang"),
        ("cut.pdf", truncated, "cut.pdf"),
        ("anh.png", huge_picture, "1600 triệu điểm ảnh"),
    ],
)
def test_a_bad_file_has_its_message_and_the_others_go_on(
    tmp_path: Path, name: str, write: object, message: str
) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "a.txt").write_text(TEXT, encoding="utf-8")
    write(plans / name)  # type: ignore[operator]
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["convert", str(plans), "-o", str(out), "--jobs", "1"])
    assert result.exit_code == 1
    assert message in (out / "failures.csv").read_text(encoding="utf-8")
    assert (out / "a.txt.json").exists()
    assert not (out / f"{name}.json").exists()
