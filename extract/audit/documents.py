"""Make the documents of a folder from the mentions that name them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.assemble.citations.urns import urn_word
from extract.audit.identity import Identity
from extract.audit.mentions import Found
from extract.audit.register import Register, as_facts
from extract.audit.voice import Voice
from rules.rows import RegistryEntry
from schemas.audit import CitedDocument, Said
from schemas.plan import Plan

_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Resolved:
    """One document with all that the folder says of it.

    Attributes:
        record: As the report carries it.
        identity: The fullest that a mention says.
        entry: Its entry in the register; None.
        found: Its mentions, and the plan that it is.
    """

    record: CitedDocument
    identity: Identity
    entry: RegistryEntry | None
    found: tuple[Found, ...]


def make_documents(
    groups: Sequence[Sequence[Found]],
    plans: dict[str, Plan],
    register: Register,
    voice: Voice,
) -> tuple[Resolved, ...]:
    """Give the documents, most cited first, then by label; ids tell them apart."""
    made = [_make(group, plans, register, voice) for group in groups]
    made.sort(key=lambda one: (-len(one.record.mentions), one.record.label, one.found[0].item.plan))
    used: Counter[str] = Counter()
    named: list[Resolved] = []
    for one in made:
        base = one.record.id
        used[base] += 1
        name = base if used[base] == 1 else f"{base}-{used[base]}"
        record = one.record.model_copy(update={"id": name})
        named.append(Resolved(record, one.identity, one.entry, one.found))
    return tuple(named)


def _make(
    group: Sequence[Found], plans: dict[str, Plan], register: Register, voice: Voice
) -> Resolved:
    own = next((one for one in group if one.mention is None), None)
    plan = plans[own.item.plan] if own is not None else None
    cited = [one for one in group if one.citation is not None]
    identity = _fullest(group)
    entry = _entry(group, identity, register)
    dates = _said(group, lambda one: one.mention.date if one.mention else None)
    issuers = _said(group, lambda one: one.mention.issuer if one.mention else None)
    document = plan.document if plan is not None else None
    doc_type = _most([one.citation.doc_type for one in cited if one.citation]) or ""
    symbol = _most([one.citation.symbol for one in cited if one.citation])
    title = _longest([one.citation.title for one in cited if one.citation])
    date = _best_date(dates, identity)
    if document is not None:
        doc_type, symbol = document.doc_type or doc_type, document.symbol or symbol
        title, date = document.title or title, document.date or date
    elif entry is not None:
        date, title = entry.date, title or entry.title
        symbol = (entry.symbol or symbol) if symbol is not None else None
    shown = None if identity.is_law and title else symbol
    label = voice.label(doc_type, shown, title, date) or (own.item.plan if own else "")
    if symbol is None and entry is not None:
        symbol = entry.symbol or None
    issuer = document.issuer if document is not None else None
    record = CitedDocument(
        id=_slug(label, identity, own.item.plan if own and not symbol else ""),
        label=label,
        doc_type=doc_type,
        symbol=symbol,
        date=date,
        issuer=issuer or (issuers[0].value if issuers else None),
        title=title,
        urn=_most([one.citation.urn for one in cited if one.citation]),
        plan=own.item.plan if own is not None else None,
        dates=dates,
        issuers=issuers,
        mentions=tuple(one.mention for one in group if one.mention is not None),
        register_facts=as_facts(entry) if entry is not None else None,
    )
    return Resolved(record, identity, entry, tuple(group))


def _entry(group: Sequence[Found], identity: Identity, register: Register) -> RegistryEntry | None:
    if identity.number or identity.year is not None:
        return register.find(identity)
    return None  # a law without a year: told plan by plan


def _fullest(group: Sequence[Found]) -> Identity:
    """Give the identity that says most; of equals, the one that most mentions say."""
    counts = Counter(one.item.identity for one in group if not one.item.same_as)
    counts = counts or Counter(one.item.identity for one in group)
    return max(
        counts,
        key=lambda one: (
            bool(one.number),
            one.is_whole,
            one.date is not None,
            counts[one],
            len(one.title),
            one.date or "",
            one.title,
        ),
    )


def _said(group: Sequence[Found], value_of: Callable[[Found], str | None]) -> tuple[Said, ...]:
    counts: Counter[str] = Counter()
    plans: dict[str, set[str]] = defaultdict(set)
    for one in group:
        value = value_of(one)
        if value is not None:
            counts[value] += 1
            plans[value].add(one.item.plan)
    order = sorted(counts, key=lambda value: (-counts[value], value))
    return tuple(
        Said(value=value, mentions=counts[value], plans=tuple(sorted(plans[value])))
        for value in order
    )


def _best_date(dates: Sequence[Said], identity: Identity) -> str | None:
    """Give the date that most say, whole days and the year of the number first."""
    if not dates:
        return None
    year = str(identity.year) if identity.is_year_in_symbol else ""
    return min(
        dates, key=lambda one: (not one.value.startswith(year), -len(one.value), -one.mentions)
    ).value


def _most(values: Sequence[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _longest(values: Sequence[str | None]) -> str | None:
    """Give the title that most mentions say; of equals the longest."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda one: (-counts[one], -len(one), one)) if counts else None


def _slug(label: str, identity: Identity, path: str) -> str:
    words = [label, identity.place or "", path]
    slug = urn_word(" ".join(word for word in words if word)).replace(".", "-")
    return slug[:_LONGEST_ID].strip("-") or "d"
