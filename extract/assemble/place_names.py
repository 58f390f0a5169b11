"""Names of provinces, districts and communes that a plan mentions: whose `UBND tỉnh` it is."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from extract.context import Context
from extract.document_types import alternation
from extract.outline import Zone
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Abbreviation, DocumentType, Issuer

_NAME = re.compile(
    r"\s+([^\W\d_]++(?!/)(?:(?:\s|\s?-\s?)[^\W\d_]++(?!/)){0,4}|\d{1,2}(?![\w/.,%]))"
)
_WORD = re.compile(r"(\s?-\s?|\s)")


class PlaceNames:
    """The places of one plan, by level word (`tỉnh`, `huyện`)."""

    def __init__(self, context: Context):
        self._levels = level_words(context.rules)
        self._heads = frozenset(context.rules.words("citations", "issuer_head"))
        self._cues = _cues(context.rules)
        self._short = {
            row.short.casefold(): fold(row.long)
            for row in context.rules.rows(Abbreviation, "issuers")
        }
        self._committees = {
            word: cue.meaning
            for cue in context.rules.cues("citations", "committee")
            for word in cue.words
        }
        self._cities = frozenset(context.rules.words("citations", "central_city"))
        self._provinces = context.rules.words("citations", "province_level")
        self._own: dict[str, str] = {}
        self._counts: dict[str, Counter[str]] = {}
        issuer = context.document.issuer or ""
        for level, name in self._read(issuer):
            self._own.setdefault(level, name)
        own = self.read_issuer_place(issuer)
        if own is not None:  # the Party's committees name a level too: Tỉnh ủy Cà Mau
            self._own.setdefault(*own)
        for level, name in self._read_head(context):
            self._own.setdefault(level, name)
        for level, name in self._read(context.plan.text, context.plan.key):
            self._counts.setdefault(level, Counter())[name] += 1

    def _read_head(self, context: Context) -> list[tuple[str, str]]:
        """Read the places of the bodies above the issuer: ``UBND TỈNH ĐỒNG THÁP``."""
        found: list[tuple[str, str]] = []
        for block in context.outline.blocks:
            text = context.plan.text[block.start : block.end]
            is_head = block.component == 0 and block.zone is Zone.head
            if is_head and text.isupper() and not block.cue.startswith("motto"):
                words = (word[:1] + word[1:].lower() for word in text.split())
                found += self._read(" ".join(words))
        return found

    def name_of(self, level: str) -> str | None:
        """Give the place of a level that the plan means when it names none.

        Its own where the plan's issuer is of that level; else the one that it names at least half
        of the time.
        """
        if level in self._own:
            return self._own[level]
        counts = self._counts.get(level)
        if not counts:
            return None
        name, times = counts.most_common(1)[0]
        return name if 2 * times >= counts.total() else None

    def province(self) -> tuple[str, str] | None:
        """Give the province's level word and name; None where the plan does not tell."""
        for level in self._provinces:
            name = self.name_of(level)
            if name is not None and self.is_province(level, name):
                return level, name
        return None

    def is_province(self, level: str, name: str) -> bool:
        """Tell a province, or a city that is one of its own."""
        return level in self._provinces and (
            level == self._provinces[0] or fold(name) in self._cities
        )

    def read_issuer_place(self, issuer: str) -> tuple[str, str] | None:
        """Give level word and name of an issuer's place; None where it has none.

        `Ủy ban nhân dân xã Lương Minh, tỉnh Sơn La`: ("xã", "Lương Minh"); `Tỉnh ủy Tiền Giang`
        likewise.
        """
        found = self._read(issuer)
        if found:
            return next((one for one in found if f"{one[1]}, " in issuer), found[-1])
        folded = fold(issuer)
        for words, level in self._committees.items():
            at = folded.find(words)
            if at >= 0 and len(issuer) > at + len(words) + 1:
                return level, self._cut(issuer[at + len(words) + 1 :])
        return None

    def level_at_end(self, text: str) -> str | None:
        """Give the level word that a text ends with, no name after it."""
        match = self._levels.search(fold(text), max(0, len(text) - 12))
        while match is not None and match.end() < len(text.rstrip()):
            match = self._levels.search(fold(text), match.end())
        return self._canonical(match[0]) if match is not None else None

    def _canonical(self, level: str) -> str:
        plain = " ".join(level.split()).rstrip(".")
        return self._short.get(plain, plain)

    def _read(self, text: str, folded: str | None = None) -> list[tuple[str, str]]:
        key = folded if folded is not None else fold(text)
        found: list[tuple[str, str]] = []
        for match in self._levels.finditer(key):
            name = _NAME.match(text, match.end())
            if name is None:
                continue
            read = name[1] if name[1].isdigit() else self._cut(name[1])
            if read:
                found.append((self._canonical(match[0]), read))
        return found

    def _cut(self, name: str) -> str:
        """Keep the words of a name that have a capital and small letters."""
        pieces = _WORD.split(name)
        kept: list[str] = []
        for index in range(0, len(pieces), 2):
            word = pieces[index]
            if not (word[0].isupper() and (word[1:].islower() or len(word) == 1)):
                break
            if fold("".join(pieces[index : index + 3])) in self._cues:
                break
            kept += pieces[max(0, index - 1) : index + 1]
        name = "".join(kept)
        first = fold(name).split()
        opens = {" ".join(first[:1]), " ".join(first[:2])}
        return "" if not first or opens & self._heads else " ".join(name.split())


@lru_cache(maxsize=8)
def _cues(rules: RuleBook) -> frozenset[str]:
    """Give words that open a title, or the name of a type: no place is called so."""
    groups = ("title_cue", "issuer_stop")
    words = {word for group in groups for word in rules.words("citations", group)}
    names = {fold(row.name) for row in rules.rows(DocumentType, "document_types")}
    return frozenset(word for word in words | names if " " in word)


@lru_cache(maxsize=8)
def level_words(rules: RuleBook) -> re.Pattern[str]:
    """Give the expression for level words, on folded text."""
    return re.compile(r"(?<!\w)" + alternation(rules.words("citations", "level")) + r"\.?(?!\w)")


def issuer_rows(rules: RuleBook) -> dict[str, Issuer]:
    """Give the issuers by code; the first row of a code."""
    found: dict[str, Issuer] = {}
    for row in rules.rows(Issuer, "issuers"):
        found.setdefault(row.code, row)
    return found
