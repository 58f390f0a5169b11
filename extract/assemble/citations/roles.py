"""Tell what a citation is for from where it stands."""

from __future__ import annotations

from extract.context import Context
from extract.mention import Mention
from extract.outline import Zone
from schemas.vocabulary import CitationRole, ComponentKind

_REACH = 260
_HEADS = frozenset({Zone.head, Zone.title})


def resolve_role(context: Context, mention: Mention, is_proposal: bool) -> CitationRole:
    """Give the role of a citation.

    Args:
        context: The plan.
        mention: The citation.
        is_proposal: Whether its type is that of a proposal (Tờ trình).

    Returns:
        ``issued_with`` where the words before it open a paragraph or a title's brackets;
        ``proposal`` after its cue; ``legal_basis`` in the recitals; else ``body``.
    """
    block = context.outline.block_at(mention.start)
    reach = max(block.start, mention.start - _REACH)
    patterns = {row.id: row.compiled for row in context.rules.patterns("citations")}
    key = context.plan.key
    issued = patterns["citation.issued_with"].search(key[reach : mention.start])
    if issued is not None and _opens(context, block.body, reach + issued.start(), block.zone):
        return CitationRole.issued_with
    proposal = patterns["citation.proposal"].search(key[reach : mention.start])
    if (
        proposal is not None
        and (is_proposal or ";" not in proposal[0])
        and _is_asked(context, proposal[0], is_proposal)
    ):
        return CitationRole.proposal
    return CitationRole.legal_basis if block.zone is Zone.recitals else CitationRole.body


def _opens(context: Context, body: int, start: int, zone: Zone) -> bool:
    """Tell whether the words stand at a paragraph's start, in a title, or behind capitals."""
    before = context.plan.text[body:start].strip(" (*_")
    return not before or zone in _HEADS or before.isupper()


def _is_asked(context: Context, cue: str, is_proposal: bool) -> bool:
    """Tell a proposal from a report that is looked into: `Xét Báo cáo thẩm tra số …`."""
    words = context.rules.words("citations", "proposal_word")
    return is_proposal or any(word in cue for word in words)


def is_own_number(context: Context, mention: Mention, symbol: str | None, date: str | None) -> bool:
    """Tell the plan's own number from the citation of a document.

    It stands in the plan's head, and over an appendix that goes with it (`(Kèm theo Kế hoạch số
    …)`). A decision is cited by what it issues, and so is another day under the plan's number.
    """
    block, document = context.outline.block_at(mention.start), context.document
    if symbol is not None and symbol == document.symbol and date in {None, document.date}:
        issued = document.components and document.components[0].kind is ComponentKind.decision
        if not issued and resolve_role(context, mention, False) is CitationRole.issued_with:
            return True
    before = context.plan.text[block.body : mention.start].strip(" :*_(")
    if block.zone not in _HEADS or not (not before or before.isupper()):
        return False
    untyped = block.zone is Zone.head and "type" not in mention.parts
    return untyped or (symbol is not None and symbol == context.document.symbol)
