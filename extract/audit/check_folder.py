"""Check over the folder: one document with two dates or issuers, a basis that a plan forgot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from extract.audit.documents import Resolved
from extract.audit.identity import numbers_in, title_key
from extract.audit.view import Draft, View
from extract.audit.voice import say_date
from schemas.audit import AuditPlace, CitedMention, FindingCode, Said
from schemas.vocabulary import CitationRole

SAME_ISSUER = 80.0
"""How alike, of 100, two ways to name an issuer must be."""
ENOUGH_PLANS = 5
MOST_OF = 0.75
"""A basis is missed where this share, of at least so many plans of a level, cites it."""


def check_conflicts(view: View) -> Iterator[Draft]:
    """Give documents that are cited with two dates or two issuers, and how many say which."""
    for one in view.documents:
        yield from _check_dates(view, one)
        yield from _check_issuers(view, one)


def _check_dates(view: View, one: Resolved) -> Iterator[Draft]:
    days = [said for said in one.record.dates if len(said.value) == len("2021-10-08")]
    own = view.own.get(one.record.plan or "")
    truth = one.record.date if own is not None or one.entry is not None else None
    if len(days) < 2:
        return
    by_date: dict[str, list[CitedMention]] = defaultdict(list)
    for mention in one.record.mentions:
        by_date[mention.date or ""].append(mention)
    sayings = "; ".join(
        view.voice.say(
            "says",
            count=said.mentions,
            value=say_date(said.value),
            where=_where(view, by_date[said.value]),
        )
        for said in days
    )
    message = view.voice.say("date_conflict", name=view.name(one), count=len(days), says=sayings)
    if truth is not None and len(truth) == len("2021-10-08"):
        source = "own_date" if own is not None else "register_date"
        message = f"{message} {view.voice.say(source, date=say_date(truth))}"
    yield _conflict(FindingCode.date_conflict, message, one, _first_places(days, by_date))


def _check_issuers(view: View, one: Resolved) -> Iterator[Draft]:
    said = one.record.issuers
    if len(said) < 2:
        return
    groups: list[list[Said]] = []
    for value in said:
        group = next((known for known in groups if _is_same(known[0].value, value.value)), None)
        if group is None:
            groups.append([value])
        else:
            group.append(value)
    if len(groups) < 2:
        return
    by_issuer: dict[str, list[CitedMention]] = defaultdict(list)
    for mention in one.record.mentions:
        by_issuer[mention.issuer or ""].append(mention)
    firsts = [group[0] for group in groups]
    sayings = "; ".join(
        view.voice.say(
            "says",
            count=sum(value.mentions for value in group),
            value=group[0].value,
            where=_where(view, by_issuer[group[0].value]),
        )
        for group in groups
    )
    message = view.voice.say("issuer_conflict", name=one.record.label, says=sayings)
    yield _conflict(FindingCode.issuer_conflict, message, one, _first_places(firsts, by_issuer))


def _is_same(one: str, other: str) -> bool:
    """Tell two ways to name one issuer: a body and its head, with the place and without."""
    first, second = title_key(one), title_key(other)
    shorter, longer = sorted((first, second), key=len)
    if shorter in longer:
        return True
    return numbers_in(first) == numbers_in(second) and (
        fuzz.token_set_ratio(first, second) >= SAME_ISSUER
    )


def _where(view: View, mentions: Sequence[CitedMention]) -> str:
    """Give the places of the first mentions: `a.txt (mục III)`; more are counted."""
    shown: list[str] = []
    for mention in mentions[:3]:
        where = mention.place.where
        shown.append(f"{mention.place.plan} ({where})" if where else mention.place.plan)
    shown = list(dict.fromkeys(shown))
    text = ", ".join(shown)
    more = len(mentions) - 3
    return view.voice.say("and_more", places=text, count=more) if more > 0 else text


def _first_places(
    values: Sequence[Said], mentions: dict[str, list[CitedMention]]
) -> tuple[AuditPlace, ...]:
    """Give the places of all mentions but the most common value's, of which one is given."""
    rest = [mention for said in values[1:] for mention in mentions[said.value]]
    return tuple(mention.place for mention in [*rest, *mentions[values[0].value][:1]])


def _conflict(
    code: FindingCode, message: str, one: Resolved, places: tuple[AuditPlace, ...]
) -> Draft:
    plans = tuple(dict.fromkeys(place.plan for place in places))
    return Draft(code, message, plans[0], places, one.record.id, plans=plans)


def check_missing(view: View) -> Iterator[Draft]:
    """Give the bases that most plans of a level cite, for the plans that do not."""
    levels: dict[str, list[str]] = defaultdict(list)
    dates = {one.path: one.plan.document.date for one in view.plans}
    for one in view.plans:
        if one.plan.document.level is not None and one.plan.citations:
            levels[one.plan.document.level.value].append(one.path)
    records = {document.record.id: document for document in view.documents}
    for paths in levels.values():
        if len(paths) < ENOUGH_PLANS:
            continue
        counts = Counter(
            document
            for path in paths
            for document, mentions in view.cited[path].items()
            if any(mention.role is CitationRole.legal_basis for mention in mentions)
        )
        common = [
            records[number] for number, count in counts.items() if count >= MOST_OF * len(paths)
        ]
        for path in paths:
            for document in common:
                if document.record.id in view.cited[path] or document.record.plan == path:
                    continue
                if _is_older(dates[path], document.record.date):
                    continue
                share = f"{counts[document.record.id]}/{len(paths)}"
                message = view.voice.say("basis_missing", name=document.record.label, share=share)
                yield Draft(FindingCode.basis_missing, message, path, (), document.record.id)


def _is_older(plan: str | None, document: str | None) -> bool:
    """Tell whether a plan was signed before a document; so where it cannot be told."""
    if plan is None or document is None:
        return plan is None
    size = min(len(plan), len(document))
    return plan[:size] < document[:size]
