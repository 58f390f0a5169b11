"""Write the names of bodies as an official would: capitals undone, abbreviations written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Abbreviation, Issuer, Name

_SPACES = re.compile(r"\s+")
_ROMAN = re.compile(r"[IVX]+")


class _Field(Enum):
    """Whether words name a field of work ("Phòng" + "Cảnh sát giao thông")."""

    none = 0
    begins = 1
    inside = 2


@lru_cache(maxsize=8)
def _expansions(rules: RuleBook) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    rows = [row for row in rules.rows(Abbreviation, "abbreviations") if row.short.isupper()]
    longs = {row.short: row.long for row in rows}
    if not longs:
        return None, longs
    shorts = sorted(map(re.escape, longs), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(shorts)})(?![\w-])"), longs


def write_out(text: str, rules: RuleBook) -> str:
    """Write out the abbreviations in a name.

    Args:
        text: One line.
        rules: For the abbreviations.

    Returns:
        The name, spaces single: ``UBND phường`` gives ``Ủy ban nhân dân phường``.
    """
    pattern, longs = _expansions(rules)
    out = pattern.sub(lambda match: longs[match[0]], text) if pattern else text
    return _SPACES.sub(" ", out).strip()


def recase(text: str, plan: PlanText, rules: RuleBook) -> str:
    """Undo the capitals of a name in a head.

    The name as it stands elsewhere in the plan in mixed case is best; else words of the
    gazetteers keep their case and every other word gets a capital.

    Args:
        text: In capitals, one line.
        plan: Where the name may stand in mixed case.
        rules: For the names of offices and levels.
    """
    if not text.isupper():
        return text
    text = _write_out_units(text, rules)
    folded = fold(text)
    at = plan.key.find(folded)
    while at >= 0:
        candidate = plan.text[at : at + len(folded)]
        if not candidate.isupper() and "\n" not in candidate and not candidate[0].islower():
            return candidate
        at = plan.key.find(folded, at + 1)
    return _recase_words(text, rules)


@lru_cache(maxsize=8)
def _unit_pattern(rules: RuleBook) -> tuple[re.Pattern[str], Mapping[str, str]]:
    units = {
        short.rstrip("."): row.name.upper()
        for row in rules.rows(Name, "document")
        if row.kind == "unit"
        for short in row.abbreviations
    }
    shorts = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?P<short>{shorts})(?:\.\s*|\s+)(?=[^\W\d_]{{2}})"), units


def _write_out_units(text: str, rules: RuleBook) -> str:
    """Write out the words for units before a name: ``TP. HỒ CHÍ MINH``."""
    pattern, units = _unit_pattern(rules)
    return pattern.sub(lambda match: f"{units[match['short']]} ", text)


@lru_cache(maxsize=8)
def _known_names(rules: RuleBook) -> tuple[re.Pattern[str], Mapping[str, str]]:
    known: dict[str, str] = {}
    for group in ("document", "offices", "issuers", "officers"):
        for row in rules.rows(Name, group):
            for name in (row.name, *row.aliases):
                known.setdefault(fold(name), name)
    for issuer in rules.rows(Issuer, "issuers"):
        head, _, field = issuer.name.partition(" ")
        if fold(head) in rules.words("document", "ministry") and field:
            known.setdefault(fold(field), field)
    for word in (
        *rules.words("document", "agency"),
        *rules.words("document", "party_committee"),
        *rules.words("officers", "acting"),
    ):
        known.setdefault(word, word)
    names = sorted(map(re.escape, known), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)"), known


def _recase_words(text: str, rules: RuleBook) -> str:
    pattern, known = _known_names(rules)
    keep = _expansions(rules)[1]
    folded = fold(text)
    pieces: list[str] = []
    at = 0
    heads = rules.words("document", "field_head")
    ends = _field_ends(rules)
    field = _Field.none
    for match in pattern.finditer(folded):
        between = text[at : match.start()]
        pieces.append(_write_words(between, keep, rules, field))
        goes_on = field is not _Field.none and between.strip() and match[0] not in ends
        pieces.append(match[0] if goes_on else known[match[0]])
        at = match.end()
        field = _Field.inside if goes_on else _Field.begins if match[0] in heads else _Field.none
    pieces.append(_write_words(text[at:], keep, rules, field))
    out = "".join(pieces)
    return out[:1].upper() + out[1:]


@lru_cache(maxsize=8)
def _field_ends(rules: RuleBook) -> frozenset[str]:
    """Give the words that end the name of a field: those of bodies and units."""
    units = (fold(row.name) for row in rules.rows(Name, "document"))
    groups = ("agency", "party_committee")
    return frozenset(
        (*units, *(word for group in groups for word in rules.words("document", group)))
    )


def _write_words(text: str, keep: Mapping[str, str], rules: RuleBook, field: _Field) -> str:
    """Write words that no gazetteer has: a field of work in small letters, else capitals.

    Args:
        text: In capitals.
        keep: Abbreviations.
        rules: For the words that join two fields, each with its capital.
        field: Whether the words begin a field, or go on with one.
    """
    words = text.split()
    if field is _Field.none or not words:
        return _capitalise(text, keep)
    joins = rules.words("document", "joins_fields")
    before = ["", *(fold(word) for word in words)]
    written: list[str] = []
    for index, word in enumerate(words):
        opens = before[index] in joins or (index == 0 and field is _Field.begins)
        if opens and fold(word) not in joins:
            written.append(_capitalise(word, keep))
        else:
            written.append(word if word in keep or _ROMAN.fullmatch(word) else word.lower())
    space, rest = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{space}{' '.join(written)}{rest}"


def _capitalise(text: str, keep: Mapping[str, str]) -> str:
    """Give each word a capital; abbreviations stay as they are."""
    return re.sub(
        r"[^\W\d_]+",
        lambda match: match[0] if match[0] in keep else match[0][0] + match[0][1:].lower(),
        text,
    )
