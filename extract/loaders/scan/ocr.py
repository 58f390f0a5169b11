"""Read pictures of pages with Tesseract, several pages at a time, each in a process of its own."""

from __future__ import annotations

import io
import math
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from PIL import Image

from extract.loaders.page import Area, Grid, Word
from extract.loaders.page_options import OcrOptions
from extract.loaders.pdf.tables import grids_of_rules
from extract.loaders.scan.cell_sheet import lay_cells
from extract.loaders.scan.page_image import Prepared, prepare_page

POINTS_AN_INCH = 72.0
LANGUAGE = "vie"
TABLE_MODE = 6
"""Tesseract's segmentation for a sheet of cells: one block; others pass over short cells."""

_LINES_A_TABLE = 1_000_000_000  # sets the line numbers of one sheet apart from another's
_WORD_LEVEL = "5"
_STROKES = " _|~`^\u00a6\u2014=<>\\"  # what OCR makes of rules, folds and pen strokes
_DASH = "\u2014"  # how Tesseract writes every dash longer than a hyphen, and strokes like one
_BARS = "|_\u00a6"  # rules and streaks of the scanner that touch a word
_EIGHT = re.compile(r"\u00a7(?=\d)|(?<=\d)\u00a7")  # the sign of a paragraph: no plan has it
_ETH = re.compile(r"\u0110?\u00d0\u0110?")  # one letter read twice: "QĐÐ-TTg"
_GUESSED = 0.5  # how sure a word is in which a figure was put right
_FRACTION = "\u2044"  # no plan has it: a slash
_SURE_DASH, _SURE_BULLET = 0.6, 0.8
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class OcrUnavailableError(Exception):
    """Tesseract, or its data for Vietnamese, is not installed."""


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What OCR read on one page.

    Attributes:
        words: In points from the top left of the page, set straight.
        is_given_up: Whether the time ran out.
        turned: Quarter turns, anticlockwise, that set the page upright.
        prepared: The picture as OCR saw it; None where there was nothing to read.
        rules: Lines of tables, placed like the words.
        ends: When the page's time is over, by `time.monotonic`: for what is read again.
    """

    words: tuple[Word, ...]
    is_given_up: bool = False
    turned: int = 0
    prepared: Prepared | None = None
    rules: tuple[Area, ...] = ()
    ends: float = math.inf

    @property
    def seconds_left(self) -> float:
        """Time that is left for the page; below 0 where there is none."""
        return self.ends - time.monotonic()

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, by letters; 0.0 where none was read."""
        letters = sum(len(word.text) for word in self.words)
        total = sum(len(word.text) * (word.confidence or 0.0) for word in self.words)
        return total / letters if letters else 0.0


@lru_cache(maxsize=1)
def find_tesseract() -> str:
    """Give the path of Tesseract.

    Raises:
        OcrUnavailableError: It is not installed, or knows no Vietnamese.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise OcrUnavailableError("tesseract")
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    if LANGUAGE not in listed.stdout.split():
        raise OcrUnavailableError(LANGUAGE)
    return program


def has_tesseract() -> bool:
    """Tell whether pages can be read by OCR on this machine."""
    try:
        find_tesseract()
    except OcrUnavailableError:
        return False
    return True


def read_page(image: Image.Image, dpi: float | None, options: OcrOptions) -> OcrPage:
    """Read the picture of one page.

    A page that reads badly as it stands is tried at the other three quarter turns while there is
    time, and the reading with the most sure letters is taken.

    Args:
        image: The page.
        dpi: Its resolution where known.
        options: How to read.

    Raises:
        OcrUnavailableError: Tesseract is not there.
    """
    ends = time.monotonic() + options.page_seconds
    page = replace(_read_upright(image, dpi, options, ends), ends=ends)
    if page.is_given_up or page.confidence >= 0.6 or page.prepared is None:
        return page
    if not _shows_ink(page.prepared.image, 0.002):
        return page
    best, turned = page, 0
    for quarter in (1, 2, 3):
        tried = _read_upright(image.rotate(90 * quarter, expand=True), dpi, options, ends)
        if _sure_letters(tried) > 1.5 * _sure_letters(best) + 20:
            best, turned = tried, quarter
    return replace(best, turned=turned, ends=ends)


def read_pages(
    pages: Iterable[_Item], read: Callable[[_Item], _Result], jobs: int
) -> Iterator[_Result]:
    """Read pages at the same time, and give them in order.

    At most ``2 * jobs`` pages are held at a time, so that memory does not grow with their number.
    ``pages`` is advanced by the caller's thread alone.
    """
    if jobs <= 1:
        yield from map(read, pages)
        return
    with ThreadPoolExecutor(jobs) as pool:
        waiting: list[Future[_Result]] = []
        try:
            for page in pages:
                waiting.append(pool.submit(read, page))
                if len(waiting) >= 2 * jobs:
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        finally:
            for future in waiting:
                future.cancel()


def parse_tsv(tsv: str) -> list[Word]:
    """Read the words out of Tesseract's table, in pixels; strokes that are no print left out."""
    words: list[Word] = []
    for line in tsv.splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) < 12 or cells[0] != _WORD_LEVEL:
            continue
        if not cells[11].strip(_STROKES) and cells[11].strip() != _DASH:
            continue
        left, top, width, height = (float(cell) for cell in cells[6:10])
        confidence = max(0.0, float(cells[10])) / 100.0
        block, paragraph, line_number = (int(cell) for cell in cells[2:5])
        line_id = 1 + line_number + 1000 * paragraph + 1_000_000 * block
        text = _read_word(cells[11])
        if "8" in text and _EIGHT.search(cells[11]):
            confidence = min(confidence, _GUESSED)
        words.append(Word(text, left, top, left + width, top + height, confidence, line=line_id))
    return [
        word if word.text != _DASH else replace(word, text="\u2013")
        for index, word in enumerate(words)
        if word.text != _DASH or _is_dash(words, index)
    ]


def _read_word(cell: str) -> str:
    """Give a word in the signs that plans are written with, strokes beside it left out."""
    text = _ETH.sub("\u0110", _EIGHT.sub("8", cell.strip().replace(_FRACTION, "/")))
    if any(char.isalnum() for char in text):
        return text.strip(_BARS)
    return text


def _is_dash(words: Sequence[Word], index: int) -> bool:
    """Tell a dash from a stroke: it stands between two words of a line, or before the first."""
    if index + 1 == len(words):
        return False
    dash, after = words[index], words[index + 1]
    before = words[index - 1] if index and words[index - 1].line == dash.line else None
    return (
        after.line == dash.line
        and (dash.confidence or 0.0) >= (_SURE_DASH if before is not None else _SURE_BULLET)
        and dash.x1 - dash.x0 < 1.3 * after.height
        and after.x0 - dash.x1 < 1.5 * after.height
        and any(char.isalnum() for char in after.text)
        and (before is None or any(char.isalnum() for char in before.text))
    )


def read_picture(image: Image.Image, dpi: float, mode: int, seconds: float) -> list[Word]:
    """Read a picture as it is; words in its pixels.

    Raises:
        subprocess.TimeoutExpired: It took longer.
    """
    return parse_tsv(_run_tesseract(image, dpi, mode, seconds))


def _read_upright(
    image: Image.Image, dpi: float | None, options: OcrOptions, ends: float
) -> OcrPage:
    prepared = prepare_page(image, dpi, options.steps)
    grids = _find_tables(prepared)
    rest = prepared.image.copy() if grids else prepared.image
    words: list[Word] = []
    try:
        words += read_cells(prepared, grids, ends)
        for grid in grids:
            area = grid.area
            box = round(area.x0), round(area.top), round(area.x1), round(area.bottom)
            rest.paste(255, box)
        if not grids or _shows_ink(rest):  # Tesseract sees letters on a page of white
            left = ends - time.monotonic()
            words += parse_tsv(_run_tesseract(rest, prepared.dpi, options.mode, left))
    except subprocess.TimeoutExpired:
        return OcrPage((), is_given_up=True)
    points = POINTS_AN_INCH / (dpi or prepared.dpi / prepared.scale)
    rules = tuple(
        Area(place.x0, place.top, place.x1, place.bottom)
        for rule in prepared.rules
        for place in [prepared.to_page(Word("", *rule), points)]
    )
    placed = tuple(prepared.to_page(word, points) for word in words)
    return OcrPage(placed, prepared=prepared, rules=rules)


def read_cells(prepared: Prepared, grids: Sequence[Grid], ends: float) -> list[Word]:
    """Read the cells of tables one by one.

    Args:
        prepared: The picture of the page.
        grids: The tables, in its pixels.
        ends: When time runs out, by the monotonic clock.

    Returns:
        The words, in pixels of the picture; no line of words runs over two cells.

    Raises:
        subprocess.TimeoutExpired: Time ran out.
    """
    words: list[Word] = []
    for index, sheet in enumerate(lay_cells(prepared.image, grids, prepared.dpi), 1):
        read = _run_tesseract(sheet.image, prepared.dpi, TABLE_MODE, ends - time.monotonic())
        words += [
            replace(word, line=word.line + index * _LINES_A_TABLE)
            for word in sheet.restore(parse_tsv(read))
        ]
    return words


def _find_tables(prepared: Prepared) -> list[Grid]:
    """Give the ruled tables of a picture, in its pixels."""
    factor = POINTS_AN_INCH / prepared.dpi
    rules = [Area(*(edge * factor for edge in rule)) for rule in prepared.rules]
    return [grid.scaled(1 / factor) for grid in grids_of_rules(rules)]


def _run_tesseract(image: Image.Image, dpi: float, mode: int, seconds: float) -> str:
    picture = io.BytesIO()
    image.save(picture, "PPM")
    command = [
        find_tesseract(), "stdin", "stdout", "-l", LANGUAGE, "--psm", str(mode),
        "--dpi", str(min(2400, max(70, round(dpi)))), "-c", "tessedit_do_invert=0", "tsv",
    ]  # fmt: skip
    done = subprocess.run(
        command,
        input=picture.getvalue(),
        capture_output=True,
        timeout=max(0.01, seconds),
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")


def _shows_ink(image: Image.Image, share: float = 0.0002) -> bool:
    """Tell whether a picture shows enough dark for a text."""
    counts = image.histogram()
    return sum(counts[:128]) > share * sum(counts)


def _sure_letters(page: OcrPage) -> int:
    return sum(len(word.text) for word in page.words if (word.confidence or 0.0) >= 0.7)
