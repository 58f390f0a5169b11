"""Read a file into the source text; one module a format."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from pathlib import Path

from extract.archives import SUFFIX, find_single, read_member
from extract.errors import SourceUnreadableError
from extract.inputs import InputFile
from extract.loaded import LoadedSource
from extract.loaders.page_options import PageOptions
from extract.loaders.text import load_text
from extract.page_folders import holds_pages

Loader = Callable[[Path, bytes, PageOptions], LoadedSource]
"""Reads the bytes of one file; the path serves messages and the choice of format only."""

FROM_DISK = ".pdf"
"""Read from disk as it goes where the bytes are not given: a long scan is large."""


def _load_text(path: Path, data: bytes, _: PageOptions) -> LoadedSource:
    return load_text(path, data)


def _load_word(path: Path, data: bytes, _: PageOptions) -> LoadedSource:
    from extract.loaders.word.office import load_word  # here: lxml is loaded where it is needed

    return load_word(path, data)


def _load_page(path: Path, data: bytes, _: PageOptions) -> LoadedSource:
    from extract.loaders.web.html import load_html

    return load_html(path, data)


def _load_pdf(path: Path, data: bytes | None, options: PageOptions) -> LoadedSource:
    from extract.loaders.pdf.document import load_pdf

    return load_pdf(path, data, options)


def _load_image(path: Path, data: bytes, options: PageOptions) -> LoadedSource:
    from extract.loaders.scan.images import load_image

    return load_image(path, data, options)


def _load_archive(path: Path, data: bytes, options: PageOptions) -> LoadedSource:
    """Read the one plan of an archive; one of several plans is opened by `extract.inputs`."""
    name = find_single(path, LOADERS)
    return load_source(path / name, read_member(path, name), options)


LOADERS: Mapping[str, Loader] = {
    **dict.fromkeys((".txt", ".md", ".markdown"), _load_text),
    **dict.fromkeys((".docx", ".docm", ".doc", ".rtf", ".odt"), _load_word),
    **dict.fromkeys((".html", ".htm", ".mht", ".mhtml"), _load_page),
    ".pdf": _load_pdf,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"), _load_image),
    SUFFIX: _load_archive,
}
"""Loader of each file name suffix, lower case."""


def load_source(
    path: Path, data: bytes | None = None, options: PageOptions | None = None
) -> LoadedSource:
    """Read one file, or the pictures of a folder as the pages of one plan.

    Args:
        path: The file; its suffix tells the format.
        data: Its bytes, where they were read before; else they are read here.
        options: How pages are read.

    Raises:
        SourceUnreadableError: No loader for the format, or the loader got no text.
        MemoryError: The system has no memory for the file.
    """
    options = options or PageOptions()
    if data is None and holds_pages(path):
        return load_folder(path, options)
    suffix = path.suffix.lower()
    loader = LOADERS.get(suffix)
    if loader is None and data is None and path.is_dir():
        raise SourceUnreadableError(path, "file_is_folder")
    if loader is None:
        raise SourceUnreadableError(
            path, "format_unknown", {"suffix": path.suffix, "known": ", ".join(LOADERS)}
        )
    if data is None:
        if suffix == FROM_DISK:
            return _load_pdf(path, None, options)
        try:
            data = path.read_bytes()
        except OSError as error:
            if error.errno == errno.ENOMEM:
                raise MemoryError from error
            raise SourceUnreadableError.from_os(path, error) from error
    return loader(path, data, options)


def load_input(file: InputFile, options: PageOptions | None = None) -> LoadedSource:
    """Read an input: a file, a file in an archive, or a folder of pages; see `load_source`."""
    if file.member:
        return load_source(file.path / file.member, read_member(file.path, file.member), options)
    return load_source(file.path, options=options)


def load_folder(folder: Path, options: PageOptions | None = None) -> LoadedSource:
    """Read the pictures of a folder as the pages of one plan.

    Raises:
        SourceUnreadableError: A picture cannot be read, or there is no Tesseract.
    """
    from extract.loaders.scan.images import load_image_folder

    return load_image_folder(folder, options)
