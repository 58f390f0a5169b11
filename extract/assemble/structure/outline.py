"""Build the outline of a plan: zones, headings, sections and parts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.assemble.structure.parts import PartBounds, TypeWords, load_type_words, split_parts
from extract.assemble.structure.zones import assign_zones
from extract.mention import Mention
from extract.outline import Block, BlockKind, Outline, Part, Section, Zone
from extract.plan_text import PlanText
from extract.table import GroupRow, TableStretch
from rules.loader import RuleBook
from schemas.vocabulary import ComponentKind

_BULLETS = frozenset({"dash", "plus", "dot"})
_RANKS = {
    name: rank
    for rank, name in enumerate(
        (
            "part",
            "chapter",
            "division",
            "article",
            "capital",
            "roman",
            "caps",
            "number",
            "decimal",
            "letter",
            "paren",
            "dash",
            "plus",
            "dot",
        )
    )
}
_ALWAYS = frozenset({"part", "chapter", "division", "article", "roman", "capital"})
LONGEST_HEADING = 300
LONGEST_ITEM_HEADING = 170
LONGEST_CAPS = 150


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block while it is being made."""

    mention: Mention
    zone: Zone
    component: int
    style: str
    body: int


@dataclass(frozen=True, slots=True)
class _Rank:
    """What a block is in the outline: its level, and the section that holds it."""

    level: int
    section: str | None


def resolve_outline(
    plan: PlanText,
    blocks: Sequence[Mention],
    rules: RuleBook,
    tables: Sequence[TableStretch] = (),
) -> Outline:
    """Build the outline.

    Args:
        plan: The plan text.
        blocks: Mentions of the block layer, one a paragraph.
        rules: For the type words.
        tables: Tables, whose lines are no prose; their group rows become sections.

    Returns:
        The outline; without blocks, sections and parts where the text is empty.
    """
    if not blocks:
        return Outline((), (), ())
    types = load_type_words(rules)
    groups = {plan.paragraph_at(row.start): row for table in tables for row in table.groups}
    in_table = _mark_tables(blocks, [(table.start, table.end) for table in tables], groups)
    bounds = split_parts(plan, blocks, types, in_table)
    drafts: list[_Draft] = []
    for component, part in enumerate(bounds):
        zones = assign_zones(plan, blocks, part, in_table, rules)
        for index, zone in zip(range(part.first, part.last), zones, strict=True):
            drafts.append(_draft(plan, blocks[index], zone, component))
    kinds = [
        BlockKind.heading if index in groups else _kind_of(plan, drafts, index)
        for index in range(len(drafts))
    ]
    ranks, sections = _open_sections(plan, drafts, kinds, groups)
    made = tuple(
        Block(
            start=draft.mention.start,
            end=draft.mention.end,
            body=draft.body,
            kind=kind,
            marker=draft.mention.parts.get("marker", ""),
            level=rank.level,
            zone=draft.zone,
            component=draft.component,
            section=rank.section,
            cue=draft.mention.parts.get("cue", ""),
            rest=draft.mention.spans.get("rest", (draft.mention.end, 0))[0],
        )
        for draft, kind, rank in zip(drafts, kinds, ranks, strict=True)
    )
    parts = tuple(_make_part(plan, made, blocks, part, types) for part in bounds)
    return Outline(made, sections, parts)


def _mark_tables(
    blocks: Sequence[Mention], spans: Sequence[tuple[int, int]], groups: Container[int]
) -> list[bool]:
    """Tell for each block whether it overlaps a table and is none of its group rows."""
    tables = sorted(spans)

    def overlaps(block: Mention) -> bool:
        index = bisect_left(tables, (block.end, 0)) - 1
        return index >= 0 and tables[index][1] > block.start

    return [overlaps(block) and index not in groups for index, block in enumerate(blocks)]


def _draft(plan: PlanText, mention: Mention, zone: Zone, component: int) -> _Draft:
    style = mention.parts.get("style", "")
    body = mention.spans["body"][0] if "body" in mention.spans else mention.end
    if not style and zone is Zone.body and _stands_alone(plan, mention):
        style = "caps"
    return _Draft(mention, zone, component, style, body)


def _stands_alone(plan: PlanText, mention: Mention) -> bool:
    """Tell a heading without a number: in capitals, or marked as one in Markdown."""
    size = mention.end - mention.start
    parts = mention.parts
    if parts.get("cue") in {"motto", "motto_inside", "number", "date", "authority"}:
        return False
    if "marked" in parts:
        return size <= LONGEST_HEADING
    if "caps" not in parts or not 8 <= size <= LONGEST_CAPS:
        return False
    text = plan.text[mention.start : mention.end]
    return sum(char.isalpha() for char in text) * 2 > size


def _kind_of(plan: PlanText, drafts: Sequence[_Draft], index: int) -> BlockKind:
    """Tell a heading from an item, a bullet and a paragraph."""
    draft = drafts[index]
    if draft.style in _BULLETS:
        return BlockKind.bullet
    if draft.zone not in {Zone.body, Zone.closing} or not draft.style:
        return BlockKind.paragraph
    if _is_heading(plan, drafts, index):
        return BlockKind.heading
    return BlockKind.paragraph if draft.style == "caps" else BlockKind.item


def _is_heading(plan: PlanText, drafts: Sequence[_Draft], index: int) -> bool:
    """Tell whether a numbered or set-apart paragraph opens a section.

    An article always does. Others are short, do not end as a sentence does, and something
    deeper or without number follows; in capitals nothing need follow.
    """
    draft = drafts[index]
    text = plan.text[draft.body : draft.mention.end].rstrip()
    if draft.style == "article":
        return True
    if draft.style in _ALWAYS or draft.style == "caps":
        return len(text) <= LONGEST_HEADING and not (
            text.endswith((".", ";")) and len(text) > LONGEST_ITEM_HEADING
        )
    if not text or len(text) > LONGEST_HEADING:
        return False
    if text.isupper() or "marked" in draft.mention.parts:
        return True
    after = next((d for d in drafts[index + 1 : index + 2]), None)
    if after is None or after.component != draft.component or after.zone is not Zone.body:
        return False
    deeper = after.style == "" or (
        _RANKS[after.style] > _RANKS[draft.style] and after.style != "caps"
    )
    if not deeper:
        return False
    if text.endswith(":"):
        return True
    if text.endswith((".", ";", "…")):
        return len(text) <= 60 and after.style != ""
    return len(text) <= LONGEST_ITEM_HEADING


def _open_sections(
    plan: PlanText,
    drafts: Sequence[_Draft],
    kinds: Sequence[BlockKind],
    groups: Mapping[int, GroupRow],
) -> tuple[list[_Rank], tuple[Section, ...]]:
    """Give every block its section, and every marker its level.

    Levels follow use: a style already open is at its level, a new one goes below the last
    heading that its rank lets stand.
    """
    ranks: list[_Rank] = []
    sections: list[Section] = []
    opened: list[tuple[str, int]] = []  # style and index in sections, outermost first
    component = -1
    for index, (draft, kind) in enumerate(zip(drafts, kinds, strict=True)):
        start = draft.mention.start
        ends_all = draft.zone in {Zone.closing, Zone.recipients, Zone.signature}
        if draft.component != component or ends_all:
            _close(sections, opened, 0, start)
            component = draft.component
        style = draft.style or "caps"
        if kind in {BlockKind.heading, BlockKind.item}:
            _close(sections, opened, _depth_for(style, opened), start)
        parent = sections[opened[-1][1]].id if opened else None
        if kind is not BlockKind.heading:
            ranks.append(_Rank(len(opened) + 1 if draft.style else 0, parent))
            continue
        section_id = f"s{plan.starts[start]}"
        made = _make_section(plan, draft, section_id, len(opened) + 1, parent)
        sections.append(_name_group(plan, made, groups[index]) if index in groups else made)
        opened.append((style, len(sections) - 1))
        ranks.append(_Rank(len(opened), section_id))
    _close(sections, opened, 0, len(plan.text))
    return ranks, tuple(sections)


def _depth_for(style: str, opened: Sequence[tuple[str, int]]) -> int:
    """Give how many open sections stay open when a marker of this style comes."""
    for depth, (other, _) in enumerate(opened):
        if other == style:
            return depth
    depth = len(opened)
    while depth and _RANKS[opened[depth - 1][0]] > _RANKS[style]:
        depth -= 1
    return depth


def _close(sections: list[Section], opened: list[tuple[str, int]], keep: int, end: int) -> None:
    while len(opened) > keep:
        _, index = opened.pop()
        sections[index] = replace(sections[index], end=max(end, sections[index].heading_end))


def _make_section(
    plan: PlanText, draft: _Draft, section_id: str, level: int, parent: str | None
) -> Section:
    title = plan.text[draft.body : draft.mention.end].strip()
    return Section(
        id=section_id,
        number=draft.mention.parts.get("marker"),
        title=title.rstrip(" :.") if draft.style != "article" else title,
        level=level,
        parent=parent,
        start=draft.mention.start,
        end=draft.mention.end,
        heading_end=draft.mention.end,
        component=draft.component,
    )


def _name_group(plan: PlanText, section: Section, row: GroupRow) -> Section:
    """Name the section of a group row: the block may hold the first row under it as well."""
    return replace(
        section,
        number=row.number or section.number,
        title=plan.read(row.body, row.end).strip(" .:"),
        end=max(row.end, section.end),
        heading_end=row.end,
    )


def _make_part(
    plan: PlanText,
    made: Sequence[Block],
    blocks: Sequence[Mention],
    part: PartBounds,
    types: TypeWords,
) -> Part:
    lines: list[str] = []
    first = part.title if part.title is not None else part.first
    for index in range(first, part.last):
        if made[index].zone is not Zone.title_:
            if lines or part.title is not None:
                break
            continue
        if blocks[index].parts.get("cue") != "issued_with":
            at = _title_start(plan, blocks[index], types) if index == part.title else 0
            lines.append(plan.text[blocks[index].start + at : blocks[index].end])
    title = " ".join(" ".join(lines).split()).strip(" .:-–") or None
    kind = part.kind
    if part.title is None and any(block.zone is Zone.addressees for block in made):
        kind = ComponentKind.letter
    return Part(kind, part.doc_type, title, made[part.first].start, made[part.last - 1].end)


def _title_start(plan: PlanText, block: Mention, types: TypeWords) -> int:
    """Give where the title begins on the line of the type word, from the block's start."""
    text = plan.text[block.start : block.end]
    if block.parts.get("cue") == "appendix":
        return block.spans["rest"][0] - block.start if "rest" in block.spans else len(text)
    if types.name_of(text) is not None:
        return len(text)
    leading = types.leading(text)
    return leading[1] if leading else 0
