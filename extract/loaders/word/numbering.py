"""Automatic numbers of a Word file, written out as Word shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.loaders.word.package import Element, W, attribute, is_on
from extract.loaders.word.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_ROMANS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Bullets of Symbol and Wingdings stand in the private use area, by their code in the font.
_SYMBOLS = {
    "\uf02d": "-", "\uf0be": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf06e": "▪", "\uf071": "□",
    "\uf0a8": "□", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0e0": "→", "\uf0de": "→",
    "\uf02b": "+", "\uf0b0": "°", "\uf0b3": "≥", "\uf0a3": "≤", "\uf0b4": "×",
}  # fmt: skip
_HOLLOW = "○"  # Word's second bullet is the letter o of a typewriter font
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    format: str
    text: str
    start: int
    suffix: str
    restart: int | None
    is_legal: bool


class Numbering:
    """Counts the numbered paragraphs of a file, to be asked in document order."""

    def __init__(self, root: Element | None, styles: Styles):
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._style_levels: dict[tuple[str, str], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        by_style: dict[str, str] = {}
        links: dict[str, str] = {}
        for element in root.iterfind(f"{W}abstractNum"):
            key = attribute(element, "abstractNumId") or ""
            self._levels[key] = {}
            for one in element.iterfind(f"{W}lvl"):
                index = _number(attribute(one, "ilvl"), 0)
                self._levels[key][index] = _read_level(one)
                style = attribute(one.find(f"{W}pStyle"))
                if style is not None:
                    self._style_levels[key, style] = index
            link = attribute(element.find(f"{W}styleLink"))
            if link is not None:
                by_style[link] = key
            link = attribute(element.find(f"{W}numStyleLink"))
            if link is not None:
                links[key] = link
        for element in root.iterfind(f"{W}num"):
            key = attribute(element, "numId") or ""
            abstract = attribute(element.find(f"{W}abstractNumId")) or ""
            self._lists[key] = by_style.get(links.get(abstract, ""), abstract)
            for one in element.iterfind(f"{W}lvlOverride"):
                index = _number(attribute(one, "ilvl"), 0)
                start = attribute(one.find(f"{W}startOverride"))
                if start is not None:
                    self._starts.setdefault(key, {})[index] = _number(start, 1)
                level = one.find(f"{W}lvl")
                if level is not None:
                    self._overrides.setdefault(key, {})[index] = _read_level(level)

    def write_number(self, paragraph: Element | None) -> str:
        """Count a paragraph and give its number with what parts it from the text.

        Args:
            paragraph: Its settings (``w:pPr``).

        Returns:
            ``1. ``, ``a) ``, ``- ``; empty where it has none.
        """
        number, level_text, style = self._styles.numbering(paragraph)
        abstract = self._lists.get(number or "")
        if number is None or number == "0" or abstract is None:
            return ""
        index = _number(level_text, 0)
        if style is not None and level_text is None:
            index = self._style_levels.get((abstract, style), 0)
        level = self._level(number, abstract, index)
        if level is None:
            return ""
        self._count(number, abstract, index, level)
        text = self._fill(number, abstract, index, level)
        return text + ("" if level.suffix == "nothing" or not text else " ")

    def _level(self, number: str, abstract: str, index: int) -> Level | None:
        own = self._overrides.get(number, {}).get(index)
        return own if own is not None else self._levels.get(abstract, {}).get(index)

    def _count(self, number: str, abstract: str, index: int, level: Level) -> None:
        """Count one paragraph; lists with one definition go on from one another."""
        counts = self._counts.setdefault(abstract, {})
        start = self._starts.get(number, {}).get(index)
        if start is not None and (number, index) not in self._begun:
            counts[index] = start
        else:
            counts[index] = counts[index] + 1 if index in counts else level.start
        self._begun.add((number, index))
        for above in range(index):  # a level that was passed over shows its first number
            upper = self._level(number, abstract, above)
            if above not in counts and upper is not None:
                counts[above] = upper.start
        for deeper in [one for one in counts if one > index]:
            below = self._level(number, abstract, deeper)
            if below is None or below.restart is None or index < below.restart:
                del counts[deeper]

    def _fill(self, number: str, abstract: str, index: int, level: Level) -> str:
        if level.format == "bullet":
            return _HOLLOW if level.text == "o" else show_symbols(level.text, "•")
        counts = self._counts[abstract]

        def write(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            one = self._level(number, abstract, place)
            if one is None or place not in counts:
                return ""
            return format_number(counts[place], "decimal" if level.is_legal else one.format)

        return _PLACE.sub(write, level.text)


def _read_level(element: Element) -> Level:
    restart = attribute(element.find(f"{W}lvlRestart"))
    return Level(
        attribute(element.find(f"{W}numFmt")) or "decimal",
        read_symbols(
            attribute(element.find(f"{W}lvlText")) or "",
            attribute(element.find(f"{W}rPr/{W}rFonts"), "ascii"),
        ),
        _number(attribute(element.find(f"{W}start")), 0),
        attribute(element.find(f"{W}suff")) or "tab",
        None if restart is None else _number(restart, 0),
        is_on(element.find(f"{W}isLgl")),
    )


def _number(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def show_symbols(text: str, unknown: str = "") -> str:
    """Give characters of symbol fonts as Unicode has them; ``unknown`` for one not known."""
    return _PRIVATE.sub(lambda match: _SYMBOLS.get(match[0], unknown), text)


def read_symbols(text: str, font: str | None) -> str:
    """Give text of a symbol font as Unicode has it; that of other fonts as it is.

    >>> read_symbols("Ø", "Wingdings"), read_symbols("Ø", "Arial")
    ('➢', 'Ø')
    """
    if font is None or not font.strip("\"' ").lower().startswith(_SYMBOL_FONTS):
        return text
    return "".join(_SYMBOLS.get(chr(0xF000 + ord(char)), char) for char in text)


def format_number(value: int, form: str) -> str:
    """Write a number in one of Word's formats (ISO/IEC 29500-1, 17.18.59).

    >>> [format_number(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "none")]
    ['4', 'IV', 'd', '']
    >>> format_number(28, "lowerLetter")
    'bb'
    """
    if form == "none":
        return ""
    if form in {"lowerLetter", "upperLetter"} and value > 0:
        text = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
    elif form in {"lowerRoman", "upperRoman"} and 0 < value < 4000:
        text = ""
        for amount, roman in _ROMANS:
            text += roman * (value // amount)
            value %= amount
    elif form == "decimalZero":
        text = f"{value:02}"
    else:
        text = str(value)
    return text.upper() if form.startswith("upper") else text
