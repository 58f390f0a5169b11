"""The words that names of actors are made of, by kind, for a phrase matcher."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Abbreviation, Cue, Name


class WordKind(StrEnum):
    """What a word or phrase of the gazetteer is in the name of an actor."""

    office = "office"  # stands alone: Ủy ban nhân dân
    officer = "officer"  # heads a body: Giám đốc
    staff = "staff"  # one of many: chuyên viên
    post = "post"  # post of a commune: Văn phòng - Thống kê
    head = "head"  # wants a field or a name after it: Sở, Phòng, Trung tâm
    field = "field"  # field of work: Nội vụ, Y tế
    collective = "collective"  # wants a determiner: cơ quan, đơn vị
    level = "level"  # tỉnh, xã, các cấp
    determiner = "determiner"
    verb = "verb"  # what a task begins with
    none = "not"  # begins like an office and is none: ban hành


class Hit(NamedTuple):
    """A word of the gazetteer at its place in the plan text."""

    start: int
    end: int
    kind: WordKind


_NAME_GROUPS = ("offices", "officers")
_CUE_GROUPS = (
    ("offices", WordKind.head),
    ("offices", WordKind.field),
    ("offices", WordKind.collective),
    ("offices", WordKind.level),
    ("offices", WordKind.determiner),
    ("offices", WordKind.none),
    ("assignments", WordKind.verb),
)
_MOST_VARIANTS = 16


@lru_cache(maxsize=8)
def build_gazetteer(rules: RuleBook) -> Mapping[WordKind, tuple[str, ...]]:
    """Give the folded words of each kind, abbreviations put in and taken out.

    Args:
        rules: Names of ``offices`` and ``officers``, abbreviations, verbs of ``assignments``.

    Returns:
        For each kind its words, each once, in the order of the rules.
    """
    shorts = [
        (fold(row.long), fold(row.short)) for row in rules.rows(Abbreviation, "abbreviations")
    ]
    shorts += [(f" {word} ", " & ") for word in rules.words("offices", "conjunction")[:1]]
    found: dict[WordKind, dict[str, None]] = {kind: {} for kind in WordKind}
    for group in _NAME_GROUPS:
        for name in rules.rows(Name, group):
            kind = WordKind(name.kind)
            for written in (name.name, *name.aliases, *name.abbreviations):
                found[kind].update(dict.fromkeys(_variants(fold(written), shorts)))
    for group, kind in _CUE_GROUPS:
        for cue in rules.rows(Cue, group):
            if cue.group == kind:
                for word in cue.words:
                    found[kind].update(dict.fromkeys(_variants(word, shorts)))
    return {kind: tuple(words) for kind, words in found.items()}


def _variants(name: str, shorts: list[tuple[str, str]]) -> list[str]:
    """Give a name as it may be written, each long part in full or short."""
    forms = [name]
    for long, short in shorts:
        if long in name and len(forms) < _MOST_VARIANTS:
            forms += [form.replace(long, short) for form in forms if long in form]
    return forms
