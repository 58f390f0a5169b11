"""The document's facts: type, number, date, issuer, title, period, addressees, signers."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from extract.assemble.head.issuing_body import IssuingBody
from extract.assemble.head.signature import find_signers, list_recipients
from extract.assemble.misread_names import is_ocr, mend_places
from extract.assemble.structure.parts import TypeWords, load_type_words
from extract.outline import Outline, Part, Zone
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from schemas.plan import Component, Document, Source

_DIGIT_SLIPS = str.maketrans("OoIil", "00111")


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The document, with the places of its number and date where they stand in the head.

    Spans are plan offsets; None where the head has no such line.
    """

    document: Document
    symbol_span: tuple[int, int] | None
    date_span: tuple[int, int] | None


def resolve_document(
    plan: PlanText, outline: Outline, rules: RuleBook, source: Source
) -> DocumentFacts:
    """Read the document's facts off head, title, recitals and signature.

    What the head does not have stays None: a missing head is not guessed at, but for the
    issuer, whom the recitals, the closing or the signature may name.
    """
    types = load_type_words(rules)
    first = outline.parts[0] if outline.parts else None
    symbol, symbol_span = _find_symbol(plan, outline, rules)
    date, place, date_span = _find_date(plan, outline, rules)
    body = IssuingBody(plan, outline, rules)
    issuer = body.find(place)
    doc_type = (first.doc_type if first else None) or (
        types.letter
        if _is_letter(plan, outline, symbol, types, rules)
        else _type_by_words(plan, symbol, types, rules)
    )
    title = _find_title(first, rules)
    start, end = _find_period(plan, outline, title, rules)
    recipients = list_recipients(plan, outline, rules)
    document = Document(
        doc_type=doc_type,
        type_code=types.code_of(doc_type) if doc_type else None,
        symbol=symbol,
        issuer=issuer,
        place=place,
        date=date,
        title=title,
        period_start=start,
        period_end=end,
        level=body.level_of(issuer),
        addressees=_list_addressees(plan, outline, rules),
        recipients=recipients,
        signers=find_signers(plan, outline, rules),
        components=_list_components(plan, outline, rules),
        source=source,
    )
    return DocumentFacts(document, symbol_span, date_span)


def _pattern(rules: RuleBook, pattern_id: str, group: str = "document") -> re.Pattern[str]:
    return next(p for p in rules.patterns(group) if p.id == pattern_id).compiled


def _head_blocks(outline: Outline) -> list[tuple[int, int]]:
    """Give the spans of the head of the first part."""
    zones = {Zone.head, Zone.title_}
    blocks = [b for b in outline.blocks if b.component == 0]
    found = [(b.start, b.end) for b in blocks if b.zone in zones]
    return found or [(b.start, b.end) for b in blocks[:6]]


def _find_symbol(
    plan: PlanText, outline: Outline, rules: RuleBook
) -> tuple[str | None, tuple[int, int] | None]:
    """Find the number line; None where the number before the code is left blank."""
    pattern = _pattern(rules, "head.number", "sections")
    for start, end in _head_blocks(outline):
        if end - start > 300:
            continue
        for match in pattern.finditer(plan.key[start:end]):
            digits = re.sub(r"\D", "", match["number"].translate(_DIGIT_SLIPS))
            span = (start + match.start(), start + match.end())
            if not digits:
                return None, span
            code = plan.text[start + match.start("code") : start + match.end("code")]
            return digits + re.sub(r"\s+", "", code).replace("–", "-"), span
    return None, None


def _find_date(
    plan: PlanText, outline: Outline, rules: RuleBook
) -> tuple[str | None, str | None, tuple[int, int] | None]:
    """Find place and date: ``2025-01`` where the day is blank, None where the month is."""
    pattern = _pattern(rules, "head.date", "sections")
    for start, end in _head_blocks(outline):
        match = pattern.search(plan.text, start, min(end, start + 400))
        if match is None:
            continue
        place = _clean_place(match["place"])
        day, month, year = (
            re.sub(r"\D", "", match[name].translate(_DIGIT_SLIPS))
            for name in ("day", "month", "year")
        )
        span = (match.end("place") + 1, match.end())
        while plan.text[span[0]] in ", ":
            span = (span[0] + 1, span[1])
        if len(year) != 4 or not month or not 1 <= int(month) <= 12:
            return (year if len(year) == 4 else None), place, span
        if not day:
            return f"{year}-{int(month):02}", place, span
        try:
            return dt.date(int(year), int(month), int(day)).isoformat(), place, span
        except ValueError:
            return f"{year}-{int(month):02}", place, span
    return None, None, None


def _clean_place(text: str) -> str | None:
    """Take the number line or motto off a place that stands on the same line."""
    words = text.split()
    for index in range(len(words) - 1, -1, -1):
        if re.search(r"[/:]|\d{2,}", words[index]) or (
            len(words[index]) > 4 and words[index].isupper()
        ):
            words = words[index + 1 :]
            break
    return " ".join(words).strip(" *-–_.") or None


def _is_letter(
    plan: PlanText, outline: Outline, symbol: str | None, types: TypeWords, rules: RuleBook
) -> bool:
    """Tell a letter: it alone has no type word but its subject ("V/v") under the number."""
    if symbol is not None and types.by_code(symbol) not in {None, types.letter}:
        return False
    subject = _pattern(rules, "document.letter_subject")
    return any(
        block.component == 0
        and block.zone in {Zone.head, Zone.title_}
        and subject.match(plan.key, block.start) is not None
        for block in outline.blocks
    )


def _type_by_words(
    plan: PlanText, symbol: str | None, types: TypeWords, rules: RuleBook
) -> str | None:
    """Tell the type by how the document calls itself ("Kế hoạch này")."""
    pattern = _pattern(rules, "document.self_type")
    counts = Counter(" ".join(m["type"].split()) for m in pattern.finditer(plan.key))
    if counts:
        return types.name_of(counts.most_common(1)[0][0])
    return types.by_code(symbol) if symbol else None


def _find_title(first: Part | None, rules: RuleBook) -> str | None:
    title = first.title if first else None
    if title is None:
        return None
    match = _pattern(rules, "document.about").match(fold(title))
    return title[match.end() :] if match else title


def _find_period(
    plan: PlanText, outline: Outline, title: str | None, rules: RuleBook
) -> tuple[dt.date | None, dt.date | None]:
    """Find the years the plan covers: in its title, else in its opening words, else by use."""
    opening = " ".join(plan.key[b.start : b.end] for b in outline.blocks if b.zone is Zone.recitals)
    texts = [fold(title) if title else "", opening[-600:] if not title else ""]
    for text in texts:
        period = read_period(text, rules) if text else None
        if period:
            return period
    years = Counter(
        match["year"] for match in _pattern(rules, "document.year_named").finditer(plan.key)
    )
    if title is None and years:
        year, count = years.most_common(1)[0]
        if count >= 3 and count * 2 > sum(years.values()):
            return dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)
    return None, None


def read_period(text: str, rules: RuleBook) -> tuple[dt.date | None, dt.date] | None:
    """Read the years, half year or quarter that a title names.

    Args:
        text: Folded.
        rules: For the patterns ``document.period_…``.

    Returns:
        First and last day, the first None where only an end is named ("đến năm 2025"); None
        where the title names no time.
    """
    patterns = {p.id: p.compiled for p in rules.patterns("document")}
    match = patterns["document.school_year"].search(text)
    if match:
        return dt.date(int(match["first"]), 9, 1), dt.date(int(match["last"]), 8, 31)
    match = patterns["document.period_years"].search(text)
    if match and int(match["first"]) <= int(match["last"]):
        return dt.date(int(match["first"]), 1, 1), dt.date(int(match["last"]), 12, 31)
    match = patterns["document.period_months"].search(text)
    if match:
        year, late = int(match["year"]), match["late"] is not None
        if late:
            return dt.date(year, 7, 1), dt.date(year, 12, 31)
        return dt.date(year, 1, 1), dt.date(year, 6, 30)
    match = patterns["document.period_quarter"].search(text)
    if match:
        names = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
        quarter = names.get(match["quarter"]) or int(match["quarter"])
        year, month = int(match["year"]), quarter * 3
        last = calendar.monthrange(year, month)[1]
        return dt.date(year, month - 2, 1), dt.date(year, month, last)
    match = patterns["document.period_year"].search(text)
    if match:
        year = int(match["year"])
        start = None if match["until"] else dt.date(year, 1, 1)
        return start, dt.date(year, 12, 31)
    return None


def _list_addressees(plan: PlanText, outline: Outline, rules: RuleBook) -> tuple[str, ...]:
    """List whom a letter or plan is sent to (Kính gửi), one entry each."""
    found: list[str] = []
    for block in outline.blocks:
        if block.zone is Zone.addressees:
            start = block.rest if block.cue == "addressees" else block.body
            found += re.split(r";\s*", plan.text[start : block.end])
    one = _pattern(rules, "document.listed_one")
    if is_ocr(plan):
        found = [one.sub("1", mend_places(entry, rules)) for entry in found]
    cleaned = (entry.strip(" .:;,-–+*_¬") for entry in found)
    return tuple(entry for entry in cleaned if entry)


def _list_components(plan: PlanText, outline: Outline, rules: RuleBook) -> tuple[Component, ...]:
    if len(outline.parts) < 2:
        return ()
    made: list[Component] = []
    for part in outline.parts:
        start, end = plan.to_source(part.start, part.end)
        made.append(
            Component(
                kind=part.kind,
                doc_type=part.doc_type,
                title=_find_title(part, rules),
                start=start,
                end=end,
            )
        )
    return tuple(made)
