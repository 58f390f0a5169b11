"""Make the officers: who signed, whom to reach, who is made responsible."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from extract.assemble.actors import ActorIndex, Titles, write_out_actor
from extract.assemble.head.signature import place_signers
from extract.assemble.placing import place_span, trim_span
from extract.context import Context
from extract.mention import Layer, Mention
from extract.outline import Zone
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Name, expand_classes
from schemas.officer import Officer
from schemas.vocabulary import OfficerRole

_CONTACT_REACH = 40
_RESPONSIBLE_REACH = 160
_TASK_FOLLOWS = re.compile(r" *: *[^\W_]")
_ADDRESS = re.compile(r";[^\d@;]{1,20}[\d@]")
_LOST_SPACE = re.compile(expand_classes(r"(?<=[\p{Ll}])(?=[\p{Lu}][\p{Ll}])"))


@dataclass(frozen=True)
class _Words:
    contact: re.Pattern[str]
    responsible: re.Pattern[str]
    title: re.Pattern[str]
    of: re.Pattern[str]
    heads: frozenset[str]
    bodies: frozenset[str]
    body: re.Pattern[str]


@lru_cache(maxsize=8)
def _load_words(rules: RuleBook) -> _Words:
    def any_of(words: tuple[str, ...] | list[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    titles = [
        fold(word)
        for name in rules.rows(Name, "officers")
        if name.kind in {"officer", "staff"}
        for word in (name.name, *name.aliases)
    ]
    heads = rules.words("offices", "head")
    bodies = [
        fold(word)
        for name in rules.rows(Name, "offices")
        for word in (name.name, *name.aliases, *name.abbreviations)
    ]
    return _Words(
        re.compile(rf"(?<![\w&-])(?:{any_of(rules.words('persons', 'contact'))})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{any_of(rules.words('persons', 'responsible'))})(?!\w)"),
        re.compile(rf"(?:{any_of(titles)})(?!\w)"),
        re.compile(rf" *(?:[-,:(]|(?:{any_of(rules.words('offices', 'belonging'))})(?!\w))? *"),
        frozenset(heads),
        frozenset(bodies),
        re.compile(rf"(?:{any_of([*heads, *bodies])})(?!\w)"),
    )


def assemble_officers(context: Context) -> tuple[Officer, ...]:
    """Make the officers of a plan.

    Returns:
        Signers first of all by place; each name once for each role. A person that no word makes
        a contact or responsible gives no record.
    """
    words = _load_words(context.rules)
    found = [*_signers(context)]
    actors = ActorIndex(context)
    for mention in context.mentions[Layer.person]:
        zone = context.outline.block_at(mention.start).zone
        if zone in {Zone.body, Zone.closing, Zone.table}:
            officer = _named_person(context, words, actors, mention)
            if officer is not None:
                found.append(officer)
    seen: set[tuple[str, OfficerRole]] = set()
    kept: list[Officer] = []
    for officer in sorted(found, key=lambda one: one.start):
        key = (fold(officer.name), officer.role)
        if key not in seen:
            seen.add(key)
            kept.append(officer)
    return tuple(kept)


def _signers(context: Context) -> list[Officer]:
    """Give those who signed, at their names in the signature."""
    found: list[Officer] = []
    for number, place in enumerate(place_signers(context.plan, context.outline, context.rules)):
        found.append(
            Officer(
                **place_span(context, "o", place.start, place.end),
                name=place.signer.name,
                position=place.signer.position,
                organization=context.document.issuer if number == 0 else None,
                role=OfficerRole.signer,
            )
        )
    return found


def _named_person(
    context: Context, words: _Words, actors: ActorIndex, mention: Mention
) -> Officer | None:
    titles = actors.read_titles(mention)
    role = _role_of(context, words, mention, titles)
    if role is None:
        return None
    position, organization = _office_of(context, words, mention)
    if titles is not None:
        position = context.plan.read(titles.start, titles.end)
    return Officer(
        **place_span(context, "o", mention.start, mention.end, 0.9),
        name=_LOST_SPACE.sub(" ", context.plan.read(mention.start, mention.end)),
        position=position,
        organization=organization,
        role=role,
    )


def _role_of(
    context: Context, words: _Words, mention: Mention, titles: Titles | None
) -> OfficerRole | None:
    """Tell why a person is named, by the words before the name in its sentence, then after."""
    block = context.outline.block_at(mention.start)
    key = context.plan.key
    before = mention.spans.get("before", (mention.start, mention.start))[0]
    near = key[max(block.start, before - _CONTACT_REACH) : mention.start]
    last = titles.end if titles is not None else mention.end
    reached = key[mention.end : min(block.end, last + _CONTACT_REACH)]
    clause = reached.find(";")
    if clause >= 0 and not _ADDRESS.match(reached, clause):
        reached = reached[:clause]  # "…, Tổ phó; cán bộ đầu mối: bà …"
    after = key[mention.end : min(block.end, mention.end + _RESPONSIBLE_REACH)]
    if words.contact.search(near) or words.contact.search(reached):
        return OfficerRole.contact
    wide = key[max(block.start, before - _RESPONSIBLE_REACH) : mention.start]
    if words.responsible.search(wide) or words.responsible.search(after):
        return OfficerRole.responsible
    acts = titles is not None and (
        titles.verb is not None or _TASK_FOLLOWS.match(key, last, block.end) is not None
    )
    return OfficerRole.responsible if acts else None


def _office_of(context: Context, words: _Words, mention: Mention) -> tuple[str | None, str | None]:
    """Give position and organization, from the apposition or from the title before the name.

    The position is as written, with the office where it stands in one phrase with the title.
    """
    if "after" in mention.spans:
        start, end = mention.spans["after"]
    elif "before" in mention.spans:
        start, end = mention.spans["before"]
        end = mention.start
    else:
        return None, None
    plan = context.plan
    title = words.title.match(plan.key, start, end)
    if title is None and "after" not in mention.spans:
        title = words.title.search(plan.key, start, end)
    if title is None:
        if "after" not in mention.spans:
            return None, None
        return plan.read(*trim_span(plan.text, start, end)) or None, None
    actors = context.mentions[Layer.actor]
    index = bisect_left(actors, title.start(), key=lambda one: one.end)
    named = actors[index] if index < len(actors) else None
    if named is None or not named.start <= title.start() < named.end:
        return plan.read(*title.span()), None
    position = plan.read(*trim_span(plan.text, title.start(), min(named.end, end)))
    rest = plan.read(title.end(), min(named.end, end)).strip()
    shift = words.of.match(fold(rest))
    rest = rest[shift.end() :] if shift is not None else rest
    head = title[0].rsplit(" ", 1)[-1]
    if head in words.heads and rest and not _is_body(rest, words):
        rest = f"{head.capitalize()} {rest}"  # Trưởng phòng + Nội vụ
    if fold(rest) in words.heads and fold(rest) not in words.bodies:
        return position, context.document.issuer  # "Phó Giám đốc Sở": the body that issues
    return position, write_out_actor(rest, context.rules) if rest else None


def _is_body(text: str, words: _Words) -> bool:
    """Tell whether a body's name begins here, and no field of work: ``Tổ chức``, ``Sở Y tế``."""
    body = words.body.match(fold(text))
    return body is not None and (
        body[0] not in words.heads or text[body.end() :].lstrip()[:1].isupper()
    )
