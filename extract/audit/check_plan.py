"""Check each plan by itself: what its conversion warned of, its dates, its legal bases."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from extract.audit.mentions import FolderPlan
from extract.audit.ranks import Ranks, load_ranks
from extract.audit.view import Draft, View
from extract.audit.voice import say_date
from rules.folding import fold
from schemas.audit import FindingCode, Severity
from schemas.citation import Citation
from schemas.finding import PlanWarning
from schemas.vocabulary import CitationRole, WarningCode

_TAKEN: Mapping[WarningCode, FindingCode] = {
    code: FindingCode(code.value)
    for code in WarningCode
    if code.value in set(FindingCode) and code is not WarningCode.date_conflict
}
"""Warnings of the conversion that become findings; date conflicts are told over the folder."""
_SATURDAY = 5
_AFTER = 40
"""Characters after a citation in which its date may stand, where none was read."""


def check_warnings(view: View) -> Iterator[Draft]:
    """Give what the conversion warned of, with the document that it is about."""
    for one in view.plans:
        starts = {citation.start: citation for citation in one.plan.citations}
        ends = {citation.end: citation for citation in one.plan.citations}
        for warning in one.plan.warnings:
            code = _TAKEN.get(warning.code)
            if code is None:
                continue
            citation = starts.get(warning.start or -1) or ends.get(warning.end or -1)
            yield _from_warning(view, one, warning, code, citation)


def _from_warning(
    view: View,
    one: FolderPlan,
    warning: PlanWarning,
    code: FindingCode,
    citation: Citation | None,
) -> Draft:
    has_place = warning.start is not None and warning.end is not None
    places = (
        (one.places.of_record(citation),)
        if citation is not None
        else (one.places.of_span(warning.start or 0, warning.end or 1),)
        if has_place
        else ()
    )
    is_head_gone = code in {FindingCode.missing_symbol, FindingCode.missing_date} and not has_place
    document = view.document_of.get((one.path, citation.id)) if citation is not None else None
    return Draft(
        code,
        warning.message,
        one.path,
        places,
        document.record.id if document is not None else None,
        Severity.info if is_head_gone else None,
    )


def check_dates(view: View) -> Iterator[Draft]:
    """Give dates that do not exist, and days on which offices do not sign."""
    holidays = _holidays(view)
    pattern = _day_pattern(view)
    for one in view.plans:
        resting: dict[tuple[str, str], list[Citation]] = {}
        for citation in one.plan.citations:
            written = pattern.search(fold(citation.text))
            if written is None and citation.date is None:
                written = pattern.match(fold(one.text[citation.end : citation.end + _AFTER]))
            if written is not None and _as_day(*written.group("day", "month", "year")) is None:
                name = view.voice.name(citation.doc_type, citation.symbol, citation.title)
                message = view.voice.say("impossible_date", name=name, date=written["date"])
                yield _about(view, one, citation, FindingCode.impossible_date, message)
                continue
            day = _whole(citation.date)
            document = view.document_of.get((one.path, citation.id))
            if day is None or document is None or document.entry is not None:
                continue  # the register knows better which day it was
            if _say_rest(view, day, holidays) is not None:
                key = (document.record.id, day.isoformat())
                resting.setdefault(key, []).append(citation)
        for (document_id, date), citations in resting.items():
            first = citations[0]
            day = dt.date.fromisoformat(date)
            message = view.voice.say(
                "rest_day",
                name=view.voice.name(first.doc_type, first.symbol, first.title),
                date=say_date(date),
                day=_say_rest(view, day, holidays),
            )
            places = tuple(one.places.of_record(citation) for citation in citations)
            yield Draft(FindingCode.rest_day, message, one.path, places, document_id)


def _say_rest(view: View, day: dt.date, holidays: Mapping[tuple[int, int], str]) -> str | None:
    if (day.day, day.month) in holidays:
        return holidays[(day.day, day.month)]
    if day.weekday() >= _SATURDAY:
        return view.voice.say("saturday" if day.weekday() == _SATURDAY else "sunday")
    return None


def check_bases(view: View) -> Iterator[Draft]:
    """Give legal bases without number or date, listed twice, or not in order of rank."""
    ranks = load_ranks(view.rules)
    for one in view.plans:
        parts: dict[int, list[Citation]] = {}
        for citation in one.plan.citations:
            if citation.role is CitationRole.legal_basis:
                parts.setdefault(one.places.part_at(citation.start), []).append(citation)
        for bases in parts.values():
            for citation in bases:
                yield from _check_form(view, one, citation, ranks)
            yield from _check_repeated(view, one, bases)
            yield from _check_order(view, one, bases, ranks)


def _check_form(view: View, one: FolderPlan, citation: Citation, ranks: Ranks) -> Iterator[Draft]:
    """Check what Decree 30/2020 wants of a basis: number and date, but of laws neither."""
    name = view.voice.name(citation.doc_type, citation.symbol, citation.title)
    if ranks.is_law(citation) or ranks.is_standard(citation):
        return
    if citation.symbol is None:
        message = view.voice.say("basis_without_symbol", name=name)
        yield _about(view, one, citation, FindingCode.basis_without_symbol, message)
    elif citation.date is None and _day_pattern(view).search(fold(citation.text)) is None:
        message = view.voice.say("basis_without_date", name=name)
        yield _about(view, one, citation, FindingCode.basis_without_date, message)


def _check_repeated(view: View, one: FolderPlan, bases: Sequence[Citation]) -> Iterator[Draft]:
    amended = {target for citation in bases for target in citation.amends}
    seen: dict[str, Citation] = {}
    for citation in bases:
        document = view.document_of.get((one.path, citation.id))
        if document is None or citation.id in amended:
            continue
        first = seen.setdefault(document.record.id, citation)
        if first is not citation:
            message = view.voice.say("basis_repeated", name=document.record.label)
            places = (one.places.of_record(first), one.places.of_record(citation))
            code = FindingCode.basis_repeated
            yield Draft(code, message, one.path, places, document.record.id)


def _check_order(
    view: View, one: FolderPlan, bases: Sequence[Citation], ranks: Ranks
) -> Iterator[Draft]:
    """Give the first basis of a part that stands after one of lower rank."""
    amended = {target for citation in bases for target in citation.amends}
    lowest: tuple[int, Citation] | None = None
    for citation in bases:
        rank = ranks.rank(citation)
        if rank is None or citation.id in amended:
            continue
        if lowest is not None and rank < lowest[0]:
            before = lowest[1]
            message = view.voice.say(
                "basis_order",
                name=view.voice.name(citation.doc_type, citation.symbol, citation.title),
                before=view.voice.name(before.doc_type, before.symbol, before.title),
            )
            places = (one.places.of_record(citation), one.places.of_record(before))
            document = view.document_of.get((one.path, citation.id))
            number = document.record.id if document is not None else None
            yield Draft(FindingCode.basis_order, message, one.path, places, number)
            return
        if lowest is None or rank > lowest[0]:
            lowest = (rank, citation)


def _about(
    view: View, one: FolderPlan, citation: Citation, code: FindingCode, message: str
) -> Draft:
    document = view.document_of.get((one.path, citation.id))
    places = (one.places.of_record(citation),)
    return Draft(
        code, message, one.path, places, document.record.id if document is not None else None
    )


def _day_pattern(view: View) -> re.Pattern[str]:
    return next(row for row in view.rules.patterns("audit") if row.id == "audit.day").compiled


def _as_day(day: str, month: str, year: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _whole(date: str | None) -> dt.date | None:
    return dt.date.fromisoformat(date) if date is not None and len(date) == 10 else None


def _holidays(view: View) -> dict[tuple[int, int], str]:
    """Give the holidays of fixed date, by day and month."""
    found: dict[tuple[int, int], str] = {}
    for cue in view.rules.cues("audit", "holiday"):
        for word in cue.words:
            day, month = word.split("/")
            found[(int(day), int(month))] = cue.meaning
    return found
