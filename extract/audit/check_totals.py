"""Check sums: `7 lĩnh vực với 44 nhiệm vụ` against the list that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.audit.view import Draft, View
from rules.folding import fold
from rules.loader import RuleBook
from schemas.audit import FindingCode

_MARKER = re.compile(r"[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)/]|[a-zđ]\)|[-+*•–])[ \t]*(?=\S)")
_MOST_ITEMS, _LONGEST_LINE = 60, 2000
_MOST_LISTS = 1000
_FARTHEST = 400
_COLON = re.compile(rf"[^:;]{{0,{_FARTHEST}}}?:[ \t]*(?=\n)")


@dataclass(frozen=True, slots=True)
class Total:
    """A number of things that a sentence states, and what its list adds up to.

    Offsets are of the stated number with its noun, in the source text.
    """

    start: int
    end: int
    noun: str
    stated: int
    listed: int
    parts: tuple[int, ...]


def check_totals(view: View) -> Iterator[Draft]:
    """Give totals that the list after them does not add up to."""
    for one in view.plans:
        for total in find_totals(one.text, view.rules):
            if total.stated == total.listed:
                continue
            parts = " + ".join(map(str, total.parts)) if total.parts else ""
            message = view.voice.say(
                "total_mismatch.sum" if parts else "total_mismatch.count",
                stated=total.stated,
                noun=total.noun,
                listed=total.listed,
                parts=parts,
            )
            place = one.places.of_span(total.start, total.end)
            yield Draft(FindingCode.total_mismatch, message, one.path, (place,))


def find_totals(text: str, rules: RuleBook) -> Iterator[Total]:
    """Give the totals in a text that a list follows, right or wrong.

    A sentence that ends in a colon states how many of a thing there are; each item of the list
    after it states its share of the same thing, once. A list in which any item does not is no
    sum. Where the sentence states the number of groups first (`7 lĩnh vực với 44 nhiệm vụ`),
    the items are counted too.

    Args:
        text: Source text: hard-wrapped lines do not matter.
        rules: Pattern ``audit.total``.
    """
    pattern = next(row for row in rules.patterns("audit") if row.id == "audit.total")
    folded = fold(text)
    if not pattern.can_match(folded):
        return
    done, read = 0, 0
    for match in pattern.compiled.finditer(folded):
        if match.start() < done:  # an item of a list that was read
            continue
        colon = _lead_in_end(folded, match.end())
        if colon is None or read == _MOST_LISTS:
            continue
        read += 1
        items, end_of_list = _read_items(folded, colon)
        noun = re.compile(
            r"(?<![\w/.,-])(\d{1,4})\s+"
            + r"\s+".join(map(re.escape, match["noun"].split()))
            + r"(?!\w)"
        )
        shares = [noun.findall(item) for item in items]
        if len(items) < 2 or any(len(share) != 1 for share in shares):
            continue
        done = end_of_list
        parts = tuple(int(share[0]) for share in shares)
        start, end = match.span("total")
        name = " ".join(match["noun"].split())
        yield Total(start, end, name, int(match["value"]), sum(parts), parts)
        if match["groups"] is not None:
            groups = " ".join(match["group_noun"].split())
            yield Total(*match.span("groups"), groups, int(match["group_value"]), len(items), ())


def _lead_in_end(folded: str, at: int) -> int | None:
    """Give where the list begins: after the colon that ends the sentence, at a line end."""
    colon = _COLON.match(folded, at)
    if colon is None or re.search(r"\.\s+\S", colon[0]):
        return None
    return colon.end()


def _read_items(folded: str, at: int) -> tuple[list[str], int]:
    """Give the items of a list, wrapped lines joined, markers of the first's kind; and its end."""
    items: list[str] = []
    kind: str | None = None
    for line in _lines(folded, at):
        at += len(line) + 1
        if not line.strip():
            continue
        marker = _MARKER.match(line)
        sort = _sort(marker[0].strip()) if marker is not None else None
        if sort is not None and (kind is None or sort == kind):
            kind = sort
            items.append(line)
        elif kind is None or sort is not None or _is_over(items[-1]):
            break
        else:
            items[-1] = f"{items[-1]} {line}"
        if len(items) > _MOST_ITEMS:
            break
    return items, at


def _lines(text: str, at: int) -> Iterator[str]:
    """Give the lines from an offset on, one by one: a list ends long before the text does."""
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text[at : min(end, at + _LONGEST_LINE)]
        at = end + 1


def _is_over(item: str) -> bool:
    return item.rstrip().endswith(".") or len(item) > _LONGEST_LINE


def _sort(marker: str) -> str:
    return re.sub(r"\d+", "1", re.sub(r"[a-zđ]", "a", marker))
