"""Ranks of documents: the order in which legal bases are listed."""

from __future__ import annotations

from functools import lru_cache

from extract.audit.identity import load_identities
from extract.audit.units import load_units
from extract.document_types import load_types
from rules.folding import fold
from rules.loader import RuleBook
from schemas.citation import Citation


class Ranks:
    """Ranks of the rules, by type and issuer."""

    def __init__(self, rules: RuleBook):
        self._types = load_types(rules)
        self._reader = load_identities(rules)
        self._units = load_units(rules)
        self._ranks = {
            word: int(cue.meaning) for cue in rules.cues("audit", "rank") for word in cue.words
        }
        self._law = self._ranks[fold(self._types.assembly_type)]

    def is_law(self, citation: Citation) -> bool:
        """Tell laws, codes and ordinances, which are cited by title."""
        return self._types.is_law(citation.doc_type)

    def is_standard(self, citation: Citation) -> bool:
        """Tell technical standards, whose numbers are no symbols."""
        return self._types.is_standard(citation.doc_type)

    def rank(self, citation: Citation) -> int | None:
        """Give the rank of a document, 1 the highest.

        Returns:
            None for documents outside the state's order: the Party's, the Front's, letters.
        """
        if self.is_law(citation):
            return self._ranks.get(fold(citation.doc_type), self._law)
        identity = self._reader.read(
            citation.doc_type, citation.symbol, citation.date, citation.issuer, citation.title
        )
        if not identity.number:
            return None
        body = identity.body.rstrip("0123456789").lower()
        if f"{body} province" in self._ranks:
            units = self._units.read(citation.issuer or "")
            rung = self._units.rung(units[0]) if units else ""
            return self._ranks.get(f"{body} {rung}")
        return self._ranks.get(f"{identity.kind.lower()} {body}", self._ranks.get(f"* {body}"))


@lru_cache(maxsize=8)
def load_ranks(rules: RuleBook) -> Ranks:
    """Give the ranks of a rule book; the same book gives the same object."""
    return Ranks(rules)
