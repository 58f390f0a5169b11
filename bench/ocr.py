"""What each step of preparing a scanned page gains: word error rates with and without it.

    python -m bench.ocr [FOLDER]
    python -m bench.ocr --scans [--pages 20 100 200]

FOLDER holds ``page-*.jpg`` and ``page.truth.txt``; without it only pages made here are read.
With ``--scans``: time and memory of scans of many pages (`bench.long_scans`).
Words are lower-cased, punctuation counts as space.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path

from PIL import Image
from rapidfuzz.distance import Levenshtein

from bench.long_scans import measure_scans
from extract.errors import SourceUnreadableError
from extract.loaders.page_options import OcrOptions, PageOptions, Steps
from extract.loaders.scan.images import load_image, open_pages
from tests.loaders.page_maker import (
    Mark,
    Text,
    draw_page,
    fade,
    paragraph,
    picture_bytes,
    soil,
    spoil,
    stamp,
    table,
)

CORPUS = Path(__file__).parent.parent / "corpus"
VARIANTS: dict[str, OcrOptions] = {
    "all steps": OcrOptions(),
    **{
        f"without {step}": OcrOptions(steps=replace(Steps(), **{step: False}))
        for step in (field.name for field in fields(Steps))
    },
    "none of them": OcrOptions(steps=Steps(*[False] * len(fields(Steps)))),
    "mode 3": OcrOptions(mode=3),
}


def made_pages() -> Iterator[tuple[str, bytes, str]]:
    """Give pages of a corpus plan, spoilt in several ways, with what they say."""
    text = sorted(CORPUS.glob("*.txt"))[0].read_text(encoding="utf-8")
    lines = [line.strip() for line in text.split("\n") if len(line.strip()) > 60][4:22]
    marks: list[Mark] = []
    for number, line in enumerate(lines):
        marks += paragraph(line, 80 + 40 * number)[:2]
    truth = " ".join(mark.text for mark in marks if isinstance(mark, Text))
    spoilt: dict[str, Callable[[Image.Image], Image.Image]] = {
        "turned 1.5°, noise, JPEG 60": lambda page: spoil(page, angle=1.5, noise=10, quality=60),
        "turned 4°": lambda page: spoil(page, angle=-4.0),
        "shaded": lambda page: spoil(page, shade=True, noise=6),
        "border, specks": lambda page: soil(spoil(page, angle=1.0, noise=6)),
        "faint, turned 1°": lambda page: spoil(fade(page), angle=1.0, noise=6, quality=60),
        "stamped": lambda page: stamp(stamp(page, 400, 300, 70), 250, 550, 70),
    }
    for name, change in spoilt.items():
        yield name, picture_bytes(change(draw_page(marks))), truth
    low = spoil(draw_page(marks, dpi=75), blur=0.4, quality=80)
    yield "75 dpi", picture_bytes(low, dpi=75), truth
    cells = [["TT", "Nhiệm vụ trọng tâm", "Đơn vị chủ trì", "Thời gian"]] + [
        [str(n), " ".join(line.split()[:5]), "Văn phòng", f"Quý {'I' * n}"]
        for n, line in enumerate(lines[:3], 1)
    ]
    grid = table([85, 120, 330, 430, 538], [80 + 30 * n for n in range(5)], cells)
    yield (
        "table",
        picture_bytes(spoil(draw_page(grid), noise=6)),
        " ".join(cell for row in cells for cell in row),
    )


def word_error_rate(found: str, truth: str) -> float:
    """Give the share of words wrong, in percent."""
    one, other = (re.findall(r"\w+", text.lower()) for text in (truth, found))
    return 100 * Levenshtein.distance(one, other) / len(one)


def read_plain(data: bytes) -> str:
    """Read with Tesseract alone, the picture doubled: what published figures compare with."""
    image = next(open_pages(Path("page"), data))[0]
    image = image.resize((image.width * 2, image.height * 2), Image.Resampling.LANCZOS)
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "4"]
    done = subprocess.run(command, input=picture_bytes(image), capture_output=True, check=True)
    return done.stdout.decode()


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("--pages", type=int, nargs="+", default=[20, 100, 200])
    options = parser.parse_args()
    if options.scans:
        measure_scans(options.pages)
    else:
        compare_steps(options.folder)


def compare_steps(folder: Path | None) -> None:
    """Print one table of word error rates."""
    pages: list[tuple[str, bytes, str]] = []
    if folder is not None:
        truth = (folder / "page.truth.txt").read_text(encoding="utf-8")
        pages += [(p.stem, p.read_bytes(), truth) for p in sorted(folder.glob("page-*.jpg"))]
    pages += made_pages()
    print("| reading |", " | ".join(name for name, _, _ in pages), "| mean |")
    print("| --- |" + " ---: |" * (len(pages) + 1))
    readers: dict[str, Callable[[bytes], str]] = {"Tesseract alone, doubled": read_plain}
    for name, options in VARIANTS.items():
        readers[name] = lambda data, options=options: (  # type: ignore[misc]
            load_image(Path("page"), data, PageOptions(reading=options)).text
        )
    for name, read in readers.items():
        rates = [word_error_rate(_try(read, data), truth) for _, data, truth in pages]
        shown = " | ".join(f"{rate:.1f}" for rate in (*rates, sum(rates) / len(rates)))
        print(f"| {name} | {shown} |", flush=True)


def _try(read: Callable[[bytes], str], data: bytes) -> str:
    try:
        return read(data)
    except SourceUnreadableError:  # nothing read: all words wrong
        return ""


if __name__ == "__main__":
    main()
