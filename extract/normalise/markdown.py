"""See through Markdown: find the marks, which are no part of the reading.

Source: CommonMark 0.31, the marks that plans put through a converter carry.
"""

from __future__ import annotations

import re

from extract.normalise.markdown_tables import BREAK

_HEADING = re.compile(r"(?m)^[ ]{0,3}(#{1,6}[ \t]+)(?=\S)")
_BOLD = re.compile(r"\*{2,3}")
_PAIRED_BOLD = re.compile(r"\*\*[^*\n]{1,300}\*\*")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,600})(?<=[^\s*])\*(?![\w*])")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~])")
_QUOTE = re.compile(r"(?m)^[ ]{0,3}((?:>[ \t]?)+)")
_TABLE_RULE = re.compile(r"(?m)^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?)?[ \t]*$")


def find_markdown(source: str) -> list[tuple[int, int]]:
    """Find the marks of Markdown.

    Args:
        source: Source text.

    Returns:
        Source stretches in order, none overlapping; empty where the text has neither a heading
        mark nor paired bold marks nor a table rule, and so is taken for plain text.
    """
    has_heading = _HEADING.search(source) is not None if "#" in source else False
    has_bold = _PAIRED_BOLD.search(source) is not None if "**" in source else False
    has_table = _TABLE_RULE.search(source) is not None if "---" in source else False
    if not (has_heading or has_bold or has_table):
        return []
    marks = [match.span(1) for match in _HEADING.finditer(source)]
    marks += [match.span(1) for match in _QUOTE.finditer(source)] if ">" in source else []
    marks += [match.span() for match in _BOLD.finditer(source)]
    marks += [match.span() for match in _ESCAPE.finditer(source)] if "\\" in source else []
    marks += [match.span() for match in BREAK.finditer(source)] if "<" in source else []
    marks += [match.span() for match in _TABLE_RULE.finditer(source)]
    for match in _EMPHASIS.finditer(source):
        marks += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    return merge_stretches(marks)


def merge_stretches(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort stretches and melt those that touch or overlap into one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
