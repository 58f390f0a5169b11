"""Read a file into the source text; one module a format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from extract.errors import SourceUnreadableError
from extract.loaders.base import LoadedSource, Loader
from extract.loaders.text import load_text

LOADERS: Mapping[str, Loader] = {".txt": load_text, ".md": load_text, ".markdown": load_text}
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
