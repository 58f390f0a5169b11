"""Put right, in the key alone, syllables whose marks were misread: ``trưóc`` for ``trước``.

OCR keeps the letters of a word more often than their marks. A token that is no Vietnamese
syllable, and differs in its marks alone from one that the rules know, is read as that one; so are
the words that open a heading (``TÓ CHỨC THỰC HIỆN``), syllables though they be. The plan text and
the source keep what they have: only what the rules match on is mended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extract.document_types import strip_marks
from extract.syllables import Syllables
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Column, Cue, DocumentType, Issuer, Name, Pattern

_TOKEN = re.compile(r"[^\W\d_]+")
_OTHER_FILES = frozenset({"syllables", "encodings", "messages", "reading", "pages", "laws"})
_SHORTEST = 3
_VOWELS = frozenset("aeiouy")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_HEAD = 1_500
"""Characters at the start of a text that may be its head."""
_LONGEST_HEADING = 60
"""Characters that may follow the words that open a heading, on its line."""
_CACHED = 50_000


class Misreadings:
    """Knows the syllables of the rules, and which token can only be one of them."""

    def __init__(self, rules: RuleBook):
        self._syllables = Syllables(rules)
        self._known: dict[str, set[str]] = {}
        for token in set(_iter_tokens(rules)):
            if (
                len(token) >= _SHORTEST
                and not token.isascii()
                and self._syllables.is_syllable(token)
            ):
                self._known.setdefault(strip_marks(token), set()).add(token)
        self._read: dict[str, str] = {}
        self._slips = {
            fold(slip): fold(row.meaning)
            for row in rules.cues("reading", "slip")
            for slip in row.words
        }
        headings, fixed = (
            {strip_marks(phrase): phrase for phrase in map(fold, rules.words("reading", group))}
            for group in ("heading", "fixed")
        )
        self._phrases = headings | fixed
        self._headings = re.compile(
            rf"(?m)^\W*(?:(?:[ivxlc]{{1,5}}|\d{{1,2}}|[a-z])[.)/-]+ ?)?({_any_of(headings)})"
            rf"(?!\w)(?=.{{0,{_LONGEST_HEADING}}}$)"
        )
        self._fixed = re.compile(rf"(?<!\w)({_any_of(fixed)})(?!\w)")

    def mend(self, key: str) -> str:
        """Give a folded text with its misread syllables put right, of the same length.

        >>> from rules.loader import load_rules
        >>> Misreadings(load_rules()).mend("hoàn thành trưóc ngày 15/6, cảii")
        'hoàn thành trước ngày 15/6, cảii'
        """
        mended = self._mend_phrases(self._headings, self._mend_tokens(key))
        # without a sign of OCR, words known together are as they were meant but in the head
        reach = len(key) if mended != key else _HEAD
        return self._mend_phrases(self._fixed, mended[:reach]) + mended[reach:]

    def _mend_phrases(self, pattern: re.Pattern[str], key: str) -> str:
        """Put right words known together where all but their marks fit: ``tó chức thực hiện``."""
        pieces: list[str] = []
        at = 0
        for match in pattern.finditer(key):
            right = self._phrases[strip_marks(match[1])]
            if match[1] != right and len(right) == len(match[1]):
                pieces += [key[at : match.start(1)], right]
                at = match.end(1)
        return "".join([*pieces, key[at:]]) if pieces else key

    def _mend_tokens(self, key: str) -> str:
        wrong = {}
        for token in {token.strip(".,;:()\"'") for token in set(key.split())}:
            right = self._look_up(token)
            if right != token:
                wrong[token] = right
        if not wrong:
            return key
        tokens = "|".join(map(re.escape, sorted(wrong, key=len, reverse=True)))
        return re.sub(rf"(?<!\w)(?:{tokens})(?!\w)", lambda match: wrong[match[0]], key)

    def _look_up(self, token: str) -> str:
        read = self._read.get(token)
        if read is None:
            read = self._mend_token(token)
            if len(self._read) < _CACHED:
                self._read[token] = read
        return read

    def _mend_token(self, token: str) -> str:
        if token in self._slips:
            return self._slips[token]
        if len(token) < _SHORTEST or not token.isalpha():
            return token
        if token.isascii():
            return self._mend_ascii(token)
        if self._syllables.is_syllable(token):
            return token
        like = self._known.get(strip_marks(token), set())
        ranked = sorted(((_shared(token, one), one) for one in like), reverse=True)
        if not ranked or len(ranked[0][1]) != len(token):
            return token
        is_sure = len(ranked) == 1 or ranked[0][0] > ranked[1][0]
        return ranked[0][1] if is_sure else token

    def _mend_ascii(self, token: str) -> str:
        """Read an ``l`` for the ``i`` that a token without a vowel lacks: ``hlnh`` for ``hình``."""
        if "l" not in token[1:] or not _VOWELS.isdisjoint(token):
            return token
        like = self._known.get(token[0] + token[1:].replace("l", "i"), set())
        return next(iter(like)) if len(like) == 1 else token


@lru_cache(maxsize=8)
def load_misreadings(rules: RuleBook) -> Misreadings:
    """Give the misreadings of a rule book; the same book gives the same object."""
    return Misreadings(rules)


def _any_of(phrases: Iterable[str]) -> str:
    """Give the pattern of phrases without marks, whatever marks they may carry."""
    return "|".join(map(_with_any_marks, sorted(phrases, key=len, reverse=True)))


def _with_any_marks(bare: str) -> str:
    """Give the pattern of words without marks, whatever marks they may carry."""
    return "".join(f"[{_MARKED[char]}]" if char in _MARKED else re.escape(char) for char in bare)


def _letters_with_marks() -> dict[str, str]:
    found: dict[str, str] = {}
    for char in map(chr, (*range(0xC0, 0x1EF), *range(0x1EA0, 0x1EFA))):
        bare = strip_marks(char)
        if char.islower() and len(bare) == 1 and bare.isascii() and bare.isalpha():
            found[bare] = found.get(bare, bare) + char
    return found


_MARKED = _letters_with_marks()


def _shared(one: str, other: str) -> int:
    """Tell how alike two tokens are; the same vowel with another tone counts by half."""
    return sum(
        2 * (left == right) or _without_tone(left) == _without_tone(right)
        for left, right in zip(one, other, strict=False)
    )


def _without_tone(letter: str) -> str:
    """Give a letter with its vowel mark and without its tone."""
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if part not in _TONES)


def _iter_tokens(rules: RuleBook) -> Iterator[str]:
    """Give every word that the rules look for, those of the examples that patterns find too."""
    for (group, _), rows in rules.groups.items():
        if group in _OTHER_FILES:
            continue
        for row in rows:
            for text in _texts(row):
                yield from _TOKEN.findall(fold(text))


def _texts(row: object) -> tuple[str, ...]:
    match row:
        case Cue():
            return row.words
        case Pattern():
            return row.finds
        case Name() | DocumentType() | Issuer():
            return (row.name, *row.aliases)
        case Column():
            return row.heads
        case _:
            return ()
