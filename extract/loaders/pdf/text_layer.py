"""Judge a text layer: is it Vietnamese, or what an engine without Vietnamese made of it?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.loaders.page import Word
from extract.syllables import TONES, Syllables

_TOKEN = re.compile(r"[^\W\d_]+")

MIN_LETTERS = 60
"""A stretch with fewer letters is judged with the rest of its page, not by itself."""

MIN_MARKED = 0.12
"""Least share of letters with Vietnamese marks; running text has 0.25 to 0.35."""

MIN_SYLLABLES = 0.72
"""Least share of lower-case tokens that are Vietnamese syllables; good text has above 0.9."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What speaks for and against a stretch of a text layer.

    Attributes:
        letters: Letters counted.
        marked: Share of letters with Vietnamese marks.
        syllables: Share of tokens that are Vietnamese syllables; 1.0 where there are none.
        foreign: Share of letters that are neither ASCII nor Vietnamese.
    """

    letters: int
    marked: float
    syllables: float
    foreign: float

    @property
    def is_judged(self) -> bool:
        """Whether there was enough to go by."""
        return self.letters >= MIN_LETTERS

    @property
    def is_good(self) -> bool:
        """Whether the stretch reads as Vietnamese."""
        return self.marked >= MIN_MARKED and self.syllables >= MIN_SYLLABLES

    @property
    def is_plain_latin(self) -> bool:
        """Whether it holds plain Latin letters alone, as English does."""
        return self.marked + self.foreign < 0.01


class SyllableModel(Syllables):
    """Judges text by its letters and syllables."""

    def judge(self, text: str) -> Verdict:
        """Judge a stretch of text.

        Tokens in capitals of up to six letters (abbreviations, symbols) are left out of the
        count of syllables unless they carry a mark.
        """
        text = unicodedata.normalize("NFC", text)
        letters = [char for char in text if char.isalpha()]
        marked = sum(_is_marked(char) for char in letters)
        foreign = sum(not char.isascii() and not _is_marked(char) for char in letters)
        tokens = [
            token
            for token in _TOKEN.findall(text)
            if not (token.isupper() and token.isascii() and len(token) <= 6)
        ]
        good = sum(self.is_syllable(token) for token in tokens)
        count = max(1, len(letters))
        return Verdict(
            len(letters), marked / count, good / len(tokens) if tokens else 1.0, foreign / count
        )


@lru_cache(maxsize=4096)
def _is_marked(char: str) -> bool:
    """Tell whether a letter is one that Vietnamese has and ASCII has not."""
    if unicodedata.name(char, "").endswith(" D WITH STROKE"):
        return True
    if char.isascii():
        return False
    base = unicodedata.normalize("NFD", char)
    marks = set(base[1:])
    return (
        base[0].lower() in "aeiouy" and bool(marks) and marks <= set(TONES + "\u0302\u0306\u031b")
    )


def split_by_verdict(
    words: Sequence[Word], model: SyllableModel
) -> tuple[tuple[Word, ...], tuple[Word, ...], Verdict]:
    """Part a page's words into those of good and those of bad stretches of the text layer.

    A stretch is what one style of type holds: the hidden type of a scanner's layer is another
    than that of a remark typed over it. A stretch too short to judge goes with the page.

    Returns:
        Good words, bad words, each in the order given; the verdict on the whole page.
    """
    whole = model.judge(" ".join(word.text for word in words))
    styles: dict[str, list[str]] = {}
    for word in words:
        styles.setdefault(word.style, []).append(word.text)
    good_styles = set()
    for style, texts in styles.items():
        verdict = model.judge(" ".join(texts))
        if (verdict if verdict.is_judged else whole).is_good:
            good_styles.add(style)
    good = tuple(word for word in words if word.style in good_styles)
    bad = tuple(word for word in words if word.style not in good_styles)
    return good, bad, whole
