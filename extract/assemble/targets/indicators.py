"""What a target measures: the phrase of the text before or after its number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.mention import Mention
from extract.plan_text import PlanText
from rules.loader import RuleBook
from rules.rows import Pattern

SHORT = 5
"""Syllables from which what stands before a number is a phrase of its own."""
LONG = 6
"""Syllables from which such a phrase stands without those whom it reaches."""

Span = tuple[int, int]
_MEASURED = frozenset({"measure", "money", "time", "age", "years", "score"})
"""Classes of units that are no things counted themselves."""


@dataclass(frozen=True)
class IndicatorRules:
    """Where indicators begin and end.

    Attributes:
        patterns: Patterns of ``rules/targets.toml`` by id.
        measures: Nouns that open the name of an indicator.
        verbs: Words of which a bare verb before a number consists.
        prepositions: Words before a number that counts whom a task reaches.
        no_object: Words that open no indicator after a number.
        shares: Words for what a share is taken of.
        making: Verbs whose object is counted.
    """

    patterns: Mapping[str, Pattern]
    measures: re.Pattern[str]
    verbs: frozenset[str]
    prepositions: re.Pattern[str]
    no_object: re.Pattern[str]
    shares: re.Pattern[str]
    making: re.Pattern[str]


@lru_cache(maxsize=4)
def read_indicator_rules(rules: RuleBook) -> IndicatorRules:
    """Read them from ``rules/targets.toml``; the same rules give the same object."""

    def either(group: str) -> str:
        words = sorted(rules.words("targets", group), key=len, reverse=True)
        return "|".join(re.escape(word) for word in words)

    return IndicatorRules(
        {pattern.id: pattern for pattern in rules.patterns("targets")},
        re.compile(rf"(?:{either('measure')})\b"),
        frozenset(rules.words("targets", "verb")),
        re.compile(rf"\s(?:{either('preposition')})\Z"),
        re.compile(rf"\s*(?:(?:{either('no_object')})\b|[^\w\s“\"(]|\Z)"),
        re.compile(rf"\s*(?:{either('share')})\b"),
        re.compile(rf"\s*(?:{either('making')})(?!\w)"),
    )


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a target measures.

    Attributes:
        text: The phrase.
        span: Where it stands; where it was put together, its last part.
        leads: Whether the number stands before it.
    """

    text: str
    span: Span
    leads: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Stretches of the plan text that a target's indicator is looked for in.

    Attributes:
        before: What stands before the frame, in the same clause.
        list_before: The same, over semicolons: `A; B; C: 80%` measures all three.
        after: What follows the frame, up to the end of the clause or the next number's own words.
        list_after: The same, over the semicolon that ends the clause.
    """

    before: Span
    list_before: Span
    after: Span
    list_after: Span


class IndicatorReader:
    """Reads the indicators of one plan.

    Spans are plan offsets throughout.
    """

    def __init__(self, plan: PlanText, rules: RuleBook) -> None:
        """Keep the plan and what the rules say of indicators."""
        self._plan = plan
        self._rules = read_indicator_rules(rules)

    def find_indicator(self, mention: Mention, around: Surroundings) -> Indicator | None:
        """Find what a target measures; None where neither side of the number says it."""
        counted = mention.parts["kind"] == "count"
        before = self._trim_before(around.before, around.list_before, mention)
        key = self._plan.key[slice(*before)] if before else ""
        share = self._rules.patterns["share.is"].compiled.match(
            self._plan.key[slice(*around.after)]
        )
        if share and not key:
            # "trong đó 40% là lao động nữ"
            at = around.after[0] + share.end()
            around = replace(
                around, after=(at, around.after[1]), list_after=(at, around.list_after[1])
            )
        if mention.parts["kind"] == "rank":
            around = replace(around, after=(around.after[0], around.after[0]))
        names_noun = counted and mention.parts["class"] not in _MEASURED
        has_object = names_noun or self._has_object(around.after, not key or self._is_verb(key))
        if before is not None and not self._leads(mention, key, has_object, around.after):
            return self._make_before(before, mention, around, has_object)
        if not has_object:
            return None
        start = around.after[0]
        if counted and mention.parts["class"] not in {"measure", "money"}:
            start = mention.spans["noun"][0]
        after = self._trim_after(start, mention, around)
        if after is None:
            return None
        text = self._plan.read(*after)
        if mention.parts["after"] and mention.spans["frame"][1] == mention.end:
            # "85% hồ sơ trở lên được số hóa": the comparator stands inside
            text = re.sub(rf" {mention.parts['after']}\b", "", text, count=1)
        bare = counted and after == mention.spans["noun"]
        alone = self._rules.prepositions.fullmatch(f" {key}") is not None
        if bare and before and not alone and "making" not in mention.parts["groups"]:
            return self._make_before(before, mention, around, False)
        if bare and mention.spans["frame"][0] < mention.start:
            text = self._with_verb(text, mention, before)
        return Indicator(text, after, True)

    def _make_before(
        self, before: Span, mention: Mention, around: Surroundings, has_object: bool
    ) -> Indicator:
        """Give what precedes a number; a short phrase with whom it reaches: ``cấp thẻ cho …``."""
        key = self._plan.key[slice(*before)]
        match = self._rules.prepositions.search(key)
        if match is None:
            return Indicator(self._plan.read(*before), before, False)
        if has_object and key.count(" ") < LONG:
            after = self._trim_after(around.after[0], mention, around)
            if after is not None:
                text = f"{self._plan.read(*before)} {self._plan.read(*after)}"
                return Indicator(text, after, True)
        span = (before[0], before[0] + match.start())
        return Indicator(self._plan.read(*span), span, False)

    def _with_verb(self, noun: str, mention: Mention, before: Span | None) -> str:
        """Put the verb of making before a bare noun: ``tạo việc làm cho`` ``lao động``.

        Another verb before it that a comma joins goes with it: ``Đào tạo, tạo việc làm cho``.
        """
        start, end = mention.spans["frame"][0], mention.start
        made = self._rules.making.match(self._plan.key, start, end)
        if made is None:
            return noun
        words = self._plan.read(start, made.end()).strip()
        if before is not None and mention.parts["mark"] == ",":
            tokens = self._plan.key[slice(*before)].split(" ", 3)
            if any(" ".join(tokens[:count]) in self._rules.verbs for count in (3, 2, 1)):
                words = f"{self._plan.read(*before)}, {words}"
        return f"{words} {noun}"

    def _leads(self, mention: Mention, before: str, has_object: bool, after: Span) -> bool:
        """Tell whether a number with words on both sides measures what follows it."""
        groups = mention.parts["groups"].split()
        if not has_object or self._rules.measures.match(before):
            return False
        if mention.parts["mark"] == ":" and "making" not in groups:
            return False
        if mention.parts["kind"] == "count" and (
            mention.parts["class"] == "frequency"
            or self._rules.patterns["rate.after"].compiled.match(self._plan.key[slice(*after)])
        ):
            return False
        if mention.parts["mark"] == ",":
            return True
        if mention.parts["class"] in _MEASURED and groups == ["before"]:
            # "Nồng độ bụi không quá 50 µg/m3 …": what has the size stands before it
            return before.count(" ") + 1 < SHORT and self._is_verb(before)
        if mention.parts["kind"] == "count":
            return "reach" not in groups
        if "reach" in groups:
            return False
        if self._is_verb(before):
            return True
        preposition = self._rules.prepositions.search(before)
        return preposition is None and before.count(" ") + 1 < SHORT

    def _is_verb(self, key: str) -> bool:
        """Tell whether a phrase ends in a bare verb, whose object is still to come."""
        tokens = re.split(r"[\s,]+", key)
        return any(" ".join(tokens[-count:]) in self._rules.verbs for count in (3, 2, 1))

    def _has_object(self, after: Span, alone: bool) -> bool:
        """Tell whether a noun phrase follows a number.

        Args:
            after: What follows.
            alone: Whether nothing before the number could be measured, so that ``kế hoạch`` or
                ``tổng số`` is the object, not what a share is taken of.
        """
        key = self._plan.key[slice(*after)]
        time = self._rules.patterns["time.head"].compiled.match(key)
        at = time.end() if time else 0
        if self._rules.no_object.match(key, at):
            return False
        return alone or self._rules.shares.match(key, at) is None

    def _trim_before(self, span: Span, whole: Span, mention: Mention) -> Span | None:
        """Leave out markers, times and verbs of aiming at the start of what precedes a number."""
        listed = mention.parts["mark"] == ":" and whole[0] < span[0]
        if listed:
            span = whole
        start = self.skip_lead(*span)
        key = self._plan.key
        steer = self._rules.patterns["indicator.steer"].compiled.match(key[start : span[1]])
        if steer:
            start = self.skip_lead(start + steer.end(), span[1])
        if not listed and not self._rules.measures.match(key, start):
            for match in self._rules.patterns["indicator.split"].compiled.finditer(
                key, start, span[1]
            ):
                start = self.skip_lead(match.end(), span[1])
                if self._rules.measures.match(key, start):
                    break
            start = self._skip_actor(start, span[1])
        end = span[1]
        for name in ("time.tail", "indicator.tail"):
            tail = self._rules.patterns[name].compiled.search(key[start:end])
            if tail and tail.start() > 0:
                end = start + tail.start()
        end = _rstrip(key, start, end, " ,:;.-(\n")
        marker = self._rules.patterns["indicator.marker"].compiled.fullmatch(key, start, end)
        return (start, end) if start < end and marker is None else None

    def _skip_actor(self, start: int, end: int) -> int:
        """Leave out who is to act before a colon: ``Công ty Điện lực: cấp điện cho …``."""
        colon = self._plan.key.rfind(":", start, end)
        if colon < 0:
            return start
        after = self.skip_lead(colon + 1, end)
        tokens = self._plan.key[after:end].split(" ")
        is_verb = any(" ".join(tokens[:count]) in self._rules.verbs for count in (3, 2, 1))
        return after if is_verb else start

    def skip_lead(self, start: int, end: int) -> int:
        """Give where a phrase begins once all but what is measured is left out."""
        start = self.skip_aim(start, end)
        change = self._rules.patterns["indicator.change"].compiled.match(self._plan.key[start:end])
        return start + change.end() if change else start

    def skip_aim(self, start: int, end: int) -> int:
        """Give where a phrase begins once markers, times and verbs of aiming are left out."""
        lead, time = self._rules.patterns["indicator.lead"], self._rules.patterns["time.head"]
        while start < end:
            key = self._plan.key[start:end]
            match = lead.compiled.match(key) or time.compiled.match(key)
            if match is None or match.end() == 0:
                break
            start += match.end()
        return start

    def names_measure(self, span: Span) -> bool:
        """Tell whether a phrase begins with a noun that names a measure (``tỷ lệ``)."""
        return self._rules.measures.match(self._plan.key, *span) is not None

    def find_predicate(self, span: Span) -> str:
        """Give the part of an indicator that says what is done or is so; empty if none does."""
        match = self._rules.patterns["indicator.predicate"].compiled.search(self._plan.key, *span)
        return self._plan.read(match.start(), span[1]) if match else ""

    def _trim_after(self, start: int, mention: Mention, around: Surroundings) -> Span | None:
        """Leave out exceptions, purposes and asides at the end of what follows a number."""
        key = self._plan.key
        end = self._cut(start, around.after[1])
        whole = around.list_after
        # "100% văn bản về A; B được phổ biến": the noun phrase goes on over the semicolon
        goes_on = end == around.after[1] < whole[1] and not mention.parts["groups"]
        if goes_on and not self.find_predicate((start, end)):
            end = self._cut(start, whole[1])
        end = self._drop_brackets(start, end)
        dangling = self._rules.patterns["indicator.dangling"].compiled.search(key[start:end])
        end = start + dangling.start() if dangling and dangling.start() > 0 else end
        if mention.parts["kind"] != "count":
            time = self._rules.patterns["time.head"].compiled.match(key, start, end)
            start = time.end() if time else start
            due = self._rules.patterns["due.tail"].compiled.search(key[start:end])
            end = start + due.start() if due and due.start() > 0 else end
        while start < end and key[start] in " ,:":
            start += 1
        end = _rstrip(key, start, end, " ,:;.-\n")
        return (start, end) if start < end else None

    def _cut(self, start: int, end: int) -> int:
        """Give where an indicator ends, inside brackets or not."""
        pattern = self._rules.patterns["indicator.end"]
        key = self._plan.key[start:end]
        if not pattern.can_match(key):
            return end
        for match in pattern.compiled.finditer(key):
            inside = key.count("(", 0, match.start()) > key.count(")", 0, match.start())
            if match.start() > 0 and not inside:
                return start + match.start()
        return end

    def _drop_brackets(self, start: int, end: int) -> int:
        """Leave out a bracket that closes an indicator, unless it only abbreviates it."""
        text = self._plan.text[start:end].rstrip(" .,;:")
        if not text.endswith(")") or " " not in text[text.rfind("(") :]:
            return end
        opened = text.rfind("(")
        return start + opened if opened > 0 else end


def _rstrip(key: str, start: int, end: int, marks: str) -> int:
    while end > start and key[end - 1] in marks:
        end -= 1
    return end
