"""Every mention of a document in a folder, with what it says, and the plans themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.audit.candidates import Item
from extract.audit.identity import Identity, IdentityReader, load_identities
from extract.audit.short_names import find_short_names
from extract.audit.units import Unit, load_units, plain_key, resolve_units
from extract.audit.voice import load_voice
from extract.audit.where import PlanPlaces
from rules.loader import RuleBook
from schemas.audit import CitedMention
from schemas.citation import Citation
from schemas.plan import Plan
from schemas.vocabulary import CitationRole, WarningCode


@dataclass(frozen=True, slots=True)
class FolderPlan:
    """One plan of the folder, ready to be audited.

    Attributes:
        plan: As converted.
        text: Its source text; empty where it is not at hand.
        places: Makes places in it.
        units: Its own unit and those above it, the lowest first.
    """

    plan: Plan
    text: str
    places: PlanPlaces
    units: tuple[Unit, ...]

    @property
    def path(self) -> str:
        """The path that names it."""
        return self.plan.document.source.path


@dataclass(frozen=True, slots=True)
class Found:
    """One item of the folder: a mention, or (``mention`` None) a plan."""

    item: Item
    mention: CitedMention | None
    citation: Citation | None


def open_plans(
    plans: Sequence[Plan], texts: Mapping[str, str], rules: RuleBook
) -> tuple[FolderPlan, ...]:
    """Give the plans by path, each with its text and units."""
    units, voice = load_units(rules), load_voice(rules)
    opened = [
        FolderPlan(plan, text, PlanPlaces(plan, text, voice), resolve_units(plan, units))
        for plan in plans
        for text in [texts.get(plan.document.source.path, "")]
    ]
    return tuple(sorted(opened, key=lambda one: one.path))


def find_mentions(plans: Sequence[FolderPlan], rules: RuleBook) -> tuple[Found, ...]:
    """Give every plan and every mention in it, plan by plan, mentions in document order."""
    reader = load_identities(rules)
    read: dict[tuple[str | None, ...], Identity] = {}
    found: list[Found] = []
    for one in plans:
        keys = tuple(plain_key(unit) for unit in one.units)
        own = len(found)
        found.append(Found(Item(one.path, _own_identity(one, reader), keys), None, None))
        wrong = _wrong_names(one)
        indices: dict[str, int] = {}
        for citation in one.plan.citations:
            fields = (
                citation.doc_type,
                citation.symbol,
                citation.date,
                citation.issuer,
                citation.title,
                citation.urn,
            )
            identity = read.get(fields)
            if identity is None:
                identity = read[fields] = reader.read(*fields)
            same = own if citation.start in wrong and _is_own(identity, found[own]) else None
            indices[citation.id] = len(found)
            mention = CitedMention(
                id=citation.id,
                role=citation.role,
                place=one.places.of_record(citation),
                date=citation.date,
                issuer=citation.issuer,
            )
            found.append(Found(Item(one.path, identity, keys, same), mention, citation))
        _add_short(one, indices, found, rules)
    return tuple(found)


def _own_identity(one: FolderPlan, reader: IdentityReader) -> Identity:
    document = one.plan.document
    identity = reader.read(
        document.doc_type or "", document.symbol, document.date, document.issuer, document.title
    )
    if identity.number:
        return identity
    blank = f"{one.path}\n"  # a plan without a number is the same as no other
    return reader.read(document.doc_type or "", None, document.date, document.issuer, blank)


def _wrong_names(one: FolderPlan) -> frozenset[int]:
    """Give where the plan names itself by another number or date, as the conversion found."""
    return frozenset(
        warning.start
        for warning in one.plan.warnings
        if warning.code is WarningCode.self_reference_mismatch and warning.start is not None
    )


def _is_own(identity: Identity, own: Found) -> bool:
    return bool(identity.number) and identity.number == own.item.identity.number


def _add_short(
    one: FolderPlan, indices: Mapping[str, int], found: list[Found], rules: RuleBook
) -> None:
    """Add the mentions by short names that the plan defines, and bind those found already."""
    for number, name in enumerate(find_short_names(one.plan, one.text, rules), 1):
        index = indices[name.citation]
        if name.found is not None:
            known = indices[name.found]
            item = replace(found[known].item, same_as=index)
            found[known] = replace(found[known], item=item)
            continue
        named = found[index].item
        mention = CitedMention(
            id=f"{name.citation}s{number}",
            role=CitationRole.body,
            place=one.places.of_span(name.start, name.end),
            date=None,
            issuer=None,
            short=True,
        )
        found.append(Found(Item(one.path, named.identity, named.units, index), mention, None))
