"""How files of pages (PDF, pictures) are read; light, so that every process can hold it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

OcrChoice = Literal["auto", "always", "never"]

GIVEN_UP = "warning.page_given_up"
"""Reason of the remark on a page whose time ran out."""

MAX_PIXELS = 80_000_000
"""Of a picture that is read; a page of A3 at 600 dpi has 70 million."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Which steps of preparing a picture are taken; all but for measuring."""

    colour: bool = True
    background: bool = True
    contrast: bool = True
    skew: bool = True
    enlarge: bool = True
    sharpen: bool = True
    rules: bool = True
    border: bool = True
    specks: bool = True


@dataclass(frozen=True, slots=True)
class OcrOptions:
    """How pages are read by OCR.

    Attributes:
        jobs: Pages read at the same time.
        page_seconds: After this time a page is given up.
        mode: Tesseract's page segmentation; 4 (one column of text of any size) lets the
            columns of head and signature be told by us.
        steps: Steps of preparing the picture.
        on_page: Called when the reading of a page begins, from any thread.
    """

    jobs: int = 1
    page_seconds: float = 60.0
    mode: int = 4
    steps: Steps = field(default_factory=Steps)
    on_page: Callable[[], None] | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How files of pages are read.

    Attributes:
        ocr: ``auto`` reads by OCR the pages whose text layer is absent or bad; ``always`` reads
            every page so; ``never`` takes the layer as it is.
        reading: Pages at a time and time limit.
        password: Of an encrypted PDF.
        max_pages: Files of more pages are refused.
    """

    ocr: OcrChoice = "auto"
    reading: OcrOptions = field(default_factory=OcrOptions)
    password: str | None = field(default=None, repr=False)
    max_pages: int = 3000

    def telling(self, on_page: Callable[[], None]) -> PageOptions:
        """Give the same, with what is to be called when the reading of a page begins."""
        return replace(self, reading=replace(self.reading, on_page=on_page))
