"""Find where the name of an issuing body ends: `UBND tỉnh Hưng Yên | về cải cách …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.annotate.citations.words import CitationWords
from extract.plan_text import PlanText

LONGEST = 200

_TOKEN = re.compile(r"[^\s,;:.()\"“”|\n]+|[,;:.()\"“”|\n]")
_JOINTS = frozenset({",", "&", "-"})


@dataclass(slots=True)
class _Reading:
    """How far a name has been read.

    Attributes:
        end: Where it ends so far.
        capital: Whether the last word has a capital.
        place: Whether the last word is that of a level (`tỉnh`): a place's name may follow.
        complete: Whether what was read is a listed name: no word in lower case goes on with it.
    """

    end: int
    capital: bool
    place: bool
    complete: bool


def read_issuer(
    plan: PlanText, words: CitationWords, start: int, limit: int, *, joint: bool
) -> int | None:
    """Give where the issuer named at a plan offset ends.

    Args:
        plan: The plan text.
        words: Compiled rules.
        start: Where it begins, after `của`.
        limit: Plan offset not to be passed.
        joint: Whether the document has several issuers, so that commas and `và` join names.

    Returns:
        Its end; None where no issuer begins there.
    """
    limit = min(limit, start + LONGEST)
    reading = _open_name(plan, words, start, limit)
    if reading is None:
        return None
    joint = joint or words.shared_head.match(plan.key, start, limit) is not None
    at = reading.end
    while (match := _TOKEN.search(plan.text, at, limit)) is not None:
        key = plan.key[match.start() : match.end()]
        if key == "." and reading.place:
            at = match.end()
        elif key in _JOINTS or words.has("law_and", key):
            following = _TOKEN.search(plan.text, match.end(), limit)
            if following is None:
                break
            begins = following.start()
            joined = _goes_on(plan, words, key, (start, reading.end), begins, joint)
            if not joined or (reading.complete and not joint and key != ","):
                break
            listed = _open_name(plan, words, begins, limit)
            if listed is not None:
                reading = listed
            else:
                reading = _Reading(following.end(), True, False, False)
            at = reading.end
        else:
            step = _step(plan, words, match, reading, limit)
            if step is None:
                break
            reading = step
            at = reading.end
    return reading.end


def _open_name(plan: PlanText, words: CitationWords, at: int, limit: int) -> _Reading | None:
    """Read the beginning of a name: a listed one whole, or the word that opens one."""
    listed = words.issuer_names.match(plan.key, at, limit)
    if listed is not None:
        return _Reading(listed.end(), True, False, True)
    head = words.issuer_head.match(plan.key, at, limit)
    return _Reading(head.end(), True, False, False) if head is not None else None


def _goes_on(
    plan: PlanText,
    words: CitationWords,
    mark: str,
    name: tuple[int, int],
    following: int,
    joint: bool,
) -> bool:
    """Tell whether a comma, dash or `và` goes on with the name, or with the next issuer."""
    head = words.issuer_head.match(plan.key, following) is not None
    if mark == ",":
        so_far = " ".join(plan.key[slice(*name)].split())
        if not head and words.is_office_of_fields(so_far, plan.text, following):
            pair = plan.key[following : following + 20].split()[:2]
            return words.types.name_of(" ".join(pair)) is None
        if words.outer_place.match(plan.text, following) and plan.text[name[1] - 1].isalnum():
            return _is_named_place(plan.text, *name)  # "UBND xã Tân Lập, tỉnh Phú Thọ"
        return head and (joint or words.has("joint_opening", so_far))
    if mark == "-" or not head:
        return plan.text[following].isupper()
    return joint


def _is_named_place(text: str, start: int, end: int) -> bool:
    """Tell whether an office's name ends in the name of its place, not in a word of level."""
    return text[start:end].rsplit(" ", 1)[-1][:1].isupper()


def _step(
    plan: PlanText,
    words: CitationWords,
    match: re.Match[str],
    reading: _Reading,
    limit: int,
) -> _Reading | None:
    """Read one more word of a name; None where the word is none of it."""
    word = match[0]
    at = match.start()
    if not word[0].isalnum():
        return None
    level = words.level.match(plan.key, at, limit)
    head = words.issuer_head.match(plan.key, at, limit) if level is not None else None
    if head is not None and level is not None and head.end() > level.end():
        return _Reading(head.end(), True, False, False)
    if level is not None and (word[0].islower() or not reading.place):
        return _Reading(level.end(), True, True, False)
    if word[0].isdigit():
        return _Reading(match.end(), True, False, False) if reading.place else None
    if word[0].islower():
        if words.term.match(plan.key, at, limit):
            return _Reading(match.end(), True, False, False)
        if reading.complete or reading.place or words.issuer_stop.match(plan.key, at, limit):
            return None
        key = plan.key[at : match.end()]
        if not reading.capital and not words.has("issuer_lower", key):
            return None
        return _Reading(match.end(), False, False, False)
    if _opens_next(plan, words, match, reading.place):
        return None
    listed = words.issuer_names.match(plan.key, at, limit)
    if listed is not None:
        return _Reading(listed.end(), True, False, True)
    return _Reading(match.end(), True, False, False)


def _opens_next(plan: PlanText, words: CitationWords, match: re.Match[str], place: bool) -> bool:
    """Tell a capital that begins a title or the next document's type: `… Về việc`, `Quyết định`.

    The name of a place may be like a single such word, never like two or like `V/v`.
    """
    stop = words.issuer_stop.match(plan.key, match.start())
    if stop is not None and (not place or not stop[0].isalpha()):
        return True
    pair = plan.key[match.start() : match.end() + 12].split()[:2]
    return words.types.name_of(" ".join(pair)) is not None
