"""Who signed a PDF digitally, and when, as its signature fields say; nothing is verified."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_COMMON_NAME = b"\x06\x03\x55\x04\x03"  # OID 2.5.4.3 of X.520, DER
_TIME = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?")
_MAX_BYTES = 1_000_000


def read_signatures(document: pdfium.PdfDocument) -> Iterator[tuple[str, str]]:
    """Give the signer's name and the time of each digital signature; either may be empty.

    The name is the last common name of the signature's certificates: the authorities that
    vouch for it are named before it.
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
        names = find_common_names(contents.raw)
        yield (names[-1] if names else ""), time


def find_common_names(der: bytes) -> list[str]:
    """Find the common names in a DER structure, in order.

    >>> find_common_names(bytes.fromhex("0603550403") + bytes([0x0C, 3]) + b"abc")
    ['abc']
    """
    names: list[str] = []
    at = der.find(_COMMON_NAME)
    while at >= 0:
        value = at + len(_COMMON_NAME)
        if value + 2 <= len(der) and der[value + 1] < 0x80:
            raw = der[value + 2 : value + 2 + der[value + 1]]
            encoding = "utf-16-be" if der[value] == 0x1E else "utf-8"
            names.append(raw.decode(encoding, "replace").strip())
        at = der.find(_COMMON_NAME, value)
    return names
