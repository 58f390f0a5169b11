"""Name documents after RFC 9676: ``urn:lex:vn:…``. The scheme is laid down in docs/urn.md."""

from __future__ import annotations

import re

from extract.assemble.citations.issuers import IssuerNames
from extract.assemble.citations.symbols import Symbol
from extract.assemble.place_names import PlaceNames
from extract.document_types import DocumentTypes, strip_marks

_NOT_NAME = re.compile(r"[^a-z0-9]+")


def urn_word(text: str) -> str:
    """Give words as a urn has them: small letters without marks, parted by full stops.

    >>> urn_word("Bà Rịa - Vũng Tàu")
    'ba.ria.vung.tau'
    """
    return _NOT_NAME.sub(".", strip_marks(text).lower()).strip(".")


def make_urn(
    doc_type: str,
    symbol: Symbol | None,
    date: str | None,
    issuer: str | None,
    types: DocumentTypes,
    issuers: IssuerNames,
    places: PlaceNames,
) -> str | None:
    """Give the urn of a cited document.

    Returns:
        ``urn:lex:vn:chinh.phu:nghi.quyet:2021;76-nq-cp``; None where the authority, its place or
        the year is not known, or the document has no number.
    """
    if symbol is None:
        return None
    year = str(symbol.year) if symbol.year is not None else (date or "")[:4]
    rows = [issuers.row(code) for code in issuers.codes_of(symbol, types)]
    measure = types.measures.get(doc_type)
    if not year or not rows or not measure or any(row is None for row in rows):
        return None
    known = [row for row in rows if row is not None]
    units = ""
    if any(row.needs_place or row.level not in {"", "central"} for row in known):
        place = _place_units(issuer, places)
        if place is None:
            return None
        units = place
    authority = "+".join(row.authority for row in known)
    number = urn_word(str(symbol)).replace(".", "-")
    return f"urn:lex:vn{units}:{authority}:{measure}:{year};{number}"


def _place_units(issuer: str | None, places: PlaceNames) -> str | None:
    """Give the province, and the district or commune in it, that an issuer is of."""
    own = places.read_issuer_place(issuer) if issuer is not None else None
    if own is None:
        return None
    level, name = own
    unit = f";{urn_word(f'{level} {name}')}"
    if places.is_province(level, name):
        return unit
    province = places.province()
    return f";{urn_word(' '.join(province))}{unit}" if province is not None else None
