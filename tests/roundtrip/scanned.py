"""Make bad scans of printed plans: turned, noisy, stamped, saved as JPEG."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from extract.loaders.legacy import load_decoder
from extract.loaders.page import gather_rows
from extract.loaders.pdf.words import read_content
from rules.folding import fold
from rules.loader import load_rules
from tests.roundtrip.printed import write_pdf
from tests.roundtrip.typeset import Typeset

DPI, QUALITY, TURN, NOISE = 200, 60, 2.0, 12.0
_RED = (205, 40, 50)


def write_scan(typeset: Typeset, path: Path, pages: Sequence[int] | None = None) -> None:
    """Write a PDF of pictures of the pages, each spoilt in its own way; ``pages`` from 0."""
    printed = path.with_name(f"{path.stem}.printed.pdf")
    write_pdf(typeset, printed)
    document = pdfium.PdfDocument(printed)
    pictures = [
        spoil_page(document[index], seed=index)
        for index in (range(len(document)) if pages is None else pages)
    ]
    document.close()
    printed.unlink()
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=DPI)


def spoil_page(page: pdfium.PdfPage, seed: int) -> Image.Image:
    """Draw a page at 200 dpi, stamp it where it is signed, turn it, add noise, save as JPEG."""
    chance = random.Random(seed)
    image = page.render(scale=DPI / 72).to_pil().convert("RGB")
    for place in _signed_at(page):
        _stamp(image, *place)
    image = image.rotate(
        chance.uniform(-TURN, TURN), Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
    )
    grain = np.random.default_rng(seed).normal(0.0, NOISE, (image.height, image.width, 1))
    noisy = np.clip(np.asarray(image, dtype=np.float32) + grain, 0, 255).astype(np.uint8)
    saved = io.BytesIO()
    Image.fromarray(noisy).save(saved, "JPEG", quality=QUALITY)
    return Image.open(saved)


def _signed_at(page: pdfium.PdfPage) -> list[tuple[float, float]]:
    """Give the places right of "Nơi nhận:", in shares of width and height."""
    height = page.get_height()
    rows = gather_rows(read_content(page, load_decoder(load_rules())).words)
    return [
        (0.62, row[0].bottom / height + 0.02)
        for row in rows
        if fold(" ".join(word.text for word in row)).startswith("nơi nhận:")
    ]


def _stamp(image: Image.Image, x: float, y: float) -> None:
    """Draw a round red stamp with a star, over what stands there."""
    radius = round(0.7 * DPI)
    mark = Image.new("RGBA", (2 * radius, 2 * radius))
    draw = ImageDraw.Draw(mark)
    for edge, width in ((4, 9), (26, 3), (70, 4)):
        draw.ellipse(
            (edge, edge, 2 * radius - edge, 2 * radius - edge), outline=(*_RED, 200), width=width
        )
    draw.regular_polygon((radius, radius, 40), 5, fill=(*_RED, 190))
    for angle in range(0, 360, 15):
        letter = Image.new("RGBA", mark.size)
        ImageDraw.Draw(letter).text((radius, 40), "V", fill=(*_RED, 200), font_size=26)
        mark.alpha_composite(letter.rotate(angle))
    image.paste(mark, (round(x * image.width) - radius, round(y * image.height) - radius), mark)
