"""Make pages for the tests: as a PDF with a text layer, and as pictures gone bad on purpose."""

from __future__ import annotations

import ctypes
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT = 595.0, 842.0
FONTS = (
    Path("/usr/share/fonts/truetype/freefont/FreeSerif.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
)


@dataclass(frozen=True)
class Text:
    """A line of text; ``y`` is its foot from the top of the page, in points.

    ``slant`` is how far its letters lean to the right, of their height: false italics.
    """

    x: float
    y: float
    text: str
    size: float = 13.0
    angle: float = 0.0
    is_hidden: bool = False
    slant: float = 0.0


@dataclass(frozen=True)
class Stroke:
    """A ruled line."""

    x0: float
    y0: float
    x1: float
    y1: float


Mark = Text | Stroke


def find_font() -> Path:
    """Give a font with Vietnamese letters; the test is skipped where there is none."""
    for font in FONTS:
        if font.exists():
            return font
    pytest.skip("no font with Vietnamese letters installed")


def paragraph(
    text: str,
    y: float,
    x: float = 85.0,
    right: float = 538.0,
    indent: float = 36.0,
    size: float = 13.0,
    step: float = 19.0,
) -> list[Text]:
    """Break a paragraph into justified-looking lines, the first one indented."""
    font = ImageFont.truetype(str(find_font()), 100)
    lines: list[Text] = []
    words = text.split()
    start = x + indent
    line: list[str] = []
    for word in words:
        if line and start + font.getlength(" ".join([*line, word])) * size / 100 > right:
            lines.append(Text(start, y + step * len(lines), " ".join(line), size))
            line, start = [], x
        line.append(word)
    return [*lines, Text(start, y + step * len(lines), " ".join(line), size)]


def table(
    x: Sequence[float], y: Sequence[float], cells: Sequence[Sequence[str]], size: float = 11.0
) -> list[Mark]:
    """Rule a table and write its cells; a line break in a cell's text begins a new line."""
    marks: list[Mark] = [Stroke(x[0], level, x[-1], level) for level in y]
    marks += [Stroke(edge, y[0], edge, y[-1]) for edge in x]
    for top, row in zip(y, cells, strict=False):
        for left, cell in zip(x, row, strict=False):
            for index, line in enumerate(cell.split("\n") if cell else []):
                marks.append(Text(left + 3, top + 13 + 14 * index, line, size))
    return marks


def head(
    symbol: str = "Số: 15/KH-UBND", date: str = "An Bình, ngày 20 tháng 01 năm 2026"
) -> list[Mark]:
    """Give the two-column head that Decree 30/2020/NĐ-CP lays down."""
    return [
        Text(100, 70, "ỦY BAN NHÂN DÂN", 12), Text(120, 86, "XÃ AN BÌNH", 12),
        Text(270, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12),
        Text(320, 86, "Độc lập - Tự do - Hạnh phúc", 13),
        Text(110, 115, symbol, 13), Text(310, 115, date, 13),
    ]  # fmt: skip


def make_pdf(pages: Sequence[Sequence[Mark]], font_file: bytes | None = None) -> bytes:
    """Make a PDF with a text layer, in a TrueType font that has its letters."""
    document = pdfium.PdfDocument.new()
    raw = font_file or find_font().read_bytes()
    data = (ctypes.c_uint8 * len(raw)).from_buffer_copy(raw)
    font = pdfium_c.FPDFText_LoadFont(document, data, len(raw), pdfium_c.FPDF_FONT_TRUETYPE, True)
    for marks in pages:
        page = document.new_page(WIDTH, HEIGHT)
        for mark in marks:
            if isinstance(mark, Stroke):
                drawn = pdfium_c.FPDFPageObj_CreateNewPath(mark.x0, HEIGHT - mark.y0)
                pdfium_c.FPDFPath_LineTo(drawn, mark.x1, HEIGHT - mark.y1)
                pdfium_c.FPDFPath_SetDrawMode(drawn, 0, True)
                pdfium_c.FPDFPageObj_SetStrokeWidth(drawn, 0.7)
            else:
                drawn = pdfium_c.FPDFPageObj_CreateTextObj(document, font, mark.size)
                text = (mark.text + "\0").encode("utf-16-le")
                wide = (ctypes.c_ushort * (len(text) // 2)).from_buffer_copy(text)
                pdfium_c.FPDFText_SetText(drawn, wide)
                if mark.is_hidden:
                    pdfium_c.FPDFTextObj_SetTextRenderMode(drawn, 3)
                cos, sin = math.cos(math.radians(mark.angle)), math.sin(math.radians(mark.angle))
                skew = cos * mark.slant - sin
                pdfium_c.FPDFPageObj_Transform(drawn, cos, sin, skew, cos, mark.x, HEIGHT - mark.y)
            pdfium_c.FPDFPage_InsertObject(page, drawn)
        pdfium_c.FPDFPage_GenerateContent(page)
        page.close()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def draw_page(marks: Sequence[Mark], dpi: int = 200) -> Image.Image:
    """Draw a page as a picture in colour."""
    factor = dpi / 72
    image = Image.new("RGB", (round(WIDTH * factor), round(HEIGHT * factor)), "white")
    pen = ImageDraw.Draw(image)
    for mark in marks:
        if isinstance(mark, Stroke):
            ends = [edge * factor for edge in (mark.x0, mark.y0, mark.x1, mark.y1)]
            pen.line(ends, fill=(20, 20, 20), width=max(1, round(0.7 * factor)))
        else:
            font = ImageFont.truetype(str(find_font()), mark.size * factor)
            place = (mark.x * factor, mark.y * factor)
            pen.text(place, mark.text, font=font, fill=(20, 20, 20), anchor="ls")
    return image


def stamp(image: Image.Image, x: float, y: float, radius: float = 50.0) -> Image.Image:
    """Press a red round stamp on a page, its centre in points."""
    factor = image.width / WIDTH
    pen = ImageDraw.Draw(image)
    for ring in (1.0, 0.92, 0.6):
        edge = radius * ring * factor
        middle_x, middle_y = x * factor, y * factor
        box = (middle_x - edge, middle_y - edge, middle_x + edge, middle_y + edge)
        pen.ellipse(box, outline=(225, 45, 50), width=max(2, round(1.5 * factor)))
    return image


def spoil(
    image: Image.Image,
    angle: float = 0.0,
    noise: float = 0.0,
    shade: bool = False,
    blur: float = 0.0,
    quality: int = 0,
) -> Image.Image:
    """Turn, blur, shade, sprinkle and squeeze a picture as scanners and cameras do."""
    if angle:
        image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    levels = np.asarray(image, np.float32)
    if shade:
        levels = levels * np.linspace(0.85, 0.4, image.width)[None, :, None]
    if noise:
        levels = levels + np.random.default_rng(7).normal(0, noise, levels.shape)
    image = Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))
    if quality:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality)
        image = Image.open(io.BytesIO(buffer.getvalue()))
    return image


def soil(image: Image.Image) -> Image.Image:
    """Add what photocopiers add: the dark of the lid at two edges, punched holes, specks."""
    image = image.copy()
    pen = ImageDraw.Draw(image)
    wide, high = image.size
    edge = round(wide * 0.02)
    pen.polygon([(0, 0), (edge, 0), (edge // 2, high), (0, high)], fill="black")
    pen.polygon([(0, high), (0, high - edge), (wide, high - edge // 3), (wide, high)], fill="black")
    for level in (0.28, 0.72):
        _spot(pen, 0.05 * wide, level * high, 0.012 * wide)
    places = np.random.default_rng(5).uniform(size=(300, 3))
    for x, y, size in places.tolist():
        _spot(pen, x * wide, y * high, 0.5 + 2 * size**2)
    return image


def _spot(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill="black")


def fade(image: Image.Image) -> Image.Image:
    """Print with hardly any ink."""
    return image.point([round(150 + level * 90 / 255) for level in range(256)] * 3)


def picture_bytes(image: Image.Image, form: str = "PNG", dpi: int = 200) -> bytes:
    """Give a picture as the bytes of a file."""
    buffer = io.BytesIO()
    image.save(buffer, form, dpi=(dpi, dpi))
    return buffer.getvalue()


def scanned_pdf(images: Sequence[Image.Image], hidden: Sequence[Sequence[Text]] = ()) -> bytes:
    """Make a PDF of pictures, with a hidden text layer where one is given."""
    document = pdfium.PdfDocument(make_pdf(hidden)) if hidden else pdfium.PdfDocument.new()
    for index, image in enumerate(images):
        page = document[index] if hidden else document.new_page(WIDTH, HEIGHT)
        drawn = pdfium.PdfImage.new(document)
        buffer = io.BytesIO(picture_bytes(image.convert("RGB"), "JPEG"))
        drawn.load_jpeg(buffer, pages=[page], inline=True)
        drawn.set_matrix(pdfium.PdfMatrix().scale(WIDTH, HEIGHT))
        page.insert_obj(drawn)
        page.gen_content()
        page.close()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()
