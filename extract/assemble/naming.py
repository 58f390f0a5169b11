"""Write the names of bodies as an official would: capitals undone, abbreviations written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Abbreviation, Name

_SPACES = re.compile(r"\s+")


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
    folded = fold(text)
    at = plan.key.find(folded)
    while at >= 0:
        candidate = plan.text[at : at + len(folded)]
        if not candidate.isupper() and "\n" not in candidate and not candidate[0].islower():
            return candidate
        at = plan.key.find(folded, at + 1)
    return _recase_words(text, rules)


@lru_cache(maxsize=8)
def _known_names(rules: RuleBook) -> tuple[re.Pattern[str], Mapping[str, str]]:
    known: dict[str, str] = {}
    for group in ("document", "offices", "issuers", "officers"):
        for row in rules.rows(Name, group):
            for name in (row.name, *row.aliases):
                known.setdefault(fold(name), name)
    for group in ("agency", "party_committee"):
        for word in rules.words("document", group):
            known.setdefault(word, word)
    names = sorted(map(re.escape, known), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)"), known


def _recase_words(text: str, rules: RuleBook) -> str:
    pattern, known = _known_names(rules)
    keep = _expansions(rules)[1]
    folded = fold(text)
    pieces: list[str] = []
    at = 0
    for match in pattern.finditer(folded):
        pieces.append(_capitalise(text[at : match.start()], keep))
        pieces.append(known[match[0]])
        at = match.end()
    pieces.append(_capitalise(text[at:], keep))
    out = "".join(pieces)
    return out[:1].upper() + out[1:]


def _capitalise(text: str, keep: Mapping[str, str]) -> str:
    """Give each word a capital; abbreviations stay as they are."""
    return re.sub(
        r"[^\W\d_]+",
        lambda match: match[0] if match[0] in keep else match[0][0] + match[0][1:].lower(),
        text,
    )
