"""Read the unit of an issuer: `Ủy ban nhân dân xã Lương Minh, tỉnh Quảng Ninh`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.assemble.place_names import level_words
from extract.document_types import strip_marks
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Abbreviation
from schemas.plan import Plan

_NAME = re.compile(r"\s+(\d{1,2}(?![\w/])|[^\W\d_]++(?:(?:\s|\s?-\s?)[^\W\d_]++){0,4})")
_WORD = re.compile(r"(\s?-\s?|\s)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, district or commune: its level word and its name."""

    level: str
    name: str

    @property
    def key(self) -> str:
        """What tells it from others of its name: level and name, folded, no spaces.

        >>> Unit("thành phố", "Hòa Bình").key
        'thànhphốhoàbình'
        """
        return "".join(fold(f"{self.level}{self.name}").split())

    def __str__(self) -> str:
        """Give level and name: ``xã Lương Minh``."""
        return f"{self.level} {self.name}"


class UnitReader:
    """Reads units with the level words of the rules."""

    def __init__(self, rules: RuleBook):
        self._levels = level_words(rules)
        self._short = {
            row.short.casefold(): fold(row.long) for row in rules.rows(Abbreviation, "issuers")
        }
        self._committees = {
            word: cue.meaning for cue in rules.cues("citations", "committee") for word in cue.words
        }
        self._cities = frozenset(fold(city) for city in rules.words("citations", "central_city"))
        self._rungs = {cue.meaning: cue.words for cue in rules.cues("audit", "unit_level")}

    def read(self, issuer: str) -> tuple[Unit, ...]:
        """Give the units that an issuer names, the lowest first; empty where it names none."""
        found = [
            Unit(self._canonical(match[0]), name)
            for match in self._levels.finditer(fold(issuer))
            if (name := self._name_after(issuer, match.end()))
        ]
        if not found:
            folded = fold(issuer)
            for words, level in self._committees.items():
                at = folded.find(words)
                if at >= 0 and (name := self._name_after(issuer, at + len(words))):
                    found.append(Unit(level, name))
        order = {"commune": 0, "district": 1, "province": 2}
        return tuple(sorted(found, key=lambda unit: order.get(self.rung(unit), 3)))

    def rung(self, unit: Unit) -> str:
        """Give ``province``, ``district`` or ``commune``; empty for a level word not listed."""
        for rung, words in self._rungs.items():
            if unit.level in words:
                is_city = rung == "province" and unit.level != words[0]
                if not is_city or fold(unit.name) in self._cities:
                    return rung
        return ""

    def _canonical(self, level: str) -> str:
        plain = " ".join(level.split()).rstrip(".")
        return self._short.get(plain, plain)

    @staticmethod
    def _name_after(text: str, at: int) -> str:
        match = _NAME.match(text, at)
        if match is None:
            return ""
        if match[1].isdigit():
            return match[1].lstrip("0") or match[1]
        pieces = _WORD.split(match[1])
        kept: list[str] = []
        for index in range(0, len(pieces), 2):
            if not pieces[index][:1].isupper():
                break
            kept += pieces[max(0, index - 1) : index + 1]
        return " ".join("".join(kept).split())


@lru_cache(maxsize=8)
def load_units(rules: RuleBook) -> UnitReader:
    """Give the reader of a rule book; the same book gives the same object."""
    return UnitReader(rules)


def resolve_units(plan: Plan, reader: UnitReader) -> tuple[Unit, ...]:
    """Give a plan's own unit and those above it, the lowest first.

    The units above are those that issued what it cites, the most often cited of each level.

    Returns:
        At most one unit of each level; empty where the plan names none.
    """
    own = reader.read(plan.document.issuer or "")
    chain = list(own[:1])
    rungs = ("commune", "district", "province")
    level = plan.document.level
    lowest = reader.rung(own[0]) if own else (level.value if level is not None else "")
    if lowest not in rungs:
        return tuple(chain)
    above = rungs[rungs.index(lowest) + (1 if own else 0) :]
    counts: dict[str, Counter[Unit]] = {rung: Counter() for rung in rungs}
    for unit in _cited_units(plan, reader):
        if (rung := reader.rung(unit)) in counts:
            counts[rung][unit] += 1
    for rung in above:
        named = [unit for unit in own[1:] if reader.rung(unit) == rung]
        if named or counts[rung]:
            chain.append(named[0] if named else _most(counts[rung]))
    return tuple(chain)


def _cited_units(plan: Plan, reader: UnitReader) -> Iterable[Unit]:
    for citation in plan.citations:
        if citation.issuer is not None:
            yield from reader.read(citation.issuer)


def _most(counts: Counter[Unit]) -> Unit:
    return min(counts, key=lambda unit: (-counts[unit], unit.key))


def say_units(units: Sequence[Unit]) -> str:
    """Give units as an address: ``xã Lương Minh, tỉnh Quảng Ninh``."""
    return ", ".join(map(str, units))


def plain_key(unit: Unit) -> str:
    """Give a unit's key without marks, which OCR loses first.

    >>> plain_key(Unit("tỉnh", "Tiền Giang"))
    'tinhtiengiang'
    """
    return strip_marks(unit.key)
