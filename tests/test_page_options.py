"""The options of the command line for PDF and scans: passwords, time of a page, OCR or not."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from extract import batch
from extract.loaders.page import Word
from extract.loaders.page_options import OcrOptions, PageOptions
from extract.loaders.pdf import document
from extract.loaders.scan.ocr import OcrPage
from tests.loaders.page_maker import (
    draw_page,
    head,
    make_pdf,
    paragraph,
    scanned_pdf,
)
from tests.loaders.page_maker import (
    table as ruled,
)
from tests.loaders.pdf_maker import encrypt

runner = CliRunner()
BASIS = "Căn cứ Luật Đấu thầu ngày 26 tháng 11 năm 2013; phấn đấu 90% gói thầu qua mạng;"
CELLS = [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Mua sắm thuốc", "Sở Y tế"]]
PAGE = [
    *head(), *paragraph("KẾ HOẠCH", 160), *paragraph(BASIS, 180),
    *ruled([85, 120, 330, 500], [330, 360, 390], CELLS),
]  # fmt: skip
PASSWORD = "Bí mật 1"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "kin.pdf").write_bytes(encrypt(make_pdf([PAGE]), PASSWORD))
    (folder / "mở.txt").write_text(BASIS, encoding="utf-8")
    return folder


def run(*arguments: object) -> tuple[int, str]:
    result = runner.invoke(cli.app, [*map(str, arguments)])
    return result.exit_code, re.sub(r"\s+", " ", result.output)


def failures(out: Path) -> list[dict[str, str]]:
    with (out / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("options", "reason", "advice"),
    [
        ((), "tệp có mật khẩu.", "--password"),
        (("--password", "sai"), "mật khẩu đã cho không mở được tệp.", "Cho đúng mật khẩu"),
    ],
    ids=["no password", "wrong password"],
)
def test_an_encrypted_pdf_fails_alone(
    plans: Path, tmp_path: Path, options: tuple[str, ...], reason: str, advice: str
):
    out = tmp_path / "out"
    code, told = run("convert", plans, "-o", out, "--jobs", 1, *options)
    assert code == 1
    assert reason in told
    (row,) = failures(out)
    assert (row["document"], row["stage"], row["reason"]) == ("kin.pdf", "load", reason)
    assert advice in row["advice"]
    assert (out / "mở.txt.json").exists()
    assert run("convert", plans, "-o", out, "--jobs", 1, "--password", PASSWORD)[0] == 0
    assert (out / "kin.pdf.json").exists()
    assert failures(out) == []


def test_with_its_password_an_encrypted_pdf_reads_as_one_that_is_not(plans: Path):
    code, told = run("show", plans / "kin.pdf", "--password", PASSWORD)
    assert code == 0
    assert "26 tháng 11 năm 2013" in told
    code, told = run("show", plans / "kin.pdf")
    assert (code, "tệp có mật khẩu." in told) == (1, True)
    data = make_pdf([PAGE])
    sealed = (plans / "kin.pdf").read_bytes()
    opened = document.load_pdf(Path("kin.pdf"), sealed, PageOptions(password=PASSWORD))
    plain = document.load_pdf(Path("plain.pdf"), data)
    assert (opened.text, opened.tables) == (plain.text, plain.tables)
    assert plain.tables


def test_a_pdf_that_is_only_kept_from_changes_needs_no_password():
    sealed = encrypt(make_pdf([PAGE]), PASSWORD, owner_only=True)
    source = document.load_pdf(Path("kin.pdf"), sealed)
    assert "26 tháng 11 năm 2013" in source.text
    assert source.tables


def test_audit_takes_a_password_and_the_choice_of_ocr(plans: Path, tmp_path: Path):
    (plans / "quét.pdf").write_bytes(scanned_pdf([draw_page(PAGE, 60)]))
    out = tmp_path / "audit"
    code, told = run("audit", plans, "-o", out, "--ocr", "never", "--password", PASSWORD)
    assert code == 1
    assert "quét.pdf" in told
    assert "kin.pdf" not in told
    with (out / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["document"] for row in csv.DictReader(file)} == {"kin.pdf", "mở.txt"}
    assert run("audit", plans, "-o", out, "--ocr", "never")[0] == 1
    assert "kin.pdf" not in (out / "audit.csv").read_text(encoding="utf-8-sig")


def test_audit_reads_each_file_of_an_archive(plans: Path, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "plans.zip", "w") as archive:
        archive.writestr("một.txt", BASIS)
        archive.writestr("hai.txt", BASIS)
    code, _ = run("audit", tmp_path / "plans.zip", "-o", tmp_path / "audit")
    assert code == 0
    told = (tmp_path / "audit" / "audit.csv").read_text(encoding="utf-8-sig")
    assert "một.txt" in told
    assert "hai.txt" in told


class Reader:
    """Reads in place of Tesseract, and gives up a page that has less time than it wants."""

    def __init__(self, wants: float):
        self.wants, self.read = wants, 0

    def __call__(self, image: object, dpi: float, options: OcrOptions) -> OcrPage:
        self.read += 1
        if options.page_seconds < self.wants:
            return OcrPage((), is_given_up=True)
        return OcrPage((Word("Kế", 100, 200, 115, 213, 0.9), Word("hoạch", 118, 200, 150, 213, 1)))


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "chữ.pdf").write_bytes(make_pdf([PAGE]))
    (folder / "chữ.txt").write_text(BASIS, encoding="utf-8")
    (folder / "quét.pdf").write_bytes(scanned_pdf([draw_page(PAGE, 60)]))
    return folder


@pytest.fixture
def tesseract(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The versions that a run finds; to be changed."""
    found = {"tesseract": "tesseract 5.3.0", "vie": "1"}
    monkeypatch.setattr(document, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr("extract.batch.run.describe_tesseract", lambda known: "told")
    monkeypatch.setattr("extract.batch.run.versions_of", lambda told: dict(found))
    return found


def converted(folder: Path, out: Path, **options: object) -> list[str]:
    """Run, and give the documents that were converted."""
    ticks: list[batch.Tick] = []
    reading = OcrOptions(page_seconds=float(str(options.pop("page_seconds", 60))))
    pages = PageOptions(reading=reading, **options)  # type: ignore[arg-type]
    batch.convert_folder([folder], out, batch.Options(pages=pages), ticks.append)
    return sorted(tick.document for tick in ticks[1:])


def test_another_tesseract_reads_scans_again_and_nothing_else(
    scans: Path, tmp_path: Path, tesseract: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(document, "read_page", Reader(0))
    out = tmp_path / "out"
    assert converted(scans, out) == ["chữ.pdf", "chữ.txt", "quét.pdf"]
    assert converted(scans, out) == []
    tesseract["tesseract"] = "tesseract 5.5.1"
    assert converted(scans, out) == ["quét.pdf"]
    assert converted(scans, out) == []
    assert converted(scans, out, page_seconds=90) == []
    assert converted(scans, out, ocr="never") == ["chữ.pdf", "quét.pdf"]


def test_a_page_that_was_given_up_is_read_again_when_it_has_another_time(
    scans: Path, tmp_path: Path, tesseract: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(document, "read_page", Reader(100))
    out = tmp_path / "out"
    converted(scans, out)
    assert "ocr_low_confidence" in (out / "warnings.csv").read_text(encoding="utf-8-sig")
    assert converted(scans, out) == []
    assert converted(scans, out, page_seconds=120) == ["quét.pdf"]
    assert "ocr_low_confidence" not in (out / "warnings.csv").read_text(encoding="utf-8-sig")
    assert converted(scans, out, page_seconds=150) == []


def test_the_time_of_a_page_is_an_option(scans: Path, tmp_path: Path, monkeypatch):
    reader = Reader(70)
    monkeypatch.setattr(document, "read_page", reader)
    monkeypatch.setattr(document, "find_tesseract", lambda: "tesseract")
    _, told = run("show", scans / "quét.pdf")
    assert "ocr_low_confidence" in told
    code, told = run("show", scans / "quét.pdf", "--page-seconds", 80)
    assert (code, reader.read) == (0, 2)
    assert "ocr_low_confidence" not in told
