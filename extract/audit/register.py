"""The register of national documents, looked up by what a citation says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.audit.identity import Identity, load_identities
from extract.audit.likeness import is_same_title
from rules.loader import RuleBook
from rules.rows import RegistryEntry
from schemas.audit import RegisterFacts, Standing


class Register:
    """The entries, by series and year, and laws by title."""

    def __init__(self, entries: Sequence[RegistryEntry], rules: RuleBook):
        reader = load_identities(rules)
        self._types = reader.types
        self._series: dict[tuple[str, str, str], list[tuple[Identity, RegistryEntry]]]
        self._series = defaultdict(list)
        self._laws: dict[str, list[RegistryEntry]] = defaultdict(list)
        self._symbols: dict[str, RegistryEntry] = {}
        for entry in entries:
            identity = reader.read(
                entry.doc_type, entry.symbol or None, entry.date, entry.issuer, entry.title
            )
            if identity.number:
                self._series[identity.series].append((identity, entry))
                self._symbols.setdefault(entry.symbol, entry)
            if identity.is_law:
                self._laws[identity.title].append(entry)

    def find(self, identity: Identity, issued: str | None = None) -> RegistryEntry | None:
        """Give the entry of a document; None where there is none, or more than one fits.

        Args:
            identity: What is said of it; a law may be named by its title alone.
            issued: The plan's date: a law without a year is the one that was in force then.
        """
        if not identity.number:
            return self._find_law(identity, issued) if identity.is_law else None
        if identity.is_local:
            return None
        rows = self._series.get(identity.series, [])
        of_year = [entry for known, entry in rows if known.year == identity.year]
        if len(of_year) == 1:
            return of_year[0]
        if identity.year is None:
            return rows[0][1] if len(rows) == 1 else None
        alike = [
            entry
            for known, entry in rows
            if not known.is_year_in_symbol and is_same_title(known.title, identity.title)
        ]
        return alike[0] if len(alike) == 1 else None

    def is_law(self, entry: RegistryEntry) -> bool:
        """Tell entries of laws, which are named by title."""
        return self._types.is_law(entry.doc_type)

    def entry_of(self, symbol: str) -> RegistryEntry | None:
        """Give the entry of a symbol; the first where a number has begun again."""
        return self._symbols.get(symbol)

    def _find_law(self, identity: Identity, issued: str | None) -> RegistryEntry | None:
        entries = self._laws.get(identity.title, [])
        if identity.year is not None:
            fitting = [entry for entry in entries if int(entry.date[:4]) == identity.year]
        elif issued is not None:
            fitting = [entry for entry in entries if standing_on(entry, issued) in _LIVE]
        else:
            fitting = entries
        return fitting[0] if len(fitting) == 1 else None


_LIVE = frozenset({Standing.in_force, Standing.amended})


def standing_on(entry: RegistryEntry, day: str | None) -> Standing:
    """Give how a document stood on a day, which may be a month or year alone.

    A month that lies across a change counts for the standing before it.
    """
    if day is None:
        return Standing.undated if entry.replaced_from else Standing.in_force
    if entry.in_force_from and _is_before(day, entry.in_force_from):
        return Standing.not_yet_in_force
    if entry.replaced_from and not _may_be_before(day, entry.replaced_from):
        return Standing.superseded
    if any(one.since and not _may_be_before(day, one.since) for one in entry.amended_by):
        return Standing.amended
    return Standing.in_force


def _is_before(day: str, other: str) -> bool:
    """Tell whether a day lies before another, whatever the parts that are not known."""
    size = min(len(day), len(other))
    return day[:size] < other[:size]


def _may_be_before(day: str, other: str) -> bool:
    size = min(len(day), len(other))
    return day[:size] <= other[:size] if size < len("2025-01-31") else day < other


def as_facts(entry: RegistryEntry) -> RegisterFacts:
    """Give an entry as the report carries it."""
    return RegisterFacts(
        symbol=entry.symbol or None,
        doc_type=entry.doc_type,
        title=entry.title,
        date=entry.date,
        in_force_from=entry.in_force_from or None,
        replaced_by=entry.replaced_by or None,
        replaced_from=entry.replaced_from or None,
        amended_by=tuple(one.by for one in entry.amended_by),
        verified=entry.status == "verified",
        source=entry.source,
    )
