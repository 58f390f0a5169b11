"""What a mention says of the document that it names, in a form that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.assemble.citations.issuers import IssuerNames, load_issuers
from extract.assemble.citations.symbols import Symbol, parse_symbol, repair_symbol
from extract.audit.units import UnitReader, load_units, plain_key
from extract.document_types import DocumentTypes, load_types, strip_marks
from rules.folding import fold
from rules.loader import RuleBook

_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}\Z")
_NOT_WORD = re.compile(r"[\W_]+")
_REMARK = re.compile(r"\s*\([^()]*\)?\s*\Z")  # "(sau đây gọi tắt là …)" after a title
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Identity:
    """The document that one mention names, as far as it says.

    Attributes:
        number: Without leading zeros, a letter after it kept; empty for an unnumbered law.
        kind: Code of the type in the symbol: ``QĐ``; empty where the symbol has none.
        body: The rest of the code: ``TTg``, ``BTC-BNV``, ``QH15``; of a letter the issuer alone.
        year: That of the symbol, else of the date; None where neither tells.
        is_year_in_symbol: Whether the year is part of the number: ``26/2019/TT-BTC``.
        date: The whole day; None where it is not given.
        is_local: Whether other places have documents of the same symbol.
        place: Key of the issuer's unit, no marks; None where it is not told.
        province: Key of the province above that unit; None where it is not told.
        title: Comparable form of the title; empty.
        doc_type: Canonical name.
        is_law: Whether it is a law, a code or an ordinance, which may be named by title alone.
    """

    number: str
    kind: str
    body: str
    year: int | None
    is_year_in_symbol: bool
    date: str | None
    is_local: bool
    place: str | None
    province: str | None
    title: str
    doc_type: str
    is_law: bool

    @property
    def is_whole(self) -> bool:
        """Whether it names one document: a year is known, and a place where one is needed."""
        return self.year is not None and not (self.is_local and self.place is None)

    @property
    def series(self) -> tuple[str, str, str]:
        """What a number counts in; documents of different series are never one."""
        return (self.number, self.kind, self.body)


def title_key(title: str | None) -> str:
    """Give a title in small letters without marks or punctuation, words parted by one space.

    >>> title_key("Chương trình tổng thể, 2021 – 2030")
    'chuong trinh tong the 2021 2030'
    """
    return _NOT_WORD.sub(" ", strip_marks(fold(title or ""))).strip()


def numbers_in(title: str) -> tuple[str, ...]:
    """Give the numbers of a title, in order: titles that differ in them name two documents."""
    return tuple(number.lstrip("0") for number in _DIGITS.findall(title))


class IdentityReader:
    """Reads identities with the types and issuers of the rules."""

    def __init__(self, rules: RuleBook):
        self.types: DocumentTypes = load_types(rules)
        self.issuers: IssuerNames = load_issuers(rules)
        self.units: UnitReader = load_units(rules)

    def read(
        self,
        doc_type: str,
        symbol: str | None,
        date: str | None,
        issuer: str | None,
        title: str | None,
        urn: str | None = None,
    ) -> Identity:
        """Give the identity that the fields of a citation say."""
        day = date if date is not None and len(date) == len("2021-07-15") else None
        year = int(date[:4]) if date is not None else None
        is_law = self.types.is_law(doc_type)
        parsed = parse_symbol(symbol) if symbol is not None else None
        if parsed is None:
            key = title_key(title)
            return Identity("", "", "", year, False, day, False, None, None, key, doc_type, is_law)
        parsed = repair_symbol(parsed, self.types.read_code, self.issuers.read_code)
        kind, body, is_local = self._split(parsed)
        units = self.units.read(issuer) if is_local and issuer is not None else ()
        return Identity(
            number=parsed.number.lstrip("0") or "0",
            kind=kind,
            body=body,
            year=parsed.year or year,
            is_year_in_symbol=parsed.year is not None,
            date=day,
            is_local=is_local,
            place=plain_key(units[0]) if units else None,
            province=self._province(urn) if is_local else None,
            title=title_key(_REMARK.sub("", title or "")),
            doc_type=doc_type,
            is_law=is_law,
        )

    def _split(self, symbol: Symbol) -> tuple[str, str, bool]:
        """Give kind, body, and whether the body is one of many of its name."""
        elements = [element for element in symbol.elements if element]
        kind = elements[0] if elements and self.types.is_code(elements[0]) else ""
        rest = elements[1:] if kind else elements
        if not rest:
            return kind, "", True
        if _ASSEMBLY.match(rest[0]):  # one number runs through laws and resolutions
            return "", rest[0], False
        joint = self.types.name_of_code(kind, "joint") if kind else None
        if joint is not None and self.types.is_joint(joint):
            return kind, "-".join(rest), False
        row = self.issuers.row(rest[0])
        is_local = row is None or row.needs_place or row.level not in {"", "central"}
        is_letter = not kind or self.types.name_of_code(kind) == self.types.letter_type
        return (kind, "-".join(rest), is_local) if not is_letter else ("CV", rest[0], is_local)

    @staticmethod
    def _province(urn: str | None) -> str | None:
        """Give the province that a urn names: ``tinhtiengiang``."""
        units = (urn or "").split(":")[2:3]
        parts = units[0].split(";")[1:] if units else []
        return parts[0].replace(".", "") if parts else None


@lru_cache(maxsize=8)
def load_identities(rules: RuleBook) -> IdentityReader:
    """Give the reader of a rule book; the same book gives the same object."""
    return IdentityReader(rules)
