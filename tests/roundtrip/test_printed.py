"""What is printed to PDF, or printed and scanned badly, reads as the text does."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.score.folder import Scores
from tests.roundtrip.aligned import align_offsets
from tests.roundtrip.carried import GOLD, score_corpus, score_typeset
from tests.roundtrip.printed import SOFFICE, write_pdf
from tests.roundtrip.scanned import write_scan
from tests.roundtrip.typeset import PLANS, Typeset, read_typeset

MOST_LOST = 0.01  # of F1, on any kind of record

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotations are not beside us")


@pytest.fixture(scope="module")
def as_text(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    return score_corpus(tmp_path_factory.mktemp("text"))


@needs_gold
def test_a_printed_plan_reads_as_the_text(tmp_path: Path, as_text: Scores) -> None:
    scores = score_typeset(tmp_path, write_pdf, ".pdf", align_offsets)
    assert scores.missing == []
    for kind, score in scores.kinds.items():
        before = as_text.kinds[kind]
        assert score.gold == before.gold
        assert score.exact.f1 >= before.exact.f1 - MOST_LOST, kind
        assert score.overlap.f1 >= before.overlap.f1 - MOST_LOST, kind
    assert scores.document == as_text.document


def _letters(text: str) -> str:
    return "".join(text.split())


def test_every_letter_of_two_scanned_pages_but_a_few_is_read(tmp_path: Path) -> None:
    from extract.loaders import load_source
    from extract.loaders.page_options import OcrOptions, PageOptions
    from extract.loaders.scan.ocr import has_tesseract

    if not has_tesseract():
        pytest.skip("Tesseract with Vietnamese is not installed")
    from rapidfuzz.distance import Levenshtein

    typeset: Typeset = read_typeset(PLANS[1])
    printed, scan = tmp_path / "printed.pdf", tmp_path / "scan.pdf"
    write_pdf(typeset, printed)
    whole = load_source(printed)
    write_scan(typeset, scan, pages=(0, len(whole.pages) - 1))
    read = load_source(scan, options=PageOptions(reading=OcrOptions(jobs=2)))
    assert read.ocr
    assert len(read.pages) == 2
    first = _letters(whole.text[: whole.pages[1]])
    last = _letters(whole.text[whole.pages[-1] :])
    distance = Levenshtein.distance(first + last, _letters(read.text))
    assert distance <= 0.02 * len(first + last)
