"""Tell a line that goes on from a line that begins a paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.normalise.lines import Line
from rules.folding import fold
from rules.loader import RuleBook

_TERMINAL = re.compile(r"(?:[.;:!?…]|\./)[\"”’')\]]*\Z")  # "./" ends what was ./. before
_NUMBER = re.compile(r"\d|[IVX]+\b")
_SPLIT_WORD = re.compile(r"[^\W_][-‐‑–/]\Z")  # "19-" and "15/": a symbol goes on
_OPEN = "(-/&‐‑–—"
_SYMBOL = re.compile(r"[\dlIO]{1,5}[-‐‑–/][A-ZĐÐ]{2}")

LONGER = 1.25
"""Times the width that a wrapped line may have; a longer one is a paragraph of its own."""
ENOUGH = 8
"""Lines from which on the width of a full line can be trusted."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text were set.

    Attributes:
        width: Characters that a full line holds; 0 where lines were not broken by hand.
        blanks: Empty lines between two lines of one paragraph (1 in double-spaced text).
        indent: White space before most lines.
        lines: How many lines there are.
    """

    width: int
    blanks: int
    indent: int
    lines: int


def measure_layout(lines: Sequence[Line], texts: Sequence[str]) -> Layout:
    """Measure line width and line spacing; ``texts`` are what the lines show.

    A text is hard-wrapped where its longest lines are alike: the width is the 90th percentile
    of the lengths, from 40 to 140, and at most a twentieth of the lines is longer than 1.35
    times that.
    """
    if not lines:
        return Layout(0, 0, 0, 0)
    lengths = sorted(map(len, texts))
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.9))]
    longer = sum(length > 1.35 * width for length in lengths)
    full = sum(length > 0.75 * width for length in lengths)
    wrapped = 40 <= width <= 140 and longer * 20 <= len(lengths) and (full >= 4 or len(lines) < 12)
    doubled = sum(line.blanks > 0 for line in lines[1:])
    blanks = 1 if wrapped and len(lines) > 12 and doubled * 10 > (len(lines) - 1) * 8 else 0
    indent = Counter(line.indent for line in lines).most_common(1)[0][0]
    return Layout(width if wrapped else 0, blanks, indent, len(lines))


def read_lines(source: str, lines: Sequence[Line]) -> list[str]:
    """Give what each line shows, in NFC: the length counts letters, not code points."""
    texts = [source[line.start : line.end] for line in lines]
    if unicodedata.is_normalized("NFC", source):
        return texts
    return [unicodedata.normalize("NFC", text) for text in texts]


def _ends_with(words: Sequence[str], others: str = "") -> re.Pattern[str]:
    """Compile a pattern that fits a folded text that ends with one of the words."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?:{others}(?<!\w)(?:{'|'.join(map(re.escape, longest_first))}))\Z")


class Joiner:
    """Decides for each line whether it goes on with the one before."""

    def __init__(self, layout: Layout, rules: RuleBook):
        self.layout = layout
        patterns = {pattern.id: pattern for pattern in rules.patterns("reading")}
        self._enumerator = patterns["reading.enumerator"].compiled
        recitals = map(re.escape, rules.words("sections", "recital_sure"))
        self._recital = re.compile(rf"(?:{'|'.join(recitals)})(?!\w)")
        self._dangling = _ends_with(rules.words("reading", "dangling"), r"[(\-/&]|")
        self._complete = _ends_with(rules.words("reading", "complete"))
        self._wants_number = _ends_with(rules.words("reading", "before_number"))

    def goes_on(self, left: str, line: Line, right: str, run: int = 1) -> bool:
        """Tell whether ``line`` goes on with the paragraph of ``before``.

        The test that carries most: had the first word of this line found room at the end of the
        line before, the break was meant.

        Args:
            left: What the line before shows, NFC.
            line: The line asked about.
            right: What it shows, NFC.
            run: Lines of the paragraph so far; a longer one is no heading, and goes on sooner.
        """
        apart = line.blanks > self.layout.blanks
        if self._enumerator.match(right) and not (
            self._splits_range(left, right) or self._splits_symbol(left, right)
        ):
            return False
        if left.startswith("|") or right.startswith("|"):
            return False
        if _TERMINAL.search(left) and self._recital.match(fold(right[:24])):
            return False
        if _SPLIT_WORD.search(left) or left.rfind("(") > left.rfind(")"):
            return True
        tail = fold(left[-24:]) if left[-1].isalnum() or left[-1] in _OPEN else ""
        wants_number = _NUMBER.match(right) and self._wants_number.search(tail)
        dangling = bool(self._dangling.search(tail) or wants_number)
        dangling = dangling and not self._complete.search(tail)
        closed = _TERMINAL.search(left) is not None
        if run == 1 and left.isupper() and not right.isupper() and not left.endswith(","):
            return False  # a type word over its title: "KẾ HOẠCH" / "thực hiện Nghị quyết …"
        if right[0].islower():
            return not (apart and closed and not dangling)
        if dangling and not (left.isupper() or closed):
            return True
        set_off = apart or line.breaks or line.indent > self.layout.indent
        if closed:  # where few lines tell the width, a sentence's end is the better sign
            return not set_off and self.layout.lines >= ENOUGH and self._is_full(left, right)
        if left.isupper() != right.isupper():
            return False
        if left.endswith(","):
            return not apart
        return self._is_full(left, right, 0.72 if run > 1 else 0.88) and not set_off

    def _splits_range(self, left: str, right: str) -> bool:
        """Tell "2021 -" / "2025." from a numbered paragraph."""
        return left[-1:] in "-–" and right[:1].isdigit()

    def _splits_symbol(self, left: str, right: str) -> bool:
        """Tell "Nghị quyết số" / "09-NQ/TW" from a numbered paragraph."""
        return (
            _SYMBOL.match(right) is not None
            and self._wants_number.search(fold(left[-24:])) is not None
        )

    def _is_full(self, left: str, right: str, share: float = 0.88) -> bool:
        """Tell whether the first word of the right line had no room at the end of the left."""
        if self.layout.width == 0 or len(left) > LONGER * self.layout.width:
            return False
        word = right.split(None, 1)[0]
        return len(left) + 1 + len(word) > share * self.layout.width
