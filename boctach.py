"""Turn Vietnamese government plans into records that keep their place in the text.

>>> plan = convert_text("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;")
>>> [(citation.symbol, str(citation.date)) for citation in plan.citations]
[('76/NQ-CP', '2021-07-15')]

The models that come back are those of ``schemas``; ``start`` and ``end`` of a record count code
points of the text as loaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.loaders.page_options import OcrOptions, PageOptions
from rules.errors import BoctachError, RulesError
from rules.loader import RuleBook, load_rules
from schemas.assignment import Assignment
from schemas.citation import Citation
from schemas.deadline import Deadline
from schemas.finding import PlanWarning
from schemas.officer import Officer
from schemas.plan import Component, Document, Plan, Section, Signer, Source
from schemas.target import Target

if TYPE_CHECKING:  # spaCy is loaded when something is converted, not before
    from extract.batch import Summary
    from extract.pipeline import Converter

__version__ = "0.1.0"
__all__ = [
    "Assignment",
    "BoctachError",
    "Citation",
    "Component",
    "Deadline",
    "Document",
    "OcrOptions",
    "Officer",
    "PageOptions",
    "Plan",
    "PlanWarning",
    "RuleBook",
    "RulesError",
    "Section",
    "Signer",
    "Source",
    "Target",
    "convert_file",
    "convert_folder",
    "convert_text",
    "load_rules",
]

_SURROGATE = re.compile("[\ud800-\udfff]")


def convert_text(text: str, *, name: str = "text.txt", rules: RuleBook | None = None) -> Plan:
    r"""Convert a text.

    Args:
        text: As read from a file, without byte-order mark, line ends as ``\n``: offsets count
            in it. A lone surrogate is read as U+FFFD.
        name: What ``document.source.path`` says; ``.md`` has the text read as Markdown.
        rules: From `load_rules`; ours where left out.

    Returns:
        The plan; one with the warning ``empty_document`` where the text has nothing to read.

    Raises:
        SourceUnreadableError: The text is no text (control characters), or too long.
    """
    from extract.loaders.text import load_text

    whole = _SURROGATE.sub("\ufffd", text)
    loaded = load_text(Path(name), whole.encode("utf-8"))
    return _converter(rules).convert(loaded, name)


def convert_file(
    path: Path | str, *, rules: RuleBook | None = None, pages: PageOptions | None = None
) -> Plan:
    """Convert one file; ``document.source.path`` is its name.

    Args:
        path: The file; its extension tells the format. A folder of page pictures is one plan.
        rules: From `load_rules`; ours where left out.
        pages: How PDF and pictures are read: OCR, password.

    Raises:
        SourceUnreadableError: No text could be got from it.
    """
    from extract.loaders import load_source

    path = Path(path)
    return _converter(rules).convert(load_source(path, options=pages), path.name)


def convert_folder(
    inputs: Sequence[Path | str] | Path | str,
    out: Path | str,
    *,
    rules: Path | None = None,
    jobs: int = 1,
    pages: PageOptions | None = None,
) -> Summary:
    """Convert files and folders into JSON files and CSV tables; what did not change stands.

    Args:
        inputs: Files and folders, or one of them.
        out: Output folder.
        rules: Folder of rules on top of ours.
        jobs: Worker processes; with more than 1 a script needs ``if __name__ == "__main__":``.
        pages: How PDF and pictures are read: OCR, password.

    Returns:
        What was converted, and what failed; a bad file raises nothing.

    Raises:
        RulesError: A mistake in the rules.
        OutputError: The output folder cannot be written.
    """
    from extract import batch

    paths = [inputs] if isinstance(inputs, Path | str) else inputs
    return batch.convert_folder(
        [Path(path) for path in paths],
        Path(out),
        batch.Options(rules=rules, jobs=jobs, pages=pages or PageOptions()),
    )


def _converter(rules: RuleBook | None) -> Converter:
    return _cached_converter(rules if rules is not None else load_rules())


@lru_cache(maxsize=8)
def _cached_converter(rules: RuleBook) -> Converter:
    from extract.pipeline import Converter

    return Converter(rules)
