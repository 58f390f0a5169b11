"""Lines of a page as tables without rules are read by: words beside one another, in chunks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.loaders.page import Word


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside one another, from left to right; ``is_wide`` where they run on."""

    words: tuple[Word, ...]
    is_wide: bool = False

    @property
    def top(self) -> float:
        """Usual upper edge of its words."""
        return median(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Usual lower edge of its words."""
        return median(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """Usual height of its words."""
        return self.bottom - self.top

    @property
    def text(self) -> str:
        """Its words, parted by spaces."""
        return " ".join(word.text for word in self.words)

    def chunks(self, gap: float) -> list[list[Word]]:
        """Cut it where at least so much white parts two words."""
        found = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if word.x0 - max(one.x1 for one in found[-1]) >= gap or before is None:
                found.append([])
            found[-1].append(word)
        return found

    def between(self, left: float, right: float) -> tuple[Word, ...]:
        """Give its words whose centres lie between two edges."""
        return tuple(word for word in self.words if left <= (word.x0 + word.x1) / 2 < right)


def begins_afresh(line: Line, edges: Sequence[float]) -> bool:
    """Tell whether at least two cells stand on a line and none goes on in lower case."""
    cells = [words for left, right in pairwise(edges) if (words := line.between(left, right))]
    return len(cells) > 1 and not any(words[0].text[0].islower() for words in cells)
