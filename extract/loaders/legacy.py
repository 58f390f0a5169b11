"""Encodings from before Unicode: find out which one a text is in, and turn it into Unicode.

What comes out is the source text: offsets count in the Unicode text, never in the bytes or
characters of the old encoding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extract.loaded import Remark
from extract.loaders.pdf.text_layer import SyllableModel, Verdict
from rules.loader import RuleBook
from rules.rows import Encoding
from schemas.vocabulary import WarningCode

MOJIBAKE = "utf-8"
"""Stands for an encoding where UTF-8 was taken for something else, once or more."""

_SAMPLE = 20_000
_LEAST_LETTERS = 12  # with fewer there is nothing to go by but the font
_LEAST_SYLLABLES = 0.85
_LEAST_MARKED = 0.12  # running text has 0.25 to 0.35
# Letters that no Western text has: where they stand, the text is Unicode already.
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
                      "\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")  # fmt: skip
_HIGH = re.compile("[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]")
# What UTF-8 of Vietnamese letters looks like in Windows-1252: two or three of these in a row.
_TWICE = re.compile("[\xc2-\xc6\xe1][\x80-\xbf\u0152-\u0192\u02c6-\u2122]")
_CONTROLS = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_LATIN = {ord(char): chr(code) for code, char in _CONTROLS.items() if char != "\ufffd"}


@dataclass(frozen=True)
class FontEncoding:
    """What the name of a font says.

    Attributes:
        id: The encoding.
        is_capital: Whether the font shows small letters as capitals.
    """

    id: str
    is_capital: bool = False


class LegacyDecoder:
    """Turns text of old encodings into Unicode, by ``rules/encodings.toml``."""

    def __init__(self, rules: RuleBook):
        self._rows = {row.id: row for row in rules.rows(Encoding, "encodings")}
        self._rules = rules
        self._fonts: dict[str, FontEncoding | None] = {}

    @cached_property
    def _model(self) -> SyllableModel:
        return SyllableModel(self._rules)

    @cached_property
    def _converters(self) -> dict[str, Callable[[str], str]]:
        return {row.id: _make_converter(row) for row in self._rows.values()}

    def name(self, encoding: str) -> str:
        """Give the name of an encoding, as officials call it."""
        return self._rows[encoding].name if encoding in self._rows else encoding.upper()

    def find_font(self, font: str | None) -> FontEncoding | None:
        """Tell which encoding a font's name stands for; None for a Unicode font.

        >>> from rules.loader import load_rules
        >>> decoder = LegacyDecoder(load_rules())
        >>> decoder.find_font(".VnTimeH"), decoder.find_font("Times New Roman")
        (FontEncoding(id='tcvn3', is_capital=True), None)
        """
        if not font:
            return None
        if font not in self._fonts:
            self._fonts[font] = self._match_font(font.strip("\"' ").split("+")[-1].lower())
        return self._fonts[font]

    def _match_font(self, font: str) -> FontEncoding | None:
        for row in self._rows.values():
            if row.fonts and re.match(row.fonts, font):
                capital = bool(row.capital_fonts and re.match(row.capital_fonts, font))
                return FontEncoding(row.id, capital)
        return None

    def convert(self, text: str, encoding: str) -> str:
        r"""Turn text of an encoding into Unicode, NFC.

        Args:
            text: Bytes taken for Latin-1 or Windows-1252, as programs show them.
            encoding: Id of a row, or `MOJIBAKE`.

        >>> from rules.loader import load_rules
        >>> LegacyDecoder(load_rules()).convert("Céng hßa x· héi", "tcvn3")
        'Cộng hòa xã hội'
        """
        made = mend_mojibake(text) if encoding == MOJIBAKE else self._converters[encoding](text)
        return unicodedata.normalize("NFC", made)

    def is_old(self, text: str, font: FontEncoding) -> bool:
        """Tell whether the text of a page in a font is in its encoding, but for a letter or two."""
        unicode = len(_UNICODE.findall(text))
        if unicode and len(_HIGH.findall(text)) < 2 * unicode:
            return False
        rest = _UNICODE.sub("", text)
        return self.convert_font(rest, font) not in (None, rest)

    def letters(self, text: str, font: FontEncoding) -> Iterator[tuple[int, str]]:
        """Turn text that stands in a font of an old encoding into Unicode, letter by letter.

        Returns:
            For each letter how many characters of the old text it took, and the letter.

        >>> from rules.loader import load_rules
        >>> [*LegacyDecoder(load_rules()).letters("xaõ", FontEncoding("vni"))]
        [(1, 'x'), (2, 'ã')]
        """
        at = 0
        while at < len(text):
            old = text[at : at + 2]  # a letter with its mark
            made = self.convert(old, font.id)
            if len(old) == 2 and len(made) != 1:
                old = old[0]
                made = self.convert(old, font.id)
            yield len(old), made.upper() if font.is_capital else made
            at += len(old)

    def convert_lines(self, text: str, encoding: str) -> str:
        """Turn text of an encoding into Unicode, but for lines that are Unicode already."""
        if encoding == MOJIBAKE:
            return self.convert(text, encoding)
        return "\n".join(
            line if _UNICODE.search(line) else self.convert(line, encoding)
            for line in text.split("\n")
        )

    def convert_font(self, text: str, font: FontEncoding) -> str | None:
        """Turn text that stands in a font of an old encoding into Unicode.

        Returns:
            The Unicode text; None where it is Unicode already, as where a modern text was
            pasted under an old font.
        """
        if _UNICODE.search(text):
            return None
        made = self.convert(text, font.id)
        if made != text and self._judge(text).is_good and not self._is_vietnamese(made):
            return None
        return made.upper() if font.is_capital else made

    def detect(self, text: str) -> str | None:
        """Find the old encoding of a text by how it reads in each.

        Args:
            text: Text of no declared encoding, or wrongly declared.

        Returns:
            Id of the encoding, or `MOJIBAKE`; None where the text is good as it stands, where
            no encoding makes it Vietnamese, or where two do.
        """
        high = len(_HIGH.findall(text))
        if high == 0 or high < 2 * len(_UNICODE.findall(text)):
            return None
        sample = text[:_SAMPLE]
        if len(_TWICE.findall(sample)) * 4 > len(_HIGH.findall(sample)):
            mended = self.convert(sample, MOJIBAKE)
            if self._is_vietnamese(mended):
                return MOJIBAKE
        own = self._judge(sample)
        scores = {name: self._score(self.convert(sample, name)) for name in self._converters}
        best = max(scores, key=scores.__getitem__)
        others = [score for name, score in scores.items() if name != best]
        # A page of Vietnamese in Windows-1252's letters alone ("là và có") reads well as it is.
        if scores[best] <= max([own.syllables, 0.0, *others]) + 0.02:
            return None
        return best

    def decode(self, data: bytes) -> tuple[str, str] | None:
        """Decode the bytes of a text in an old encoding.

        Returns:
            The Unicode text and the encoding; None where none fits.
        """
        text = data.decode("latin-1")
        encoding = self.detect(text)
        if encoding is None or encoding == MOJIBAKE:
            return None
        shown = "".join(_CONTROLS.get(ord(char), char) for char in text)
        made = self.convert(text if encoding == "viscii" else shown, encoding)
        return (made, encoding) if self._reads_throughout(made) else None

    def _reads_throughout(self, text: str) -> bool:
        """Tell whether no part of a text is in some other encoding."""
        parts = [text[at : at + 2000] for at in range(0, len(text), 2000)]
        parts += re.split(r"\n{2,}", text) if len(parts) == 1 else []
        for part in parts:
            verdict = self._judge(part)
            if verdict.letters >= 60 and verdict.syllables < 0.6 and verdict.foreign > 0.02:
                return False
        return True

    def _score(self, text: str) -> float:
        return self._judge(text).syllables if self._is_vietnamese(text) else 0.0

    def _is_vietnamese(self, text: str) -> bool:
        verdict = self._judge(text)
        return (
            verdict.letters >= _LEAST_LETTERS
            and verdict.syllables >= _LEAST_SYLLABLES
            and verdict.marked >= _LEAST_MARKED
            and verdict.foreign < 0.02
        )

    def _judge(self, text: str) -> Verdict:
        return self._model.judge(text[:_SAMPLE])


def mend_mojibake(text: str) -> str:
    """Undo UTF-8 that was taken for a Western encoding, line by line."""
    import ftfy  # here: few files need it

    return "\n".join(
        ftfy.fix_encoding(line) if _HIGH.search(line) else line for line in text.split("\n")
    )


@lru_cache(maxsize=8)
def load_decoder(rules: RuleBook) -> LegacyDecoder:
    """Give the decoder of some rules; the same for the same rules."""
    return LegacyDecoder(rules)


def _make_converter(row: Encoding) -> Callable[[str], str]:
    if row.codec:
        return lambda text: _recode(text, row.codec)
    letters = {pair[:-2]: pair[-1] for pair in row.letters}
    # A Windows program shows 0x80 to 0x9F as Windows-1252 does: both spellings are read.
    letters |= {
        _CONTROLS[ord(code)]: letter
        for code, letter in letters.items()
        if len(code) == 1 and ord(code) in _CONTROLS and _CONTROLS[ord(code)] != "\ufffd"
    }
    pattern = re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda match: letters[match[0]], text)


def _recode(text: str, codec: str) -> str:
    """Read the bytes of a text that was taken for Latin-1 or Windows-1252 in their own codec."""
    latin = text.translate(_LATIN)
    return "".join(
        char.encode("latin-1").decode(codec, "replace") if char < "\u0100" else char
        for char in latin
    )


def remark_encoding(name: str, start: int | None = None, end: int | None = None) -> Remark:
    """Give the remark that text was turned from an old encoding into Unicode."""
    return Remark(
        WarningCode.legacy_encoding, "warning.legacy_encoding", start, end, {"encoding": name}
    )
