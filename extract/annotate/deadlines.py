"""Deadlines in the plan text: which expressions of time say when something is to be done.

Much that names a time is no deadline: the date of a document cited, the years in a programme's
title, what was reached last year, the year of a budget. An expression is taken when its own words
say so (``trước ngày …``, ``hằng quý``), or the words around it do (``Thời gian thực hiện: …``,
``hoàn thành …``), and nothing speaks against it. A bare ``năm 2025`` in a sentence is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.annotate.overlaps import settle_overlaps
from extract.mention import Layer, Mention
from extract.plan_text import PlanText
from extract.times import (
    EXPRESSION,
    RHYTHMS,
    VALUE,
    Join,
    TimeExpression,
    TimeGrammar,
    UnitKind,
    find_expressions,
    load_grammar,
)
from rules.loader import RuleBook

_CONTEXT_WINDOW = 180
_LABEL_VALUE_LIMIT = 110
_VALUE_WINDOW = 300


@dataclass(frozen=True, slots=True)
class _Value:
    """A stretch that may speak of time alone; plan offsets.

    Attributes:
        start: First character.
        end: One past the last character.
        labelled: Whether a time label announces it; else it is a short paragraph of its own.
    """

    start: int
    end: int
    labelled: bool


@dataclass(frozen=True, eq=False)
class _Reading:
    """A plan's key with what is needed to judge a place in it."""

    key: str
    grammar: TimeGrammar

    def pattern(self, pattern_id: str) -> re.Pattern[str]:
        """Give the compiled pattern with this id."""
        return self.grammar.by_id[pattern_id].compiled

    def before(self, context_id: str, start: int, floor: int) -> bool:
        """Tell whether the words that end at ``start`` fit a context pattern."""
        return self.match_before(context_id, start, floor) is not None

    def match_before(self, context_id: str, start: int, floor: int) -> re.Match[str] | None:
        """Give the words that end at ``start`` and fit a context pattern."""
        low = max(floor, start - _CONTEXT_WINDOW)
        return self.pattern(context_id).search(self.key, low, start)

    def opens(self, start: int, floor: int) -> bool:
        """Tell whether a sentence, a bullet or a parenthesis begins at ``start``."""
        line = self.key[floor:start] if start - floor < 30 else self.key[start - 6 : start]
        opens = self.pattern("context.opens")
        return not line or opens.search(line) is not None

    def after(self, context_id: str, end: int) -> bool:
        """Tell whether the words that begin at ``end`` fit a context pattern."""
        return self.pattern(context_id).match(self.key, end) is not None


def find_deadlines(plan: PlanText, rules: RuleBook) -> tuple[Mention, ...]:
    """Find the expressions that say when, or how often, something is to be done.

    Adverbs alone (``thường xuyên``, ``kịp thời``) are found after a time label or as a paragraph
    of their own, not in a sentence.

    Returns:
        Mentions in document order, none overlapping; ``rule_id`` tells the kind of evidence:
        ``deadline.expression``, ``deadline.value`` (after a label, or a paragraph of its own) or
        the id of the event pattern.
    """
    grammar = load_grammar(rules)
    reading = _Reading(plan.key, grammar)
    expressions = find_expressions(plan.key, grammar)
    values = list(_find_values(plan, reading))
    found = [
        *_find_events(reading),
        *_find_whole_values(reading, values, expressions),
    ]
    found.extend(_find_in_sentences(plan, reading, values, expressions))
    return settle_overlaps(found).winners


def _find_events(reading: _Reading) -> Iterator[Mention]:
    for pattern_id, pattern in reading.grammar.by_id.items():
        if pattern_id.startswith("event.") and pattern.can_match(reading.key):
            for match in pattern.compiled.finditer(reading.key):
                end = match.start() + len(match[0].rstrip())
                floor = reading.key.rfind("\n", 0, match.start()) + 1
                if reading.after("context.told", end) or reading.before(
                    "context.past", match.start(), floor
                ):
                    continue
                yield Mention(match.start(), end, Layer.deadline, rule_id=pattern_id)


def _find_values(plan: PlanText, reading: _Reading) -> Iterator[_Value]:
    """Find what time labels announce, and paragraphs that are as short as a table's cell."""
    key = reading.key
    closing = reading.pattern("value.end")
    label = reading.grammar.by_id["label.time"]
    for match in label.compiled.finditer(key) if label.can_match(key) else ():
        end = closing.search(key, match.end(), match.end() + _VALUE_WINDOW)
        if end is not None and end.start() > match.end():
            yield _Value(match.end(), end.start(), True)
    for start, end_ in plan.paragraphs:
        if end_ - start <= _LABEL_VALUE_LIMIT // 2:
            opened = reading.pattern("value.marker").match(key, start)
            body = opened.end() if opened is not None else start
            while end_ > body and key[end_ - 1] in " .;,":
                end_ -= 1
            if end_ > body:
                yield _Value(body, end_, False)


def _find_whole_values(
    reading: _Reading, values: list[_Value], expressions: list[TimeExpression]
) -> Iterator[Mention]:
    """Give the values that speak of time alone: ``Thường xuyên``, ``Quý I và quý III``."""
    filler = reading.pattern("value.filler")
    starts = reading.pattern("value.start")
    index = 0
    for value in sorted(values, key=lambda value: value.start):
        while index < len(expressions) and expressions[index].start < value.start:
            index += 1
        inside = []
        for expression in expressions[index : index + 6]:
            if expression.end > value.end:
                break
            inside.append(expression)
        text = reading.key[value.start : value.end]
        if len(text) > _LABEL_VALUE_LIMIT:
            continue
        if inside:
            edges = [value.start, *(edge for e in inside for edge in (e.start, e.end)), value.end]
            gaps = zip(edges[::2], edges[1::2], strict=True)
            whole = all(filler.fullmatch(reading.key, low, high) for low, high in gaps)
            whole = whole and all(e.units[0].kind is not UnitKind.blank for e in inside)
        else:
            whole = (
                filler.fullmatch(text) is not None
                or (value.labelled and starts.match(text) is not None)
                or (value.labelled and _is_cell_time(text, reading.grammar))
            )
        if whole and (value.labelled or not _is_bare_year(inside)):
            yield Mention(value.start, value.end, Layer.deadline, rule_id=VALUE)


def _is_cell_time(text: str, grammar: TimeGrammar) -> bool:
    """Tell whether a value is a short form alone: ``6/2025``, ``2025 - 2030``."""
    found = find_expressions(text, grammar, is_cell=True)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text.rstrip(" .")))


def _is_bare_year(inside: list[TimeExpression]) -> bool:
    """Tell whether there is a year or stage alone, as in the last line of a broken title."""
    return any(
        expression.units[0].kind in (UnitKind.year, UnitKind.stage) and not expression.lead
        for expression in inside
    )


def _find_in_sentences(
    plan: PlanText,
    reading: _Reading,
    values: list[_Value],
    expressions: list[TimeExpression],
) -> Iterator[Mention]:
    labelled = sorted((value for value in values if value.labelled), key=lambda value: value.start)
    index = 0
    for expression in expressions:
        while index < len(labelled) and labelled[index].end <= expression.start:
            index += 1
        in_value = index < len(labelled) and labelled[index].start <= expression.start
        floor = plan.paragraphs[plan.paragraph_at(expression.start)][0]
        if _is_deadline(reading, expression, floor, in_value):
            yield Mention(expression.start, expression.end, Layer.deadline, rule_id=EXPRESSION)


def _is_deadline(reading: _Reading, expression: TimeExpression, floor: int, in_value: bool) -> bool:
    """Judge one expression by its own words and those around it."""
    kind = expression.units[0].kind
    start = expression.start
    if kind in (UnitKind.blank, UnitKind.next_month) or not _is_whole(expression):
        return False
    if in_value:
        return kind is not UnitKind.stage or bool(expression.lead)
    if expression.recurs:
        return _is_rhythm_of_doing(reading, expression, floor)
    if reading.before("context.past", start, floor) or reading.after(
        "context.told", expression.end
    ):
        return False
    if kind in (UnitKind.year, UnitKind.stage):
        return _is_year_of_doing(reading, expression, floor)
    directed = bool(expression.lead.keys() - {"place"})
    if directed and not expression.lead.keys() <= {"within", "place"}:
        return True
    if kind is UnitKind.day and reading.before("context.cited", start, floor):
        return False
    if directed:
        return True
    if kind is UnitKind.day:
        return reading.opens(start, floor) or reading.before("context.doing", start, floor)
    if reading.before("context.report", start, floor):
        return False
    if any("year" in unit.parts for unit in expression.units):
        return True
    announces = reading.opens(start, floor) and reading.after("context.announced", expression.end)
    return announces or reading.before("context.doing", start, floor)


def _is_whole(expression: TimeExpression) -> bool:
    """Tell whether a day has a month somewhere: ``từ 14 - 15/5/2025``, ``ngày 20 hằng tháng``."""
    last = expression.units[-1]
    return last.kind is not UnitKind.day or "month" in last.parts or expression.recurs


def _is_rhythm_of_doing(reading: _Reading, expression: TimeExpression, floor: int) -> bool:
    """Tell a rhythm of doing (``họp hằng quý``) from one of money (``kinh phí hằng năm``)."""
    unit = expression.units[0]
    if unit.kind not in RHYTHMS or unit.kind is UnitKind.month_of_quarter:
        return True
    text = reading.key[unit.start : unit.end]
    if reading.opens(expression.start, floor):
        return True
    if reading.pattern("value.many").search(text) is not None:
        return True
    if reading.pattern("value.rate").match(text) is not None and not reading.before(
        "context.doing", expression.start, floor
    ):
        return False
    return not reading.before("context.attributive", expression.start, floor)


def _is_year_of_doing(reading: _Reading, expression: TimeExpression, floor: int) -> bool:
    """Tell a year in which something is to be done from one in a title or a report."""
    start = expression.start
    opens = reading.opens(start, floor)
    if expression.units[0].kind is UnitKind.stage and not expression.lead:
        return opens and reading.after("context.goal", expression.end)
    if expression.lead:
        vision = reading.match_before("context.vision", start, floor)
        if vision is not None:  # a heading of its own, or the second half of a strategy's title
            return reading.opens(vision.start(), floor)
        if expression.lead.keys() == {"place"} and reading.before("context.report", start, floor):
            return False
        if "since" in expression.lead and reading.after("context.level_end", expression.end):
            return True  # "… vào chương trình kiểm tra từ năm 2026."
        separate = opens or reading.key[max(floor, start - 2) : start].rstrip().endswith(",")
        return separate or not reading.before("context.title", start, floor)
    if expression.join is Join.range:
        return False
    if reading.before("context.done", start, floor):
        return True
    end = expression.end
    if reading.before("context.series", start, floor) and reading.after("context.level", end):
        return True
    if reading.before("context.reached", start, floor) and reading.after("context.level_end", end):
        return True
    return opens and reading.after("context.goal", expression.end)
