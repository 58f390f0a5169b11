"""Pictures of pages: one, a TIFF of several, or a folder of them as one plan."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource
from extract.loaders.page import PageWords
from extract.loaders.page_options import MAX_PIXELS, PageOptions
from extract.loaders.pdf.document import ReadTask, load_read, picture_too_large, read_task
from extract.loaders.scan.ocr import OcrUnavailableError, read_pages
from extract.loaders.scan.page_image import PAPER_WIDTH
from rules.loader import RuleBook, load_rules

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"})
_MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
}
_NUMBERS = re.compile(r"(\d+)")


def load_image(
    path: Path, data: bytes, options: PageOptions | None = None, rules: RuleBook | None = None
) -> LoadedSource:
    """Read a picture of a page, or a TIFF of several.

    Args:
        path: For messages.
        data: The file's bytes.
        options: How to read.
        rules: Layout and messages.

    Raises:
        SourceUnreadableError: No picture, broken, too large, nothing to read on it, or no
            Tesseract.
    """
    digest = hashlib.sha256(data).hexdigest()
    return _load([path], lambda _: data, digest, path, options or PageOptions(), rules)


def load_image_folder(
    folder: Path, options: PageOptions | None = None, rules: RuleBook | None = None
) -> LoadedSource:
    """Read the pictures of a folder as the pages of one plan, in the order of their names.

    Numbers in names count as numbers: ``page2`` stands before ``page10``.

    Raises:
        SourceUnreadableError: There are none, or one of them cannot be read.
    """
    paths = sorted(
        (
            path
            for path in folder.iterdir()
            if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
        ),
        key=_name_key,
    )
    if not paths:
        raise SourceUnreadableError(folder, "pages_empty", {"pages": "0"})
    every = hashlib.sha256()
    for path in paths:
        every.update(hashlib.sha256(_read(path)).digest())
    return _load(paths, _read, every.hexdigest(), folder, options or PageOptions(), rules)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceUnreadableError.from_os(path, error) from error


def _load(
    files: Sequence[Path],
    read_file: Callable[[Path], bytes],
    sha256: str,
    path: Path,
    options: PageOptions,
    rules: RuleBook | None,
) -> LoadedSource:
    tasks = _tasks(files, read_file, options)  # one file in memory at a time
    try:
        rules = rules or load_rules()
        work = partial(read_task, options=options.reading, rules=rules)
        read = list(read_pages(tasks, work, options.reading.jobs))
    except OcrUnavailableError as error:
        raise SourceUnreadableError(path, "ocr_missing", {"what": str(error)}) from error
    media_type = "application/octet-stream"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        media_type = _MEDIA_TYPES.get(
            Image.open(io.BytesIO(read_file(files[0]))).format or "", media_type
        )
    return load_read(path, sha256, read, rules, media_type, "image (tesseract)", ())


def _tasks(
    files: Sequence[Path], read_file: Callable[[Path], bytes], options: PageOptions
) -> Iterator[ReadTask]:
    number = 0
    for path in files:
        for image, dpi in open_pages(path, read_file(path)):
            number += 1
            if number > options.max_pages:
                limits = {"pages": str(number), "limit": str(options.max_pages)}
                raise SourceUnreadableError(path, "pages_too_many", limits)
            points = 72 / dpi
            page = PageWords(number, image.width * points, image.height * points)
            yield ReadTask(page, image, dpi)


def open_pages(path: Path, data: bytes) -> Iterator[tuple[Image.Image, float]]:
    """Give each page of a picture file with its resolution, turned as its camera says.

    The resolution is that of the file's head where it makes sense for the page, else that of
    an A4 page as wide as the picture.

    Raises:
        SourceUnreadableError: No picture, broken, or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data))
        for frame in ImageSequence.Iterator(picture):
            if frame.width * frame.height > MAX_PIXELS:
                raise picture_too_large(path, frame.width * frame.height)
            dpi = _resolution(frame)
            yield ImageOps.exif_transpose(frame.copy()), dpi
    except Image.DecompressionBombError as error:
        told = _NUMBERS.search(str(error))  # "Image size (1600000000 pixels) exceeds limit of …"
        pixels = int(told[0]) if told else Image.MAX_IMAGE_PIXELS or 0
        raise picture_too_large(path, pixels) from error
    except UnidentifiedImageError as error:
        raise SourceUnreadableError(path, "file_broken", {"error": "image"}) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise SourceUnreadableError(path, "file_broken", {"error": str(error)}) from error


def _resolution(frame: Image.Image) -> float:
    told = frame.info.get("dpi")
    guess = min(frame.size) / PAPER_WIDTH
    if isinstance(told, tuple) and len(told) == 2:
        dpi = float(told[0])
        if dpi and 0.6 < guess / dpi < 1.6:
            return dpi
    return guess


def _name_key(path: Path) -> list[tuple[int, str]]:
    parts = _NUMBERS.split(path.name.lower())
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]
