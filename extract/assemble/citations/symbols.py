"""Read document symbols: number, year and code, OCR's slips put right."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

_DIGITS = str.maketrans("OolI", "0011")
_DASHES = str.maketrans("‐‑‒–—−∕⁄", "------//")
_SYMBOL = re.compile(
    r"(?P<number>[\dOolI]{1,6}[a-zđ]?)(?:/(?P<year>[\dOolI]{4}))?(?P<separator>[/-])(?P<code>\S+)\Z"
)
_ASSEMBLY = re.compile(r"((?:UBTV)?QH)([\dOolI]{1,2})\Z")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol.

    Attributes:
        number: With its leading zeros: ``05``.
        year: The year in the symbol, as legal documents have it; else None.
        code: What follows: ``NQ/TW``, ``TT-BTC``, ``QH15``.
        separator: What parts number and code: a hyphen in the Party's symbols.
    """

    number: str
    year: int | None
    code: str
    separator: str = field(default="/", repr=False)

    def __str__(self) -> str:
        """Give the canonical form, without spaces."""
        year = f"/{self.year}" if self.year is not None else ""
        return f"{self.number}{year}{self.separator}{self.code}"

    @property
    def elements(self) -> tuple[str, ...]:
        """The code's abbreviations: type, issuers, drafting unit."""
        return tuple(re.split(r"[-/]", self.code))

    @property
    def is_party(self) -> bool:
        """Whether it has the Party's form: ``18-NQ/TW``."""
        return self.separator == "-"


def parse_symbol(text: str) -> Symbol | None:
    """Split a document symbol into number, year and code.

    Args:
        text: Plan text of the symbol alone, NFC, at most one line: ``26/2019/TT-BTC``; spaces
            and letters for digits are put right.

    Returns:
        The parts, year None where there is none; None where ``text`` is no symbol. Never raises.

    Source:
        Nghị định 30/2020/NĐ-CP, phụ lục I; the Party's form (a hyphen) as found in ``corpus/``.

    >>> parse_symbol("18-NQ/TW")
    Symbol(number='18', year=None, code='NQ/TW')
    >>> str(parse_symbol("1O7/2021 /NĐ – CP"))
    '107/2021/NĐ-CP'
    """
    match = _SYMBOL.match("".join(text.split()).translate(_DASHES).replace("Ð", "Đ"))
    if match is None:
        return None
    digits, suffix = match["number"], ""
    if digits[-1].islower() and digits[-1] not in "ol":
        digits, suffix = digits[:-1], digits[-1]
    year = match["year"].translate(_DIGITS) if match["year"] else None
    return Symbol(
        digits.translate(_DIGITS) + suffix,
        int(year) if year is not None and year.isdigit() else None,
        match["code"].strip("-/"),
        match["separator"],
    )


def repair_symbol(
    symbol: Symbol,
    read_type: Callable[[str], str | None],
    read_issuer: Callable[[str], str | None],
) -> Symbol:
    """Put the abbreviations of a symbol right where one reading is left.

    Args:
        symbol: As parsed: ``45/2020/ND-CP``.
        read_type: Gives the type's abbreviation that a first element is, or None.
        read_issuer: Gives the issuer's abbreviation that an element is, or None.

    Returns:
        The symbol put right: ``45/2020/NĐ-CP``; unknown elements stay as they are.
    """
    elements = re.split(r"([-/])", symbol.code)
    for index in range(0, len(elements), 2):
        element = elements[index]
        assembly = _ASSEMBLY.match(element)
        if assembly is not None:
            elements[index] = assembly[1] + assembly[2].translate(_DIGITS)
            continue
        read = (read_type(element) if index == 0 else None) or read_issuer(element)
        elements[index] = read or element
    return replace(symbol, code="".join(elements))
