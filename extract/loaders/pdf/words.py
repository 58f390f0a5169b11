"""Words of a PDF page with their places, and what lies on it: all calls of PDFium stand here."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from extract.loaders.legacy import LegacyDecoder
from extract.loaders.page import Area, Aside, Word
from extract.loaders.pdf.glyphs import DRAWN, HIDDEN, Glyph, join_glyphs
from extract.loaders.pdf.legacy_fonts import LETTER_HYPHEN, decode_glyphs
from extract.loaders.pdf.spaced_letters import join_spaced

_HYPHENS = frozenset({0x02, 0xFFFE, 0xAD})  # PDFium's marks for a hyphen at the line end
_TILT = math.radians(6)
_FREE_TEXT = 3  # subtype of an annotation
_HIDDEN = 3  # way of drawing: neither filled nor stroked, as scanners lay text under a picture
_LARGE = 2.5  # times the usual height: a watermark, where it is pale too

Mapper = Callable[[float, float], tuple[float, float]]
_Look = tuple[int, str, bool, float, float]


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a PDF page holds.

    Attributes:
        width: As seen, in points.
        height: As seen, in points.
        words: Upright words.
        asides: Rotated text and watermarks.
        remarks: Words of the typed remarks (annotations) laid over it.
        image_share: Share of the page that pictures cover.
        image_dpi: Resolution of the largest picture; 0.0 where there is none.
        image_pixels: Of the picture that has most.
        paths: Number of drawn paths (rules, frames).
        is_blank: Whether nothing is drawn on it at all.
        encodings: Those from before Unicode that fonts on it had; the words are Unicode.
    """

    width: float
    height: float
    words: tuple[Word, ...]
    asides: tuple[Aside, ...]
    remarks: tuple[tuple[Word, ...], ...]
    image_share: float
    image_dpi: float
    image_pixels: int
    paths: int
    is_blank: bool
    encodings: frozenset[str] = frozenset()


def read_content(page: pdfium.PdfPage, decoder: LegacyDecoder) -> PageContent:
    """Read what a page holds.

    Args:
        page: The page.
        decoder: Turns text in fonts from before Unicode into it.
    """
    width, height = page.get_size()
    glyphs: Sequence[Glyph] = list(_glyphs(page))
    glyphs, encodings = decode_glyphs(glyphs, decoder)
    upright, asides = _part_asides(glyphs)
    share, dpi, pixels, paths, count = _survey(page, width * height)
    return PageContent(
        width,
        height,
        tuple(upright),
        tuple(asides),
        tuple(_remarks(page, _mapper(page))),
        share,
        dpi,
        pixels,
        paths,
        count == 0,
        encodings,
    )


def render_page(page: pdfium.PdfPage, dpi: float, blank: tuple[Area, ...] = ()) -> Image.Image:
    """Draw a page without its annotations.

    Args:
        page: The page.
        dpi: Resolution.
        blank: Areas to be painted white: text there is known already.
    """
    image: Image.Image = page.render(
        scale=dpi / 72, may_draw_forms=False, draw_annots=False
    ).to_pil()
    factor = dpi / 72
    for area in blank:
        box = (
            round(area.x0 * factor),
            round(area.top * factor),
            round(area.x1 * factor),
            round(area.bottom * factor),
        )
        image.paste("white" if image.mode == "RGB" else 255, box)
    return image


def _mapper(page: pdfium.PdfPage) -> Mapper:
    """Give the way from PDF coordinates to points from the top left of the page as seen."""
    left, bottom, right, top = page.get_bbox()
    turns = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[page.get_rotation() % 360]


def _glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    raw, place, turn = text.raw, _mapper(page), page.get_rotation()
    rect = pdfium_c.FS_RECTF()
    looks: dict[int | None, _Look] = {}  # by text object: one font, one angle
    high = 0
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        char = chr(code) if code else " "
        pdfium_c.FPDFText_GetLooseCharBox(raw, index, rect)
        x0, y0 = place(rect.left, rect.top)
        x1, y1 = place(rect.right, rect.bottom)
        box = Area(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        drawn = pdfium_c.FPDFText_GetTextObject(raw, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value if drawn else None
        if key not in looks:
            looks[key] = _look(raw, index, drawn, turn, place)
        if code in _HYPHENS:
            char = _see_hyphen(raw, index, box)
        yield Glyph(char, box, *looks[key])


def _see_hyphen(raw: pdfium_c.FPDF_TEXTPAGE, index: int, box: Area) -> str:
    """Give a hyphen where what PDFium takes for one is flat, else `LETTER_HYPHEN`."""
    edges = [ctypes.c_double() for _ in range(4)]
    pdfium_c.FPDFText_GetCharBox(raw, index, *map(ctypes.byref, edges))
    is_flat = edges[3].value - edges[2].value < 0.25 * (box.bottom - box.top)
    return "-" if is_flat else LETTER_HYPHEN


def _look(
    raw: pdfium_c.FPDF_TEXTPAGE,
    index: int,
    drawn: pdfium_c.FPDF_PAGEOBJECT,
    turn: int,
    place: Mapper,
) -> _Look:
    """Give what a character shares with its text object: angle, style, paleness, size, line."""
    angle, size = _measure(raw, index)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(raw, index, ctypes.byref(x), ctypes.byref(y))
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
    name, flags = ctypes.create_string_buffer(96), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(raw, index, name, 96, ctypes.byref(flags))
    colour = [ctypes.c_uint() for _ in range(4)]
    is_pale = False
    if mode == 0 and pdfium_c.FPDFText_GetFillColor(raw, index, *map(ctypes.byref, colour)):
        is_pale = min(part.value for part in colour[:3]) > 150 or colour[3].value < 100
    style = f"{name.value.decode('latin-1')}/{HIDDEN if mode == _HIDDEN else DRAWN}"
    return (angle + turn) % 360, style, is_pale, size, place(x.value, y.value)[1]


def _measure(raw: pdfium_c.FPDF_TEXTPAGE, index: int) -> tuple[int, float]:
    """Give the angle of the line a character stands on, and the size of its font in points.

    A slant, as of false italics, is no angle.
    """
    size = float(pdfium_c.FPDFText_GetFontSize(raw, index))
    matrix = pdfium_c.FS_MATRIX()
    if pdfium_c.FPDFText_GetMatrix(raw, index, matrix) and (matrix.a or matrix.b):
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        return round(angle), size * math.hypot(matrix.a, matrix.b)
    return round(math.degrees(pdfium_c.FPDFText_GetCharAngle(raw, index))), size


def _part_asides(glyphs: Sequence[Glyph]) -> tuple[list[Word], list[Aside]]:
    """Part upright words from text that is tilted, turned, or large and pale."""
    shown = [glyph for glyph in glyphs if not glyph.char.isspace()]
    usual = median(glyph.box.bottom - glyph.box.top for glyph in shown) if shown else 0.0
    groups: dict[str, list[Glyph]] = {}
    upright: list[Glyph] = []
    for glyph in glyphs:
        tilt = min(glyph.angle, 360 - glyph.angle)
        height = glyph.box.bottom - glyph.box.top
        if glyph.char.isspace():
            upright.append(glyph)
            for kept in groups.values():
                kept.append(glyph)
        elif tilt > math.degrees(_TILT):
            kind = "rotated" if tilt % 90 < 3 or tilt % 90 > 87 else "watermark"
            groups.setdefault(kind, []).append(glyph)
        elif glyph.is_pale and height > _LARGE * usual:
            groups.setdefault("watermark", []).append(glyph)
        else:
            upright.append(glyph)
    asides = [
        Aside(kind, tuple(words)) for kind, kept in groups.items() if (words := join_glyphs(kept))
    ]
    return join_spaced(join_glyphs(upright)), asides


def _survey(page: pdfium.PdfPage, area: float) -> tuple[float, float, int, int, int]:
    """Give the share that pictures cover, their resolution and pixels, paths and objects."""
    covered, dpi, largest, pixels, paths, count = 0.0, 0.0, 0.0, 0, 0, 0
    for drawn in page.get_objects(max_depth=3):
        count += 1
        if drawn.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif drawn.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            size = abs((right - left) * (top - bottom))
            covered += size
            wide, high = _pixels_of(drawn)
            pixels = max(pixels, wide * high)
            if size > largest and right > left:
                largest = size
                dpi = wide / (right - left) * 72
    return min(1.0, covered / area) if area else 0.0, dpi, pixels, paths, count


def _pixels_of(picture: pdfium.PdfImage) -> tuple[int, int]:
    try:
        wide, high = picture.get_px_size()
    except pdfium.PdfiumError:  # a broken picture is not drawn either
        return 0, 0
    return int(wide), int(high)


def _remarks(page: pdfium.PdfPage, place: Mapper) -> Iterator[tuple[Word, ...]]:
    """Give the typed remarks: each line of the remark a row of words inside its frame."""
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        note = pdfium_c.FPDFPage_GetAnnot(page, index)
        try:
            if pdfium_c.FPDFAnnot_GetSubtype(note) != _FREE_TEXT:
                continue
            rect = pdfium_c.FS_RECTF()
            pdfium_c.FPDFAnnot_GetRect(note, rect)
            text = _annotation_text(note)
        finally:
            pdfium_c.FPDFPage_CloseAnnot(note)
        lines = [line.split() for line in re.split(r"[\r\n]+", text) if line.strip()]
        x0, top = place(rect.left, rect.top)
        x1, bottom = place(rect.right, rect.bottom)
        step = abs(bottom - top) / max(1, len(lines))
        words: list[Word] = []
        for number, line in enumerate(lines):
            upper = min(top, bottom) + number * step
            wide = abs(x1 - x0) / max(1, sum(len(word) + 1 for word in line))
            left = min(x0, x1)
            for word in line:
                right = left + wide * len(word)
                words.append(Word(word, left, upper, right, upper + step * 0.8, None, "remark"))
                left = right + wide
        if words:
            yield tuple(words)


def _annotation_text(note: pdfium_c.FPDF_ANNOTATION) -> str:
    size = pdfium_c.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium_c.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
