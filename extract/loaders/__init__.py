"""Read a file into the source text; one module a format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from extract.archives import SUFFIX, find_single, read_member
from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource, Loader
from extract.loaders.text import load_text


def _load_word(path: Path, data: bytes) -> LoadedSource:
    from extract.loaders.office import load_word  # here: lxml is loaded where it is needed

    return load_word(path, data)


def _load_page(path: Path, data: bytes) -> LoadedSource:
    from extract.loaders.html import load_html

    return load_html(path, data)


def _load_archive(path: Path, data: bytes) -> LoadedSource:
    """Read the one plan of an archive; one of several plans is opened by `extract.inputs`."""
    name = find_single(path, LOADERS)
    return load_source(path / name, read_member(path, name))


LOADERS: Mapping[str, Loader] = {
    ".txt": load_text,
    ".md": load_text,
    ".markdown": load_text,
    **dict.fromkeys((".docx", ".docm", ".doc", ".rtf", ".odt"), _load_word),
    **dict.fromkeys((".html", ".htm", ".mht", ".mhtml"), _load_page),
    SUFFIX: _load_archive,
}
"""Loader of each file name suffix, lower case."""


def load_source(path: Path, data: bytes | None = None) -> LoadedSource:
    """Read one file.

    Args:
        path: The file; its suffix tells the format.
        data: Its bytes, where they were read before; else they are read here.

    Raises:
        SourceUnreadableError: No loader for the format, or the loader got no text.
    """
    loader = LOADERS.get(path.suffix.lower())
    if loader is None:
        raise SourceUnreadableError(
            path, "format_unknown", {"suffix": path.suffix, "known": ", ".join(LOADERS)}
        )
    if data is None:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceUnreadableError(
                path, "file_unreadable", {"error": error.strerror or str(error)}
            ) from error
    return loader(path, data)


def load_folder(folder: Path) -> LoadedSource:
    """Read the pictures of a folder as the pages of one plan.

    Raises:
        SourceUnreadableError: The folder cannot be listed, a picture cannot be read, or there is
            no Tesseract.
    """
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise SourceUnreadableError.from_os(folder, error) from error
    from extract.loaders.images import load_image_folder

    return load_image_folder(folder)
