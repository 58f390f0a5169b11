"""The few things of a page's styles that change what is read: fonts, capitals, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.loaders.word.package import Element

_COMMENT = re.compile(r"<!--|-->|/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"\s*([\w-]*)(\.[\w-]+)?\s*\Z")
_FONT = re.compile(r"(?:^|[;{\s])(?:mso-hansi-)?font-family\s*:\s*([^;]+)", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_CAPITALS = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_PRE = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_ASIDE = re.compile(r"mso-element\s*:\s*(?:header|footer)\b", re.IGNORECASE)
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How the text of an element shows.

    Attributes:
        font: First name in its list of fonts; None where none is named.
        is_capital: Whether small letters show as capitals.
        is_pre: Whether its line breaks and spaces show.
        is_aside: Whether it is a running head or foot.
    """

    font: str | None = None
    is_capital: bool = False
    is_pre: bool = False
    is_aside: bool = False


class PageStyles:
    """The fonts that a page's style sheets give to elements and classes."""

    def __init__(self, sheets: Iterable[str]):
        self._fonts: dict[tuple[str, str], str] = {}
        for sheet in sheets:
            for rule in _COMMENT.sub(" ", sheet).split("}"):
                selectors, _, body = rule.rpartition("{")
                selectors = selectors.rpartition("{")[2]  # inside a group: @media … {
                font = _first_font(body)
                for selector in selectors.split(",") if font else ():
                    match = _SELECTOR.match(selector)
                    if match and font:
                        key = match[1].lower(), (match[2] or "").lstrip(".")
                        self._fonts[key] = font

    def is_hidden(self, element: Element) -> bool:
        """Tell whether an element does not show."""
        return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))

    def has_no_marker(self, element: Element) -> bool:
        """Tell whether a list shows no bullets or numbers."""
        return bool(_NO_MARKER.search(element.get("style") or ""))

    def style(self, element: Element, outer: TextStyle) -> TextStyle:
        """Give the style of an element inside one of style ``outer``."""
        text = element.get("style") or ""
        font = _first_font(text) or (element.get("face") or "").split(",")[0].strip() or None
        if font is None and self._fonts:
            names = (element.get("class") or "").split()
            keys = [(element.tag, name) for name in names] + [("", name) for name in names]
            keys.append((element.tag, ""))
            font = next((self._fonts[key] for key in keys if key in self._fonts), None)
        made = replace(outer, font=font) if font else outer
        if _CAPITALS.search(text):
            made = replace(made, is_capital=True)
        if element.tag == "pre" or _PRE.search(text):
            made = replace(made, is_pre=True)
        return replace(made, is_aside=True) if _ASIDE.search(text) else made


def _first_font(text: str) -> str | None:
    match = _FONT.search(text)
    return match[1].split(",")[0].strip(" \t\r\n\"'") or None if match else None
