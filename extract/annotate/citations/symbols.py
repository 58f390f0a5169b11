"""Find documents by their number: `Nghị quyết số 76/NQ-CP ngày 15/7/2021`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.annotate.citations.words import CitationWords
from extract.mention import Layer, Mention
from extract.plan_text import PlanText

REACH = 200
"""Characters before a number in which its type word may stand."""
GAP = 14
"""Words that may stand between a type word and its number: `Báo cáo thẩm tra số`."""

_WORD = re.compile(r"[^\W_]+")
_ADJACENT = re.compile(r"\s*[:(]?\s*\Z")
_BOUNDARY = re.compile(r"[.;:()|\"“”]")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH[\dOl]{0,2}\Z")


class Lead(NamedTuple):
    """What leads to a number: where the citation begins and the type word's span, if any."""

    start: int
    type_span: tuple[int, int] | None


def find_numbered(
    plan: PlanText, words: CitationWords, laws: Sequence[Mention]
) -> Iterator[Mention]:
    """Find documents that are given by number.

    Args:
        plan: The plan text.
        words: Compiled rules.
        laws: Laws already found, in order; their numbers are passed over.

    Yields:
        Mentions in order. Parts: ``type`` where written, ``symbol``, ``date``.
    """
    floor = 0
    waiting = iter(laws)
    law = next(waiting, None)
    chain: str | None = None
    for match in words.patterns["symbol"].finditer(plan.text):
        while law is not None and law.end <= match.start():
            floor, chain = max(floor, law.end), law.parts["type"]
            law = next(waiting, None)
        if law is not None and law.start <= match.start():
            continue
        line = plan.key.rfind("\n", max(floor, match.start() - REACH), match.start()) + 1
        lead = read_lead(plan, words, match, max(floor, line, match.start() - REACH), chain)
        if lead is None:
            continue
        mention = _make_mention(plan, words, match, lead)
        if "type" not in mention.parts and chain is not None:
            mention = _with_part(mention, "chain", chain)
        floor = mention.end
        chain = mention.parts.get("type") or mention.parts.get("chain")
        yield mention


def _with_part(mention: Mention, name: str, value: str) -> Mention:
    return Mention(
        mention.start,
        mention.end,
        mention.layer,
        {**mention.parts, name: value},
        mention.rule_id,
        mention.spans,
    )


def _make_mention(
    plan: PlanText, words: CitationWords, match: re.Match[str], lead: Lead
) -> Mention:
    parts = {"symbol": match[0]}
    spans = {"symbol": match.span()}
    if lead.type_span is not None:
        parts["type"] = plan.text[slice(*lead.type_span)]
        spans["type"] = lead.type_span
    end = match.end()
    date = words.date_at(plan, end, min(len(plan.key), end + 80))
    if date is not None:
        parts["date"], spans["date"] = plan.text[date.start : date.end], (date.start, date.end)
        end = date.end if date.inside else end
    return Mention(lead.start, end, Layer.citation, parts, "citation.symbol", spans)


def read_lead(
    plan: PlanText,
    words: CitationWords,
    match: re.Match[str],
    floor: int,
    chain: str | None,
) -> Lead | None:
    """Tell whether a symbol is a citation, and where that begins.

    Args:
        plan: The plan text.
        words: Compiled rules.
        match: The symbol.
        floor: Plan offset that the lead does not reach beyond: line start, or the end of the
            citation before.
        chain: Type word of the citation before.

    Returns:
        The lead; None where the number is the plan's own, a form's, or no document's.
    """
    number = match.start()
    before = plan.key[floor:number]
    cue = words.patterns["number_word"].search(before)
    cut = floor + (cue.start() if cue else len(before))
    if (
        cue
        and plan.key[floor - 1 : floor] in {"", "\n"}
        and words.patterns["own_number"].match(before)
    ):
        return None
    code = words.types.read_code(match["first"])
    tokens = list(_WORD.finditer(plan.key, floor, cut))
    if tokens and _ADJACENT.match(plan.key, tokens[-1].end(), cut):
        lead = _adjacent(plan, words, tokens, code, cue is not None)
        if lead is not None:
            return lead
    if tokens and _is_form(words, tokens):
        return None
    gap = _across_gap(plan, words, tokens, cut, code, match)
    if gap is not None:
        return gap
    if cue and _fills_line(plan, floor, cut, match.end()):
        return None
    start = cut
    while start < number and plan.text[start] == " ":
        start += 1
    return Lead(start, None) if _stands_alone(plan, words, match, code, cut, floor, chain) else None


def _adjacent(
    plan: PlanText,
    words: CitationWords,
    tokens: Sequence[re.Match[str]],
    code: str | None,
    has_cue: bool,
) -> Lead | None:
    """Read the type word right before the number, a misspelt or abbreviated one too."""
    end = tokens[-1].end()
    for count in range(min(words.types.longest, len(tokens)), 0, -1):
        start = tokens[-count].start()
        written = plan.text[start:end]
        name = words.types.name_of(written)
        if name is None or "," in written or words.types.is_standard(name):
            continue
        misfit = code is not None and not words.types.fits(name, code)
        letter = words.has("letter", " ".join(written.lower().split()))
        if written[0].islower() and not letter and (misfit or (code is None and not has_cue)):
            return None
        return Lead(start, (start, end))
    bare = _without_marks(plan, words, tokens, code) if has_cue else None
    if bare is not None:
        return bare
    last = tokens[-1]
    written = plan.text[last.start() : last.end()]
    short = words.types.name_of_code(written) if len(written) > 1 else None
    if short is not None and words.types.is_standard(short):
        return None
    if short is not None and (code is None or written == code or words.types.fits(short, code)):
        return Lead(last.start(), last.span())
    for name in words.types.names_for(code) if code else ():
        count = len(name.split())
        if len(tokens) < count:
            continue
        start = tokens[-count].start()
        if "," not in plan.key[start:end] and words.types.resolve(plan.text[start:end], code):
            return Lead(start, (start, end))
    return None


def _without_marks(
    plan: PlanText, words: CitationWords, tokens: Sequence[re.Match[str]], code: str | None
) -> Lead | None:
    """Read a type word whose marks OCR lost or changed: `Nghi quyết số 99/2019/QH14`."""
    end = tokens[-1].end()
    for count in range(min(words.types.longest, len(tokens)), 1, -1):
        start = tokens[-count].start()
        written = plan.text[start:end]
        if not written[0].isupper() or "," in written:
            continue
        name = words.types.bare_name_of(written)
        if name is not None and (code is None or words.types.fits(name, code)):
            return Lead(start, (start, end))
    return None


def _fills_line(plan: PlanText, floor: int, start: int, end: int) -> bool:
    """Tell a number that has a line to itself: the Party writes its own `Số 12-KH/TU`."""
    opens = start == floor and plan.key[start - 1 : start] in {"", "\n"}
    return opens and plan.key[end : end + 1] in {"", "\n"}


def _is_form(words: CitationWords, tokens: Sequence[re.Match[str]]) -> bool:
    """Tell numbers of forms, annexes and technical standards."""
    last, pair = tokens[-1][0], " ".join(token[0] for token in tokens[-2:])
    name = words.types.name_of(last)
    standard = name is not None and words.types.is_standard(name)
    return standard or words.has("form", last) or words.has("form", pair)


def _across_gap(
    plan: PlanText,
    words: CitationWords,
    tokens: Sequence[re.Match[str]],
    cut: int,
    code: str | None,
    match: re.Match[str],
) -> Lead | None:
    """Read a type word that has other words between it and the number.

    `Báo cáo thẩm tra số 292/BC-HĐND`: only where the symbol bears that type's code.
    """
    last = min(len(tokens), GAP)
    for back in range(2, last + 1):
        token = tokens[-back]
        beside = tokens[-back + 1][0]
        if (
            words.has("gap_stop", beside)
            or beside.isdigit()
            or _BOUNDARY.search(plan.key, token.end(), cut)
        ):
            return None
        for count in range(min(4, back), 0, -1):
            tail = tokens[len(tokens) - back : len(tokens) - back + count]
            written = plan.text[tail[0].start() : tail[-1].end()]
            name = words.types.name_of(written)
            if name is None:
                continue
            letter = words.has("letter", " ".join(written.lower().split())) and code is None
            assembly = words.types.is_law(name) and _ASSEMBLY.match(match["first"]) is not None
            fits = code is not None and words.types.fits(name, code)
            distance = back - count
            near = distance <= 3 if written[0].islower() or letter else True
            commas = plan.key.count(",", tail[-1].end(), cut)
            if (letter or assembly or fits) and near and (not commas or distance <= 6):
                return Lead(tail[0].start(), (tail[0].start(), tail[-1].end()))
            if written[0].isupper():
                return None
    return None


def _stands_alone(
    plan: PlanText,
    words: CitationWords,
    match: re.Match[str],
    code: str | None,
    cut: int,
    floor: int,
    chain: str | None,
) -> bool:
    """Tell whether a symbol with no type word is that of a document all the same."""
    if _ASSEMBLY.match(match["first"]):
        return match["year"] is not None
    if code is not None:
        return len(match["code"]) > len(match["first"])
    listed = chain is not None and words.patterns["and"].fullmatch(plan.key[floor:cut] or " ")
    return bool(listed) and words.has("letter", " ".join((chain or "").lower().split()))
