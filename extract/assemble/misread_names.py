"""Put right the names of bodies and titles in capitals that OCR misread.

Marks on capitals are small: ``THÀNH PHÓ``, ``GIÁM ĐÓC``. A stretch that has the letters of one
known name, and of one alone, is that name; letters themselves are put right in titles only, that
stand alone on their line. What the source reads stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extract.document_types import squeeze, strip_marks
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Issuer, Name

LONGEST = 10
"""Syllables that a known name may have."""

_SYLLABLE = re.compile(r"[^\W\d_]+")
_ONE_SLIP, _TWO_SLIPS = 8, 14
"""Letters that a title must have for one or two of them to be taken for misread."""


def is_ocr(plan: PlanText) -> bool:
    """Tell whether a plan was read by OCR, at least in part."""
    return any(box.confidence is not None for box in plan.boxes)


def mend_surname(name: str, rules: RuleBook) -> str:
    """Give a person's name with the mark that its family name lost: ``Định`` for ``Đinh``.

    >>> from rules.loader import load_rules
    >>> mend_surname("Định Thị Hoài An", load_rules())
    'Đinh Thị Hoài An'
    """
    first, *rest = name.split(" ")
    known = rules.words("persons", "surname")
    if fold(first) in known:
        return name
    like = {one for one in known if strip_marks(one) == strip_marks(fold(first))}
    if len(like) != 1 or not rest:
        return name
    right = like.pop()
    return " ".join([right.upper() if first.isupper() else right.capitalize(), *rest])


def mend_name(text: str, rules: RuleBook) -> str:
    """Give the name of a body with the marks that its capitals lost.

    Args:
        text: In capitals, one line.
        rules: For the names of offices, levels, provinces and titles.

    Returns:
        The text; where a stretch is a known name but for its marks, that name in capitals.
    """
    if not text.isupper():
        return text
    known = _load(rules)
    words = list(_SYLLABLE.finditer(text))
    pieces: list[str] = []
    at = index = 0
    while index < len(words):
        length, name = known.longest(words[index : index + LONGEST], text, is_first=index == 0)
        if name is not None and not known.is_place(words, index, length):
            start, end = words[index].start(), words[index + length - 1].end()
            pieces += [text[at:start], name.upper()]
            at = end
        index += length
    return "".join([*pieces, text[at:]])


def mend_places(text: str, rules: RuleBook) -> str:
    """Give a line with the words for units, and the provinces after them, with their lost marks.

    >>> from rules.loader import load_rules
    >>> mend_places("UBND thành phó Đà Năng", load_rules())
    'UBND thành phố Đà Nẵng'
    """
    known = _load(rules)
    words = list(_SYLLABLE.finditer(text))
    pieces: list[str] = []
    at = index = 0
    while index < len(words):
        length, name = known.place(words[index : index + LONGEST], text)
        if name is not None:
            start, end = words[index].start(), words[index + length - 1].end()
            pieces += [text[at:start], _in_case_of(text[start:end], name)]
            at = end
        index += length
    return "".join([*pieces, text[at:]])


def find_title(text: str, rules: RuleBook) -> str | None:
    """Find the one officer's title that a line in capitals can be; None where it is none.

    Spaces and marks may be lost, and in a long title a letter or two misread.

    >>> from rules.loader import load_rules
    >>> find_title("PHÓ)GIÁM ĐÓC", load_rules())
    'Phó Giám đốc'
    """
    return _load(rules).title(text)


class _Known:
    def __init__(self, rules: RuleBook):
        self._phrases: dict[str, set[str]] = {}
        for name in _names(rules):
            folded = fold(name)
            self._phrases.setdefault(strip_marks(folded), set()).add(folded)
        self._places: dict[str, set[str]] = {}
        for name in _place_names(rules):
            self._places.setdefault(strip_marks(name), set()).add(name)
        self._heads: dict[str, set[str]] = {}
        units = (fold(row.name) for row in rules.rows(Name, "document"))
        for word in (*rules.words("document", "agency"), *units):
            self._heads.setdefault(strip_marks(word), set()).add(word)
        self._units = frozenset(
            fold(row.name).rsplit(" ", 1)[-1] for row in rules.rows(Name, "document")
        )
        self._titles: dict[str, set[str]] = {}
        self._exact: dict[str, str] = {}
        for row in rules.rows(Name, "officers"):
            if row.kind != "officer":
                continue
            for title in (row.name, *row.aliases):
                self._titles.setdefault(_letters(title), set()).add(title)
                self._exact.setdefault(squeeze(title), title)

    def longest(
        self, words: list[re.Match[str]], text: str, *, is_first: bool
    ) -> tuple[int, str | None]:
        """Give the syllables of the longest known name that begins here, and its one reading.

        The reading is None where the name stands right already, or could be another.
        """
        found = _longest(self._phrases, words, text)
        if found is not None:
            return found
        word = fold(words[0][0])
        heads = self._heads.get(strip_marks(word), set()) if is_first else set()
        return 1, next(iter(heads)) if len(heads) == 1 and word not in heads else None

    def place(self, words: list[re.Match[str]], text: str) -> tuple[int, str | None]:
        """Give the syllables of the longest unit or province that begins here, likewise."""
        return _longest(self._places, words, text) or (1, None)

    def is_place(self, words: list[re.Match[str]], index: int, length: int) -> bool:
        """Tell a stretch behind a unit's word: it is the unit's own name, and no list has all."""
        return length > 1 and index > 0 and fold(words[index - 1][0]) in self._units

    def title(self, text: str) -> str | None:
        """Give the one title that a line can be."""
        exact = self._exact.get(squeeze(text).strip(".:"))
        if exact is not None:
            return exact
        letters = _letters(text)
        like = self._titles.get(letters)
        if like:
            return next(iter(like)) if len(like) == 1 else None
        slips = (len(letters) >= _ONE_SLIP) + (len(letters) >= _TWO_SLIPS)
        near = [
            (distance, titles)
            for known, titles in self._titles.items()
            if (distance := Levenshtein.distance(letters, known, score_cutoff=slips)) <= slips
        ]
        least = min((distance for distance, _ in near), default=0)
        found = {title for distance, titles in near if distance == least for title in titles}
        return found.pop() if slips and len(found) == 1 else None


def _longest(
    names: Mapping[str, set[str]], words: list[re.Match[str]], text: str
) -> tuple[int, str | None] | None:
    for length in range(len(words), 1, -1):
        folded = fold(text[words[0].start() : words[length - 1].end()])
        like = names.get(strip_marks(folded))
        if like:
            return length, next(iter(like)) if len(like) == 1 and folded not in like else None
    return None


def _in_case_of(read: str, name: str) -> str:
    """Write a name with the capitals of its reading, letter by letter; both have as many."""
    pairs = zip(read, name, strict=True)
    return "".join(char.upper() if old.isupper() else char for old, char in pairs)


@lru_cache(maxsize=8)
def _load(rules: RuleBook) -> _Known:
    return _Known(rules)


def _letters(text: str) -> str:
    return "".join(char for char in strip_marks(fold(text)) if char.isalnum())


def _names(rules: RuleBook) -> Iterator[str]:
    """Give every name of more than one syllable that stands in heads and signatures."""
    for group in ("document", "offices", "officers"):
        for row in rules.rows(Name, group):
            yield from _long((row.name, *row.aliases))
    for issuer in rules.rows(Issuer, "issuers"):
        yield from _long((issuer.name, *issuer.aliases))
        head, _, field = issuer.name.partition(" ")
        if fold(head) in rules.words("document", "ministry"):
            yield from _long((field,))
    for group in ("agency", "party_committee", "organ"):
        yield from _long(rules.words("document", group))
    yield from _place_names(rules)
    for head in rules.words("document", "party_committee"):
        yield from (f"{head} {name}" for name in rules.words("document", "province"))


def _place_names(rules: RuleBook) -> Iterator[str]:
    """Give the words for units that have two syllables, and each province behind its own."""
    rows = rules.rows(Name, "document")
    yield from _long(fold(row.name) for row in rows)
    units = (row for row in rows if row.level in {"province", ""})
    for head in [fold(word) for row in units for word in (row.name, *row.abbreviations)]:
        yield from (f"{head} {name}" for name in rules.words("document", "province"))


def _long(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if " " in name)
