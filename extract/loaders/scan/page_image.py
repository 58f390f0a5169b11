"""Prepare the picture of a page for OCR; which step gains what is in ``bench/README-ocr.md``."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageFilter

from extract.loaders.page import Word
from extract.loaders.page_options import Steps
from extract.loaders.scan.colour import flatten, lift_colour
from extract.loaders.scan.dirt import clear_border, clear_specks
from extract.loaders.scan.rules import Rule, erase_rules, find_rules

PAPER_WIDTH = 8.27
"""Inches on the short side of A4, for pictures that do not say how large the paper was."""

TARGET_DPI = 200
"""What pictures of less are enlarged to: below, marks of adjacent rows of pixels melt."""

_INK, _FAINT_INK = 100, 170
"""Grey levels up to which anything is ink: on a page of black print, and of faint print alone."""

_SHOWN = 155  # grey level up to which a page's skew is measured by
_FEW_DARK = 0.0005  # share of a page that is black where its print is

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
    rules: tuple[Rule, ...] = ()

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
    if steps.border:
        grey = clear_border(grey)
    if steps.background:
        grey = even_background(grey)
    is_low = resolution < 0.95 * TARGET_DPI
    if steps.contrast:
        grey = stretch_contrast(grey)
    if steps.specks:
        grey = clear_specks(grey, resolution)
    angle = measure_skew(grey) if steps.skew else 0.0  # of faint print the contrast shows it
    scale = TARGET_DPI / resolution if steps.enlarge and is_low else 1.0
    if scale > 1.0:
        size = (round(grey.width * scale), round(grey.height * scale))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    if angle:
        grey = grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    if steps.sharpen and scale > 1.0:
        grey = grey.filter(ImageFilter.UnsharpMask(0.015 * TARGET_DPI, 200, 0))
    found: tuple[Rule, ...] = ()
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
    taken for ink, nor lighter than `_FAINT_INK` where nothing is darker.
    """
    counts = np.cumsum(np.asarray(grey.histogram(), np.float64))
    lightest = _FAINT_INK if counts[_INK] < _FEW_DARK * counts[-1] else _INK
    low = min(lightest, int(np.searchsorted(counts, 0.01 * counts[-1])))
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
    small = np.asarray(grey.reduce(max(1, min(grey.size) // 500)))
    y, x = np.nonzero(small <= _SHOWN)
    away = np.hypot(*small.shape)  # no row stands farther from the first, however turned

    def sharpness(angle: float) -> float:
        turn = np.radians(angle)
        rows = y * np.cos(turn) - x * np.sin(turn) + away
        whole = rows.astype(np.int64)
        part = rows - whole
        sums = np.bincount(whole, 1 - part) + np.bincount(whole + 1, part)[1:]
        return float(np.square(np.diff(sums)).sum())

    best = max(np.arange(-MAX_SKEW, MAX_SKEW + 0.01, 0.5), key=sharpness)
    best = max(np.arange(best - 0.4, best + 0.41, 0.1), key=sharpness)
    if sharpness(float(best)) <= 1.05 * sharpness(0.0):
        return 0.0
    return round(float(best), 1) if abs(best) > 0.1 else 0.0
