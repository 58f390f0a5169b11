"""Find what follows a citation: who issued the document, when, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.annotate.citations.issuer_phrases import read_issuer
from extract.annotate.citations.words import CitationWords
from extract.mention import Mention
from extract.plan_text import PlanText

LONGEST_TITLE = 700
NESTED = 60
"""Citations that one title may hold; more are a list, not a title."""

_OPENING = re.compile(r"\s*[,:\-]?\s*[\"(]?\s*")


class Tail(NamedTuple):
    """What follows a citation, as plan spans; ``end`` is where it ends."""

    issuer: tuple[int, int] | None
    date: tuple[int, int] | None
    title: tuple[int, int] | None
    end: int


def find_tails(plan: PlanText, words: CitationWords, mentions: Sequence[Mention]) -> list[Tail]:
    """Find the tail of each mention.

    Args:
        plan: The plan text.
        words: Compiled rules.
        mentions: Citations in order, none overlapping.

    Returns:
        One tail a mention. Worked out from the last to the first, for the title of one document
        may hold others, with their titles.
    """
    tails: list[Tail] = []
    ends: dict[int, int] = {}
    for index in range(len(mentions) - 1, -1, -1):
        tail = _read_tail(plan, words, mentions, index, ends)
        ends[index] = tail.end
        tails.append(tail)
    tails.reverse()
    return tails


def _read_tail(
    plan: PlanText,
    words: CitationWords,
    mentions: Sequence[Mention],
    index: int,
    ends: dict[int, int],
) -> Tail:
    mention = mentions[index]
    at = mention.end
    line = plan.key.find("\n", at, at + LONGEST_TITLE)
    limit = plan.cell_end(at, line if line >= 0 else min(len(plan.key), at + LONGEST_TITLE))
    nearest = mentions[index + 1].start if index + 1 < len(mentions) else limit
    at = _skip_aside(plan, words, at, min(limit, nearest))
    issuer = _issuer_at(plan, words, mention, at, min(limit, nearest))
    date = None
    if issuer is not None:
        at = issuer[1]
        if "date" not in mention.parts:
            found = words.date_at(plan, at, limit)
            if found is not None and found.inside:
                date = (found.start, found.end)
                at = found.end
        at = _skip_aside(plan, words, at, min(limit, nearest))
    if "title" in mention.parts:
        return Tail(issuer, date, None, at)
    start = _title_start(plan, words, at, limit)
    # "…, Hướng dẫn số 5": the next document, not what this one is about
    if start is None or (start >= nearest and not plan.key[at:nearest].strip(" ,-")):
        return Tail(issuer, date, None, at if issuer else mention.end)
    end = _title_end(plan, words, mentions, index, ends, start, limit)
    if end <= start:
        return Tail(issuer, date, None, at)
    title_end = end
    if issuer is None:
        issuer = _issuer_at_end(plan, words, mention, start, end)
        title_end = plan.key.rfind(" ", start, issuer[0] - 1) if issuer else end
    return Tail(issuer, date, (start, title_end), end)


def _skip_aside(plan: PlanText, words: CitationWords, at: int, limit: int) -> int:
    """Pass over what parts a number from what belongs to it: `(khóa XII) về …`."""
    aside = words.patterns["aside"].match(plan.key, at, limit)
    if aside is None:
        return at
    after = aside.end()
    goes_on = words.connective.match(plan.key, after, limit) or _title_start(
        plan, words, after, limit
    )
    return after if goes_on else at


def _issuer_at(
    plan: PlanText, words: CitationWords, mention: Mention, at: int, limit: int
) -> tuple[int, int] | None:
    joint = _is_joint(mention.parts.get("symbol", ""))
    opening = words.connective.match(plan.key, at, limit)
    agent = None
    if opening is None and joint:
        opening = words.joint_connective.match(plan.key, at, limit)
    if opening is None:
        opening = agent = words.agent.match(plan.key, at, limit)
    if opening is None:
        return None
    end = read_issuer(plan, words, opening.end(), limit, joint=joint)
    if end is None or (agent is not None and words.act.match(plan.key, end, limit) is None):
        return None
    return opening.end(), end


def _is_joint(symbol: str) -> bool:
    """Tell a symbol that joins several issuers: TTLT-BTC-BNV, NQLT-…-CP-…."""
    return "LT" in symbol or symbol.count("-") + symbol.count("–") > 1


def _title_start(plan: PlanText, words: CitationWords, at: int, limit: int) -> int | None:
    """Give where the title begins, the cue that opens it left out; None where none does."""
    opening = _OPENING.match(plan.key, at, limit)
    start = opening.end() if opening else at
    if start > at or plan.key[at : at + 1].isalpha():
        dropped = False
        while True:
            match = words.title_drop.match(plan.key, start, limit)
            if match is None or match.end() >= limit:
                break
            if dropped and plan.text[start].isupper() and not words.is_verb(match[0]):
                break
            start, dropped = match.end(), True
        if dropped or words.title_keep.match(plan.key, start, limit):
            return start + len(plan.key[start:limit]) - len(plan.key[start:limit].lstrip(' "'))
    return None


def _title_end(
    plan: PlanText,
    words: CitationWords,
    mentions: Sequence[Mention],
    index: int,
    ends: dict[int, int],
    start: int,
    limit: int,
) -> int:
    """Give where a title ends: at a mark, at a word that goes on, or before the next document."""
    reader = _TitleReader(plan, words, start, limit)
    following = index + 1
    while True:
        stop = words.title_end.search(plan.key, reader.at, limit)
        place = stop.start() if stop else limit
        if following < len(mentions) and mentions[following].start < place:
            nested = mentions[following]
            end = reader.pass_nested(nested, ends.get(following, nested.end))
            if end is not None or following - index > NESTED:
                return end if end is not None else _trim(plan, start, nested.end)
            following += 1
            while following < len(mentions) and mentions[following].start < reader.at:
                following += 1
        elif stop is None or not reader.pass_mark(stop):
            return _trim(plan, start, place)


class _TitleReader:
    """Reads on in a title, over brackets, quotations and the documents that it names."""

    def __init__(self, plan: PlanText, words: CitationWords, start: int, limit: int):
        self._plan, self._words = plan, words
        self._start, self._limit = start, limit
        self._quoted = plan.key[start - 1] == '"'
        self._open: list[str] = []
        self._law_end = -1
        self.at = start

    def pass_nested(self, nested: Mention, end: int) -> int | None:
        """Go on behind a document inside the title; give the title's end where it is outside.

        A document behind a joint (`, Thông tư …`) is the next one; but a list of laws goes on.
        """
        plan = self._plan
        if plan.key[nested.start - 1] == "(":
            return _trim(plan, self._start, nested.start - 1)
        reach = max(self._start, nested.start - 20)
        joint = self._words.patterns["and"].search(plan.key, reach, nested.start)
        unnumbered = "symbol" not in nested.parts
        if joint is not None and not (unnumbered and joint.start() <= self._law_end):
            return _trim(plan, self._start, joint.start())
        self._law_end = nested.end if unnumbered else -1
        self.at = max(self.at, end)
        return None

    def pass_mark(self, stop: re.Match[str]) -> bool:
        """Go on behind a mark that does not end the title; tell whether it was one."""
        mark, place = stop[0], stop.start()
        if mark == "(" or (mark == '"' and not self._quoted and _opens_quote(self._plan, place)):
            self._open.append(mark)
        elif self._open and mark in {")", '"'}:
            self._open.pop()
        elif not (self._open and mark not in {"\n", "|"}) and not (
            mark == "." and self._is_abbreviation(place)
        ):
            return False
        self.at = stop.end()
        return True

    def _is_abbreviation(self, place: int) -> bool:
        before = self._words.abbreviated.search(self._plan.key, max(0, place - 5), place)
        return before is not None and self._plan.key[place + 1 : place + 2] == " "


def _opens_quote(plan: PlanText, at: int) -> bool:
    """Tell an opening quotation mark from a closing one."""
    return plan.text[at] in "“„«" or (plan.text[at] == '"' and plan.text[at - 1] in " (")


def _trim(plan: PlanText, start: int, end: int) -> int:
    while end > start and plan.text[end - 1] in " ,;:.\n-–":
        end -= 1
    return end


def _issuer_at_end(
    plan: PlanText, words: CitationWords, mention: Mention, start: int, end: int
) -> tuple[int, int] | None:
    """Read the issuer at the end of a title: `… của Ban Chấp hành Trung ương Đảng khóa XII`.

    Only one that the symbol calls for: a title's own `của` is far more frequent.
    """
    codes = re.split(r"[\s/\-–]+", mention.parts.get("symbol", ""))
    wanted = [name for code in codes for name in words.issuer_names_of.get(code, ())]
    opening = None
    for opening in re.finditer(words.connective.pattern, plan.key[start:end]):
        first = start + opening.end()
        if any(plan.key.startswith(name, first) for name in wanted):
            last = read_issuer(plan, words, first, end, joint=False)
            if last is not None and not plan.key[last:end].strip():
                return first, last
    return None
