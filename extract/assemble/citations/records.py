"""Make the records of cited documents."""

from __future__ import annotations

from extract.assemble.citations.drafts import Draft, resolve_citation
from extract.assemble.citations.issuers import load_issuers
from extract.assemble.citations.links import link_amendments, share_issuers
from extract.assemble.citations.roles import is_own_number, resolve_role
from extract.assemble.citations.urns import make_urn
from extract.assemble.place_names import PlaceNames
from extract.assemble.placing import place_span
from extract.context import Context
from extract.document_types import load_types
from extract.mention import Layer
from schemas.citation import Citation


def assemble_citations(context: Context) -> tuple[Citation, ...]:
    """Make one record for each document cited, in document order.

    The plan's own number in its head is left out.
    """
    places = PlaceNames(context)
    drafts = share_issuers(context, _resolve_all(context, places))
    amends = link_amendments(context, drafts)
    spots = [
        place_span(context, "c", draft.mention.start, draft.mention.end, draft.confidence)
        for draft in drafts
    ]
    types, issuers = load_types(context.rules), load_issuers(context.rules)
    records: list[Citation] = []
    for draft, targets, spot in zip(drafts, amends, spots, strict=True):
        issuer = draft.issuer
        if issuer is None and draft.symbol is not None:
            issuer = issuers.say(draft.symbol, draft.date, types, places)
        records.append(
            Citation(
                **spot,
                doc_type=draft.doc_type,
                symbol=draft.symbol_text,
                date=draft.date,
                issuer=issuer,
                title=draft.title,
                role=resolve_role(context, draft.mention, types.is_proposal(draft.doc_type)),
                amends=tuple(spots[target]["id"] for target in targets),
                urn=make_urn(
                    draft.doc_type, draft.symbol, draft.date, issuer, types, issuers, places
                ),
            )
        )
    return tuple(records)


def _resolve_all(context: Context, places: PlaceNames) -> list[Draft]:
    drafts: list[Draft] = []
    for mention in context.mentions.get(Layer.citation, ()):
        draft = resolve_citation(context, mention, places)
        if draft is None:
            continue
        if not is_own_number(context, mention, draft.symbol_text, draft.date):
            drafts.append(draft)
    return drafts
