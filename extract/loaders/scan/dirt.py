"""Take dark borders and lone specks off the picture of a page."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

_CELL = 4
"""Pixels to a side of the squares in which borders are looked for."""

_DARK = 100  # grey level below which an edge is no paper, on white paper
_WIDEST = 0.12  # share of a side that a border takes at most
_ALL = 0.9  # share of a row that is dark where it lies in a border along it
_CORNER = 0.06  # share of a side within which such rows lie

_INK = 140  # grey level
_SQUARE = 0.02  # inches to a side of the squares in which specks are looked for
_AROUND = 4  # squares to each side that are empty around a speck
_LARGEST = 0.018  # inches to a side: a speck has no more ink


def clear_border(grey: Image.Image) -> Image.Image:
    """Paint what is dark along the edges as light as paper: the lid, the desk, a fold.

    Nothing is painted where the dark goes on into the page: a shadow, or a picture.
    """
    small = np.asarray(grey.reduce(_CELL).filter(ImageFilter.MedianFilter(3)))
    paper = int(np.median(small))
    dark = small < min(_DARK, paper // 2)
    found = _from_left(dark) | _from_left(dark[:, ::-1])[:, ::-1]
    found |= (_from_left(dark.T) | _from_left(dark.T[:, ::-1])[:, ::-1]).T
    found |= _along(dark)[:, None] | _along(dark.T)[None, :]
    if not found.any():
        return grey
    return _paint(grey, found, _CELL, paper)


def clear_specks(grey: Image.Image, dpi: float) -> Image.Image:
    """Paint specks white that stand alone: no ink around them, as around a full stop."""
    cell = max(2, round(_SQUARE * dpi))
    dark = np.asarray(grey) < _INK
    rows, columns = (-(-side // cell) for side in dark.shape)
    dark = np.pad(dark, ((0, rows * cell - dark.shape[0]), (0, columns * cell - dark.shape[1])))
    ink = dark.reshape(rows, cell, columns * cell).sum(axis=1, dtype=np.int32)
    ink = ink.reshape(rows, columns, cell).sum(axis=2)
    around = _sum_around(ink, _AROUND)
    lone = (ink > 0) & (around <= max(2, round((_LARGEST * dpi) ** 2)))
    return _paint(grey, lone, cell, 255) if lone.any() else grey


def _sum_around(counts: npt.NDArray[np.int_], radius: int) -> npt.NDArray[np.int_]:
    """Add to each what stands up to so many places from it."""
    side = 2 * radius + 1
    sums = np.pad(counts, ((radius + 1, radius), (radius + 1, radius)))
    sums = sums.cumsum(axis=0).cumsum(axis=1)
    whole = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side]
    return np.asarray(whole + sums[:-side, :-side])


def _from_left(dark: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Mark what is dark without a break from the left edge on, where it ends soon."""
    run: npt.NDArray[np.bool_] = np.minimum.accumulate(dark, axis=1)
    run &= (run.sum(axis=1) <= _WIDEST * dark.shape[1])[:, None]
    return run


def _along(dark: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Mark the rows near both edges that are dark nearly all along."""
    places = np.arange(dark.shape[0]) / dark.shape[0]
    near = np.abs(places - 0.5) > 0.5 - _CORNER
    return np.asarray(near & (dark.mean(axis=1) > _ALL), np.bool_)


def _paint(grey: Image.Image, found: npt.NDArray[np.bool_], cell: int, level: int) -> Image.Image:
    """Paint the squares found and those around them."""
    mask = Image.fromarray(found.astype(np.uint8) * 255).filter(ImageFilter.MaxFilter(3))
    mask = mask.resize((mask.width * cell, mask.height * cell), Image.Resampling.NEAREST)
    painted = grey.copy()
    painted.paste(level, (0, 0), mask.crop((0, 0, *grey.size)))
    return painted
