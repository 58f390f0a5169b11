"""Find the blocks of the outline: for each paragraph its marker and what it opens with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.document_types import strip_marks
from extract.mention import Layer, Mention
from extract.plan_text import PlanText
from rules.loader import RuleBook
from rules.rows import Pattern, union

_BULLETS = frozenset({"dash", "plus", "dot"})
_ROMAN_SLIPS = str.maketrans("l1|", "III")
_SURE_GROUPS = ("recital_sure", "recipients", "addressees")
_SEARCHED = frozenset({"date", "motto_inside"})  # may stand behind the other column of a head
LONGEST_MARKER = 60
"""Characters that a marker and the start of what follows it may take."""
LONGEST_CUE = 30
"""Characters that the words of a cue may take."""
LONGEST_HEAD = 200
"""Characters that a line of a head may have."""


@dataclass(frozen=True)
class BlockRules:
    """The patterns of ``rules/sections.toml``, sorted by what they are for.

    Attributes:
        markers: Patterns of markers, those to be tried first in front.
        numbers: The same without the bullets.
        any_marker: Fits where any marker does.
        heads: Lines of a head, by name.
        cues: Words that open a paragraph; the name of the group that fits is the cue.
        bare_cues: Those of them that are sure, without marks: OCR loses some in ``Căn cứ``.
        bare_starts: What those begin with.
    """

    markers: tuple[Pattern, ...]
    numbers: tuple[Pattern, ...]
    any_marker: re.Pattern[str]
    heads: tuple[tuple[str, Pattern], ...]
    cues: re.Pattern[str]
    bare_cues: re.Pattern[str]
    bare_starts: frozenset[str]


@lru_cache(maxsize=8)
def load_block_rules(rules: RuleBook) -> BlockRules:
    """Sort the patterns of a rule book; the same book gives the same object."""
    patterns = rules.patterns("sections")
    markers = tuple(one for one in patterns if one.id.startswith("marker."))
    groups = ("recital_sure", "recital", "closing", "recipients", "addressees")
    cues = (
        f"(?P<{group}>{'|'.join(map(re.escape, rules.words('sections', group)))})"
        for group in groups
    )
    bare = (
        f"(?P<{group}>{'|'.join(map(re.escape, map(strip_marks, rules.words('sections', group))))})"
        for group in _SURE_GROUPS
    )
    return BlockRules(
        markers=markers,
        numbers=tuple(one for one in markers if one.values["style"] not in _BULLETS),
        any_marker=union(markers),
        heads=tuple(
            (one.id.split(".")[1], one) for one in patterns if not one.id.startswith("marker.")
        ),
        cues=re.compile(rf"(?:{'|'.join(cues)})(?!\w)"),
        bare_cues=re.compile(rf"(?:{'|'.join(bare)})(?!\w)"),
        bare_starts=frozenset(
            word[0] for group in _SURE_GROUPS for word in rules.words("sections", group)
        ),
    )


def find_blocks(plan: PlanText, rules: RuleBook) -> tuple[Mention, ...]:
    """Find the marker of each paragraph, and the cue that opens it.

    Returns:
        One mention a paragraph, in order. Parts: ``style`` and ``marker`` where there is a
        marker, ``cue`` (``motto``, ``number``, ``date``, ``about``, ``appendix``,
        ``issued_with``, ``enacting``, ``authority``, ``recital``, …) where one fits, ``caps``
        where the paragraph is in capitals. Spans: ``body``, the text after the marker;
        ``rest``, what follows the number of an appendix, or the words of a cue, on its line.
    """
    known = load_block_rules(rules)
    has_marks = "#" in plan.source
    blocks = [_find_block(plan, known, start, end, has_marks) for start, end in plan.paragraphs]
    return tuple(_mend_first_numbers(blocks))


def _mend_first_numbers(blocks: Sequence[Mention]) -> Iterator[Mention]:
    """Read ``I`` as the ``1`` that OCR took it for, where ``2`` is the next number."""
    following: dict[str, str] = {}
    mended: list[Mention] = []
    for block in reversed(blocks):
        style, marker = block.parts.get("style"), block.parts.get("marker")
        is_first = style == "roman" and marker == "I" and "caps" not in block.parts
        if is_first and following == {"style": "number", "marker": "2"}:
            block = replace(block, parts={**block.parts, "style": "number", "marker": "1"})
        if style in {"roman", "number"}:
            following = {"style": block.parts["style"], "marker": block.parts["marker"]}
        mended.append(block)
    return reversed(mended)


def _find_block(
    plan: PlanText, known: BlockRules, start: int, end: int, has_marks: bool
) -> Mention:
    text, key = plan.text[start:end], plan.key[start:end]
    parts: dict[str, str] = {}
    body, pattern, marker = _find_marker(text, known)
    if pattern is not None:
        parts["style"], parts["marker"] = pattern.values["style"], marker
    cue, length = _find_cue(text, key[body:] if body else key, known)
    length += 0 if cue == "appendix" else body
    if cue:
        parts["cue"] = cue
    spans = {"body": (start + body, end)} if body < end - start else {}
    if cue and start + length < end:
        spans["rest"] = (start + length, end)
    if text[body:].isupper():
        parts["caps"] = "yes"
    if has_marks and _is_marked_heading(plan, start):
        parts["marked"] = "yes"
    rule_id = pattern.id if pattern else ""
    return Mention(start, end, Layer.block, parts, rule_id=rule_id, spans=spans)


def _find_marker(text: str, known: BlockRules) -> tuple[int, Pattern | None, str]:
    """Find the marker at the start of a paragraph; of a bullet and a number, the number.

    Returns:
        Where the text after it begins, its pattern, and the marker without brackets.
    """
    if known.any_marker.match(text) is None:
        return 0, None, ""
    at, pattern, marker = _match_first(text, known.markers)
    if pattern is not None and pattern.values["style"] in _BULLETS:
        rest = text[at : at + LONGEST_MARKER]
        further, inner, number = _match_first(rest, known.numbers)
        if inner is not None:
            return at + further, inner, number
    return at, pattern, marker


def _match_first(text: str, patterns: Sequence[Pattern]) -> tuple[int, Pattern | None, str]:
    for pattern in patterns:
        match = pattern.compiled.match(text)
        if match is not None:
            marker = match["marker"] or match["marker_"].translate(_ROMAN_SLIPS)
            return match.end(), pattern, marker.strip("( ")
    return 0, None, ""


def _find_cue(text: str, body: str, known: BlockRules) -> tuple[str, int]:
    """Name the first pattern of the head, or else the first group of cues, that fits.

    Returns:
        The name, empty where none fits, and the length of what fits.
    """
    for name, pattern in known.heads:
        if len(text) > LONGEST_HEAD and name != "issued_with":
            continue
        subject = text if pattern.on == "text" else body
        if name not in _SEARCHED:
            match = pattern.compiled.match(subject)
        else:
            match = pattern.compiled.search(subject) if pattern.can_match(body) else None
        if match:
            return name, match.end()
    match = known.cues.match(body)
    if match is None and body[:1] in known.bare_starts:
        match = known.bare_cues.match(strip_marks(body[:LONGEST_CUE]))
    return (match.lastgroup or "", match.end()) if match else ("", 0)


def _is_marked_heading(plan: PlanText, start: int) -> bool:
    """Tell whether Markdown marks the paragraph as a heading."""
    at = plan.starts[start]
    line = plan.source.rfind("\n", 0, at) + 1
    return plan.source[line:at].lstrip().startswith("#")
