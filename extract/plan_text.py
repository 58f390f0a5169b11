"""The plan text: the normalised reading, with its place in the source for each character."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from extract.loaded import Box
from rules.folding import fold


@dataclass(frozen=True)
class PlanText:
    r"""The reading that all annotators work on.

    ``text`` has one paragraph a line: hard-wrapped lines are joined by a space, paragraphs are
    parted by ``\\n``, no line is empty. ``starts[i]`` and ``ends[i]`` are the source offsets
    where its character ``i`` begins and ends (half-open, code points).

    Attributes:
        text: The reading, NFC.
        starts: For each character, its first code point in the source text.
        ends: For each character, one past its last code point in the source text.
        source: The source text, unchanged.
        furniture: Source stretches left out of the reading (page numbers, running heads,
            markup), in order, none overlapping.
        pages: Source offsets at which pages begin, the first 0; empty where there are none.
        boxes: Places of words on their pages, in the order of the source; empty where none.
    """

    text: str
    starts: array[int]
    ends: array[int]
    source: str
    furniture: tuple[tuple[int, int], ...] = ()
    pages: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()
    key: str = field(default="", repr=False)
    """``text`` folded for matching, one character for each of its own (`rules.folding.fold`);
    given, it may have misread syllables put right (`extract.normalise.misread`)."""

    def __post_init__(self) -> None:
        """Check that the three arrays agree, and fold the text.

        Raises:
            ValueError: They differ in length.
        """
        if not len(self.text) == len(self.starts) == len(self.ends):
            raise ValueError(
                f"{len(self.text)} characters, {len(self.starts)} starts, {len(self.ends)} ends"
            )
        if not self.key:
            object.__setattr__(self, "key", fold(self.text))
        if len(self.key) != len(self.text):
            raise ValueError(f"{len(self.text)} characters, {len(self.key)} in the key")

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Give the source offsets of a plan span.

        Raises:
            ValueError: The span is empty or lies outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}:{end} outside 0:{len(self.text)}")
        return self.starts[start], self.ends[end - 1]

    def read(self, start: int, end: int) -> str:
        """Give the reading of a plan span as one line, as records carry it."""
        return self.text[start:end].replace("\n", " ")

    def page_of(self, source_start: int) -> int | None:
        """Give the page, from 1, that holds a source offset; None where there are no pages."""
        return bisect_right(self.pages, source_start) or None if self.pages else None

    def boxes_in(self, source_start: int, source_end: int) -> tuple[Box, ...]:
        """Give the boxes of words that a source span touches, those in furniture left out."""
        first = bisect_right(self._box_ends, source_start)
        last = bisect_left(self.boxes, source_end, key=lambda box: box.start)
        return tuple(box for box in self.boxes[first:last] if not self._is_furniture(box.start))

    def _is_furniture(self, source: int) -> bool:
        index = bisect_right(self.furniture, source, key=lambda stretch: stretch[0]) - 1
        return index >= 0 and source < self.furniture[index][1]

    @cached_property
    def _box_ends(self) -> tuple[int, ...]:
        return tuple(box.end for box in self.boxes)

    def columns(self, start: int, end: int, gap: int = 4) -> list[tuple[int, int]]:
        """Cut a plan span where at least ``gap`` spaces part two columns on one source line."""
        cuts = [
            at
            for at in range(start + 1, end - 1)
            if self.text[at] == " "
            and self.ends[at] - self.starts[at] >= gap
            and "\n" not in self.source[self.starts[at] : self.ends[at]]
        ]
        bounds = zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True)
        return list(bounds)

    def cell_end(self, start: int, end: int) -> int:
        """Give where the cell of a table set out with tabs ends within a span; else its end."""
        if not self._has_tabs:
            return end
        at = self.text.find(" ", start, end)
        while at >= 0:
            if "\t" in self.source[self.starts[at] : self.ends[at]]:
                return at
            at = self.text.find(" ", at + 1, end)
        return end

    @cached_property
    def _has_tabs(self) -> bool:
        return "\t" in self.source

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Plan offsets of each paragraph (line of ``text``), in order, newline left out."""
        bounds: list[tuple[int, int]] = []
        start = 0
        while start < len(self.text):
            end = self.text.find("\n", start)
            if end < 0:
                end = len(self.text)
            bounds.append((start, end))
            start = end + 1
        return tuple(bounds)

    def paragraph_at(self, offset: int) -> int:
        """Give the index in ``paragraphs`` of the one that holds a plan offset."""
        return bisect_right(self._paragraph_starts, offset) - 1

    @cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.paragraphs)
