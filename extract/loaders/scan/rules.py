"""Find the lines that tables are ruled with on the picture of a page, and erase them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image

Rule = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels."""

_INK = 140  # grey level
_FLAT = 8  # pixels: a rule no higher stands straight
_LEVEL, _UPRIGHT = 0.5, 0.3  # inches: the shortest run that is a rule
_THICK = 15  # a rule is no thicker than this part of an inch
_BROKEN_LEVEL, _BROKEN_UPRIGHT = 1.5, 0.6  # inches: the shortest of those with gaps
_BROKEN_THIN = 33  # no thicker than this part of an inch
_GAP = 0.015  # inches: half of a gap, as photocopies leave them in thin rules
_SLOPE = 0.012  # a photograph is not straight everywhere
_PART = 40  # pixels of a sloping rule that are erased at a time
_OVERHANG = 0.3  # inches beyond the table: no rule, but a streak of the scanner


def find_rules(grey: Image.Image, dpi: float) -> tuple[Rule, ...]:
    """Find the lines that tables are ruled with.

    A rule is a dark run of at least half an inch (upright: three tenths) and no thicker than a
    fifteenth, that crosses two of the other direction: underlines and long strokes stay. One
    with gaps must be longer and thinner. What runs far beyond the rules that it crosses is a
    streak of the scanner.

    Returns:
        Left, top, right, bottom of each, in pixels; level ones first.
    """
    dark = np.asarray(grey) < _INK
    level = _find_runs(dark, dpi, _LEVEL, _BROKEN_LEVEL)
    turned = _find_runs(np.ascontiguousarray(dark.T), dpi, _UPRIGHT, _BROKEN_UPRIGHT)
    upright = [(top, left, bottom, right) for left, top, right, bottom in turned]
    near = round(dpi / 20)
    upright = [rule for rule in upright if _is_of_table(rule, level, near, dpi)]
    level = [rule for rule in level if sum(_cross(rule, one, near) for one in upright) > 1]
    return (*level, *upright) if len(level) > 1 and len(upright) > 1 else ()


def _is_of_table(upright: Rule, level: Sequence[Rule], near: int, dpi: float) -> bool:
    """Tell whether an upright rule crosses two level ones and ends near the outermost."""
    crossed = [rule for rule in level if _cross(rule, upright, near)]
    if len(crossed) < 2:
        return False
    above = min(rule[1] for rule in crossed) - upright[1]
    below = upright[3] - max(rule[3] for rule in crossed)
    return max(above, below) < _OVERHANG * dpi


def _cross(level: Rule, upright: Rule, near: int) -> bool:
    """Tell whether a level and an upright rule cross or touch."""
    return (
        level[0] - near <= upright[2]
        and upright[0] <= level[2] + near
        and upright[1] - near <= level[3]
        and level[1] <= upright[3] + near
    )


def erase_rules(grey: Image.Image, rules: Sequence[Rule]) -> Image.Image:
    """Paint rules white, so that OCR does not read them as letters."""
    if not rules:
        return grey
    pixels = np.asarray(grey).copy()
    for rule in rules:
        left, top, right, bottom = rule
        if right - left < bottom - top:
            _erase(pixels.T, (top, left, bottom, right))
        else:
            _erase(pixels, rule)
    return Image.fromarray(pixels)


def _erase(pixels: npt.NDArray[np.uint8], rule: Rule) -> None:
    """Paint a level rule white; of a sloping one, part by part the rows that are dark."""
    left, top, right, bottom = rule
    left, top = max(0, left - 1), max(0, top - 1)
    if bottom - top <= _FLAT:
        pixels[top : bottom + 1, left : right + 1] = 255
        return
    for start in range(left, right + 1, _PART):
        part = pixels[top : bottom + 1, start : min(start + _PART, right + 1)]
        dark = (part < _INK).mean(axis=1) > 0.4
        dark[1:] |= dark[:-1].copy()
        dark[:-1] |= dark[1:].copy()
        part[dark] = 255


def _find_runs(
    dark: npt.NDArray[np.bool_], dpi: float, shortest: float, broken: float
) -> list[Rule]:
    """Find rules along the rows of a picture, and longer ones with gaps."""
    whole = _runs(_close(dark, 1), round(dpi * shortest), max(2, round(dpi / _THICK)))
    gap, thin = max(1, round(_GAP * dpi)), max(3, round(dpi / _BROKEN_THIN))
    rows = _close(dark, gap)
    rows[1:] |= rows[:-1]  # steps of a row make gaps too
    mended = _runs(rows, round(dpi * broken), thin)
    new = [rule for rule in mended if not any(_holds(one, rule) for one in whole)]
    return [rule for rule in whole if not any(_holds(one, rule) for one in new)] + new


def _holds(rule: Rule, other: Rule) -> bool:
    """Tell whether a rule covers another, but for a few pixels."""
    return (
        rule[0] - 3 <= other[0]
        and other[2] <= rule[2] + 3
        and rule[1] - 3 <= other[3]
        and other[1] <= rule[3] + 3
    )


def _close(dark: npt.NDArray[np.bool_], gap: int) -> npt.NDArray[np.bool_]:
    """Widen what is dark along the rows by so many pixels to either side."""
    wide = dark.copy()
    for step in range(1, gap + 1):
        wide[:, step:] |= dark[:, :-step]
        wide[:, :-step] |= dark[:, step:]
    return wide


def _runs(closed: npt.NDArray[np.bool_], least: int, thick: int) -> list[Rule]:
    """Find long thin dark runs along the rows of a picture, those of adjacent rows as one."""
    if closed.shape[1] <= least:
        return []
    sums = np.cumsum(np.pad(closed, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    solid = sums[:, least:] - sums[:, :-least] >= 0.97 * least
    open_runs: list[list[int]] = []
    found: list[list[int]] = []
    for row in np.flatnonzero(solid.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.pad(solid[row].astype(np.int8), 1)))
        still = [run for run in open_runs if run[3] >= row - 1]
        found += [run for run in open_runs if run[3] < row - 1]
        for left, right in zip(edges[::2], edges[1::2] + least - 1, strict=True):
            near = next((run for run in still if run[0] <= right and left <= run[2]), None)
            if near is None:
                still.append([int(left), int(row), int(right), int(row) + 1])
            else:
                near[0], near[2] = min(near[0], int(left)), max(near[2], int(right))
                near[3] = int(row) + 1
        open_runs = still
    found += open_runs
    return [(a, b, c, d) for a, b, c, d in found if d - b <= thick + (c - a) * _SLOPE]
