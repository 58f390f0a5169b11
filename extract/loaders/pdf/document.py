"""PDF: the text layer where it is good, OCR where it is bad or absent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource, Note, Remark
from extract.loaders.legacy import LegacyDecoder, load_decoder, remark_encoding
from extract.loaders.page import Aside, Grid, PageWords, Word, area_of
from extract.loaders.page_options import GIVEN_UP, MAX_PIXELS, OcrChoice, OcrOptions, PageOptions
from extract.loaders.page_source import WrittenSource, write_pages
from extract.loaders.pdf.footnotes import part_notes
from extract.loaders.pdf.furniture import find_furniture
from extract.loaders.pdf.layout import PageArranger
from extract.loaders.pdf.merged_rows import RowParter
from extract.loaders.pdf.opening import OpenPdf
from extract.loaders.pdf.signatures import read_signatures
from extract.loaders.pdf.tables import grids_of_rules
from extract.loaders.pdf.text_layer import SyllableModel, split_by_verdict
from extract.loaders.pdf.unruled import UnruledFinder
from extract.loaders.pdf.words import PageContent, read_content, render_page
from extract.loaders.scan.column_strips import reread_columns
from extract.loaders.scan.noise import part_noise
from extract.loaders.scan.ocr import (
    OcrUnavailableError,
    find_tesseract,
    read_page,
    read_pages,
)
from extract.loaders.scan.rereading import PartReader
from rules.loader import RuleBook, load_rules
from schemas.vocabulary import WarningCode

SCAN_DPI = (200.0, 300.0)
"""Least and greatest resolution at which a page is drawn for OCR."""

LOW_CONFIDENCE = 0.70
"""Mean confidence of a page's words below which the file gets a warning."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One page: what its layer gave, and its picture where OCR is to read it."""

    page: PageWords
    image: Image.Image | None = None
    dpi: float = 0.0
    is_bad_layer: bool = False
    encodings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page read, and what befell."""

    page: PageWords
    is_bad_layer: bool = False
    is_given_up: bool = False
    confidence: float | None = None
    encodings: frozenset[str] = frozenset()  # from before Unicode, of its fonts


def load_pdf(
    path: Path,
    data: bytes | None,
    options: PageOptions | None = None,
    rules: RuleBook | None = None,
) -> LoadedSource:
    """Read a PDF.

    Args:
        path: The file; for messages alone where there is ``data``.
        data: The file's bytes; None to read them from disk, a large file as it goes.
        options: How to read.
        rules: Layout, syllables and messages.

    Raises:
        SourceUnreadableError: Encrypted, broken, of too many pages, with nothing on any page,
            or scanned where there is no Tesseract.
    """
    options, rules = options or PageOptions(), rules or load_rules()
    with OpenPdf(path, data, options.password) as pdf:
        if pdf.count > options.max_pages:
            limits = {"pages": str(pdf.count), "limit": str(options.max_pages)}
            raise SourceUnreadableError(path, "pages_too_many", limits)
        tasks = _tasks(pdf, options, SyllableModel(rules), load_decoder(rules))
        try:
            work = partial(read_task, options=options.reading, rules=rules)
            read = list(read_pages(tasks, work, options.reading.jobs))
        except OcrUnavailableError as error:
            raise SourceUnreadableError(path, "ocr_missing", {"what": str(error)}) from error
        signatures = tuple(_signatures(pdf.document))
    is_ocr = any(one.page.is_ocr for one in read)
    loader = f"pdf (pdfium{' + tesseract' if is_ocr else ''})"
    return load_read(path, pdf.sha256, read, rules, "application/pdf", loader, signatures)


def load_read(
    path: Path,
    sha256: str,
    read: Sequence[PageRead],
    rules: RuleBook,
    media_type: str,
    loader: str,
    notes: Sequence[Note],
) -> LoadedSource:
    """Make the source of pages that were read.

    Raises:
        SourceUnreadableError: Nothing stands on any of them.
    """
    written = arrange_pages([one.page for one in read], rules)
    if not written.text.strip() and not any(one.is_given_up for one in read):
        raise SourceUnreadableError(path, "pages_empty", {"pages": str(len(read))})
    return LoadedSource(
        text=written.text,
        media_type=media_type,
        loader=loader,
        sha256=sha256,
        pages=written.pages,
        tables=written.tables,
        boxes=written.boxes,
        furniture=written.furniture,
        ocr=any(one.page.is_ocr for one in read),
        remarks=(*_encoding_remarks(read, written, rules), *_remarks(read, written)),
        notes=(*written.notes, *notes),
        page_sizes=written.page_sizes,
        lines_are_paragraphs=True,
    )


def arrange_pages(pages: Sequence[PageWords], rules: RuleBook) -> WrittenSource:
    """Put pages in reading order and write their text."""
    arranger = PageArranger(rules)
    parter = RowParter(rules)
    pages = [parter.part(part_notes(page)) for page in pages]
    pages = UnruledFinder(rules).add_grids(pages, find_furniture(pages, rules))
    asides = find_furniture(pages, rules)
    return write_pages(arranger.arrange_all(pages, asides))


def _tasks(
    pdf: OpenPdf, options: PageOptions, model: SyllableModel, decoder: LegacyDecoder
) -> Iterator[ReadTask]:
    """Read the pages one after another; PDFium is called from one thread only."""
    return (_read_layer(pdf, index, options, model, decoder) for index in range(pdf.count))


def _read_layer(
    pdf: OpenPdf, index: int, options: PageOptions, model: SyllableModel, decoder: LegacyDecoder
) -> ReadTask:
    page = pdf.page(index)
    try:
        content = read_content(page, decoder)
        task = _task(page, content, index, pdf, options, model)
    finally:
        page.close()
    if content.image_share:
        pdf.note_picture()
    return task


def _task(
    page: pdfium.PdfPage,
    content: PageContent,
    index: int,
    pdf: OpenPdf,
    options: PageOptions,
    model: SyllableModel,
) -> ReadTask:
    good, is_bad, to_read = _choose(content, options.ocr, model)
    grids: tuple[Grid, ...] = ()
    if content.paths >= 4 and not to_read:
        grids = pdf.find_grids(index)
    base = PageWords(
        index + 1,
        content.width,
        content.height,
        good,
        content.asides if not to_read else (),
        grids,
        content.remarks,
    )
    encodings = content.encodings if good else frozenset()
    if not to_read:
        return ReadTask(base, encodings=encodings)
    if content.image_pixels > MAX_PIXELS:
        raise picture_too_large(pdf.path, content.image_pixels)
    dpi = min(SCAN_DPI[1], max(SCAN_DPI[0], content.image_dpi))
    dpi = min(dpi, 72 * (MAX_PIXELS / max(1.0, content.width * content.height)) ** 0.5)
    blank = tuple(area_of(words) for words in _stretches(good))
    return ReadTask(base, render_page(page, dpi, blank), dpi, is_bad, encodings)


def picture_too_large(path: Path, pixels: int) -> SourceUnreadableError:
    """Give the error for a picture that would fill the memory."""
    values = {"size": str(round(pixels / 1e6)), "limit": str(MAX_PIXELS // 1_000_000)}
    return SourceUnreadableError(path, "picture_too_large", values)


def _choose(
    content: PageContent, choice: OcrChoice, model: SyllableModel
) -> tuple[tuple[Word, ...], bool, bool]:
    """Choose between layer and OCR.

    Returns:
        The words of the layer to keep, whether the layer is bad, whether OCR is to read.
    """
    if choice == "never" or content.is_blank:
        return content.words, False, False
    if choice == "always":
        return (), False, True
    good, bad, verdict = split_by_verdict(content.words, model)
    letters = verdict.letters
    if letters < 20:
        drawn = content.image_share > 0.3 or (not letters and content.paths > 50)
        return content.words, False, drawn
    if not bad or sum(len(word.text) for word in bad) < 20:
        return content.words, False, False
    is_scan = content.image_share > 0.5
    if not is_scan and verdict.is_plain_latin:
        return content.words, False, False  # another language, typed
    return good, True, True


def _stretches(words: Sequence[Word]) -> list[list[Word]]:
    """Part words by style, so that each stretch of good layer has an area of its own."""
    styles: dict[str, list[Word]] = {}
    for word in words:
        styles.setdefault(word.style, []).append(word)
    return list(styles.values())


def read_task(task: ReadTask, options: OcrOptions, rules: RuleBook) -> PageRead:
    """Read one page by OCR where it is to be; runs in a thread of its own."""
    if task.image is None:
        return PageRead(task.page, encodings=task.encodings)
    if options.on_page is not None:
        options.on_page()
    find_tesseract()
    result = read_page(task.image, task.dpi, options)
    page = task.page
    if result.turned % 2:
        page = replace(page, width=page.height, height=page.width)
    grids, read = grids_of_rules(result.rules), PartReader(rules).reread(result)
    angle = result.prepared.angle if result.prepared is not None else 0.0
    page = replace(page, angle=angle)
    if task.page.words:  # those of the layer stand on the page as it is
        grids, read = (), tuple(page.as_seen(word) for word in read)
        page = replace(page, angle=0.0)
    celled = {id(word) for word in read if any(grid.area.holds(word) for grid in grids)}
    printed, noise = part_noise([word for word in read if id(word) not in celled])
    page = replace(
        page,
        words=(*page.words, *printed, *(word for word in read if id(word) in celled)),
        asides=(Aside("stray", noise),) if noise else (),
        grids=grids,
        is_ocr=True,
    )
    if not task.page.words:
        page = reread_columns(page, result)
    return PageRead(
        page,
        task.is_bad_layer,
        result.is_given_up,
        result.confidence if result.words else None,
        task.encodings,
    )


def _encoding_remarks(
    read: Sequence[PageRead], written: WrittenSource, rules: RuleBook
) -> Iterator[Remark]:
    """Say which text was turned from old encodings into Unicode: the file's, or that of pages."""
    decoder = load_decoder(rules)
    ends = [*written.pages[1:], len(written.text)]
    for encoding in sorted({name for one in read for name in one.encodings}):
        pages = [one.page.number - 1 for one in read if encoding in one.encodings]
        if len(pages) * 2 > len(read):
            yield remark_encoding(decoder.name(encoding))
            continue
        for page in pages:
            yield remark_encoding(decoder.name(encoding), written.pages[page], ends[page])


def _remarks(read: Sequence[PageRead], written: WrittenSource) -> Iterator[Remark]:
    """Say which pages had a bad layer, were given up or read unsurely, and words of the head."""
    starts = [*written.pages, len(written.text)]
    for one in read:
        number = one.page.number
        place = starts[number - 1], starts[number]
        start, end = place if place[0] < place[1] else (None, None)
        values = {"page": str(number)}
        low = WarningCode.ocr_low_confidence
        if one.is_bad_layer:
            yield Remark(WarningCode.bad_text_layer, "warning.layer_bad", start, end, values)
        if one.is_given_up:
            yield Remark(low, GIVEN_UP, start, end, values)
        elif one.confidence is not None and one.confidence < LOW_CONFIDENCE:
            yield Remark(low, "warning.page_unsure", start, end, values)
    for box in written.unsure:
        values = {"page": str(box.page), "word": written.text[box.start : box.end]}
        yield Remark(
            WarningCode.ocr_low_confidence, "warning.word_unsure", box.start, box.end, values
        )


def _signatures(document: pdfium.PdfDocument) -> Iterator[Note]:
    """Give who signed the file digitally, and when."""
    for signer, time in read_signatures(document):
        yield Note("signature", " ".join(part for part in (signer, time) if part))
