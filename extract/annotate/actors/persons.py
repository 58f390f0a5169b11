"""Find names of persons: after an honorific, after a title, or before one in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.mention import Layer, Mention
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Name, expand_classes

_UPPER = expand_classes(r"\p{Lu}")
_SYLLABLE = rf"[{_UPPER}][^\W\d_{_UPPER}]+"
# "ĐứcMạnh": a space lost; "Y Krai", "H' Hen": names of the Highlands
_NAME_WORD = rf"(?:{_SYLLABLE}(?:{_SYLLABLE})?|[AHKRY]['’]?(?= ?[{_UPPER}]))"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}(?![^\W_])")
_AFTER = re.compile(r" ?(?:[-,(:]|\n) ?(?=[^\W\d_])")
_PHRASE_END = re.compile(r"[.;\n)]|, (?=[^\W\d_])")
_COLON = re.compile(rf": ?(?=[{_UPPER}])")
_LIST_LEAD = re.compile(r" *(?:[-+*•]|\d{1,2}[.)])? *")
_LONGEST_TITLE = 90
_LONGEST_AFTER = 120
_LONGEST_LEAD = 60
_LONGEST_LABEL = 60


@dataclass(frozen=True)
class _Words:
    honorific: re.Pattern[str]
    title: re.Pattern[str]
    holder: re.Pattern[str]
    apposition: re.Pattern[str]
    stop: re.Pattern[str]
    head: re.Pattern[str]
    place: re.Pattern[str]
    surnames: frozenset[str]
    middles: frozenset[str]
    label: re.Pattern[str]
    revered: frozenset[str]


@lru_cache(maxsize=8)
def _load_words(rules: RuleBook) -> _Words:
    names = rules.rows(Name, "officers")
    titles = [fold(word) for name in names if name.kind == "officer" for word in _written(name)]
    staff = [fold(word) for name in names if name.kind == "staff" for word in _written(name)]

    offices = [
        fold(word)
        for name in rules.rows(Name, "offices")
        for word in (*_written(name), *name.abbreviations)
    ]
    heads = rules.words("offices", "head")
    long_heads = [head for head in heads if " " in head]

    def any_of(words: tuple[str, ...] | list[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    charge = rules.words("persons", "charge")
    return _Words(
        honorific=_honorific_pattern(rules),
        title=re.compile(rf"(?<!\w)(?:{any_of(titles)})(?!\w)"),
        stop=re.compile(rf"(?<!\w)(?:{any_of([*titles, *staff, *offices, *long_heads])})(?!\w)"),
        head=re.compile(rf"(?<!\w)(?:{any_of(heads)})(?!\w)"),
        place=re.compile(rf"(?:{any_of(rules.words('offices', 'level'))}) ?\Z"),
        holder=re.compile(rf"(?:{any_of([*titles, *staff])})(?!\w)"),
        apposition=re.compile(rf"(?:{any_of([*titles, *staff, *charge])})(?!\w)"),
        surnames=frozenset(rules.words("persons", "surname")),
        middles=frozenset(rules.words("persons", "middle")),
        label=next(row.compiled for row in rules.patterns("persons") if row.id == "person.label"),
        revered=frozenset(rules.words("persons", "revered")),
    )


def _honorific_pattern(rules: RuleBook) -> re.Pattern[str]:
    """Compile the words of address and the ranks before a name, each after a look at its letter."""

    def any_of(group: str) -> str:
        by_letter: dict[str, list[str]] = {}
        for word in sorted(rules.words("persons", group), key=len, reverse=True):
            by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
        return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())

    address = rf"(?:(?P<polite>{any_of('polite')})|{any_of('comrade')})(?![^\W_])[ .]?[:/]? ?"
    rank = rf"(?:(?:{any_of('rank')})(?![^\W_])[ .]{{1,2}})"
    groups = ("comrade", "polite", "rank")
    initials = "".join({word[0] for group in groups for word in rules.words("persons", group)})
    return re.compile(
        rf"(?<![^\W_])(?=[{initials}])(?:{address}{rank}{{0,3}}|(?P<rank>{rank}{{1,3}}))"
    )


def _written(name: Name) -> tuple[str, ...]:
    return (name.name, *name.aliases)


def find_persons(plan: PlanText, rules: RuleBook) -> tuple[Mention, ...]:
    """Find the persons named in a plan, signers aside.

    Args:
        plan: The plan text.
        rules: Honorifics and family names of ``persons``, titles of ``officers``.

    Returns:
        Mentions over the names alone, in document order. ``spans["before"]`` runs from the
        honorific or the title to the name, ``spans["after"]`` over the phrase in apposition
        (``- Phó Chủ tịch …``), where there is one: it begins with a title or says what the
        person is in charge of.
    """
    words = _load_words(rules)
    found: dict[int, Mention] = {}
    for mention in _after_honorifics(plan, words):
        found.setdefault(mention.start, mention)
    for mention in _after_labels(plan, words):
        found.setdefault(mention.start, mention)
    for mention in _after_titles(plan, words):
        found.setdefault(mention.start, mention)
    for mention in _before_titles(plan, words):
        found.setdefault(mention.start, mention)
    return tuple(found[start] for start in sorted(found))


def _after_honorifics(plan: PlanText, words: _Words) -> Iterator[Mention]:
    """Find ``đồng chí Nguyễn Văn An``, ``Đc/ Hồng Loan``, ``ông: Trần Bình``."""
    for cue in words.honorific.finditer(plan.key):
        if words.title.match(plan.key, cue.end()):
            continue
        end = _name_end(plan, words, cue.end())
        if end is None:
            continue
        syllables = plan.key[cue.end() : end].split(" ")
        formal = cue["polite"] is not None or cue["rank"] is not None
        if len(syllables) > 1 and (not formal or syllables[0] in words.surnames):
            yield _person(plan, words, cue.start(), cue.end(), end, "person.honorific")


def _after_labels(plan: PlanText, words: _Words) -> Iterator[Mention]:
    """Find ``Cán bộ đầu mối: Phạm Thu Trang``: a whole name with no word of address."""
    for colon in _COLON.finditer(plan.text):
        start = colon.end()
        end = _name_end(plan, words, start)
        syllables = plan.key[start:end].split(" ") if end is not None else []
        if end is None or len(syllables) < 3 or syllables[0] not in words.surnames:
            continue
        for cue in words.label.finditer(plan.key, max(start - _LONGEST_LABEL, 0), start):
            if cue.end() == start:
                yield _person(plan, words, cue.start(), start, end, "person.label")


def _after_titles(plan: PlanText, words: _Words) -> Iterator[Mention]:
    """Find ``Trưởng phòng Nội vụ Lê Thị Hoa``: a family name within a title's phrase."""
    for title in words.title.finditer(plan.key):
        limit = min(title.end() + _LONGEST_TITLE, len(plan.key))
        stop = _PHRASE_END.search(plan.key, title.end(), limit)
        phrase_end = stop.start() if stop is not None else limit
        for word in _NAME.finditer(plan.text, title.end(), phrase_end):
            start = _surname_in(plan, words, word)
            if start is None:
                continue
            end = _name_end(plan, words, start)
            syllables = plan.key[start:end].split(" ") if end is not None else []
            if end is None or len(syllables) < 2:
                continue
            after_place = words.place.search(plan.key, max(start - 20, 0), start) is not None
            if after_place and not words.middles & set(syllables[1:-1]):
                continue  # "Chủ tịch UBND xã Lương Minh" names a commune
            if not after_place and len(syllables) < 3:
                continue
            yield _person(plan, words, title.start(), start, end, "person.title")
            break


def _surname_in(plan: PlanText, words: _Words, run: re.Match[str]) -> int | None:
    """Give where a family name begins in a run of capitalised words, a name's length left."""
    at = run.start()
    for syllable in run[0].split(" "):
        if fold(syllable) in words.surnames and plan.text.find(" ", at, run.end()) > 0:
            return at
        at += len(syllable) + 1
    return None


def _before_titles(plan: PlanText, words: _Words) -> Iterator[Mention]:
    """Find ``1. Đỗ Văn Nam - Trưởng ban``: a line of a list that begins with a name."""
    for title in words.title.finditer(plan.key):
        line = max(title.start() - _LONGEST_LEAD, 0)
        line = plan.key.find("\n", line, title.start()) + 1 or line
        if line and plan.key[line - 1] != "\n":
            continue
        lead = _LIST_LEAD.match(plan.key, line)
        start = lead.end() if lead is not None else line
        if words.honorific.match(plan.key, start):
            continue
        end = _name_end(plan, words, start)
        if end is None or not start < end < title.start():
            continue
        if plan.key[end : title.start()].strip() not in {"-", ",", ":", "("}:
            continue
        syllables = plan.key[start:end].split(" ")
        if len(syllables) > 2 and syllables[0] in words.surnames:
            yield _person(plan, words, start, start, end, "person.list")


def _name_end(plan: PlanText, words: _Words, start: int) -> int | None:
    """Give where a name that begins here ends: before a title, after five syllables at most."""
    name = _NAME.match(plan.text, start)
    if name is None:
        return None
    end = name.end()
    for syllable in re.finditer(r"(?<= )[^\W_]+", plan.key[start:end]):
        at = start + syllable.start()
        if plan.key[start : at - 1].rsplit(" ", 1)[-1] in words.middles:
            continue  # no name ends in "Thị"
        if _opens_title(plan, words, start, at):
            end = at - 1
            break
    if end <= start or fold(plan.text[start:end]) in words.revered:
        return None
    return end


def _opens_title(plan: PlanText, words: _Words, start: int, at: int) -> bool:
    """Tell whether a title or an office begins here, and no syllable of the name.

    One syllable that may be a name (``Sở``, ``Hội``) opens an office only after three others and
    before a capital.
    """
    if words.stop.match(plan.key, at):
        return True
    head = words.head.match(plan.key, at)
    if head is None or plan.key.count(" ", start, at) < 3:
        return False
    after = head.end() + 1
    return plan.text[after : after + 1].isupper() and not words.stop.match(plan.key, after)


def _person(
    plan: PlanText, words: _Words, before: int, start: int, end: int, rule_id: str
) -> Mention:
    spans = {"before": (before, start)} if before < start else {}
    mark = _AFTER.match(plan.key, end)
    at = mark.end() if mark is not None and "\n" not in mark[0] else end + 1
    phrase = words.apposition if mark is not None else words.holder
    if phrase.match(plan.key, at):
        limit = min(at + _LONGEST_AFTER, len(plan.key))
        stop = _PHRASE_END.search(plan.key, at, limit)
        spans["after"] = (at, stop.start() if stop is not None else limit)
    return Mention(start, end, Layer.person, {"name": plan.text[start:end]}, rule_id, spans)
