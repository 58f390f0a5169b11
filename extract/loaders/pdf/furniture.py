"""Find page numbers and running heads by where they stand and by comparing pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.loaders.page import Aside, PageWords, Word, gather_rows
from rules.folding import fold
from rules.loader import RuleBook

MARGIN = 0.12
"""Share of the page's height above and below that may hold page numbers and running heads."""

LEAST_PAGES = 3
"""A line is a running head where it stands on so many pages."""

_PRINTED = re.compile(r"(?:https?|file)://\S|\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d{2}\b")
"""What a browser prints above and below a page: its address, when it was printed."""

_DIGITS = re.compile(r"\d+")


def find_furniture(pages: Sequence[PageWords], rules: RuleBook) -> list[tuple[Aside, ...]]:
    """Find the page numbers and running heads of each page.

    Returns:
        For each page its asides; empty where it has none.
    """
    number = next(p for p in rules.patterns("pages") if p.id == "pages.page_number").compiled
    edges = [_edge_rows(page) for page in pages]
    counts = Counter(
        key for rows in edges for key in {_key(row, page) for row, page in rows} if len(key[1]) > 2
    )
    found: list[tuple[Aside, ...]] = []
    for rows in edges:
        asides: list[Aside] = []
        for row, page in rows:
            text = fold(" ".join(word.text for word in row))
            if _PRINTED.match(text):
                asides.append(Aside("running_head", tuple(row)))
            elif number.match(text):
                asides.append(Aside("page_number", tuple(row)))
            elif counts[_key(row, page)] >= LEAST_PAGES:
                asides.append(Aside("running_head", tuple(row)))
        found.append(tuple(asides))
    return found


def _edge_rows(page: PageWords) -> list[tuple[list[Word], PageWords]]:
    """Give the two highest and two lowest rows that lie in the margins and in no table."""
    free = [word for word in page.words if not any(grid.area.holds(word) for grid in page.grids)]
    near = [
        word
        for word in free
        if word.middle < MARGIN * page.height or word.middle > (1 - MARGIN) * page.height
    ]
    rows = gather_rows(near)
    top = [row for row in rows if row[0].middle < MARGIN * page.height][:2]
    bottom = [row for row in rows if row[0].middle > (1 - MARGIN) * page.height][-2:]
    return [(row, page) for row in top + bottom]


def _key(row: Sequence[Word], page: PageWords) -> tuple[bool, str]:
    text = _DIGITS.sub("#", fold(" ".join(word.text for word in row)))
    return row[0].middle < page.height / 2, text
