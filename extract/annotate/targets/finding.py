"""Find targets: numbers that a plan sets out to reach, with the words that frame them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.annotate.sentences import SentenceRules, find_clause, find_sentence
from extract.annotate.targets.frames import Frame, FrameRules, find_frame
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
        patterns: The other patterns of ``rules/targets.toml``, by id.
        describing: Verbs that tell a share that is, unless a part sets goals.
        frames: Words that frame a number.
        sentences: What ends a sentence.
    """

    numbers: tuple[Pattern, ...]
    counted: re.Pattern[str]
    meanings: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, str]
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
        patterns,
        frozenset(rules.words("comparators", "describing")),
        FrameRules.from_rules(rules),
        SentenceRules.from_rules(rules),
    )


def _compile_counted(
    rules: RuleBook, number: Pattern, classes: Mapping[str, str]
) -> re.Pattern[str]:
    def either(words: tuple[str, ...]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    magnitude, per = (either(rules.words("units", group)) for group in ("magnitude", "per"))
    return re.compile(
        rf"{number.compiled.pattern}\ (?P<unit>(?:(?:{magnitude})\ )?"
        rf"(?P<noun>{either(tuple(classes))})(?!\w)"
        rf"(?:\s?/\s?(?:\d{{1,2}}\ )?(?:{per})(?!\w)){{0,2}})",
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
        yield kind, match


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
    clause = find_clause(plan.key, sentence, start)
    if not clause[0] <= start < end <= clause[1]:
        return None
    frame = find_frame(plan.key, start, end, clause, rules.frames, kind == "count")
    joined = previous is not None and _is_joined(plan.key, frame, clause, kind, previous, rules)
    if kind == "count" and not joined and not _is_aimed(frame, parts.get("noun") or "", rules):
        return None
    doubt = _doubt(plan.key, start, end, clause, sentence, rules)
    if doubt == "sure":
        return None
    before = plan.key[frame.start : start].strip()
    if before in rules.describing:
        doubt = "weak"
    values = {
        "kind": kind,
        "number": plan.text[slice(*match.span("value"))],
        "low": parts.get("low") or "",
        "unit": plan.text[slice(*match.span("unit"))] if parts.get("unit") else "",
        **rules.meanings.get(kind, {}),
        "class": rules.classes.get(parts.get("noun") or "", ""),
        "before": before,
        "after": frame.after,
        "groups": " ".join(sorted(frame.groups)),
        "mark": frame.mark,
        "joined": "yes" if joined else "",
        "doubt": doubt,
    }
    spans = {
        "number": match.span("value"),
        "noun": match.span("noun") if parts.get("noun") else match.span(),
        "frame": (frame.start, frame.end),
        "clause": clause,
        "sentence": sentence,
    }
    return Mention(start, end, Layer.target, values, f"target.{kind}", spans)


def _is_aimed(frame: Frame, noun: str, rules: TargetRules) -> bool:
    """Tell whether the words around a count say that it is to be reached."""
    asked = {
        "time": {"before", "change"},
        "age": {"reach"},
    }.get(rules.classes[noun], {"before", "change", "reach", "aim"})
    if rules.classes[noun] in {"event", "product", "people", "body", "measure"}:
        asked = asked | {"making"}
    return bool(frame.after) or bool(frame.groups & asked)


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
    weak = _search(patterns["reported.weak"], before) or _search(patterns["reported.after"], after)
    return "weak" if weak or (key[start - 1 : start] == "(" and start > clause[0]) else ""


def _search(pattern: Pattern, text: str) -> re.Match[str] | None:
    return pattern.compiled.search(text) if pattern.can_match(text) else None
