"""Interpret the mention of a document: its type, symbol, date, issuer and title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.assemble.citations.dates import parse_cited_date
from extract.assemble.citations.issuers import IssuerNames, load_issuers
from extract.assemble.citations.symbols import Symbol, parse_symbol, repair_symbol
from extract.assemble.place_names import PlaceNames
from extract.context import Context
from extract.document_types import DocumentTypes, TypeWord, load_types, squeeze
from extract.mention import Mention
from rules.folding import fold

_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}\Z")


@dataclass(frozen=True, slots=True)
class Draft:
    """A citation while it is being made.

    Attributes:
        mention: Where it stands.
        doc_type: Canonical name of the type.
        type_right: Whether the type word was written right (or none was written).
        symbol: The symbol, put right; None for an unnumbered law.
        type_code: The symbol's type abbreviation; None where it has none.
        date: ISO; None.
        issuer: Written out, place included; None where the text does not say.
        title: What it is about; None.
        is_law: Whether it is a law, code, ordinance or the like.
        issuer_codes: The issuers' abbreviations in the symbol.
        amended_laws: Squeezed names of the laws that its title says it amends.
        confidence: 0 to 1.
    """

    mention: Mention
    doc_type: str
    type_right: bool
    symbol: Symbol | None
    type_code: str | None
    date: str | None
    issuer: str | None
    title: str | None
    is_law: bool
    issuer_codes: tuple[str, ...]
    amended_laws: tuple[str, ...]
    confidence: float

    @property
    def tail_end(self) -> int:
        """Where what belongs to the citation ends: issuer and title."""
        return self.mention.spans.get("tail", (0, self.mention.end))[1]

    @property
    def symbol_text(self) -> str | None:
        """The symbol as records have it; the number alone where no more is written."""
        return str(self.symbol) if self.symbol is not None else self.mention.parts.get("symbol")


def resolve_citation(context: Context, mention: Mention, places: PlaceNames) -> Draft | None:
    """Interpret a mention; None where its type cannot be told."""
    types, issuers = load_types(context.rules), load_issuers(context.rules)
    symbol = _resolve_symbol(mention, types, issuers)
    first = symbol.elements[0] if symbol is not None else ""
    code = first if types.is_code(first) else None
    word = _resolve_type(mention, symbol, code, types, issuers)
    if word is None:
        return None
    written = mention.parts.get("date")
    date = parse_cited_date(written) if written is not None else None
    issuer = mention.parts.get("issuer")
    if issuer is not None:
        issuer = issuers.complete(issuers.write_out(issuer), places)
    title = _clean_title(mention.parts.get("title"))
    confidence = _confidence(mention, symbol, word, date is None or date.possible)
    return Draft(
        mention=mention,
        doc_type=word.name,
        type_right=word.right,
        symbol=symbol,
        type_code=code,
        date=date.value if date is not None else None,
        issuer=issuer,
        title=title,
        is_law=types.is_law(word.name),
        issuer_codes=issuers.codes_of(symbol, types) if symbol is not None else (),
        amended_laws=_amended_laws(context, mention, title),
        confidence=confidence,
    )


def _resolve_symbol(mention: Mention, types: DocumentTypes, issuers: IssuerNames) -> Symbol | None:
    symbol = parse_symbol(mention.parts.get("symbol", ""))
    if symbol is None:
        return None

    def read_type(code: str) -> str | None:
        return types.read_code(code) if issuers.row(code) is None else None

    return repair_symbol(symbol, read_type, issuers.read_code)


def _resolve_type(
    mention: Mention,
    symbol: Symbol | None,
    code: str | None,
    types: DocumentTypes,
    issuers: IssuerNames,
) -> TypeWord | None:
    written = mention.parts.get("type")
    family = _family(symbol, issuers)
    said = types.name_of_code(code, family) if code is not None else None
    if written is not None:
        word = types.resolve(written, code)
        if word is not None and types.is_generic(written) and said is not None:
            return TypeWord(said, word.right)
        return word or (TypeWord(said, True) if said is not None else None)
    if said is not None:
        return TypeWord(said, True)
    chain = types.resolve(mention.parts.get("chain", ""), None)
    if chain is not None and (symbol is None or _suits(chain.name, symbol, types)):
        return TypeWord(chain.name, True)
    name = types.assembly_type if symbol and _ASSEMBLY.match(symbol.elements[0]) else None
    return TypeWord(name or types.letter_type, True)


def _suits(name: str, symbol: Symbol, types: DocumentTypes) -> bool:
    assembly = _ASSEMBLY.match(symbol.elements[0]) is not None
    return assembly == (types.is_law(name) or types.fits(name, "NQ"))


def _family(symbol: Symbol | None, issuers: IssuerNames) -> str:
    """Tell whose symbols one is like: the Party's, the Front's or the state's."""
    if symbol is None:
        return "state"
    if symbol.is_party:
        return "party"
    rows = [issuers.row(element) for element in symbol.elements[1:]]
    return "front" if any(row is not None and row.family == "front" for row in rows) else "state"


def _clean_title(title: str | None) -> str | None:
    """Take stray quotation marks and spaces off a title."""
    cleaned = " ".join((title or "").split()).strip(" ,;:.")
    if cleaned.count('"') % 2 or cleaned.count("“") != cleaned.count("”"):
        cleaned = cleaned.strip('"“”').strip()
    return cleaned or None


def _amended_laws(context: Context, mention: Mention, title: str | None) -> tuple[str, ...]:
    """Give the names of laws in an amending title: those read, or those that follow `Luật`."""
    read = mention.parts.get("amended")
    if read:
        return tuple(read.split("|"))
    if title is None or "symbol" not in mention.parts:
        return ()
    patterns = {row.id: row.compiled for row in context.rules.patterns("citations")}
    folded = fold(title)
    if patterns["citation.law_amends"].match(folded) is None:
        return ()
    names = patterns["citation.law_word_any"].split(folded)[1:]
    joints = patterns["citation.and"]
    return tuple(squeeze(joints.sub("", name)).rstrip(",") for name in names)


def _confidence(mention: Mention, symbol: Symbol | None, word: TypeWord, possible: bool) -> float:
    """Tell how sure a citation is: 1 where nothing had to be put right or worked out."""
    sure = 1.0
    written = "".join(mention.parts.get("symbol", "").split()).replace("–", "-")
    if symbol is not None and str(symbol) != written:
        sure = 0.8
    if not word.right or not possible:
        sure = min(sure, 0.7)
    if "type" not in mention.parts:
        sure = min(sure, 0.9)
    if "short" in mention.parts or "shared" in mention.parts:
        sure = min(sure, 0.7)
    return sure
