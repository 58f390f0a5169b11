"""Find documents named again by number alone: `Nghị quyết số 57` for `57-NQ/TW`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.annotate.citations.words import CitationWords
from extract.mention import Layer, Mention
from extract.plan_text import PlanText
from rules.folding import fold

_WORD = re.compile(r"[^\W_]+")


def find_short(plan: PlanText, words: CitationWords, found: Sequence[Mention]) -> Iterator[Mention]:
    """Find documents named again by number alone: `Nghị quyết số 57` for `57-NQ/TW`.

    Only where exactly one document of that type and number is cited in full in the same text,
    where its date follows, where it is of a type that officials call by the number, or where the
    number opens a list that ends in a full symbol (`Nghị quyết số 18, 19-NQ/TW`).
    """
    known = _symbols_by_number(words, found)
    bare = {one.spans["symbol"][0]: one for one in found if "type" not in one.parts}
    done = 0
    taken = iter(found)
    current = next(taken, None)
    for match in words.patterns["bare_number"].finditer(plan.key):
        while current is not None and current.end <= match.start():
            current = next(taken, None)
        if current is not None and current.start <= match.start():
            continue
        type_span = _type_before(plan, words, match) if match.start() >= done else None
        if type_span is None:
            continue
        shared = tuple(_read_shared(plan, words, match, type_span, bare))
        if shared:
            yield from shared
            done = shared[-1].end
            continue
        mention = _read_short(plan, words, match, type_span, known)
        if mention is not None:
            yield mention


def _read_shared(
    plan: PlanText,
    words: CitationWords,
    match: re.Match[str],
    type_span: tuple[int, int],
    bare: dict[int, Mention],
) -> Iterator[Mention]:
    """Read the numbers of a list that share the code of its last: `số 18, 19-NQ/TW`."""
    listed = words.patterns["number_list"].match(plan.key, match.start("number"))
    last = bare.get(listed.end()) if listed is not None else None
    if listed is None or last is None:
        return
    mark = re.search(r"\d\s*([-–/].*)", last.parts["symbol"])
    if mark is None or re.match(r"/\s*\d", mark[1]):
        return
    first = True
    for number in re.finditer(r"\d+", plan.key[match.start("number") : listed.end()]):
        begin = match.start("number") + number.start()
        span = (begin, match.start("number") + number.end())
        parts = {"symbol": number[0] + mark[1], "shared": "yes"}
        spans = {"symbol": span}
        if first:
            parts["type"], spans["type"] = plan.text[slice(*type_span)], type_span
            begin, first = type_span[0], False
        else:
            parts["chain"] = plan.text[slice(*type_span)]
        yield Mention(begin, span[1], Layer.citation, parts, "citation.number_list", spans)


def _symbols_by_number(
    words: CitationWords, found: Sequence[Mention]
) -> dict[tuple[str, int], set[str]]:
    known: dict[tuple[str, int], set[str]] = {}
    for mention in found:
        symbol = mention.parts.get("symbol")
        written = mention.parts.get("type") or mention.parts.get("chain")
        number = re.match(r"\d+", symbol) if symbol else None
        name = words.types.name_of(written) if written else None
        if name is None or number is None or symbol is None:
            continue
        known.setdefault((name, int(number[0])), set()).add("".join(symbol.split()))
    return known


def _read_short(
    plan: PlanText,
    words: CitationWords,
    match: re.Match[str],
    type_span: tuple[int, int],
    known: dict[tuple[str, int], set[str]],
) -> Mention | None:
    written = plan.text[slice(*type_span)]
    symbols = known.get((words.types.name_of(written) or "", int(match["number"])), set())
    sure = match["word"] is not None or (len(match["number"]) > 1 and written[0].isupper())
    if not sure or words.patterns["counted"].match(plan.key, match.end()):
        return None
    date = words.date_at(plan, match.end(), min(len(plan.key), match.end() + 80))
    dated = match["word"] is not None and date is not None and date.inside
    name = words.types.name_of(written) or ""
    by_name = words.has("known_by_number", fold(name)) and len(match["number"]) in (2, 3)
    if len(symbols) != 1 and not dated and not by_name:
        return None
    symbol = next(iter(symbols)) if len(symbols) == 1 else match["number"]
    parts = {"type": written, "symbol": symbol, "short": "yes"}
    spans = {"type": type_span, "symbol": match.span("number")}
    end = match.end()
    if date is not None and date.inside:
        parts["date"], spans["date"] = plan.text[date.start : date.end], (date.start, date.end)
        end = date.end
    return Mention(type_span[0], end, Layer.citation, parts, "citation.bare_number", spans)


def _type_before(
    plan: PlanText, words: CitationWords, match: re.Match[str]
) -> tuple[int, int] | None:
    """Give the span of the type word right before a bare number."""
    reach = max(0, match.start() - 40)
    floor = max(plan.key.rfind("\n", reach, match.start()) + 1, reach)
    before = plan.key[floor : match.start()].split()
    if not before or before[-1] not in words.types.last_words:
        return None
    tokens = list(_WORD.finditer(plan.key, floor, match.start()))
    for count in range(min(words.types.longest, len(tokens)), 0, -1):
        start, end = tokens[-count].start(), tokens[-1].end()
        if words.types.name_of(plan.text[start:end]) is None:
            continue
        return None if plan.text[end : match.start()].strip() else (start, end)
    return None
