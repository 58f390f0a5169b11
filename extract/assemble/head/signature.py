"""Recipients and signers: what stands at the foot of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.assemble.naming import recase, write_out
from extract.outline import Block, Outline, Zone
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Name, expand_classes
from schemas.plan import Signer
from schemas.vocabulary import Authority

_NAME = re.compile(expand_classes(r"[\p{Lu}][^\W\d_]*(?:\s+[\p{Lu}][^\W\d_]*){1,5}\Z"))
_LISTED = re.compile(r"(?:\A|(?<=;))\s*[-–+]\s*")
_CODES = {"tm": Authority.TM, "kt": Authority.KT, "tl": Authority.TL, "tuq": Authority.TUQ}


@dataclass(frozen=True, slots=True)
class SignerPlace:
    """A signer and the plan span of the name."""

    signer: Signer
    start: int
    end: int


def list_recipients(plan: PlanText, outline: Outline) -> tuple[str, ...]:
    """List the lines of Nơi nhận of the first part that has them, the archive line included."""
    blocks = [block for block in outline.blocks if block.zone is Zone.recipients]
    found: list[str] = []
    for block in blocks:
        if block.component != blocks[0].component:
            break
        start = block.rest if block.cue == "recipients" else block.body
        if start >= block.end:
            continue
        first, last = plan.columns(start, block.end)[0]
        text = plan.text[first:last].strip(" :")
        if block.cue == "recipients" and (text.isupper() or not _LISTED.match(text)):
            continue
        entries = _LISTED.split(text) if block.cue == "recipients" else [text]
        found += [entry.strip(" .;,").strip() for entry in entries]
    return tuple(entry for entry in found if entry)


def find_signers(plan: PlanText, outline: Outline, rules: RuleBook) -> tuple[Signer, ...]:
    """Find who signed the first part that has a signature."""
    return tuple(place.signer for place in place_signers(plan, outline, rules))


def place_signers(plan: PlanText, outline: Outline, rules: RuleBook) -> tuple[SignerPlace, ...]:
    """Find who signed, and where the names stand.

    Returns:
        One a name, in order; the position is the last title in capitals above the name, the
        authority that of the first line ("TM.", "KT.", "TL.", "TUQ.").
    """
    blocks = [b for b in outline.blocks if b.zone in {Zone.signature, Zone.recipients}]
    if not blocks:
        return ()
    component = blocks[0].component
    authority_pattern = next(
        p for p in rules.patterns("sections") if p.id == "signature.authority"
    ).compiled
    authority: Authority | None = None
    titles: list[str] = []
    found: list[SignerPlace] = []
    for block in blocks:
        if block.component != component:
            break
        for start, end in _signature_stretches(plan, block):
            text = plan.text[start:end]
            match = authority_pattern.match(fold(text))
            if match:
                authority = _CODES.get(re.sub(r"\W", "", match["authority"]), authority)
                titles.append(text[match.end() :])
            elif titles and _is_name(text, rules):
                signer = Signer(
                    name=text.title() if text.isupper() else text,
                    position=_position(titles[-1], plan, rules),
                    authority=authority,
                )
                found.append(SignerPlace(signer, start, end))
                titles, authority = [], None
            elif text.isupper():
                titles.append(text)
    return tuple(found)


def _position(title: str, plan: PlanText, rules: RuleBook) -> str | None:
    return write_out(recase(title.strip(" .:"), plan, rules), rules) or None


def _signature_stretches(plan: PlanText, block: Block) -> list[tuple[int, int]]:
    """Give what a block of the foot says of the signature, plan spans.

    All of a block of the signature; of a line of recipients what stands in the column beside,
    or in capitals after the words "Nơi nhận".
    """
    if block.zone is Zone.signature:
        spans = [(block.start, block.end)]
    elif block.cue == "recipients" and block.rest < block.end:
        spans = plan.columns(block.rest, block.end)
        spans = [span for span in spans if plan.text[span[0] : span[1]].strip(" :").isupper()]
    else:
        spans = plan.columns(block.start, block.end)[1:]
    trimmed: list[tuple[int, int]] = []
    for start, end in spans:
        while start < end and plan.text[start] in " :\n":
            start += 1
        while end > start and plan.text[end - 1] == " ":
            end -= 1
        if start < end:
            trimmed.append((start, end))
    return trimmed


def _is_name(text: str, rules: RuleBook) -> bool:
    """Tell a person's name; one in capitals needs a family name and must be no title."""
    if not 2 <= len(text.split()) <= 6:
        return False
    if not text.isupper():
        return _NAME.match(text) is not None
    folded = fold(text)
    titles, surnames = _name_words(rules)
    return folded.split()[0] in surnames and not folded.startswith(titles)


@lru_cache(maxsize=8)
def _name_words(rules: RuleBook) -> tuple[tuple[str, ...], frozenset[str]]:
    """Give the officers' titles and the family names, folded."""
    titles = tuple(fold(row.name) for row in rules.rows(Name, "officers"))
    return titles, frozenset(rules.words("persons", "surname"))
