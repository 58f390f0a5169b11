from __future__ import annotations

from pathlib import Path

import pytest

from extract.score.folder import Scores
from tests.roundtrip.carried import GOLD, Write, score_corpus, score_typeset
from tests.roundtrip.typeset import write_all, write_docx, write_html, write_numbered

MOST_LOST = 0.01  # of F1, on any kind of record
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotations are not beside us")


@pytest.fixture(scope="module")
def as_text(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    return score_corpus(tmp_path_factory.mktemp("text"))


@needs_gold
@pytest.mark.parametrize(
    ("write", "suffix"),
    [(write_docx, ".docx"), (write_numbered, ".docx"), (write_html, ".html")],
    ids=["docx", "docx with lists", "html"],
)
def test_what_is_typeset_reads_as_the_text(
    tmp_path: Path, as_text: Scores, write: Write, suffix: str
) -> None:
    scores = score_typeset(tmp_path, write, suffix)
    assert scores.missing == []
    for kind, score in scores.kinds.items():
        before = as_text.kinds[kind]
        assert score.gold == before.gold
        assert score.exact.f1 >= before.exact.f1 - MOST_LOST, kind
        assert score.overlap.f1 >= before.overlap.f1 - MOST_LOST, kind
        for name, share in score.fields.items():
            assert share.share >= before.fields[name].share - MOST_LOST, (kind, name)
    assert scores.document == as_text.document


def test_word_files_for_other_programs(tmp_path: Path) -> None:
    paths = write_all(tmp_path / "word")
    assert [path.stat().st_size > 10_000 for path in paths] == [True] * 5
