"""What an expression of time means: its kind, its dates, its recurrence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from extract.assemble.times.dates import Span
from extract.assemble.times.recurrence import parse_rule
from extract.assemble.times.values import (
    TimeWords,
    is_half_year,
    is_range,
    load_words,
    resolve_unit,
    unit_year,
)
from extract.context import Context
from extract.times import (
    GROUP,
    Join,
    TimeExpression,
    UnitKind,
    find_expressions,
    load_grammar,
)
from rules.folding import fold
from rules.loader import RuleBook
from schemas.vocabulary import DeadlineKind, Relation

_KINDS = {
    UnitKind.day: DeadlineKind.date,
    UnitKind.month: DeadlineKind.month,
    UnitKind.quarter: DeadlineKind.quarter,
    UnitKind.year_part: DeadlineKind.half_year,
    UnitKind.year: DeadlineKind.year,
    UnitKind.stage: DeadlineKind.period,
}
_LEADS = {
    "before": Relation.before,
    "by": Relation.by,
    "after": Relation.from_,
    "since": Relation.from_,
    "within": Relation.in_,
}
_SURE, _YEAR_TAKEN, _LIKELY, _NO_SUCH_DAY = 0.95, 0.9, 0.8, 0.5
_FIRST, _LAST = 1, 3  # places in a stretch: đầu, giữa, cuối


@dataclass(frozen=True, slots=True)
class When:
    """What an expression of time means; ``confidence`` is 0 to 1."""

    kind: DeadlineKind
    relation: Relation | None
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    rrule: str | None = None
    confidence: float = _LIKELY


def resolve_time(
    text: str, rules: RuleBook, year: int | None, issued: dt.date | None = None
) -> When:
    """Tell what a deadline's text means.

    Args:
        text: A deadline as written, in any of the forms of a mention or a table's cell.
        rules: The rules of this run.
        year: The year to take where the text names none.
        issued: The day the plan was signed, for ``kể từ ngày ký``.

    Returns:
        Kind, relation and dates; ``conditional`` where no time is named.
    """
    key = fold(text.replace("\n", " "))
    expressions = [
        expression
        for expression in find_expressions(key, load_grammar(rules), is_cell=True)
        if expression.units[0].kind is not UnitKind.blank
    ]
    when = _resolve_event(key, rules, issued, bool(expressions))
    if when is not None:
        return when
    if not expressions:
        return _resolve_words(key, rules, year)
    when = _resolve_expression(expressions[0], key, rules, year)
    if _starts_with(key, rules, "ongoing") and when.kind is not DeadlineKind.recurring:
        return replace(when, kind=DeadlineKind.ongoing)
    if _starts_with(key, rules, "ongoing"):
        return When(DeadlineKind.ongoing, None)
    if len(expressions) > 1:
        return _join_whens(when, [_resolve_expression(e, key, rules, year) for e in expressions])
    return when


def is_own_period(context: Context, text: str) -> bool:
    """Tell whether a time is no more than the years that the plan is for."""
    facts = context.document
    when = resolve_time(text, context.rules, context.year, context.issued)
    own = (facts.period_start, facts.period_end)
    return None not in own and (when.date_start, when.date_end) == own


def _starts_with(key: str, rules: RuleBook, group: str) -> bool:
    return key.startswith(rules.words(GROUP, group))


def _has(key: str, rules: RuleBook, group: str) -> bool:
    return any(word in key for word in rules.words(GROUP, group))


def _resolve_event(
    key: str, rules: RuleBook, issued: dt.date | None, has_units: bool
) -> When | None:
    """Read an expression without a unit of the calendar: ``kể từ ngày ký``, ``trong 15 ngày``."""
    for pattern in rules.patterns(GROUP):
        if not pattern.id.startswith("event.") or "kind" not in pattern.values:
            continue
        if has_units and "relation" not in pattern.values:
            continue
        match = pattern.compiled.match(key) if pattern.can_match(key) else None
        if match is not None and match.end() >= len(key.rstrip()):
            kind = DeadlineKind(pattern.values["kind"])
            relation = pattern.values.get("relation")
            start = issued if kind is DeadlineKind.date else None
            return When(kind, Relation(relation) if relation else None, start)
    return None


def _resolve_words(key: str, rules: RuleBook, year: int | None) -> When:
    """Read a text that names no unit: ``Thường xuyên``, ``Theo kế hoạch của Sở Y tế``."""
    if _has(key, rules, "ongoing"):
        return When(DeadlineKind.ongoing, None, confidence=_SURE)
    first = dt.date(year, 1, 1) if year is not None else None
    last = dt.date(year, 12, 31) if year is not None else None
    if _has(key, rules, "end_of_year"):
        return When(DeadlineKind.year, Relation.by, None, last)
    if _has(key, rules, "start_of_year"):
        return When(DeadlineKind.year, Relation.from_, first)
    if _has(key, rules, "whole_year"):
        return When(DeadlineKind.year, Relation.in_, first, last)
    grammar = load_grammar(rules)
    if any(grammar.by_id[name].compiled.search(key) for name in ("value.between", "value.length")):
        return When(DeadlineKind.period, Relation.in_)
    if _has(key, rules, "recurring"):
        return When(DeadlineKind.recurring, Relation.every)
    return When(DeadlineKind.conditional, None)


def _resolve_expression(
    expression: TimeExpression, key: str, rules: RuleBook, year: int | None
) -> When:
    words = load_words(rules)
    said = {**expression.lead, **expression.units[0].parts}
    relation = next((_LEADS[sense] for sense in _LEADS if sense in said), None)
    if expression.recurs:
        bounded = relation in (Relation.before, Relation.by) and _names_days(expression)
        return When(
            DeadlineKind.recurring,
            relation if bounded else Relation.every,
            rrule=parse_rule(expression, key, words),
            confidence=_SURE,
        )
    units = expression.units
    kind = _KINDS.get(units[0].kind, DeadlineKind.conditional)
    if units[0].kind is UnitKind.year_part and not is_half_year(units[0], words):
        kind = DeadlineKind.period
    ranged = expression.join is Join.range or (len(units) == 1 and is_range(units[0], words))
    span = _resolve_span(expression, year, words)
    if ranged:
        kind = DeadlineKind.period
    dated = all(unit_year(unit) is not None for unit in units[-1:])
    confidence = _NO_SUCH_DAY if span is None else _SURE if dated else _YEAR_TAKEN
    if span is None:
        return When(kind, relation or Relation.in_, confidence=confidence)
    start, end, relation = _bound(expression, span, relation, ranged, words)
    return When(kind, relation, start, end, None, confidence)


def _names_days(expression: TimeExpression) -> bool:
    """Tell whether a rhythm names days or months (``trước ngày 20 hằng tháng``)."""
    first = expression.units[0]
    return expression.rhythm is not None or "day" in first.parts or "place" in first.parts


def _bound(
    expression: TimeExpression,
    span: Span,
    relation: Relation | None,
    ranged: bool,
    words: TimeWords,
) -> tuple[dt.date | None, dt.date | None, Relation]:
    """Turn a stretch of days and a relation into the dates of a deadline.

    ``trước tháng 6`` ends on the day June begins, as ``trước ngày 15/6`` ends on the 15th: what
    is named is the day before which it is to be done.
    """
    first, last = span
    place = words.numbers.get(expression.lead.get("place", ""))
    if expression.onward:
        return first, None, Relation.from_
    if ranged:
        return first, last, Relation.in_
    if relation is Relation.by:
        return None, first if place == _FIRST else last, relation
    if relation is Relation.before:
        return None, last if place == _LAST else first, relation
    if relation is Relation.from_:
        if "after" in expression.lead:
            return last + dt.timedelta(days=1), None, relation
        many = len(expression.units) > 1 or "both" in expression.units[0].parts
        return first, last if many else None, relation
    return first, last, Relation.in_


def _resolve_span(expression: TimeExpression, year: int | None, words: TimeWords) -> Span | None:
    """Give the first day of the first unit and the last day of the last.

    A unit without a year takes that of the next one that has it (``từ tháng 3 đến tháng
    5/2025``), or the plan's; so does a day without a month.
    """
    spans: list[Span] = []
    known, month = year, ""
    backwards = list(reversed(expression.units))
    for unit in backwards:
        known = unit_year(unit) or known
        if unit.kind is UnitKind.day:
            month = unit.parts.get("month", month)
            unit = replace(unit, parts={**unit.parts, "month": month})
        span = resolve_unit(unit, known, words)
        if span is None:
            return None
        if spans and span.first > spans[-1].first and unit_year(unit) is None:
            # "từ tháng 10 đến tháng 3/2026": October of the year before
            span = resolve_unit(unit, span.first.year - 1, words) or span
        spans.append(span)
    first = min(span.first for span in spans)
    return Span(first, max(span.last for span in spans))


def _join_whens(first: When, everyone: list[When]) -> When:
    """Join several times of one cell: from the first to the last of them, kind of the first."""
    if any(when.kind is DeadlineKind.recurring for when in everyone):
        return first
    starts = [when.date_start for when in everyone if when.date_start]
    ends = [when.date_end for when in everyone if when.date_end]
    start = min(starts) if first.date_start else None
    end = max(ends) if first.date_end else None
    return replace(first, date_start=start, date_end=end)
