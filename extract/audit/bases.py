"""What each plan makes of each document, who cites whom, and when."""

from __future__ import annotations

from collections.abc import Sequence

from extract.audit.check_register import standing_for
from extract.audit.documents import Resolved
from extract.audit.view import View
from schemas.audit import Basis, Link, TimelineEvent
from schemas.vocabulary import CitationRole

_ROLES = tuple(CitationRole)


def find_bases(view: View) -> tuple[Basis, ...]:
    """Give a row for each plan and document that it cites, the plan itself left out."""
    made: list[Basis] = []
    for one in view.plans:
        for document_id, mentions in view.cited[one.path].items():
            document = view.document_of[(one.path, mentions[0].id)]
            if document.record.plan == one.path:
                continue
            roles = {mention.role for mention in mentions}
            made.append(
                Basis(
                    plan=one.path,
                    document=document_id,
                    roles=tuple(role for role in _ROLES if role in roles),
                    count=len(mentions),
                    places=tuple(mention.place for mention in mentions),
                    standing=standing_for(view, one, document),
                )
            )
    return tuple(made)


def find_links(view: View, bases: Sequence[Basis]) -> tuple[Link, ...]:
    """Give who cites whom, who amends whom as the plans say, who replaces whom by the register."""
    links = [
        Link(
            source=view.own[basis.plan].record.id,
            target=basis.document,
            kind="cites",
            roles=basis.roles,
            count=basis.count,
        )
        for basis in bases
    ]
    amends: dict[tuple[str, str], int] = {}
    for one in view.plans:
        for citation in one.plan.citations:
            for target in citation.amends:
                source = view.document_of[(one.path, citation.id)].record.id
                amended = view.document_of[(one.path, target)].record.id
                if source != amended:
                    amends[(source, amended)] = amends.get((source, amended), 0) + 1
    links += [
        Link(source=source, target=target, kind="amends", count=count)
        for (source, target), count in sorted(amends.items())
    ]
    by_symbol: dict[str, Resolved] = {}
    for document in view.documents:
        if document.entry is not None and document.entry.symbol:
            by_symbol.setdefault(document.entry.symbol, document)
    for document in view.documents:
        by = document.entry.replaced_by if document.entry is not None else ""
        if by in by_symbol and by_symbol[by] is not document:
            source = by_symbol[by].record.id
            links.append(Link(source=source, target=document.record.id, kind="replaces"))
    return tuple(links)


def find_timeline(view: View) -> tuple[TimelineEvent, ...]:
    """Give the days of plans, of what they cite, and of what the register knows of that."""
    events: list[TimelineEvent] = []
    for one in view.documents:
        record = one.record
        name = view.name(one) or record.label
        if record.date is not None:
            kind = "plan" if record.plan is not None else "document"
            events.append(_event(record.date, kind, record.id, record.label))
        if one.entry is not None and one.entry.in_force_from:
            label = view.voice.say("timeline.in_force", name=name)
            events.append(_event(one.entry.in_force_from, "in_force", record.id, label))
        if one.entry is not None and one.entry.replaced_from:
            label = view.voice.say("timeline.replaced", name=name, by=one.entry.replaced_by)
            events.append(_event(one.entry.replaced_from, "replaced", record.id, label))
    return tuple(sorted(events, key=lambda event: (event.date, event.kind, event.document)))


def _event(date: str, kind: str, document: str, label: str) -> TimelineEvent:
    return TimelineEvent.model_validate(
        {"date": date, "kind": kind, "document": document, "label": label}
    )
