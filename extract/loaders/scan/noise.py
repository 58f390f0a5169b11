"""Tell the words that OCR made of specks, folds and handwriting from those of print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.loaders.page import Word, em_of

UNSURE_LINE = 0.45
"""Lines whose letters are this unsure in the mean are no print."""

UNSURE_EDGE = 0.65
"""Words set off at the end of a line, or outside the margins, need to be surer than this."""

LEAST_LINES = 8
"""Full lines that a page needs for its margins to be known."""


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float


def part_noise(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Part the words of print from noise.

    Noise is: marks smaller than a hyphen; whole lines read unsurely; words outside the margins
    and words set off by a wide gap at the end of a line, where they are unsure.

    Args:
        words: Of one page, ``line`` set.

    Returns:
        Print, noise, each in the order given.
    """
    em = em_of(words)
    kept = [word for word in words if not _is_speck(word, em)]
    lines = _lines(kept)
    margins = _measure(lines)
    noise = {id(word) for word in words} - {id(word) for word in kept}
    for index, line in enumerate(lines):
        ends = index > 0 and _ends_paragraph(lines[index - 1], line, margins, em)
        if _sureness(line) < UNSURE_LINE and not _carries_number(line) and not ends:
            noise |= {id(word) for word in line}
            continue
        if margins is not None:
            noise |= {
                id(word)
                for word in line
                if (word.x1 < margins.left - 0.5 * em or word.x0 > margins.right + 0.5 * em)
                and (_sure(word) < UNSURE_EDGE + 0.1 or not _has_letter(word))
            }
        noise |= {id(word) for word in _set_off(line, em)}
    return (
        tuple(word for word in words if id(word) not in noise),
        tuple(word for word in words if id(word) in noise),
    )


def _ends_paragraph(
    above: Sequence[Word], line: Sequence[Word], margins: _Margins | None, em: float
) -> bool:
    """Tell a short last line, which OCR is seldom sure of: it goes on at the margin."""
    if margins is None or abs(line[0].x0 - margins.left) > 0.5 * em:
        return False
    step = line[0].bottom - above[0].bottom
    return (
        0.8 * em < step < 2.5 * em
        and _sureness(above) > UNSURE_EDGE
        and margins.right - above[-1].x1 < 8 * em
        and all(word.height < 2 * em for word in line)
        and sum(len(word.text) for word in line if _has_letter(word)) > 2
    )


def _set_off(line: Sequence[Word], em: float) -> list[Word]:
    """Give the unsure words before the first or after the last wide gap of a line."""
    gaps = [
        index for index in range(1, len(line)) if line[index].x0 - line[index - 1].x1 > 1.5 * em
    ]
    if not gaps:
        return []
    first, last = line[: gaps[0]], line[gaps[-1] :]
    rest_is_sure = _sureness(line) > UNSURE_EDGE
    return [
        word
        for group in (first, last)
        if rest_is_sure and len(group) < 4 and _sureness(group) < UNSURE_EDGE
        for word in group
        if not _carries_number(group)
    ]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return [sorted(line, key=lambda word: word.x0) for line in lines.values()]


def _measure(lines: Sequence[Sequence[Word]]) -> _Margins | None:
    """Measure the margins by the first and last sure words of full lines."""
    lefts, rights = [], []
    for line in lines:
        sure = [word for word in line if _sure(word) > 0.75 and _has_letter(word)]
        if len(sure) >= 6:
            lefts.append(sure[0].x0)
            rights.append(sure[-1].x1)
    if len(lefts) < LEAST_LINES:
        return None
    lefts.sort()
    rights.sort()
    return _Margins(lefts[len(lefts) // 8], rights[-1 - len(rights) // 8])


def _is_speck(word: Word, em: float) -> bool:
    """Tell marks smaller than a hyphen, and heaps of signs that are hardly a word."""
    shown = sum(char.isalnum() for char in word.text)
    if not shown:
        return word.x1 - word.x0 < 0.22 * em and word.height < 0.4 * em
    return len(word.text) > 2 and shown * 2 <= len(word.text) and _sure(word) < 0.5


def _has_letter(word: Word) -> bool:
    return any(char.isalnum() for char in word.text)


def _carries_number(line: Sequence[Word]) -> bool:
    """Tell whether a line may be the document's number: written by hand, it reads unsurely."""
    return any("/" in word.text and any(char.isupper() for char in word.text) for word in line)


def _sure(word: Word) -> float:
    return 1.0 if word.confidence is None else word.confidence


def _sureness(words: Sequence[Word]) -> float:
    """Give the mean confidence, by letters."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * _sure(word) for word in words) / letters if letters else 0.0
