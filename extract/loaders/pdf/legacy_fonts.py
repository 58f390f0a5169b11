"""Text of a PDF in fonts from before Unicode (``.VnTime``, ``VNI-Times``), turned into Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.loaders.legacy import MOJIBAKE, FontEncoding, LegacyDecoder
from extract.loaders.page import Area
from extract.loaders.pdf.glyphs import Glyph

_LEAST_LETTERS = 60  # that a font whose name says nothing must show for its encoding to be told
LETTER_HYPHEN = "\xad"
"""A soft hyphen by its code, and too high for one by its shape: ``ư`` in TCVN3."""

_CUT = re.compile(r"(?:,|-(?=bold|ital|obli|regu)).*\Z", re.IGNORECASE)
_SYMBOLS = {0xF000 + code: chr(code) for code in range(0x20, 0x100)}
"""Codes of a font without a table of Unicode are shown in the private area."""


def font_of(style: str, decoder: LegacyDecoder) -> FontEncoding | None:
    """Tell the encoding that a style's font is declared to have.

    >>> from rules.loader import load_rules
    >>> decoder = LegacyDecoder(load_rules())
    >>> font_of("ABCDEF+.VnTimeH,Bold/drawn", decoder)
    FontEncoding(id='tcvn3', is_capital=True)
    """
    return decoder.find_font(_CUT.sub("", style.rpartition("/")[0]))


def decode_glyphs(
    glyphs: Sequence[Glyph], decoder: LegacyDecoder
) -> tuple[Sequence[Glyph], frozenset[str]]:
    """Turn the characters of old fonts into Unicode.

    Letters that took two characters become one, with the place of both.

    Returns:
        The characters, and the encodings that were found.
    """
    fonts = _find_fonts(glyphs, decoder)
    if not fonts and all(glyph.char != LETTER_HYPHEN for glyph in glyphs):
        return glyphs, frozenset()
    made: list[Glyph] = []
    for style, same in groupby(glyphs, key=lambda glyph: glyph.style):
        font, run = fonts.get(style), [*same]
        if font is not None:
            made += _decode_run(run, font, decoder)
        else:
            made += (
                replace(glyph, char="-") if glyph.char == LETTER_HYPHEN else glyph for glyph in run
            )
    return made, frozenset(font.id for font in fonts.values())


def _find_fonts(glyphs: Sequence[Glyph], decoder: LegacyDecoder) -> dict[str, FontEncoding]:
    """Tell which styles of a page are in an old encoding, by their font or by how they read."""
    texts: dict[str, list[str]] = {}
    last: list[str] = []
    for glyph in glyphs:
        if glyph.char.isspace():
            last.append(" ")
        else:
            last = texts.setdefault(glyph.style, [])
            last.append(glyph.char)
    found: dict[str, FontEncoding] = {}
    for style, chars in texts.items():
        text = "".join(chars)
        font = font_of(style, decoder)
        if font is not None:
            if decoder.is_old(text.translate(_SYMBOLS), font):
                found[style] = font
        elif not text.isascii() and sum(map(str.isalpha, chars)) >= _LEAST_LETTERS:
            encoding = decoder.detect(text)
            if encoding not in (None, MOJIBAKE):
                found[style] = FontEncoding(str(encoding))
    return found


def _decode_run(
    run: Sequence[Glyph], font: FontEncoding, decoder: LegacyDecoder
) -> Iterator[Glyph]:
    at = 0
    text = "".join(glyph.char for glyph in run).translate(_SYMBOLS)
    for length, letter in decoder.letters(text, font):
        part = run[at : at + length]
        box = Area(
            min(glyph.box.x0 for glyph in part),
            min(glyph.box.top for glyph in part),
            max(glyph.box.x1 for glyph in part),
            max(glyph.box.bottom for glyph in part),
        )
        yield replace(part[0], char=letter, box=box)
        at += length
