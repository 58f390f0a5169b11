"""Who made a digital signature, out of its CMS structure (RFC 5652); nothing is verified."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMON_NAME = b"\x06\x03\x55\x04\x03"  # OID 2.5.4.3 of X.520, DER
_SIGNING_TIME = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"  # OID 1.2.840.113549.1.9.5
_SEQUENCE, _SET, _FIRST = 0x30, 0x31, 0xA0
_UTC_TIME = re.compile(rb"\x31.\x17.(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})", re.DOTALL)
_MOST_PARTS = 1000


class _BadStructureError(Exception):
    """The bytes are no DER, or not the structure that they should be."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One value: its tag, and where it and its content stand."""

    tag: int
    start: int
    content: int
    end: int


def find_signer(cms: bytes) -> str:
    """Give the common name of the certificate that signed; of the last name where that fails.

    Args:
        cms: ``SignedData``; bytes after it are passed over.

    Returns:
        Empty where there is no name.
    """
    try:
        name = _subject_of_signer(cms)
    except _BadStructureError:  # BER of indefinite length, or broken
        name = b""
    names = find_common_names(name) or find_common_names(cms)
    return names[-1] if names else ""


def find_signing_time(cms: bytes) -> str:
    r"""Give the time that the signature itself tells, in UTC; empty where it tells none.

    >>> find_signing_time(_SIGNING_TIME + b"\x31\x0f\x17\x0d250307023000Z")
    '2025-03-07 02:30 UTC'
    """
    at = cms.find(_SIGNING_TIME)
    match = _UTC_TIME.match(cms, at + len(_SIGNING_TIME)) if at >= 0 else None
    if match is None:
        return ""
    year, month, day, hour, minute = (part.decode() for part in match.groups())
    return f"20{year}-{month}-{day} {hour}:{minute} UTC"


def find_common_names(der: bytes) -> list[str]:
    """Find the common names in a DER structure, in order.

    >>> find_common_names(bytes.fromhex("0603550403") + bytes([0x0C, 3]) + b"abc")
    ['abc']
    """
    names: list[str] = []
    at = der.find(_COMMON_NAME)
    while at >= 0:
        value = at + len(_COMMON_NAME)
        if value + 2 <= len(der):
            try:
                part = _part(der, value)
            except _BadStructureError:
                return names
            encoding = "utf-16-be" if part.tag == 0x1E else "utf-8"
            names.append(der[part.content : part.end].decode(encoding, "replace").strip())
        at = der.find(_COMMON_NAME, value)
    return names


def _subject_of_signer(cms: bytes) -> bytes:
    """Give the subject of the certificate whose issuer and number the signature names."""
    info = _parts(cms, _part(cms, 0))
    signed = _parts(cms, _only(_parts(cms, _only(info, _FIRST)), _SEQUENCE))
    signers = [one for one in signed if one.tag == _SET][-1:]
    signer = _parts(cms, _only(_parts(cms, _only(signers, _SET)), _SEQUENCE))
    named = _parts(cms, _only(signer, _SEQUENCE))
    if len(named) != 2:
        raise _BadStructureError
    issuer, number = (cms[one.start : one.end] for one in named)
    for certificate in _parts(cms, _only(signed, _FIRST)):
        inner = _only(_parts(cms, certificate), _SEQUENCE)
        body = [one for one in _parts(cms, inner) if one.tag != _FIRST]
        # number, algorithm, issuer, validity, subject, …
        if len(body) < 5:
            continue
        own = [cms[one.start : one.end] for one in body[:5]]
        if (own[2], own[0]) == (issuer, number):
            return own[4]
    raise _BadStructureError


def _only(parts: list[_Part], tag: int) -> _Part:
    """Give the first part with a tag."""
    for part in parts:
        if part.tag == tag:
            return part
    raise _BadStructureError


def _parts(der: bytes, whole: _Part) -> list[_Part]:
    return [*_walk(der, whole)]


def _walk(der: bytes, whole: _Part) -> Iterator[_Part]:
    at, count = whole.content, 0
    while at < whole.end:
        part = _part(der, at)
        count += 1
        if part.end > whole.end or count > _MOST_PARTS:
            raise _BadStructureError
        yield part
        at = part.end


def _part(der: bytes, at: int) -> _Part:
    if at + 2 > len(der):
        raise _BadStructureError
    length, content = der[at + 1], at + 2
    if length >= 0x80:
        size = length - 0x80
        if not 1 <= size <= 4:
            raise _BadStructureError
        length = int.from_bytes(der[content : content + size], "big")
        content += size
    if content + length > len(der):
        raise _BadStructureError
    return _Part(der[at], at, content, content + length)
