"""Words and expressions that citations are found by, compiled from the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.document_types import DocumentTypes, alternation, load_types, squeeze
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Cue, Issuer

GROUP = "citations"


class DateSpan(NamedTuple):
    """A date that follows a number: the span of the date itself, and whether `ngày` opens it."""

    start: int
    end: int
    inside: bool
    """Whether the date belongs to the citation's span; a bare one in brackets does not."""


@dataclass(frozen=True, eq=False)
class CitationWords:
    """Compiled rules; expressions run on the folded text unless said otherwise."""

    types: DocumentTypes
    patterns: dict[str, re.Pattern[str]]
    cues: dict[str, frozenset[str]]
    law_names: frozenset[str]
    law_starts: frozenset[str]
    longest_law: int
    issuer_names: re.Pattern[str]
    issuer_head: re.Pattern[str]
    issuer_stop: re.Pattern[str]
    fields_office: re.Pattern[str]
    shared_head: re.Pattern[str]
    level: re.Pattern[str]
    outer_place: re.Pattern[str]
    term: re.Pattern[str]
    connective: re.Pattern[str]
    joint_connective: re.Pattern[str]
    agent: re.Pattern[str]
    act: re.Pattern[str]
    issuer_lead: re.Pattern[str]
    issuer_act: re.Pattern[str]
    clause_start: re.Pattern[str]
    title_drop: re.Pattern[str]
    title_keep: re.Pattern[str]
    title_end: re.Pattern[str]
    comma_pair: re.Pattern[str]
    abbreviated: re.Pattern[str]
    issuer_names_of: dict[str, tuple[str, ...]]

    def date_at(self, plan: PlanText, start: int, end: int) -> DateSpan | None:
        """Give the date that follows at once at a plan offset; None where none does."""
        key = plan.key
        for name in ("date", "date_month", "date_year", "date_bare"):
            match = self.patterns[name].match(key, start, end)
            if match is None:
                continue
            if name == "date_bare":
                opened = "(" in match[0]
                if opened != match[0].endswith(")"):
                    continue
                return DateSpan(match.start("day"), match.end("year"), not opened)
            first = match.start() + len(match[0]) - len(match[0].lstrip(" ,\n"))
            return DateSpan(first, match.end(), True)
        return None

    def is_office_of_fields(self, name: str, text: str, following: int) -> bool:
        """Tell whether a comma stands within an office's name: `Sở Văn hóa, Thể thao và …`."""
        fields = self.patterns["more_fields"]
        return self.fields_office.match(name) is not None and bool(fields.match(text, following))

    def is_verb(self, words: str) -> bool:
        """Tell a cue of a title that stays one in capitals: `về Phê duyệt Đề án …`."""
        return words.strip() in self.cues["title_verb"]

    def has(self, group: str, words: str) -> bool:
        """Tell whether folded words are a cue of a group."""
        return words in self.cues[group]


@lru_cache(maxsize=8)
def load_words(rules: RuleBook) -> CitationWords:
    """Compile the words of a rule book; the same book gives the same object."""

    def cue(group: str) -> frozenset[str]:
        return frozenset(rules.words(GROUP, group))

    def any_of(group: str) -> str:
        return alternation(cue(group))

    patterns = {row.id.removeprefix("citation."): row.compiled for row in rules.patterns(GROUP)}
    groups = {row_group for row_group in _groups(rules)}
    names = [squeeze(word) for word in rules.words("laws", "law_name")]
    issuers = rules.rows(Issuer, "issuers")
    names_of: dict[str, tuple[str, ...]] = {}
    for row in issuers:
        names_of[row.code] = (*names_of.get(row.code, ()), row.name, *row.aliases)
    full = [name for row in issuers for name in (row.name, *row.aliases)]
    drop = {
        word
        for row in rules.cues(GROUP, "title_cue")
        if row.meaning == "drop"
        for word in row.words
    }
    keep = cue("title_cue") - drop
    office = any_of("issuer_head")
    return CitationWords(
        types=load_types(rules),
        patterns=patterns,
        cues={group: cue(group) for group in groups},
        law_names=frozenset(names),
        law_starts=frozenset(
            word for name in rules.words("laws", "law_name") for word in _starts(name)
        ),
        longest_law=max((len(word.split()) for word in rules.words("laws", "law_name")), default=1),
        issuer_names=re.compile(alternation(full) + r"(?!\w)"),
        issuer_head=re.compile(office + r"(?!\w)"),
        issuer_stop=re.compile(any_of("issuer_stop") + r"(?!\w)"),
        fields_office=re.compile(any_of("fields_office") + r"(?!\w)"),
        shared_head=re.compile(any_of("shared_head") + r"(?=\s)"),
        level=re.compile(any_of("level") + r"(?!\w)"),
        outer_place=re.compile(any_of("level") + r" (?=[^\W\d_])(?-i:(?![a-zà-ỹđ]))"),
        term=re.compile(any_of("term") + r"(?!\w)"),
        connective=re.compile(r"\s*+,?\s*+" + any_of("issuer_connective") + r"\s+"),
        joint_connective=re.compile(r"\s*+,?\s*+" + any_of("joint_connective") + r"\s+"),
        agent=re.compile(r"\s*+,?\s*+" + any_of("issuer_agent") + r"\s+"),
        act=re.compile(r"\s*" + any_of("issuer_act") + r"(?!\w)"),
        issuer_lead=re.compile(r"\s+" + any_of("issuer_lead") + r"\s+\Z"),
        issuer_act=re.compile(r"\s+" + any_of("issuer_act") + r"\s+\Z"),
        clause_start=re.compile(r"(?:^|[.,;:\n]\s*(?:-\s*)?)", re.MULTILINE),
        title_drop=re.compile(
            alternation(drop) + rf"(?!\w)(?!\s*(?:{any_of('title_not_after')})(?!\w))\s*"
        ),
        title_keep=re.compile(
            alternation(keep) + rf"(?!\w)(?!\s*{any_of('title_keep_not_after')}(?!\w))"
        ),
        title_end=re.compile(
            rf"[\n|()\":]|;(?!\s*{any_of('title_goes_on')}(?!\w))"
            r"|\.(?=\s|\Z|/)|…"
            rf"|\s\(?(?:{any_of('title_stop')})(?!\w)"
            rf"|,\s*(?:{any_of('law_and')}\s+)?(?:{any_of('title_comma_stop')})(?!\w)"
            rf"|(?<=\d\d\d\d)\s+(?={any_of('title_year_stop')}(?!\w))"
            rf"|,\s*(?={office}(?!\w)[^,;.\n]{{0,80}}?\s{any_of('resume_verb')}(?!\w))"
        ),
        abbreviated=re.compile(r"(?<!\w)" + any_of("abbreviated") + r"\Z"),
        comma_pair=re.compile(any_of("law_pair")),
        issuer_names_of={
            code: tuple(fold(name) for name in found) for code, found in names_of.items()
        },
    )


def _groups(rules: RuleBook) -> set[str]:
    return {row.group for row in rules.rows(Cue, GROUP)}


def _starts(name: str) -> list[str]:
    """Give the beginnings of a law's name, word by word, squeezed; the whole name last."""
    words = name.split()
    return ["".join(words[:count]).rstrip(",(") for count in range(1, len(words) + 1)]
