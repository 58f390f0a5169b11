"""Warn of citations that contradict themselves, one another, or the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from extract.assemble.citations.symbols import Symbol, parse_symbol
from extract.context import Context
from extract.document_types import load_types
from extract.mention import Layer, Mention
from extract.outline import Section
from rules.folding import fold
from schemas.citation import Citation
from schemas.finding import PlanWarning
from schemas.vocabulary import CitationRole, ComponentKind, WarningCode


def check_citations(context: Context, citations: tuple[Citation, ...]) -> tuple[PlanWarning, ...]:
    """Give the warnings about citations, in document order of the citations.

    A misspelt type word, a type that the symbol does not bear, a year in the symbol that is not
    the date's, one document with two dates, the plan's own decision with another number or date,
    a document dated after the plan.
    """
    mentions = {
        context.plan.to_source(mention.start, mention.end)[0]: mention
        for mention in context.mentions.get(Layer.citation, ())
    }
    found: list[PlanWarning] = []
    for citation in citations:
        mention = mentions[citation.start]
        found += _check_type(context, citation, mention)
        found += _check_year(context, citation)
        found += _check_self(context, citation)
        found += _check_issue(context, citation)
    found += _check_dates(context, citations, mentions)
    return tuple(sorted(found, key=lambda warning: (warning.start or 0, warning.code)))


def _warn(
    context: Context, code: WarningCode, start: int, end: int, **values: object
) -> PlanWarning:
    message = context.rules.message(f"warning.{code.value}", **values)
    return PlanWarning(code=code, message=message, start=start, end=end)


def _check_type(context: Context, citation: Citation, mention: Mention) -> Iterator[PlanWarning]:
    types = load_types(context.rules)
    span = mention.spans.get("type")
    symbol = parse_symbol(citation.symbol or "")
    if span is None or symbol is None:
        return
    code = symbol.elements[0] if types.is_code(symbol.elements[0]) else None
    written = context.plan.read(*span)
    start, end = context.plan.to_source(*span)
    word = types.resolve(written, code)
    if word is not None and not word.right:
        yield _warn(
            context,
            WarningCode.suspect_type_word,
            start,
            end,
            written=written,
            name=word.name,
            symbol=citation.symbol,
        )
    elif code is not None and not types.fits(citation.doc_type, code):
        _, end = context.plan.to_source(*mention.spans["symbol"])
        yield _warn(
            context,
            WarningCode.type_symbol_mismatch,
            start,
            end,
            name=citation.doc_type,
            short=code,
            symbol=citation.symbol,
        )


def _check_year(context: Context, citation: Citation) -> Iterator[PlanWarning]:
    symbol = parse_symbol(citation.symbol or "")
    if symbol is None or symbol.year is None or citation.date is None:
        return
    if int(citation.date[:4]) != symbol.year:
        yield _warn(
            context,
            WarningCode.year_mismatch,
            citation.start,
            citation.end,
            name=citation.doc_type,
            symbol=citation.symbol,
            year=symbol.year,
            date=_say(citation.date),
        )


def _check_self(context: Context, citation: Citation) -> Iterator[PlanWarning]:
    document = context.document
    if citation.role is not CitationRole.issued_with or document.symbol is None:
        return
    own, cited = parse_symbol(document.symbol), parse_symbol(citation.symbol or "")
    if own is None or cited is None or document.doc_type != citation.doc_type:
        return
    other_symbol = str(own) != str(cited)
    other_date = (
        document.date is not None
        and citation.date is not None
        and not document.date.startswith(citation.date)
        and not citation.date.startswith(document.date)
    )
    if other_symbol or other_date:
        yield _warn(
            context,
            WarningCode.self_reference_mismatch,
            citation.start,
            citation.end,
            name=citation.doc_type,
            cited=_say_both(citation.symbol, citation.date if other_date else None),
            own=_say_both(document.symbol, document.date if other_date else None),
        )


def _say_both(symbol: str | None, date: str | None) -> str:
    return symbol or "" if date is None else f"{symbol} ({_say(date)})"


def _check_issue(context: Context, citation: Citation) -> Iterator[PlanWarning]:
    issued = context.issued
    if issued is None or citation.date is None or len(citation.date) != 10:
        return
    if citation.role is not CitationRole.issued_with and (
        dt.date.fromisoformat(citation.date) > issued
    ):
        yield _warn(
            context,
            WarningCode.cited_after_issue,
            citation.start,
            citation.end,
            name=citation.doc_type,
            symbol=citation.symbol or citation.title or "",
            date=_say(citation.date),
            issued=_say(issued.isoformat()),
        )


def _check_dates(
    context: Context, citations: Sequence[Citation], mentions: Mapping[int, Mention]
) -> Iterator[PlanWarning]:
    """Warn where one document is cited with two dates.

    Numbers begin again each year, so two dates of different years are two documents, unless the
    symbol itself has the year; so are those of two issuers.
    """
    seen: dict[tuple[str, str, str], list[Citation]] = {}
    for citation in citations:
        symbol = parse_symbol(citation.symbol or "")
        if symbol is None or citation.date is None or len(citation.date) != 10:
            continue
        group = seen.setdefault(_group(citation, symbol), [])
        other = next((one for one in group if _is_same_issuer(one, citation)), None)
        if other is None:
            group.append(citation)
        elif other.date != citation.date and all(one.date != citation.date for one in group):
            group.append(citation)
            yield _warn(
                context,
                WarningCode.date_conflict,
                citation.start,
                citation.end,
                name=citation.doc_type,
                symbol=citation.symbol,
                first=_say_place(context, other, mentions),
                second=_say_place(context, citation, mentions),
            )


def _group(citation: Citation, symbol: Symbol) -> tuple[str, str, str]:
    year = str(symbol.year) if symbol.year is not None else (citation.date or "")[:4]
    return citation.doc_type, str(symbol), year


def _is_same_issuer(one: Citation, other: Citation) -> bool:
    if one.issuer is None or other.issuer is None:
        return True
    first, second = fold(one.issuer), fold(other.issuer)
    return first in second or second in first


def _say(date: str) -> str:
    """Give an ISO date as officials write it: 08/10/2021."""
    return "/".join(reversed(date.split("-")))


def _say_place(context: Context, citation: Citation, mentions: Mapping[int, Mention]) -> str:
    """Give a citation's date with where it stands: `08/10/2021 (mục III.7)`."""
    mention = mentions[citation.start]
    block = context.outline.block_at(mention.start)
    numbers = _numbers(context.outline.path(citation.section))
    part = context.outline.parts[block.component]
    appendix = part.kind is ComponentKind.appendix
    label = "appendix" if appendix else "main"
    if not numbers and not appendix:
        return _say(citation.date or "")
    extent = "section" if numbers else "whole"
    where = context.rules.message(f"place.{label}.{extent}", number=numbers)
    return f"{_say(citation.date or '')} {where}"


def _numbers(path: Sequence[Section]) -> str:
    return ".".join(section.number for section in reversed(path) if section.number)
