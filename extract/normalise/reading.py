"""Make the plan text of a loaded source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extract.loaded import LoadedSource
from extract.normalise.joining import Joiner, measure_layout, read_lines
from extract.normalise.lines import find_furniture, split_lines
from extract.normalise.markdown import find_markdown, merge_stretches
from extract.normalise.markdown_tables import BREAK, find_layout_tables
from extract.normalise.misread import load_misreadings
from extract.normalise.runs import RunWriter
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook


def normalise_source(loaded: LoadedSource, rules: RuleBook) -> PlanText:
    """Read the source text: NFC, spaces, wrapped lines and split words joined, furniture out.

    Args:
        loaded: What the loader read.
        rules: For words a line cannot end with and the forms of page numbers.

    Returns:
        The plan text; empty where the source shows nothing.
    """
    source = loaded.text
    markdown = find_markdown(source)
    bars, breaks = find_layout_tables(source, rules) if markdown else ([], [])
    bars += _stray_bars(source, rules)
    marks = merge_stretches([*loaded.furniture, *markdown, *bars])
    lines = split_lines(source, marks, loaded.pages, breaks)
    dropped = set() if loaded.lines_are_paragraphs else find_furniture(source, lines, rules)
    kept = [line for index, line in enumerate(lines) if index not in dropped]
    furniture = merge_stretches(
        marks + [(lines[index].start, lines[index].end) for index in dropped]
    )
    texts = read_lines(source, kept)
    joiner = Joiner(measure_layout(kept, texts), rules)
    writer = RunWriter(source)
    run = 0
    for index, line in enumerate(kept):
        joined = run and not loaded.lines_are_paragraphs
        if joined and joiner.goes_on(texts[index - 1], line, texts[index], run):
            run += 1
            if not _is_split(writer.last2, source[line.start]):
                writer.part_by(" ")
        else:
            run = 1
            writer.part_by("\n")
        last = line.start
        for start, end in _stretches_between(line.start, line.end, furniture):
            if BREAK.search(source, last, start):
                writer.part_by(" ")
            writer.write(start, end)
            last = end
    text = "".join(writer.parts)
    return PlanText(
        text=text,
        key=load_misreadings(rules).mend(fold(text)),
        starts=writer.starts,
        ends=writer.ends,
        source=source,
        furniture=tuple(furniture),
        pages=loaded.pages,
        boxes=loaded.boxes,
    )


def read_stretch(text: str) -> str:
    r"""Read a stretch of source text as one line, as the ``text`` of a record has it.

    Args:
        text: Source text, furniture taken out.

    Returns:
        NFC, runs of white space as one space, words split at a line end joined.

    >>> read_stretch("số 19-\nNQ/TW  ngày")
    'số 19-NQ/TW ngày'
    """
    writer = RunWriter(text)
    for index, line in enumerate(split_lines(text, (), ())):
        if index and not _is_split(writer.last2, text[line.start]):
            writer.part_by(" ")
        writer.write(line.start, line.end)
    return "".join(writer.parts)


def _stray_bars(source: str, rules: RuleBook) -> list[tuple[int, int]]:
    """Find bars that open a line and part nothing: the border of a page, as OCR reads it."""
    pattern = next(row for row in rules.patterns("reading") if row.id == "reading.stray_bar")
    if not pattern.can_match(source):
        return []
    return [match.span("bar") for match in pattern.compiled.finditer(source)]


def _is_split(tail: str, first: str) -> bool:
    """Tell whether a word or symbol was split between two lines: "19-" and "NQ/TW"."""
    return len(tail) == 2 and tail[0].isalnum() and tail[1] in "-‐‑/" and first.isalnum()


def _stretches_between(
    start: int, end: int, furniture: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Cut the furniture out of a line."""
    stretches: list[tuple[int, int]] = []
    index = bisect_left(furniture, (start, start))
    while index < len(furniture) and furniture[index][0] < end:
        if furniture[index][0] > start:
            stretches.append((start, furniture[index][0]))
        start = furniture[index][1]
        index += 1
    if start < end:
        stretches.append((start, end))
    return stretches
