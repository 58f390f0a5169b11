"""Link citations: who shares an issuer, which document amends which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.assemble.citations.drafts import Draft
from extract.context import Context
from extract.document_types import squeeze

_REACH = 120


def share_issuers(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the issuer named at the end of an enumeration to all of it.

    `Nghị quyết A …, và Nghị quyết B … của Ban Chấp hành Trung ương` names the issuer of both. Then
    a document cited again, without issuer, takes the issuer of its other citations in the plan.
    """
    shared = list(drafts)
    for index in range(len(shared) - 2, -1, -1):
        one, following = shared[index], shared[index + 1]
        alike = one.issuer_codes and one.issuer_codes == following.issuer_codes
        if (
            one.issuer is None
            and following.issuer is not None
            and alike
            and _is_list(context, one.tail_end, following.mention.start)
        ):
            shared[index] = replace(one, issuer=following.issuer)
    said: dict[str, list[Draft]] = {}
    for draft in shared:
        if draft.issuer is not None and draft.symbol is not None:
            said.setdefault(str(draft.symbol), []).append(draft)
    for index, draft in enumerate(shared):
        if draft.issuer is not None or draft.symbol is None:
            continue
        names = {one.issuer for one in said.get(str(draft.symbol), ()) if _may_be_one(one, draft)}
        if len(names) == 1:
            shared[index] = replace(draft, issuer=names.pop())
    return shared


def _may_be_one(one: Draft, other: Draft) -> bool:
    """Tell whether two citations of one symbol may be of one document.

    A year in the symbol settles it; else two dates make two documents: offices number alike.
    """
    if one.symbol is not None and one.symbol.year is not None:
        return True
    return one.date is None or other.date is None or one.date == other.date


def _is_list(context: Context, start: int, end: int) -> bool:
    """Tell whether nothing but the joints of an enumeration stands between two places."""
    between = context.plan.key[start:end]
    if len(between) > 40:
        return False
    pattern = _pattern(context, "citation.and")
    return ";" not in between and pattern.fullmatch(between) is not None


def _pattern(context: Context, pattern_id: str) -> re.Pattern[str]:
    return next(row.compiled for row in context.rules.patterns("citations") if row.id == pattern_id)


def link_amendments(context: Context, drafts: Sequence[Draft]) -> list[tuple[int, ...]]:
    """Give for each citation the indexes of those that it amends, as the text says.

    Three ways: its title says `sửa đổi, bổ sung … của` and names it; the amended one goes before
    (`… được sửa đổi, bổ sung tại Nghị định số …`); an amending law's title has the name of a law
    that is cited before it.
    """
    found: list[set[int]] = [set() for _ in drafts]
    forward = _pattern(context, "citation.amends")
    backward = _pattern(context, "citation.amended_by")
    laws: dict[str, int] = {}
    for index, draft in enumerate(drafts):
        found[index].update(_named_in_title(context, drafts, index, forward))
        found[index].update(laws[name] for name in draft.amended_laws if name in laws)
        if draft.is_law and draft.title is not None:
            laws[squeeze(draft.title)] = index
        if draft.mention.start:
            before = context.plan.key[max(0, draft.mention.start - _REACH) : draft.mention.start]
            cue = backward.search(before)
            if cue is not None and index:
                cue_start = draft.mention.start - (len(before) - cue.start())
                amended = _nearest_before(context, drafts, index, cue_start)
                if amended is not None:
                    found[index].add(amended)
                    for other in _listed_after(context, drafts, index):
                        found[other].add(amended)
    return [tuple(sorted(targets)) for targets in found]


def _named_in_title(
    context: Context, drafts: Sequence[Draft], index: int, cue: re.Pattern[str]
) -> list[int]:
    title = drafts[index].mention.spans.get("title")
    start = title[0] if title else drafts[index].tail_end
    end = title[1] if title else start + _REACH
    found: list[int] = []
    for other in range(index + 1, len(drafts)):
        mention = drafts[other].mention
        if mention.start >= end:
            break
        gap = context.plan.key[start : mention.start]
        if not found:
            match = cue.match(gap)
            if match is None:
                break
        elif not _is_list(context, drafts[other - 1].tail_end, mention.start):
            break
        found.append(other)
    return found


def _nearest_before(context: Context, drafts: Sequence[Draft], index: int, cue: int) -> int | None:
    """Give the citation that the words `được sửa đổi` speak of: the outermost right before."""
    line = context.plan.key.rfind("\n", max(0, cue - 2000), cue)
    best = None
    for other in range(index - 1, -1, -1):
        draft = drafts[other]
        if draft.mention.start < line or cue - draft.mention.start > 1500:
            break
        if best is None:
            if draft.mention.end > cue:
                continue
            best = other
        elif drafts[best].mention.end <= draft.tail_end:
            best = other  # the one before stands inside this one's title
    return best


def _listed_after(context: Context, drafts: Sequence[Draft], index: int) -> list[int]:
    """Give the citations of the same type that a list with `và` adds to an amending one."""
    found: list[int] = []
    sure = False
    for other in range(index + 1, len(drafts)):
        before, draft = drafts[other - 1], drafts[other]
        between = context.plan.key[before.tail_end : draft.mention.start]
        if draft.doc_type != drafts[index].doc_type or not _is_list(
            context, before.tail_end, draft.mention.start
        ):
            break
        found.append(other)
        sure = "," not in between
    return found if sure else []
