"""Find targets: numbers that a plan sets out to reach, with the words that frame them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.annotate.sentences import SentenceRules, find_clause, find_sentence
from extract.annotate.targets.frames import MAX_LENGTH, Frame, FrameRules, find_frame
from extract.mention import Layer, Mention
from extract.plan_text import PlanText
from rules.loader import RuleBook
from rules.rows import Pattern

WINDOW = 400
"""How much of a clause before and after a number is read for what makes it no target."""


@dataclass(frozen=True)
class TargetRules:
    """What the annotator needs of the rules.

    Attributes:
        numbers: Patterns whose match is a number with its unit.
        counted: A number with a noun that may be counted.
        meanings: What each kind of number says by itself: its unit, its comparator.
        classes: Class of each noun that may be counted.
        uncounted: Words that open no noun of a count that stands in no list.
        single: Words before which such a noun has one syllable.
        measures: Nouns that open the name of an indicator.
        patterns: The other patterns of ``rules/targets.toml``, by id.
        describing: Verbs that tell a share that is, unless a part sets goals.
        frames: Words that frame a number.
        sentences: What ends a sentence.
    """

    numbers: tuple[Pattern, ...]
    counted: re.Pattern[str]
    meanings: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, str]
    uncounted: frozenset[str]
    single: frozenset[str]
    measures: re.Pattern[str]
    patterns: Mapping[str, Pattern]
    describing: frozenset[str]
    frames: FrameRules
    sentences: SentenceRules


@lru_cache(maxsize=4)
def read_target_rules(rules: RuleBook) -> TargetRules:
    """Put together what the annotator needs; the same rules give the same object."""
    patterns = {pattern.id: pattern for pattern in rules.patterns("targets")}
    classes = {word: cue.meaning for cue in rules.cues("units", "counted") for word in cue.words}
    numbers = tuple(p for p in patterns.values() if p.id.startswith("target."))
    return TargetRules(
        numbers,
        _compile_counted(rules, patterns["number"], classes),
        {p.id.removeprefix("target."): p.values for p in numbers},
        classes,
        frozenset(rules.words("units", "uncounted")),
        frozenset(rules.words("units", "single")),
        re.compile(rf"(?:{_either(rules.words('targets', 'measure'))})(?!\w)"),
        patterns,
        frozenset(rules.words("comparators", "describing")),
        FrameRules.from_rules(rules),
        SentenceRules.from_rules(rules),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _compile_counted(
    rules: RuleBook, number: Pattern, classes: Mapping[str, str]
) -> re.Pattern[str]:
    magnitude, per = (_either(rules.words("units", group)) for group in ("magnitude", "per"))
    body = _either(tuple(word for word, name in classes.items() if name == "body"))
    rate = rf"(?:\s?/\s?(?:\d[\d.]{{0,6}}\ )?(?:{per})(?!\w))"
    return re.compile(
        rf"{number.compiled.pattern}\ (?P<unit>(?:(?:{magnitude})\ )?"
        rf"(?P<noun>(?:(?:{body}),\ (?:{body})|{_either(tuple(classes))})(?!\w)"
        rf"|[^\W\d_]+(?:\ [^\W\d_]+){{0,3}}(?={rate}))"
        rf"{rate}{{0,2}}|(?P<open>[^\W\d_]+(?:\ [^\W\d_]+)?)(?!\w))",
        re.VERBOSE,
    )


def find_targets(plan: PlanText, rules: RuleBook) -> tuple[Mention, ...]:
    """Find the numbers that the wording sets as levels to reach.

    Returns:
        Mentions in order, none overlapping. Parts: ``kind`` (``percent``, ``rank``, ``group``,
        ``count``), ``number``, ``low`` (the lower end of a range), ``unit``, ``class`` of the
        noun counted, ``joined`` where it goes on from the one before it, ``before`` and
        ``after`` (the words that frame the number), ``groups`` (of the words before), ``mark``
        before the frame, ``doubt`` where it may report what was. Spans: ``number``, ``noun``,
        ``frame``, ``clause``, ``sentence``.
    """
    ready = read_target_rules(rules)
    found: list[Mention] = []
    sentence = (0, 0)
    for kind, match in _find_numbers(plan.key, ready):
        if found and match.start() < found[-1].end:
            continue
        if match.end() > sentence[1]:
            sentence = find_sentence(plan, match.start(), ready.sentences)
        previous = found[-1] if found else None
        mention = _frame_number(plan, kind, match, sentence, ready, previous)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _find_numbers(key: str, rules: TargetRules) -> Iterator[tuple[str, re.Match[str]]]:
    """Give the numbers with a unit in order; at one place the longest first."""
    matches: list[tuple[int, int, str, re.Match[str]]] = []
    for pattern in rules.numbers:
        if pattern.can_match(key):
            kind = pattern.id.removeprefix("target.")
            matches += ((m.start(), -m.end(), kind, m) for m in pattern.compiled.finditer(key))
    matches += ((m.start(), -m.end(), "count", m) for m in rules.counted.finditer(key))
    for _, _, kind, match in sorted(matches, key=lambda item: item[:3]):
        if kind != "count" or match["noun"] or _may_count(key, match, rules):
            yield kind, match


def _may_count(key: str, match: re.Match[str], rules: TargetRules) -> bool:
    """Tell whether words before a number let a noun after it that no list holds be counted."""
    words = match["open"].split(" ")
    if not rules.uncounted.isdisjoint((words[0], match["open"])):
        return False
    before = key[max(0, match.start() - MAX_LENGTH) : match.start()].rstrip().split(" ")
    return any(" ".join(before[-count:]) in rules.frames.opening for count in (1, 2, 3, 4))


def _frame_number(
    plan: PlanText,
    kind: str,
    match: re.Match[str],
    sentence: tuple[int, int],
    rules: TargetRules,
    previous: Mention | None,
) -> Mention | None:
    """Make the mention of a number, None where its wording sets no level."""
    start, end = match.span()
    parts = match.groupdict()
    noun = match.span("noun") if parts.get("noun") else (start, end)
    if parts.get("open"):
        first, _, second = parts["open"].partition(" ")
        noun = match.span("open")
        if second in rules.single:
            noun = (noun[0], noun[0] + len(first))
        end = noun[1]
    clause = find_clause(plan.key, sentence, start)
    if not clause[0] <= start < end <= clause[1]:
        return None
    name = _class_of(parts, rules) if kind == "count" else ""
    made = kind == "count" and name not in _NEVER_MADE
    frame = find_frame(plan.key, start, end, clause, rules.frames, made)
    joined = previous is not None and _is_joined(plan.key, frame, clause, kind, previous, rules)
    if (
        kind == "count"
        and not (joined or _is_aimed(frame, name))
        and not _may_be_goal(plan.key[clause[0] : frame.start], parts, name, rules)
    ):
        return None
    doubt = _doubt(plan.key, start, end, clause, sentence, rules)
    if doubt == "sure":
        return None
    if frame.mark == "(" and "change" in frame.groups:
        doubt = "weak"  # "(tăng 2% so với năm 2024)"
    before = plan.key[frame.start : start].strip()
    if before in rules.describing:
        doubt = "weak"
    values = {
        "kind": kind,
        "number": plan.text[slice(*match.span("value"))],
        "low": parts.get("low") or "",
        "unit": plan.text[match.start("unit") : end] if parts.get("unit") else "",
        **rules.meanings.get(kind, {}),
        "class": name,
        "of": parts.get("of") or "",
        "before": before,
        "after": frame.after,
        "groups": " ".join(sorted(frame.groups)),
        "mark": frame.mark,
        "joined": "yes" if joined else "",
        "doubt": doubt,
    }
    spans = {
        "number": match.span("value"),
        "noun": noun,
        "frame": (frame.start, frame.end),
        "clause": clause,
        "sentence": sentence,
    }
    return Mention(start, end, Layer.target, values, f"target.{kind}", spans)


def _class_of(parts: Mapping[str, str | None], rules: TargetRules) -> str:
    """Give the class of the noun counted; ``open`` for one that no list holds."""
    noun = parts.get("noun") or ""
    return rules.classes.get(noun) or rules.classes.get(noun.partition(",")[0]) or "open"


_ASKED = {
    "time": frozenset({"before", "change", "reach"}),
    "age": frozenset({"reach"}),
    "criterion": frozenset({"reach", "aim", "making"}),
}
_NEVER_MADE = frozenset({"time", "age", "years", "money", "score", "frequency"})
_USUAL = frozenset({"before", "change", "reach", "aim"})
_MAKING = frozenset({"event", "product", "people", "body", "measure", "incident", "point", "open"})


def _is_aimed(frame: Frame, name: str) -> bool:
    """Tell whether the words around a count of a class say that it is to be reached."""
    if name == "years":
        return frame.groups >= {"before", "reach"}
    if name in _ASKED and (name == "age" or not frame.after):
        return bool(frame.groups & _ASKED[name])
    asked = _USUAL | {"making"} if name in _MAKING else _USUAL
    return bool(frame.after) or bool(frame.groups & asked)


def _may_be_goal(
    before: str, parts: Mapping[str, str | None], name: str, rules: TargetRules
) -> bool:
    """Tell whether a count with no word of aiming is a level where its part sets goals.

    It is one as a rate (``12 bác sĩ/vạn dân``), after its measure (``Sản lượng 500 tấn``), or as
    whom a task reaches (``Tập huấn cho 200 cán bộ``).
    """
    if name in {"people", "body"} and _search(rules.patterns["reached.before"], before[-10:]):
        return True
    if "/" in (parts.get("unit") or "") and name not in {"money", "time"}:
        return True
    marker = rules.patterns["opening.marker"].compiled.match(before)
    return rules.measures.match(before, marker.end() if marker else 0) is not None


def _is_joined(
    key: str,
    frame: Frame,
    clause: tuple[int, int],
    kind: str,
    previous: Mention,
    rules: TargetRules,
) -> bool:
    """Tell whether a number follows another of its kind after a comma or conjunction."""
    if previous.spans["clause"] != clause or previous.parts["kind"] != kind:
        return False
    before = key[max(clause[0], frame.start - 10) : frame.start]
    return rules.patterns["joint.tail"].compiled.search(before) is not None


def _doubt(
    key: str,
    start: int,
    end: int,
    clause: tuple[int, int],
    sentence: tuple[int, int],
    rules: TargetRules,
) -> str:
    """Tell whether a number reports what was or belongs to a rule's wording.

    Returns:
        ``sure`` where it does, ``weak`` where only a part that sets goals would outweigh it,
        else nothing.
    """
    patterns = rules.patterns
    before = key[max(clause[0], start - WINDOW) : start]
    after = key[end : min(clause[1], end + WINDOW)]
    said = key[max(sentence[0], start - WINDOW) : start]
    if any(
        _search(patterns[name], text)
        for name, text in (
            ("rule.sentence", said),
            ("rule.near", before),
            ("rule.after", after),
            ("rule.around", key[max(clause[0], start - 40) : min(clause[1], end + 40)]),
            ("reported.before", before),
            ("start_value", after),
        )
    ):
        return "sure"
    report = _search(patterns["reported.anywhere"], said)
    if report and not _search(patterns["aim.strong"], said[report.end() :]):
        return "sure"
    weak = (
        _search(patterns["reported.weak"], before)
        or _search(patterns["reported.after"], after)
        or _search(patterns["rule.law"], before[-20:] + key[start:end] + after)
    )
    return "weak" if weak or (key[start - 1 : start] == "(" and start > clause[0]) else ""


def _search(pattern: Pattern, text: str) -> re.Match[str] | None:
    return pattern.compiled.search(text) if pattern.can_match(text) else None
