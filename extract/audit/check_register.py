"""Check what plans cite against the register of national documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.audit.documents import Resolved
from extract.audit.mentions import FolderPlan
from extract.audit.register import standing_on
from extract.audit.view import SEVERITIES, Draft, View
from extract.audit.voice import say_date
from rules.rows import RegistryEntry
from schemas.audit import AuditPlace, CitedMention, FindingCode, Severity, Standing

_SHORT_TITLE = 80


def entry_for(view: View, one: FolderPlan, document: Resolved) -> RegistryEntry | None:
    """Give the entry of a document as a plan cites it: a law without a year by the plan's day."""
    if document.entry is not None or document.identity.number:
        return document.entry
    return view.register.find(document.identity, one.plan.document.date)


def standing_for(view: View, one: FolderPlan, document: Resolved) -> Standing:
    """Give how a document stood on the day a plan was signed."""
    entry = entry_for(view, one, document)
    if entry is None:
        return Standing.unknown
    return standing_on(entry, one.plan.document.date)


def check_register(view: View) -> Iterator[Draft]:
    """Give what the register says of the documents that each plan cites."""
    for one in view.plans:
        for document_id, mentions in view.cited[one.path].items():
            document = view.document_of[(one.path, mentions[0].id)]
            if document.record.id != document_id or document.record.plan == one.path:
                continue
            entry = entry_for(view, one, document)
            if entry is not None:
                yield from _check_standing(view, one, document, entry, mentions)
                yield from _check_date(view, one, document, entry, mentions)
    yield from _check_unknown(view)


def _check_standing(
    view: View,
    one: FolderPlan,
    document: Resolved,
    entry: RegistryEntry,
    mentions: Sequence[CitedMention],
) -> Iterator[Draft]:
    issued = one.plan.document.date
    standing = standing_on(entry, issued)
    places = tuple(mention.place for mention in mentions)
    values = {
        "name": document.record.label,
        "by": _name_entry(view, entry.replaced_by),
        "since": say_date(entry.replaced_from),
        "from_day": say_date(entry.in_force_from),
        "issued": say_date(issued) if issued else "",
    }
    code: FindingCode | None = None
    if standing is Standing.superseded:
        code = FindingCode.superseded
    elif standing is Standing.not_yet_in_force:
        code = FindingCode.not_yet_in_force
    elif standing is Standing.undated:
        code = FindingCode.replaced_undated
    elif entry.replaced_from:
        code = FindingCode.replaced_later
    if code is not None:
        yield _draft(view, one, document, entry, code, values, places)
    if standing is Standing.superseded:
        return
    since = [
        amendment
        for amendment in entry.amended_by
        if not (issued and amendment.since and amendment.since[: len(issued)] > issued)
    ]
    cited = {
        resolved.record.symbol
        for resolved in (
            view.document_of[(one.path, found[0].id)] for found in view.cited[one.path].values()
        )
    }
    left = [amendment for amendment in since if amendment.by not in cited]
    if left:
        values["by"] = ", ".join(
            _name_amendment(view, amendment.by, amendment.since) for amendment in left
        )
        yield _draft(view, one, document, entry, FindingCode.amended, values, places)


def _check_date(
    view: View,
    one: FolderPlan,
    document: Resolved,
    entry: RegistryEntry,
    mentions: Sequence[CitedMention],
) -> Iterator[Draft]:
    wrong: dict[str, list[AuditPlace]] = {}
    for mention in mentions:
        if mention.date is not None and not _agree(mention.date, entry.date):
            wrong.setdefault(mention.date, []).append(mention.place)
    for date, places in wrong.items():
        values = {
            "name": view.name(document),
            "date": say_date(date),
            "right": say_date(entry.date),
        }
        yield _draft(view, one, document, entry, FindingCode.wrong_date, values, tuple(places))


def _check_unknown(view: View) -> Iterator[Draft]:
    """Give national documents that the register does not have, each once over the folder."""
    opened = {one.path: one for one in view.plans}
    for document in view.documents:
        mentions = document.record.mentions
        if not mentions or document.entry is not None or not _is_national(document):
            continue
        citing = {mention.place.plan for mention in mentions}
        if any(entry_for(view, opened[path], document) for path in citing):
            continue
        places = tuple(mention.place for mention in mentions)
        message = view.voice.say("unknown", name=document.record.label)
        plans = tuple(dict.fromkeys(place.plan for place in places))
        code = FindingCode.unknown
        yield Draft(code, message, plans[0], places, document.record.id, plans=plans)


def _is_national(document: Resolved) -> bool:
    identity = document.identity
    return identity.is_law or bool(
        identity.number and not identity.is_local and identity.kind != "CV"
    )


def _draft(
    view: View,
    one: FolderPlan,
    document: Resolved,
    entry: RegistryEntry,
    code: FindingCode,
    values: dict[str, str],
    places: tuple[AuditPlace, ...],
) -> Draft:
    message = view.voice.say(code.value, **values)
    severity = None
    if entry.status == "unverified":
        message = f"{message} {view.voice.say('unverified')}"
        severity = min(SEVERITIES[code], Severity.warning, key=list(Severity).index)
    return Draft(code, message, one.path, places, document.record.id, severity)


def _agree(date: str, other: str) -> bool:
    size = min(len(date), len(other))
    return date[:size] == other[:size]


def _name_entry(view: View, symbol: str) -> str:
    """Give a document that the register names: `Luật Đất đai số 31/2024/QH15`."""
    entry = view.register.entry_of(symbol)
    if entry is None:
        return symbol
    if view.register.is_law(entry) and len(entry.title) <= _SHORT_TITLE:
        name = view.voice.name(entry.doc_type, None, entry.title)
        return view.voice.say("label.numbered", name=name, symbol=symbol)
    return view.voice.name(entry.doc_type, symbol, None)


def _name_amendment(view: View, symbol: str, since: str) -> str:
    name = _name_entry(view, symbol)
    if not since:
        return name
    extent = "since" if len(since) == len("2025-01-01") else "since_year"
    return view.voice.say(extent, name=name, date=say_date(since))
