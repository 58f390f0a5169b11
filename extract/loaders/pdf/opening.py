"""An open PDF whose pages are taken one after the other, in memory that does not grow with them."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType

import pdfplumber
import pypdfium2 as pdfium
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.psexceptions import PSException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extract.errors import SourceUnreadableError
from extract.loaders.page import Grid
from extract.loaders.pdf.tables import find_grids

LARGE_FILE = 8_000_000
"""Bytes from which on a file is read from disk as it goes."""

# What pdfminer raises on a broken part of a file that PDFium reads all the same.
_PARSER_ERRORS = (
    PSException, MalformedPDFException, PdfminerException, LookupError, ValueError, TypeError,
    AttributeError, ArithmeticError, AssertionError, RecursionError, NotImplementedError,
    struct.error, zlib.error,
)  # fmt: skip

PAGES_A_TURN = 8
"""Pages with pictures after which the file is opened anew: PDFium keeps the data of each."""


class OpenPdf:
    """A PDF open in PDFium, and in pdfplumber where tables are looked for; one thread only.

    Args:
        path: The file; for messages alone where there is ``data``.
        data: Its bytes; None to read them from disk.
        password: Opens an encrypted file.

    Raises:
        SourceUnreadableError: It cannot be read, is encrypted or broken.
    """

    def __init__(self, path: Path, data: bytes | None, password: str | None):
        self.path, self._data, self._password = path, data, password
        self._stack = ExitStack()
        self._document: pdfium.PdfDocument | None = None
        self._tables: PDF | None = None
        self._pictures = 0
        try:
            if data is None and path.stat().st_size < LARGE_FILE:
                self._data = path.read_bytes()
            with self._bytes() as file:
                self.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise SourceUnreadableError.from_os(path, error) from error
        self.count = len(self.document)

    def __enter__(self) -> OpenPdf:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._close()

    @property
    def document(self) -> pdfium.PdfDocument:
        """The file as PDFium has it; another one after `note_picture`."""
        if self._document is None:
            self._document = self._open()
        return self._document

    def page(self, index: int) -> pdfium.PdfPage:
        """Give a page, to be closed by who asks.

        Raises:
            SourceUnreadableError: The page is broken.
        """
        try:
            return self.document[index]
        except pdfium.PdfiumError as error:
            values = {"error": f"{error} ({index + 1}/{self.count})"}
            raise SourceUnreadableError(self.path, "file_broken", values) from error

    def find_grids(self, index: int) -> tuple[Grid, ...]:
        """Find the ruled tables of a page; none where pdfplumber fails on what PDFium can read."""
        try:
            if self._tables is None:
                file = self._bytes()
                self._stack.callback(file.close)
                opened = pdfplumber.open(file, password=self._password or "")
                opened.rsrcmgr = _NoFonts()
                self._stack.callback(_close_quietly, opened)
                self._tables = opened
            page = self._tables.pages[index]
            grids = find_grids(page)
            page.close()
        except _PARSER_ERRORS:
            return ()
        return grids

    def note_picture(self) -> None:
        """Count a page with pictures that is closed by now; now and then the file is reopened."""
        self._pictures += 1
        if self._pictures % PAGES_A_TURN == 0:
            self._close()

    def _bytes(self) -> io.BufferedReader | io.BytesIO:
        if self._data is None:
            return self.path.open("rb")
        return io.BytesIO(self._data)

    def _open(self) -> pdfium.PdfDocument:
        source: bytes | io.BufferedReader | io.BytesIO | None = self._data
        if source is None:
            source = self.path.open("rb")
            self._stack.callback(source.close)
        try:
            document = pdfium.PdfDocument(source, password=self._password)
            len(document)
        except pdfium.PdfiumError as error:
            self._stack.close()
            if self._password and "assword" in str(error):
                raise SourceUnreadableError(self.path, "password_wrong") from error
            reason = "file_encrypted" if "assword" in str(error) else "file_broken"
            raise SourceUnreadableError(self.path, reason, {"error": str(error)}) from error
        return document

    def _close(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None
        self._tables = None
        self._stack.close()


class _NoFont(PDFFont):
    """A font that draws nothing."""

    def __init__(self) -> None:
        super().__init__({"FontBBox": [0, 0, 0, 0]}, {})

    def decode(self, bytes: bytes) -> tuple[int, ...]:
        """Give no characters."""
        return ()


class _NoFonts(PDFResourceManager):
    """Loads no fonts: lines alone are looked for, and a font may claim a billion widths."""

    def __init__(self) -> None:
        super().__init__()
        self._font = _NoFont()

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Give the font that draws nothing."""
        return self._font


def _close_quietly(opened: PDF) -> None:
    """Close a file of pdfplumber's, which parses all pages then, broken ones too."""
    with suppress(*_PARSER_ERRORS):
        opened.close()
