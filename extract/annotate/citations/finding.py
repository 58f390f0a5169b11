"""Find every mention of a legal or administrative document."""

from __future__ import annotations

from collections.abc import Sequence

from extract.annotate.citations.issuer_phrases import read_issuer
from extract.annotate.citations.laws import find_laws
from extract.annotate.citations.short import find_short
from extract.annotate.citations.symbols import find_numbered
from extract.annotate.citations.tails import Tail, find_tails
from extract.annotate.citations.words import CitationWords, load_words
from extract.mention import Mention
from extract.plan_text import PlanText
from rules.loader import RuleBook


def find_citations(plan: PlanText, rules: RuleBook) -> tuple[Mention, ...]:
    """Find the documents that a plan cites.

    Returns:
        Mentions in order, none overlapping. Parts, as written: ``type``; ``chain`` (the type word
        of the list that it stands in, where it has none); ``symbol``, ``date``, ``issuer``,
        ``title``; ``amended`` (see `find_laws`). Spans: those parts, and ``tail``, from the
        mention's end to the end of what belongs to it. A law without a number inside
        the title of another document is left out; the plan's own number at a line's start too.
    """
    words = load_words(rules)
    laws = tuple(find_laws(plan, words))
    numbered = tuple(find_numbered(plan, words, laws))
    full = sorted((*laws, *numbered), key=lambda mention: mention.start)
    short = tuple(find_short(plan, words, full))
    mentions = sorted((*full, *short), key=lambda mention: mention.start) if short else full
    tails = find_tails(plan, words, mentions)
    found: list[Mention] = []
    inside, inside_law = 0, 0
    listed: tuple[int, int] | None = None
    for mention, tail in zip(mentions, tails, strict=True):
        is_law = _is_law(words, mention)
        reach = inside if is_law else inside_law
        if "symbol" not in mention.parts and mention.start < reach:
            continue
        if tail.title is not None:
            inside = max(inside, tail.title[1])
            inside_law = max(inside_law, tail.title[1]) if is_law else inside_law
        listed = _issuer_of_list(plan, words, mention, listed)
        found.append(_add_tail(plan, words, mention, tail, listed))
    return tuple(found)


def _issuer_of_list(
    plan: PlanText, words: CitationWords, mention: Mention, before: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Give who issued all of a list: `các Kế hoạch của UBND tỉnh: số 12/KH-UBND, số 15/KH-UBND`.

    Args:
        plan: The plan text.
        words: Compiled rules.
        mention: A citation.
        before: What this gave for the citation before.
    """
    if "type" in mention.parts:
        return None
    colon = plan.key.rfind(":", max(0, mention.start - 3), mention.start)
    if colon >= 0 and not plan.key[colon + 1 : mention.start].strip():
        reach = max(0, colon - 160)
        opened = [match.end() for match in words.connective.finditer(plan.key, reach, colon)]
        return _last_issuer(plan, words, opened, colon)
    if before is None or "\n" in plan.key[before[1] : mention.start]:
        return None
    return before


def _is_law(words: CitationWords, mention: Mention) -> bool:
    name = words.types.name_of(mention.parts.get("type", ""))
    return name is not None and words.types.is_law(name)


def _add_tail(
    plan: PlanText,
    words: CitationWords,
    mention: Mention,
    tail: Tail,
    listed: tuple[int, int] | None,
) -> Mention:
    parts, spans = dict(mention.parts), dict(mention.spans)
    issuer = tail.issuer or listed or issuer_before(plan, words, mention.start)
    for name, span in (("issuer", issuer), ("date", tail.date), ("title", tail.title)):
        if span is not None and name not in parts:
            parts[name], spans[name] = plan.text[slice(*span)], span
    if tail.end > mention.end:
        spans["tail"] = (mention.end, tail.end)
    return Mention(mention.start, mention.end, mention.layer, parts, mention.rule_id, spans)


def issuer_before(plan: PlanText, words: CitationWords, start: int) -> tuple[int, int] | None:
    """Find the issuer before a citation.

    `chỉ đạo của UBND tỉnh tại Công văn số …`; `UBND tỉnh đã ban hành Kế hoạch số …`.
    """
    reach = max(0, start - 160)
    lead = words.issuer_lead.search(plan.key, max(0, start - 40), start)
    act = words.issuer_act.search(plan.key, max(0, start - 40), start)
    if lead is not None:
        opened = [match.end() for match in words.connective.finditer(plan.key, reach, lead.start())]
        return _last_issuer(plan, words, opened, lead.start()) or _proposer(plan, words, start)
    if act is not None:
        opened = [
            match.end() for match in words.clause_start.finditer(plan.key, reach, act.start())
        ]
        return _last_issuer(plan, words, opened, act.start())
    return None


def _proposer(plan: PlanText, words: CitationWords, start: int) -> tuple[int, int] | None:
    """Find who proposes: all that stands between `đề nghị của` and `tại`."""
    found = words.patterns["proposer"].search(plan.key, max(0, start - 160), start)
    return found.span("who") if found and plan.text[found.start("who")].isupper() else None


def _last_issuer(
    plan: PlanText, words: CitationWords, opened: Sequence[int], end: int
) -> tuple[int, int] | None:
    """Give the last of the places where a name begins whose name reaches to the end."""
    for at in reversed(opened):
        if at < end and plan.text[at].isupper():
            last = read_issuer(plan, words, at, end + 1, joint=False)
            if last is not None and last <= end and not plan.key[last:end].strip():
                return at, last
    return None
