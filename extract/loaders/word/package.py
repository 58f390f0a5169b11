"""The parts of a Word file: unpacked within limits, their XML read with nothing fetched."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from extract.errors import SourceUnreadableError

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MAX_PART_BYTES = 100_000_000
"""Of one part, unpacked; the text of a plan of a thousand pages has 20 million."""

MAX_RATIO = 400
"""Most that packing saves on XML is about a hundredfold."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# ISO/IEC 29500 "strict" files differ in the names of the namespaces.
_STRICT_MAIN = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_OFFICE = b"http://purl.oclc.org/ooxml/officeDocument/relationships"

# What `zipfile` raises on broken files, found by trying; the last for a size of less than nothing.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError,
    RuntimeError, LookupError, ValueError,
)  # fmt: skip

Element = Any
"""An lxml element; its stubs are not complete enough for strict checks."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: kind (last word of its type) and name of the part."""

    kind: str
    target: str


class DocxPackage:
    """A Word file that was opened.

    Raises:
        SourceUnreadableError: On opening or reading a part: no zip, encrypted, no Word file,
            XML with entities, too large when unpacked.
    """

    def __init__(self, path: Path, data: bytes):
        self.path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise SourceUnreadableError(path, "file_broken", {"error": str(error)}) from error
        self._names = {info.filename.lower(): info for info in self._zip.infolist()}
        if self.main not in self._zip.namelist():
            raise SourceUnreadableError(path, "not_word")

    @cached_property
    def main(self) -> str:
        """Name of the part that holds the body."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument":
                return relation.target
        return "word/document.xml"

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Give what a part refers to inside the file, by id; the empty name is the file."""
        folder, name = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for one in root if root is not None else ():
            if one.get("TargetMode") == "External" or not one.get("Target"):
                continue
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target")))
            kind = (one.get("Type") or "").rpartition("/")[2]
            found[one.get("Id") or ""] = Relation(kind, target.lstrip("/"))
        return found

    def parse(self, name: str) -> Element | None:
        """Parse a part; None where there is none of that name."""
        info = self._names.get(name.lower())
        if info is None:
            return None
        data = self._unpack(info)
        data = data.replace(_STRICT_MAIN, _MAIN).replace(_STRICT_OFFICE, _OFFICE)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if b"<!ENTITY" in data[:100_000]:
                raise SourceUnreadableError(self.path, "xml_entities") from error
            raise SourceUnreadableError(self.path, "file_broken", {"error": str(error)}) from error
        if root.getroottree().docinfo.internalDTD is not None:  # Word writes none
            raise SourceUnreadableError(self.path, "xml_entities")
        return root

    def read(self, name: str) -> bytes | None:
        """Give the bytes of a part; None where there is none of that name."""
        info = self._names.get(name.lower())
        return None if info is None else self._unpack(info)

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise SourceUnreadableError(self.path, "file_encrypted")
        limit = min(MAX_PART_BYTES, max(info.compress_size * MAX_RATIO, 1_000_000))
        try:
            with self._zip.open(info) as part:
                data = part.read(limit + 1)
        except _BROKEN as error:
            raise SourceUnreadableError(self.path, "file_broken", {"error": str(error)}) from error
        if len(data) > limit:
            raise SourceUnreadableError(
                self.path, "unpacked_too_large", {"limit": f"{limit / 1e6:.0f}"}
            )
        return data


def attribute(element: Element | None, name: str = "val") -> str | None:
    """Give an attribute of Word's namespace; None where element or attribute is missing."""
    if element is None:
        return None
    value: str | None = element.get(W + name)
    return value


def is_on(element: Element | None) -> bool:
    """Tell whether a switch such as ``<w:caps/>`` is there and not set to off."""
    return element is not None and attribute(element) not in {"0", "false", "off", "none"}


def local_name(element: Element) -> str:
    """Give an element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
