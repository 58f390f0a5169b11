"""Tell the zones of a part: head, title, addressees, recitals, body, closing, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.assemble.structure.parts import PartBounds
from extract.mention import Mention
from extract.outline import Zone
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook

_STRUCTURE = frozenset({"part", "chapter", "division", "article", "roman", "capital", "number"})
MAX_TITLE = 6
"""Paragraphs that a title may have under the type word."""


_NOTE = re.compile(r"\[\d{1,3}\] ")  # a footnote, as loaders write it after its paragraph
MAX_REMARK = 12
"""Paragraphs of a remark that may stand between the head of a letter and its addressees."""


def assign_zones(
    plan: PlanText,
    blocks: Sequence[Mention],
    part: PartBounds,
    in_table: Sequence[bool],
    rules: RuleBook,
) -> list[Zone]:
    """Give the zone of each block of a part, in order."""
    zones = [Zone.body] * (part.last - part.first)
    at = part.first
    if part.title is not None:
        for index in range(part.first, part.title):
            zones[index - part.first] = Zone.head
        bodies = "|".join(map(re.escape, rules.words("sections", "enacting_body")))
        at = _title_zone(plan, blocks, part, zones, re.compile(rf"(?:{bodies})(?!\w)"))
    else:
        at = _headless_zone(plan, blocks, part, zones)
    words = map(re.escape, rules.words("sections", "introduces"))
    introduces = re.compile("|".join(words))
    at = _opening_zones(plan, blocks, part, zones, at, introduces)
    tail = _tail_start(plan, blocks, part, at)
    for index in range(at, tail):
        if in_table[index]:
            zones[index - part.first] = Zone.table
    _closing_zone(plan, blocks, part, zones, at, tail)
    _tail_zones(plan, blocks, part, zones, tail, rules.words("sections", "archive"))
    return zones


def _is_structure(block: Mention) -> bool:
    return block.parts.get("style", "") in _STRUCTURE


def _title_zone(
    plan: PlanText,
    blocks: Sequence[Mention],
    part: PartBounds,
    zones: list[Zone],
    enacting: re.Pattern[str],
) -> int:
    """Mark the type word and the lines of the title; give the block after them."""
    assert part.title is not None
    at = part.title
    while at < part.last and at <= part.title + MAX_TITLE:
        block = blocks[at]
        cue = block.parts.get("cue", "")
        text = plan.text[block.start : block.end]
        if at > part.title:
            ends = cue in {"recital_sure", "addressees", "issued_with", "motto", "date", "closing"}
            if ends or _is_structure(block) or text.startswith(("(", "-")) or len(text) > 350:
                break
            next_to_type = at == part.title + 1  # there a title may be as long as it likes
            long = len(text) > 160 and not next_to_type
            if cue == "recital" and (text.endswith((":", ";", ".", ",")) or long):
                break
            if text.endswith((":", ";")) or (text.endswith(".") and len(text) > 120):
                break
            if block.parts.get("caps") and not _caps_belong(plan, blocks, part, at):
                break
            if at > part.title + 1 and _is_enacting_body(plan, blocks, part, at, enacting):
                break
        zones[at - part.first] = Zone.title_
        at += 1
    while at < part.last and blocks[at].parts.get("cue") == "issued_with":
        zones[at - part.first] = Zone.title_
        at += 1
    return at


def _is_enacting_body(
    plan: PlanText,
    blocks: Sequence[Mention],
    part: PartBounds,
    at: int,
    enacting: re.Pattern[str],
) -> bool:
    """Tell the authority above the recitals from a title that is in capitals too."""
    is_last = at + 1 < part.last and blocks[at + 1].parts.get("cue") == "recital_sure"
    return is_last and enacting.match(plan.key, blocks[at].start) is not None


def _caps_belong(plan: PlanText, blocks: Sequence[Mention], part: PartBounds, at: int) -> bool:
    """Tell a title in capitals from the authority ("CHỦ TỊCH ỦY BAN …") under a title."""
    assert part.title is not None
    before = blocks[at - 1]
    return at == part.title + 1 or plan.text[before.start : before.end].isupper()


def _headless_zone(
    plan: PlanText, blocks: Sequence[Mention], part: PartBounds, zones: list[Zone]
) -> int:
    """Mark the head of a letter or of a text whose type word is missing."""
    at = part.first
    last = part.first
    while at < min(part.last, part.first + 10):
        block = blocks[at]
        cue = block.parts.get("cue", "")
        text = plan.text[block.start : block.end]
        if cue in {"motto", "motto_inside", "number", "date", "about"}:
            last = at + 1
        elif len(text) > 150 or _is_structure(block) or cue in {"recital_sure", "addressees"}:
            break
        at += 1
    for index in range(part.first, last):
        about = blocks[index].parts.get("cue") == "about"
        zones[index - part.first] = Zone.title_ if about else Zone.head
    return last


def _opening_zones(
    plan: PlanText,
    blocks: Sequence[Mention],
    part: PartBounds,
    zones: list[Zone],
    at: int,
    introduces: re.Pattern[str],
) -> int:
    """Mark addressees and recitals; give the block where the body begins."""
    titled = part.title is not None
    if not titled:
        at = _skip_remark(blocks, part, at)
    in_recitals = False
    in_addressees = False
    while at < part.last:
        block = blocks[at]
        cue, text = block.parts.get("cue", ""), plan.text[block.start : block.end]
        key = plan.key[block.start : block.end]
        if cue == "addressees":
            in_addressees = True
            zones[at - part.first] = Zone.addressees
        elif in_addressees and block.parts.get("style") in {"dash", "plus", "dot"}:
            zones[at - part.first] = Zone.addressees
        elif cue == "enacting":
            zones[at - part.first] = Zone.recitals
        elif _is_structure(block) or cue in {"recipients", "closing"}:
            return at
        elif cue == "recital_sure" or (cue == "recital" and (titled or introduces.search(key))):
            in_addressees, in_recitals = False, True
            zones[at - part.first] = Zone.recitals
        elif in_recitals and (text[:1].islower() or text.rstrip(" .").endswith((";", ":"))):
            zones[at - part.first] = Zone.recitals
        elif in_recitals and _NOTE.match(text):
            pass  # the recitals go on below it
        elif block.parts.get("caps") and titled and len(text) < 120:
            zones[at - part.first] = Zone.head
        elif titled and introduces.search(key, max(len(key) - 60, 0)):
            zones[at - part.first] = Zone.recitals
        else:
            return at
        at += 1
    return at


def _skip_remark(blocks: Sequence[Mention], part: PartBounds, at: int) -> int:
    """Give the block of a letter's addressees, where a remark typed on it stands before them."""
    for index in range(at, min(part.last, at + MAX_REMARK)):
        cue = blocks[index].parts.get("cue", "")
        if cue == "addressees":
            return index
        if cue in {"recital_sure", "recipients", "authority", "enacting", "motto"}:
            break
    return at


def _tail_start(plan: PlanText, blocks: Sequence[Mention], part: PartBounds, at: int) -> int:
    """Give the block where recipients or signature begin; ``part.last`` where there is neither."""
    found = part.last
    for index in range(part.last - 1, max(at, part.last - 80) - 1, -1):
        block = blocks[index]
        cue = block.parts.get("cue", "")
        if cue == "recipients" or (
            cue == "authority" and plan.text[block.start : block.end].isupper()
        ):
            found = index
    if found == part.last:  # no cue: a name alone under a title in capitals at the very end
        last = blocks[part.last - 1] if part.last - 1 > at else None
        if last is not None and _looks_like_name(plan.text[last.start : last.end]):
            before = blocks[part.last - 2]
            if before.parts.get("caps"):
                found = part.last - 2
    return found


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 5 and all(w[0].isupper() and w.isalpha() for w in words)


def _closing_zone(
    plan: PlanText,
    blocks: Sequence[Mention],
    part: PartBounds,
    zones: list[Zone],
    at: int,
    tail: int,
) -> None:
    """Mark the last unmarked paragraphs of the body that a closing cue opens."""
    index = tail - 1
    first = None
    while index >= max(at, tail - 4):
        block = blocks[index]
        if zones[index - part.first] is not Zone.body or block.parts.get("marked"):
            break
        if "style" in block.parts:
            break
        if block.parts.get("cue") == "closing":
            first = index
        index -= 1
    if first is not None:
        for index in range(first, tail):
            zones[index - part.first] = Zone.closing


def _tail_zones(
    plan: PlanText,
    blocks: Sequence[Mention],
    part: PartBounds,
    zones: list[Zone],
    tail: int,
    archive: tuple[str, ...],
) -> None:
    """Part the tail into recipients and signature, whichever comes first."""
    in_recipients = bulleted = False
    for index in range(tail, part.last):
        block = blocks[index]
        cue, style = block.parts.get("cue", ""), block.parts.get("style", "")
        text = plan.text[block.start : block.end]
        if cue == "recipients":
            in_recipients = True
        elif style in {"dash", "plus", "dot"} and in_recipients:
            bulleted = True
        elif in_recipients and fold(text).startswith(archive) and not _looks_like_name(text):
            pass  # its dash was lost
        elif (
            cue == "authority"
            or text.isupper()
            or _looks_like_name(text)
            or not in_recipients
            or bulleted
        ):
            zones[index - part.first] = Zone.signature
            continue
        zones[index - part.first] = Zone.recipients
