"""Styles of a Word file: what a run or paragraph has from its style and those that it builds on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.loaders.word.package import Element, W, attribute, is_on


@dataclass(frozen=True, slots=True)
class Style:
    """One style: what it builds on, and its own settings."""

    name: str
    base: str | None
    paragraph: Element | None
    run: Element | None


class Styles:
    """All styles of a file."""

    def __init__(self, root: Element | None):
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        self._run_default: Element | None = None
        if root is None:
            return
        self._run_default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for element in root.iterfind(f"{W}style"):
            key = attribute(element, "styleId")
            if key is None:
                continue
            self._styles[key] = Style(
                (attribute(element.find(f"{W}name")) or key).lower(),
                attribute(element.find(f"{W}basedOn")),
                element.find(f"{W}pPr"),
                element.find(f"{W}rPr"),
            )
            is_default = attribute(element, "default") in {"1", "true", "on"}
            if is_default and attribute(element, "type") == "paragraph":
                self._default = key

    def is_contents(self, paragraph: Element | None) -> bool:
        """Tell whether a paragraph's style is one of a table of contents."""
        return any(style.name.startswith("toc ") for style in self._chain(paragraph, "pStyle"))

    def numbering(self, paragraph: Element | None) -> tuple[str | None, str | None, str | None]:
        """Give number id, level, and the style that sets the number, of a paragraph."""
        number, level = _numbering(paragraph)
        key = None
        if number is None:
            for name, style in self._chain_of(self._style_of(paragraph, "pStyle")):
                from_style, style_level = _numbering(style.paragraph)
                level = level if level is not None else style_level
                if from_style is not None:
                    number, key = from_style, name
                    break
        return number, level, key

    def font(self, run: Element | None, paragraph: Element | None) -> str | None:
        """Give the name of the font that shows letters beyond ASCII."""
        for settings in self._settings(run, paragraph):
            fonts = settings.find(f"{W}rFonts")
            name = attribute(fonts, "hAnsi") or attribute(fonts, "ascii")
            if name:
                return name
        return None

    def has(self, name: str, run: Element | None, paragraph: Element | None) -> bool:
        """Tell whether a switch (``caps``, ``vanish``) holds for a run."""
        for settings in self._settings(run, paragraph):
            element = settings.find(W + name)
            if element is not None:
                return is_on(element)
        return False

    def _settings(self, run: Element | None, paragraph: Element | None) -> Iterator[Element]:
        """Give run settings, those that count most first."""
        if run is not None:
            yield run
            for style in self._chain(run, "rStyle"):
                if style.run is not None:
                    yield style.run
        for style in self._chain(paragraph, "pStyle"):
            if style.run is not None:
                yield style.run
        if self._run_default is not None:
            yield self._run_default

    def _style_of(self, settings: Element | None, kind: str) -> str | None:
        key = attribute(settings.find(W + kind)) if settings is not None else None
        return key if key is not None or kind == "rStyle" else self._default

    def _chain(self, settings: Element | None, kind: str) -> Iterator[Style]:
        for _, style in self._chain_of(self._style_of(settings, kind)):
            yield style

    def _chain_of(self, key: str | None) -> Iterator[tuple[str, Style]]:
        seen: set[str] = set()
        while key is not None and key in self._styles and key not in seen:
            seen.add(key)  # a broken file may have a style build on itself
            yield key, self._styles[key]
            key = self._styles[key].base


def _numbering(paragraph: Element | None) -> tuple[str | None, str | None]:
    settings = paragraph.find(f"{W}numPr") if paragraph is not None else None
    if settings is None:
        return None, None
    return attribute(settings.find(f"{W}numId")), attribute(settings.find(f"{W}ilvl"))
