"""Word files that hold nothing but pictures of pages: a scan that someone pasted into Word."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource
from extract.loaders.word.package import MEDIA_TYPE, DocxPackage, local_name
from extract.page_folders import SUFFIXES
from rules.loader import RuleBook

_LEAST_BYTES = 20_000  # a page takes more; an emblem or a line less


def load_pictures(
    path: Path, data: bytes, package: DocxPackage, rules: RuleBook
) -> LoadedSource | None:
    """Read the pictures of a Word file without text as the pages of a scan.

    Returns:
        The source; None where the file holds no picture of the size of a page.

    Raises:
        SourceUnreadableError: A picture cannot be read, or there is no Tesseract.
    """
    pictures = list(_find_pictures(package))
    if not pictures:
        return None
    from extract.loaders.scan.images import load_image_folder  # here: few Word files need it

    with tempfile.TemporaryDirectory(prefix="boctach-") as name:
        folder = Path(name)
        for number, (suffix, picture) in enumerate(pictures, 1):
            (folder / f"page-{number:04}{suffix}").write_bytes(picture)
        try:
            loaded = load_image_folder(folder, rules=rules)
        except SourceUnreadableError as error:
            if error.reason == "pages_empty":  # a photograph: there is nothing to read
                return None
            raise SourceUnreadableError(path, error.reason, error.values) from error
    digest = hashlib.sha256(data).hexdigest()
    return replace(loaded, media_type=MEDIA_TYPE, loader="docx (tesseract)", sha256=digest)


def _find_pictures(package: DocxPackage) -> Iterator[tuple[str, bytes]]:
    """Give suffix and bytes of the pictures, in the order in which the body shows them."""
    relations = package.relations(package.main)
    root = package.parse(package.main)
    seen: set[str] = set()
    for element in root.iter() if root is not None else ():
        if local_name(element) not in {"blip", "imagedata"}:
            continue
        for key, value in element.attrib.items():
            relation = relations.get(value) if key.endswith(("}embed", "}id")) else None
            if relation is None or relation.target in seen:
                continue
            seen.add(relation.target)
            suffix = PurePosixPath(relation.target).suffix.lower()
            picture = package.read(relation.target) if suffix in SUFFIXES else None
            if picture is not None and len(picture) >= _LEAST_BYTES:
                yield suffix, picture
