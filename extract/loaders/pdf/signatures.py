"""Who signed a PDF digitally, and when, as its signature fields say; nothing is verified."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extract.loaders.pdf.signed_data import find_signer, find_signing_time

_TIME = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?")
_MAX_BYTES = 1_000_000


def read_signatures(document: pdfium.PdfDocument) -> Iterator[tuple[str, str]]:
    """Give the signer's name and the time of each digital signature; either may be empty.

    The time is the one that the file tells, as written there, else that of the signature.
    """
    for index in range(max(0, pdfium_c.FPDF_GetSignatureCount(document))):
        signature = pdfium_c.FPDF_GetSignatureObject(document, index)
        size = pdfium_c.FPDFSignatureObj_GetTime(signature, None, 0)
        stamp = ctypes.create_string_buffer(max(1, size))
        pdfium_c.FPDFSignatureObj_GetTime(signature, stamp, size)
        match = _TIME.match(stamp.value.decode("ascii", "replace"))
        time = ""
        if match:
            year, month, day, hour, minute, _ = match.groups()
            time = f"{year}-{month}-{day} {hour}:{minute}"
        size = min(_MAX_BYTES, pdfium_c.FPDFSignatureObj_GetContents(signature, None, 0))
        contents = ctypes.create_string_buffer(max(1, size))
        pdfium_c.FPDFSignatureObj_GetContents(signature, contents, size)
        yield find_signer(contents.raw), time or find_signing_time(contents.raw)
