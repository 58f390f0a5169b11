"""Find laws, codes and ordinances that are named: `Luật Đất đai năm 2024`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from extract.annotate.citations.words import CitationWords, DateSpan
from extract.document_types import squeeze
from extract.mention import Layer, Mention
from extract.plan_text import PlanText

LONGEST_NAME = 260
"""Characters that the name of a law may have; the longest real ones stay below 200."""
WORDS_UNLISTED = 14
"""Words that the name of a law that is not in the list may have."""

_WORD = re.compile(r"[^\W_]+(?:[/&][^\W_]+)*")
_BEFORE = re.compile(r"(\w+)\s+\Z")


class LawName(NamedTuple):
    """Where the name of a law ends, and the squeezed names of the laws that it amends."""

    end: int
    amended: tuple[str, ...] = ()


def find_laws(plan: PlanText, words: CitationWords) -> Iterator[Mention]:
    """Find laws by name, with the number and date that follow.

    Yields:
        Mentions in order, none overlapping. Parts: ``type``, ``title``, ``symbol``, ``date``
        where written, ``amended`` (squeezed names, parted by a bar). A law that is given by its
        number alone is not among them.
    """
    at = 0
    for match in words.patterns["law_word"].finditer(plan.text):
        if match.start() < at or not _names_a_law(plan, words, match.start()):
            continue
        limit = _line_end(plan, match.end())
        mention = _read_law(plan, words, match.start(), match.end(), limit)
        if mention is not None:
            at = mention.end
            yield mention


def _line_end(plan: PlanText, at: int) -> int:
    end = plan.key.find("\n", at, at + 2 * LONGEST_NAME)
    return min(end if end >= 0 else at + 2 * LONGEST_NAME, len(plan.key))


def _names_a_law(plan: PlanText, words: CitationWords, start: int) -> bool:
    before = _BEFORE.search(plan.key, max(0, start - 12), start)
    return before is None or not words.has("law_not_before", before[1])


def _read_law(
    plan: PlanText, words: CitationWords, start: int, type_end: int, limit: int
) -> Mention | None:
    at = _skip_spaces(plan, type_end, limit)
    constitution = words.has("constitution", " ".join(plan.key[start:type_end].split()))
    if constitution:
        nation = words.patterns["constitution"].match(plan.key, type_end, limit)
        name = LawName(nation.end() if nation else type_end)
    else:
        read = _name_before_number(plan, words, at, limit) or read_law_name(plan, words, at, limit)
        if read is None:
            return None
        bill = words.patterns["law_bill"].match(plan.key, read.end, limit)
        name = LawName(bill.end(), read.amended) if bill else read
    parts = {"type": plan.text[start:type_end]}
    spans = {"type": (start, type_end)}
    if name.end > at and not constitution:
        parts["title"], spans["title"] = plan.text[at : name.end], (at, name.end)
    if name.amended:
        parts["amended"] = "|".join(name.amended)
    end = name.end
    number = _number_after(plan, words, end, limit)
    if number is not None:
        parts["symbol"], spans["symbol"] = plan.text[number[0] : number[1]], number
        end = number[1]
    date = words.date_at(plan, end, limit)
    year = words.patterns["law_year"].match(plan.key, end, limit)
    if year is not None and number is None:
        date = DateSpan(year.start("year"), year.end(), True)
    if date is not None:
        parts["date"], spans["date"] = plan.text[date.start : date.end], date[:2]
        end = date.end if date.inside else end
    if constitution and date is None and end == type_end:
        return None
    return Mention(start, end, Layer.citation, parts, rule_id="citation.law_word", spans=spans)


def _name_before_number(
    plan: PlanText, words: CitationWords, start: int, limit: int
) -> LawName | None:
    """Read a name that ends where the law's number begins, whatever words it has.

    Not where the name of another type stands between: the number is that document's.
    """
    if not _opens_name(plan, words, start):
        return None
    match = words.patterns["law_until_number"].match(plan.key, start, limit)
    if match is None or _number_after(plan, words, match.end(), limit) is None:
        return None
    tokens = list(_WORD.finditer(plan.key, start, match.end()))
    if any(_opens_type(words, tokens, index) for index in range(1, len(tokens))):
        return None
    return LawName(match.end())


def _opens_name(plan: PlanText, words: CitationWords, start: int) -> bool:
    word = _WORD.match(plan.key, start)
    return word is not None and not (
        words.has("law_stop", word[0]) or words.has("law_not_after", word[0])
    )


def _number_after(
    plan: PlanText, words: CitationWords, start: int, limit: int
) -> tuple[int, int] | None:
    """Give the span of the symbol that follows the name of a law: `số 43/2019/QH14`."""
    cue = words.patterns["law_number"].match(plan.key, start, limit)
    at = cue.end() if cue else start
    match = words.patterns["symbol"].match(plan.text, at, limit)
    if match is None or match["year"] is None or "QH" not in match["first"].upper():
        return None
    return match.start(), match.end()


def read_law_name(plan: PlanText, words: CitationWords, start: int, limit: int) -> LawName | None:
    """Read the name of a law that begins at a plan offset.

    A name of the list ends where the list says; one that amends laws takes in their names; any
    other runs, from a capital, to the first word that no name has.
    """
    amends = words.patterns["law_amends"].match(plan.key, start, limit)
    if amends is not None:
        return _read_amending(plan, words, amends.end(), limit)
    listed = _listed_end(plan, words, start, limit)
    if listed is not None:
        return LawName(listed)
    return _read_unlisted(plan, words, start, limit)


def _read_amending(plan: PlanText, words: CitationWords, start: int, limit: int) -> LawName | None:
    """Read the list of laws that an amending law names: `của Luật A, Luật B và Luật C`."""
    counted = words.patterns["law_counted"].match(plan.key, start, limit)
    if counted is not None:
        return LawName(counted.end())
    amended: list[str] = []
    end = at = start
    while True:
        opened = words.patterns["law_word_any"].match(plan.key, at, limit)
        if opened is None:
            break
        name = read_law_name(plan, words, _skip_spaces(plan, opened.end(), limit), limit)
        if name is None or name.amended:
            break
        first = _skip_spaces(plan, opened.end(), limit)
        amended.append(squeeze(plan.key[first : name.end]))
        end = name.end
        joint = words.patterns["law_joint"].match(plan.key, end, limit)
        if joint is None:
            break
        at = joint.end()
    return LawName(end, tuple(amended)) if amended else None


def _listed_end(plan: PlanText, words: CitationWords, start: int, limit: int) -> int | None:
    """Give where the longest name of the list that begins here ends."""
    found = None
    short = None
    so_far = ""
    before = start
    for count, match in enumerate(_WORD.finditer(plan.key, start, limit)):
        gap = plan.key[before : match.start()]
        if count >= words.longest_law or "\n" in gap or ";" in gap:
            break
        so_far += "".join(gap.split()) + match[0]
        before = match.end()
        if so_far not in words.law_starts:
            break
        if so_far in words.law_names:
            found = match.end()
        elif found is None and count >= 1:
            short = match.end()
    if found is None and short is not None and plan.text[start].islower():
        return short
    return found


def _read_unlisted(plan: PlanText, words: CitationWords, start: int, limit: int) -> LawName | None:
    if not _opens_name(plan, words, start):
        return None
    end = start
    before = start
    reach = min(limit, start + LONGEST_NAME)
    tokens = list(islice(_WORD.finditer(plan.key, start, reach), WORDS_UNLISTED + 3))
    for count, match in enumerate(tokens[: WORDS_UNLISTED + 1]):
        gap = plan.key[before : match.start()]
        if gap.strip() not in {"", ",", "-", "&"} or (
            count == 0 and not _is_name_like(plan, match)
        ):
            break
        if "," in gap and not _goes_on_after_comma(plan, words, tokens, count):
            break
        if _stops(plan, words, tokens, count) or count == WORDS_UNLISTED:
            break
        if not words.has("law_and", match[0]):
            end = match.end()
        before = match.end()
    return LawName(end) if end > start else None


def _is_name_like(plan: PlanText, match: re.Match[str]) -> bool:
    return plan.text[match.start()].isupper()


def _goes_on_after_comma(
    plan: PlanText, words: CitationWords, tokens: list[re.Match[str]], index: int
) -> bool:
    """Tell a comma inside a name: `Phòng, chống …`, or between abbreviations: `KH, CN`."""
    before, after = tokens[index - 1], tokens[index]
    pair = plan.key[tokens[max(0, index - 2)].start() : after.end() + 12]
    if words.comma_pair.search(pair):
        return True
    short = plan.text[before.start() : before.end()]
    return short.isupper() and plan.text[after.start() : after.end()].isupper()


def _stops(plan: PlanText, words: CitationWords, tokens: list[re.Match[str]], index: int) -> bool:
    word = tokens[index][0]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    pair = f"{word} {following[0]}" if following is not None else word
    if words.has("law_and", word):
        if following is None or _opens_type(words, tokens, index + 1):
            return True
        return words.has("law_stop", following[0])
    if words.has("law_stop", pair) or _opens_type(words, tokens, index):
        return True
    return words.has("law_stop", word) or word.isdigit()


def _opens_type(words: CitationWords, tokens: list[re.Match[str]], index: int) -> bool:
    """Tell whether the name of a type begins at a word: the next document of a list."""
    for count in (1, 2, 3):
        name = words.types.name_of(" ".join(token[0] for token in tokens[index : index + count]))
        if name is not None:
            return index > 0 or words.types.is_law(name)
    return False


def _skip_spaces(plan: PlanText, at: int, limit: int) -> int:
    while at < limit and plan.text[at] == " ":
        at += 1
    return at
