"""Prepare the picture of a page for OCR; which step gains what is in ``bench/README-ocr.md``."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from extract.loaders.page import Word
from extract.loaders.page_options import Steps
from extract.loaders.scan.colour import flatten, lift_colour

_Rule = tuple[int, int, int, int]

PAPER_WIDTH = 8.27
"""Inches on the short side of A4, for pictures that do not say how large the paper was."""

TARGET_DPI = 200
"""What pictures of less are enlarged to: below, marks of adjacent rows of pixels melt."""

_INK = 100  # grey level

MAX_SKEW = 5.0
"""Degrees to either side within which a page is set straight."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready for OCR, and the way back to the page.

    Attributes:
        image: Grey.
        dpi: Its resolution.
        scale: Pixels of it for a pixel of the picture that came in.
        angle: Degrees by which it was turned, anticlockwise.
        rules: Lines of tables, in pixels of ``image``: left, top, right, bottom.
    """

    image: Image.Image
    dpi: float
    scale: float
    angle: float
    rules: tuple[_Rule, ...] = ()

    def to_page(self, word: Word, points: float) -> Word:
        """Give a word found in the picture its place on the page set straight.

        Args:
            word: In pixels of ``image``.
            points: Page points for a pixel of the picture that came in.
        """
        factor = points / self.scale
        return replace(
            word,
            x0=word.x0 * factor,
            top=word.top * factor,
            x1=word.x1 * factor,
            bottom=word.bottom * factor,
        )


def prepare_page(
    image: Image.Image, dpi: float | None = None, steps: Steps | None = None
) -> Prepared:
    """Prepare the picture of one page.

    Args:
        image: Any mode.
        dpi: Its resolution where known; else told from its short side, taken for that of A4.
        steps: Which steps to take.
    """
    steps = steps or Steps()
    resolution = dpi or min(image.size) / PAPER_WIDTH
    grey = lift_colour(image) if steps.colour else flatten(image).convert("L")
    if steps.background:
        grey = even_background(grey)
    angle = measure_skew(grey) if steps.skew else 0.0
    is_low = resolution < 0.95 * TARGET_DPI
    if steps.contrast:
        grey = stretch_contrast(grey)
    scale = TARGET_DPI / resolution if steps.enlarge and is_low else 1.0
    if scale > 1.0:
        size = (round(grey.width * scale), round(grey.height * scale))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    if angle:
        grey = grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    if steps.sharpen and scale > 1.0:
        grey = grey.filter(ImageFilter.UnsharpMask(0.015 * TARGET_DPI, 200, 0))
    found: tuple[_Rule, ...] = ()
    if steps.rules:
        found = find_rules(grey, resolution * scale)
        grey = erase_rules(grey, found)
    return Prepared(grey, resolution * scale, scale, angle, found)


def even_background(grey: Image.Image) -> Image.Image:
    """Divide by the brightness of the paper around each place: shadows and dark edges go."""
    cell = max(2, min(grey.size) // 160)
    small = grey.reduce(cell)
    paper = (
        small.filter(ImageFilter.MaxFilter(5))
        .filter(ImageFilter.MedianFilter(5))
        .filter(ImageFilter.GaussianBlur(4))
        .resize(grey.size, Image.Resampling.BILINEAR)
    )
    levels = np.asarray(grey, np.float32)
    light = np.maximum(np.asarray(paper, np.float32), 32.0)
    return Image.fromarray(np.clip(levels / light * 255.0, 0, 255).astype(np.uint8))


def stretch_contrast(grey: Image.Image) -> Image.Image:
    """Spread the greys so that the darkest hundredth is black and paper is white.

    On a page of few letters the darkest hundredth is paper: nothing lighter than `_INK` is
    taken for ink.
    """
    counts = np.cumsum(np.asarray(grey.histogram(), np.float64))
    low = min(_INK, int(np.searchsorted(counts, 0.01 * counts[-1])))
    high = int(np.searchsorted(counts, 0.60 * counts[-1]))
    high = max(high, low + 30)
    table = [
        round(min(255.0, max(0.0, (level - low) / (high - low) * 255.0))) for level in range(256)
    ]
    return grey.point(table)


def measure_skew(grey: Image.Image) -> float:
    """Measure by how much a page is to be turned, in degrees anticlockwise, to stand straight.

    Turned right, the sums of its pixel rows differ most: lines dark, gaps white.

    Returns:
        0.0 within a tenth of a degree, where turning would blur more than it mends.
    """
    small = grey.reduce(max(1, min(grey.size) // 500))
    ink = Image.fromarray((255 - np.asarray(small, np.uint8)).astype(np.uint8))
    ink = ink.point([0 if level < 100 else 255 for level in range(256)])

    def sharpness(angle: float) -> float:
        turned = ink.rotate(angle, Image.Resampling.BILINEAR) if angle else ink
        sums = np.asarray(turned, np.float32).sum(axis=1)
        return float(np.square(np.diff(sums)).sum())

    best = max(np.arange(-MAX_SKEW, MAX_SKEW + 0.01, 0.5), key=sharpness)
    best = max(np.arange(best - 0.4, best + 0.41, 0.1), key=sharpness)
    if sharpness(float(best)) < 1.05 * sharpness(0.0):
        return 0.0
    return round(float(best), 1) if abs(best) > 0.1 else 0.0


def find_rules(grey: Image.Image, dpi: float) -> tuple[_Rule, ...]:
    """Find the lines that tables are ruled with.

    A rule is a dark run of at least half an inch (upright: three tenths) and no thicker than a
    fifteenth, that crosses two of the other direction: underlines and long strokes stay.

    Returns:
        Left, top, right, bottom of each, in pixels; level ones first.
    """
    dark = np.asarray(grey) < 140
    level = _runs(dark, round(dpi * 0.5), max(2, round(dpi / 15)))
    turned = _runs(dark.T, round(dpi * 0.3), max(2, round(dpi / 15)))
    upright = [(top, left, bottom, right) for left, top, right, bottom in turned]
    near = round(dpi / 20)
    upright = [rule for rule in upright if sum(_cross(one, rule, near) for one in level) > 1]
    level = [rule for rule in level if sum(_cross(rule, one, near) for one in upright) > 1]
    return (*level, *upright) if len(level) > 1 and len(upright) > 1 else ()


def _cross(level: _Rule, upright: _Rule, near: int) -> bool:
    """Tell whether a level and an upright rule cross or touch."""
    return (
        level[0] - near <= upright[2]
        and upright[0] <= level[2] + near
        and upright[1] - near <= level[3]
        and level[1] <= upright[3] + near
    )


def erase_rules(grey: Image.Image, rules: tuple[_Rule, ...]) -> Image.Image:
    """Paint rules white, so that OCR does not read them as letters."""
    if not rules:
        return grey
    pixels = np.asarray(grey).copy()
    for left, top, right, bottom in rules:
        pixels[max(0, top - 1) : bottom + 1, max(0, left - 1) : right + 1] = 255
    return Image.fromarray(pixels)


def _runs(dark: npt.NDArray[np.bool_], least: int, thick: int) -> list[_Rule]:
    """Find long thin dark runs along the rows of a picture, those of adjacent rows as one."""
    if dark.shape[1] <= least:
        return []
    closed = dark | np.roll(dark, 1, axis=1) | np.roll(dark, -1, axis=1)
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
    return [(a, b, c, d) for a, b, c, d in found if d - b <= thick]
