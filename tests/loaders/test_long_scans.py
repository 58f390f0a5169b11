"""Scans of many pages: pages are taken one after the other, none is kept after it was read."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from extract.loaders.page import Word
from extract.loaders.page_options import OcrOptions, PageOptions
from extract.loaders.pdf import document
from extract.loaders.pdf.document import load_pdf
from extract.loaders.pdf.opening import PAGES_A_TURN, OpenPdf
from extract.loaders.scan import images
from extract.loaders.scan.images import load_image_folder
from extract.loaders.scan.ocr import OcrPage, read_page, read_pages
from tests.loaders.page_maker import draw_page, make_pdf, paragraph, picture_bytes, scanned_pdf

TEXT = "Kế hoạch rà soát, bổ sung quy hoạch cán bộ nhiệm kỳ 2025 - 2030 của huyện vùng cao."


class Alive:
    """Counts the pictures that are alive at a time, and answers in place of Tesseract."""

    def __init__(self) -> None:
        self.now, self.most, self.read = 0, 0, 0
        self._lock = threading.Lock()

    def watch(self, image: Image.Image) -> Image.Image:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        weakref.finalize(image, self._gone)
        return image

    def _gone(self) -> None:
        with self._lock:
            self.now -= 1

    def answer(self, image: Image.Image, dpi: float, options: OcrOptions) -> OcrPage:
        assert image.width > 100
        self.read += 1
        return OcrPage((Word(f"trang{self.read}", 100, 200, 160, 213, 0.9, line=1),))


@pytest.fixture
def alive(monkeypatch: pytest.MonkeyPatch) -> Alive:
    alive = Alive()
    monkeypatch.setattr(document, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(document, "read_page", alive.answer)
    render, open_pages = document.render_page, images.open_pages

    def opened(path: Path, data: bytes) -> Iterator[tuple[Image.Image, float]]:
        return ((alive.watch(image), dpi) for image, dpi in open_pages(path, data))

    monkeypatch.setattr(document, "render_page", lambda *task: alive.watch(render(*task)))
    monkeypatch.setattr(images, "open_pages", opened)
    return alive


@pytest.mark.parametrize("jobs", [1, 2])
def test_pictures_of_pages_are_not_kept(jobs: int, alive: Alive):
    count = 3 * PAGES_A_TURN + 1
    scan = scanned_pdf([draw_page(paragraph(TEXT, 200), 60)] * count)
    source = load_pdf(Path("scan.pdf"), scan, PageOptions(reading=OcrOptions(jobs=jobs)))
    assert (len(source.pages), alive.read) == (count, count)
    assert alive.most <= 2 * jobs + 1
    assert alive.now == 0


def test_pictures_of_a_folder_are_not_kept(alive: Alive, tmp_path: Path):
    for number in range(9):
        (tmp_path / f"{number}.png").write_bytes(picture_bytes(draw_page([], 50)))
    source = load_image_folder(tmp_path, PageOptions(reading=OcrOptions(jobs=2)))
    assert (len(source.pages), alive.read) == (9, 9)
    assert alive.most <= 5


def test_no_more_pages_are_taken_than_are_read():
    taken: list[int] = []
    read = read_pages((taken.append(page) or page for page in range(50)), lambda page: page, 2)
    assert next(read) == 0
    assert len(taken) <= 4
    assert [*read] == [*range(1, 50)]


def test_a_large_file_is_read_from_disk_and_opened_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("extract.loaders.pdf.opening.LARGE_FILE", 1)
    data = make_pdf([paragraph(f"{TEXT} Phần {number}.", 200) for number in range(3)])
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    assert load_pdf(path, None) == load_pdf(Path("other.pdf"), data)
    with OpenPdf(path, None, None) as pdf:
        before = pdf.document
        for _ in range(PAGES_A_TURN):
            assert pdf.document is before
            pdf.note_picture()
        assert pdf.document is not before
        assert len(pdf.document) == 3


def test_the_time_of_a_page_is_for_all_its_turns(monkeypatch: pytest.MonkeyPatch):
    """A page read badly is tried at other turns; together they take no longer than one may."""
    left: list[float] = []

    def slow(image: Image.Image, dpi: float, mode: int, seconds: float) -> str:
        left.append(seconds)
        return ""

    monkeypatch.setattr("extract.loaders.scan.ocr._run_tesseract", slow)
    read_page(draw_page(paragraph(TEXT, 200), 100), 100, OcrOptions(page_seconds=50))
    assert len(left) == 4
    assert left == sorted(left, reverse=True)
    assert left[0] < 50
