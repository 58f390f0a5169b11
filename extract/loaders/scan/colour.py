"""Lift coloured ink (stamps, pen) off the black print of a page."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

_CHROMA, _TRACE = 40, 12
"""How far the colours of a pixel lie apart: in ink, and at its edge, which JPEG washes out."""

_LEAST = 200
"""Pixels of one colour that are ink; fewer are the fringes of a camera."""

_DENSE = 0.08
"""Share of ink in a square of 7 pixels: a thin stroke has it, the grain of a scanner has not."""

_DROP, _SPAN = 45, 110
"""Below the brightness of the ink, in grey levels: where paper begins and how far black lies."""

_PALE = 0.6
"""Share of the way to paper above which a trace of ink is paper: sharpened, it would be specks."""


def lift_colour(image: Image.Image) -> Image.Image:
    """Make a page grey, coloured ink white.

    The brightest of the three colours of a pixel tells whether print lies under the ink: about
    as bright as ink of that colour on paper is nothing but ink, darker is print. Where most of
    the dark is coloured, the print itself is, and grey is grey.
    """
    flat = flatten(image)
    if flat.mode != "RGB" or not _has_colour(flat):
        return flat.convert("L")
    pixels = np.asarray(flat)
    brightest, darkest = pixels.max(axis=2), pixels.min(axis=2)
    chroma = brightest - darkest
    dark = darkest < 128
    if (dark & (chroma > 60)).sum() * 2 > max(1, dark.sum()):
        return flat.convert("L")
    return Image.fromarray(_whiten(np.asarray(flat.convert("L")), pixels, brightest, chroma))


def _whiten(
    grey: npt.NDArray[np.uint8],
    pixels: npt.NDArray[np.uint8],
    brightest: npt.NDArray[np.uint8],
    chroma: npt.NDArray[np.uint8],
) -> npt.NDArray[np.uint8]:
    """Paint the ink of each colour white, print under it dark."""
    grey = grey.copy()
    near = _near(chroma > _TRACE, 5) & _near(_dense(chroma > _CHROMA), 15)
    strongest = pixels.argmax(axis=2)
    for colour in range(3):
        own = strongest == colour
        ink = brightest[own & (chroma > _CHROMA)]
        if ink.size < _LEAST:
            continue
        paper = max(90.0, float(np.median(ink)) - _DROP)
        black = max(20.0, paper - _SPAN)
        place = own & near
        levels = (brightest[place].astype(np.float32) - black) / (paper - black)
        levels = np.where(levels > _PALE, 1.0, np.clip(levels, 0.0, 1.0))
        grey[place] = (levels * 255).astype(np.uint8)
    return grey


def _near(shown: npt.NDArray[np.bool_], size: int) -> npt.NDArray[np.bool_]:
    """Tell the pixels in whose square of ``size`` pixels one is shown."""
    widened = Image.fromarray(shown.astype(np.uint8)).filter(ImageFilter.MaxFilter(size))
    return np.asarray(widened) > 0


def _dense(shown: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Tell the pixels shown that are no grain of a scanner: others are shown around them."""
    blurred = Image.fromarray(shown.astype(np.uint8) * 255).filter(ImageFilter.BoxBlur(3))
    return shown & (np.asarray(blurred) > 255 * _DENSE)


def _has_colour(image: Image.Image) -> bool:
    """Tell by a smaller picture whether any ink may be coloured."""
    small = np.asarray(image.reduce(4) if min(image.size) > 400 else image).astype(np.int16)
    return bool((small.max(axis=2) - small.min(axis=2) > 20).any())


def flatten(image: Image.Image) -> Image.Image:
    """Lay a picture on white paper where it is see-through; RGB or grey."""
    if image.mode in {"L", "RGB"}:
        return image
    if image.mode in {"1", "I;16", "I", "F"}:
        return image.convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")
