"""Name the issuers of cited documents, written out, with their place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extract.assemble.citations.symbols import Symbol
from extract.assemble.place_names import PlaceNames, issuer_rows
from extract.document_types import DocumentTypes, pick_code
from rules.folding import fold
from rules.loader import RuleBook, load_registry
from rules.rows import Abbreviation, Issuer

_TOKEN = re.compile(r"[^\s,;()]+")
_ASSEMBLY = re.compile(r"((?:UBTV)?QH)\d{1,2}\Z")


class IssuerNames:
    """Issuers of the rules, by code and by name."""

    def __init__(self, rules: RuleBook):
        self._rows = issuer_rows(rules)
        self._long = {
            row.short: row.long
            for group in ("abbreviations", "issuers")
            for row in rules.rows(Abbreviation, group)
        }
        self._shared = rules.words("citations", "shared_head")
        self._committees = {
            word: cue.meaning for cue in rules.cues("citations", "committee") for word in cue.words
        }
        names = {fold(row.name): row.name for row in self._rows.values()}
        self._names = names
        self._pattern = re.compile(
            r"(?<!\w)(?:"
            + "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
            + r")(?!\w)"
        )

    def row(self, code: str) -> Issuer | None:
        """Give the issuer of a code: BTC, QH15, TW; None where it is none."""
        assembly = _ASSEMBLY.match(code)
        return self._rows.get(assembly[1] if assembly else code)

    def read_code(self, code: str) -> str | None:
        """Give the issuer's code that this is, slips of OCR and case put right; else None."""
        return code if self.row(code) else pick_code(code, self._rows)

    def write_out(self, text: str) -> str:
        """Write an issuer out: `UBND TP Hà Nội` as `Ủy ban nhân dân thành phố Hà Nội`."""

        def replace(match: re.Match[str]) -> str:
            word = match[0]
            return self._long.get(word) or self._long.get(word.rstrip(".")) or word

        written = " ".join(_TOKEN.sub(replace, text).split())
        written = self._spell_names(written)
        return written[:1].upper() + written[1:] if not self._is_shared(written) else written

    def _spell_names(self, text: str) -> str:
        """Spell listed names as the list has them: `ủy ban nhân dân` as `Ủy ban nhân dân`."""
        pieces: list[str] = []
        at = 0
        for match in self._pattern.finditer(fold(text)):
            if match.start() and text[match.start()].islower():
                continue  # "Trưởng phòng Nội vụ" is the head of the office, not the office
            pieces += [text[at : match.start()], self._names[match[0]]]
            at = match.end()
        return "".join([*pieces, text[at:]])

    def _is_shared(self, text: str) -> bool:
        return any(fold(text).startswith(word) for word in self._shared)

    def complete(self, text: str, places: PlaceNames) -> str:
        """Add the place that a written-out issuer leaves unsaid: `Ủy ban nhân dân tỉnh`."""
        level = places.level_at_end(text) or next(
            (level for words, level in self._committees.items() if fold(text).endswith(words)), None
        )
        name = places.name_of(level) if level is not None else None
        return f"{text} {name}" if name is not None else text

    def codes_of(self, symbol: Symbol, types: DocumentTypes) -> tuple[str, ...]:
        """Give the issuers' codes in a symbol: all of a joint one, else the first."""
        elements = symbol.elements
        if not types.is_code(elements[0]):
            return elements[:1]
        joint = types.name_of_code(elements[0], "joint")
        if joint is not None and types.is_joint(joint):
            return tuple(code for code in elements[1:] if self.row(code))
        return elements[1:2]

    def say(
        self, symbol: Symbol, date: str | None, types: DocumentTypes, places: PlaceNames
    ) -> str | None:
        """Give the issuer that a symbol says: `NĐ-CP` Chính phủ; None where it says none.

        A body that needs a place is named where its level tells the place: `NQ/TU`. Where several
        bodies share a code (`NQ/TW`) the register of national documents says which it was.
        """
        rows = [self.row(code) for code in self.codes_of(symbol, types)]
        if not rows or None in rows:
            return None
        if any(row is not None and row.shared for row in rows):
            return _registered_issuer(str(symbol), date)
        names: list[str] = []
        for row in rows:
            if row is None:
                return None
            name = self.complete(row.name, places) if row.needs_place else row.name
            if row.needs_place and name == row.name:
                return None
            names.append(name)
        return ", ".join(names)

    def named(self, text: str) -> Issuer | None:
        """Give the issuer whose name a written-out text is, place aside."""
        folded = fold(text)
        for row in self._rows.values():
            if folded == fold(row.name):
                return row
        return None


@lru_cache(maxsize=1)
def _registered_issuers() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Give year and issuer of the documents of the register, by symbol."""
    known: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in load_registry():
        if entry.symbol and entry.issuer:
            known[entry.symbol].append((entry.date[:4], entry.issuer))
    return known


def _registered_issuer(symbol: str, date: str | None) -> str | None:
    """Give the issuer that the register has for a symbol, of the year if one is known."""
    named = {
        issuer
        for year, issuer in _registered_issuers().get(symbol, ())
        if date is None or date.startswith(year)
    }
    return named.pop() if len(named) == 1 else None


@lru_cache(maxsize=8)
def load_issuers(rules: RuleBook) -> IssuerNames:
    """Give the issuers of a rule book; the same book gives the same object."""
    return IssuerNames(rules)
