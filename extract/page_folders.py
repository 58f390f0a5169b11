"""Tell a folder that holds the pages of one plan, a picture each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"})
"""Of pictures."""

_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>\d{1,4})\Z", re.DOTALL)
_LARGEST_GAP = 2  # page numbers may miss one: a page that was scanned twice


def is_page_folder(children: Sequence[Path]) -> bool:
    """Tell whether what a folder holds are the pages of one plan.

    They are where the folder holds two pictures or more and nothing else, and their names differ
    in the number at their end alone, counted from 0 or 1: ``page-1.jpg``, ``page-2.jpg``;
    ``trang 01.png``, ``trang 02.png``; ``1.tif``, ``2.tif``. Pictures that a camera numbered
    (``IMG_2031.jpg``) are taken for a plan each.

    Args:
        children: Everything in it, hidden files left out.
    """
    numbers: list[int] = []
    before: set[str] = set()
    for child in children:
        match = _NUMBERED.match(child.stem)
        if match is None or child.suffix.lower() not in SUFFIXES or not child.is_file():
            return False
        numbers.append(int(match["number"]))
        before.add(match["before"].lower())
    numbers.sort()
    gaps = [right - left for left, right in pairwise(numbers)]
    return (
        len(numbers) > 1
        and len(before) == 1
        and numbers[0] in (0, 1)
        and all(0 < gap <= _LARGEST_GAP for gap in gaps)
    )


def holds_pages(folder: Path) -> bool:
    """Tell whether a folder holds the pages of one plan; False for what is no folder."""
    try:
        children = [child for child in folder.iterdir() if not child.name.startswith(".")]
    except OSError:
        return False
    return is_page_folder(children)
