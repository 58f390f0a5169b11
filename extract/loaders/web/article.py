"""Find the plan among the menus of a web page."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.loaders.word.package import Element

Holds = Callable[[str], bool]
"""Tells whether a text has parts of a plan's frame: motto, place and date, recipients."""

_DROPPED = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg",
    "math", "canvas", "audio", "video", "map", "button", "select", "textarea", "input", "link",
    "meta", "title", "head",
)  # fmt: skip
_AROUND = ("nav", "aside", "footer", "header", "dialog")
_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog",
    "alert",
})  # fmt: skip
_BOXES = frozenset({"ul", "ol", "div", "table", "section", "td", "dl", "center", "fieldset"})
_WHOLE = frozenset({"p", "li", "span", "font", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "a"})
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What entities may give and lxml takes from nobody else: no characters of a text."""

_LEAST_SHARE = 0.8  # of the text that no link holds: so much must a box keep to stand for the page
_MENU_SHARE = 0.6
_MENU_LINKS = 3


def drop_unread(root: Element) -> None:
    """Take out what a page does not show as text: scripts, styles, controls."""
    for element in list(root.iter(*_DROPPED)):
        _drop(element)


def find_article(root: Element, holds: Holds) -> Element:
    """Give the element that holds the plan; menus and lists of links are taken out of ``root``.

    Goes down from the body as long as one box holds most of the text that is no link, and what
    is left beside it holds no part of a plan's frame. A page without menus, as Word writes it,
    is taken whole.

    Args:
        root: The page.
        holds: Whether a text has parts of a plan's frame.
    """
    bodies = root.xpath("//body")
    body = bodies[0] if bodies else root
    if not _is_site(body):
        return body
    for element in list(body.iter()):
        if element is body or not _is_around(element):
            continue
        if not holds(_text(element)):
            _drop(element)
    _drop_menus(body, holds)
    weights = _weigh(body)
    here = body
    while True:
        children = [child for child in here if isinstance(child.tag, str)]
        if not children:
            return here
        best = max(children, key=lambda child: weights.get(child, 0))
        if best.tag in _WHOLE or weights.get(best, 0) < _LEAST_SHARE * weights.get(here, 0):
            return here
        if any(holds(_text(child)) for child in children if child is not best):
            return here
        here = best


def _is_site(body: Element) -> bool:
    if any(_is_around(element) for element in body.iter()):
        return True
    links = [element for element in body.iter("a") if element.get("href")]
    outward = [link for link in links if not link.get("href").startswith("#")]
    linked = sum(len(_text(link)) for link in outward)
    return len(outward) >= 10 and linked * 20 > len(_text(body))


def _is_around(element: Element) -> bool:
    return element.tag in _AROUND or (element.get("role") or "").lower() in _ROLES


def _drop_menus(body: Element, holds: Holds) -> None:
    """Take out boxes that are mostly links, the innermost first."""
    for element in reversed([one for one in body.iter() if one.tag in _BOXES]):
        links = [link for link in element.iter("a") if _text(link).strip()]
        if len(links) < _MENU_LINKS:
            continue
        text = _text(element)
        if sum(len(_text(link)) for link in links) > _MENU_SHARE * len(text) and not holds(text):
            _drop(element)


def _weigh(body: Element) -> dict[Element, int]:
    """Count for each element the characters that stand in no link."""
    weights: dict[Element, int] = {}
    for element in reversed(list(body.iter())):
        if not isinstance(element.tag, str):
            continue
        own = len((element.text or "").strip())
        for child in element:
            own += weights.get(child, 0) + len((child.tail or "").strip())
        weights[element] = 0 if element.tag == "a" else own
    return weights


def _text(element: Element) -> str:
    """Give an element's text, white space made single; a new line at each block."""
    parts = (" ".join(part.split()) for part in element.itertext())
    return "\n".join(part for part in parts if part)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:  # the text behind it is not its own
        tail = _NO_XML.sub("", element.tail)
        before = element.getprevious()
        if before is not None:
            before.tail = _NO_XML.sub("", before.tail or "") + tail
        else:
            parent.text = _NO_XML.sub("", parent.text or "") + tail
        element.tail = None
    parent.remove(element)
