"""Targets from the rows of target tables: an indicator, its unit, the level set."""

from __future__ import annotations

import re
from collections import Counter

from extract.assemble.numbers import parse_number
from extract.assemble.placing import place_span, trim_span
from extract.assemble.targets.comparing import resolve_comparison
from extract.assemble.targets.fields import resolve_field
from extract.assemble.times.reading import is_own_period
from extract.context import Context
from extract.mention import Layer, Mention
from rules.folding import fold
from schemas.target import Target
from schemas.vocabulary import Direction

_YEAR = re.compile(r"\d{4}")
_CELL_UNIT = re.compile(
    r"(?<=[\d.,])\ (?P<unit>[^\W\d_]+(?:\ [^\W\d_]+){0,2}(?:/[^\W\d_]+){0,2})\Z"
)
"""What a value cell itself says is counted: ``25 chuỗi``."""
_PAREN = re.compile(r"\s*\(([^()]{1,30})\)\s*\Z")


def assemble_table_targets(context: Context) -> tuple[Target, ...]:
    """Make a target of each value cell of a target table.

    Args:
        context: The plan, with the mentions of `Layer.row`.

    Returns:
        In document order. The indicator is the row's own cell, the span the value's number; a value
        under the head of a year before the plan's is none, nor is a cell that holds no number.
    """
    made: list[Target] = []
    starts: Counter[int] = Counter()
    for row in context.mentions.get(Layer.row, ()):
        if "value" in row.spans and "target" in row.parts:
            starts[row.spans["value"][0]] += 1
            target = _make_target(context, row, starts[row.spans["value"][0]])
            if target is not None:
                made.append(target)
    return tuple(made)


def _make_target(context: Context, row: Mention, count: int) -> Target | None:
    start, end = trim_span(context.plan.text, *row.spans["value"])
    pattern = next(p for p in context.rules.patterns("tables") if p.id == "tables.value")
    found = pattern.compiled.fullmatch(context.plan.key, start, end)
    own_unit = _CELL_UNIT.search(context.plan.key, start, end) if found is None else None
    if own_unit is not None:
        found = pattern.compiled.fullmatch(context.plan.key, start, own_unit.start())
    due = row.parts.get("due")
    if found is None or _is_past(context, due):
        return None
    if due is not None and "led" in row.parts and is_own_period(context, due):
        due = None
    value = parse_number(found["number"])
    value_max = parse_number(found["number_max"]) if found["number_max"] else None
    indicator, unit = _read_unit(row.parts["target"], row.parts.get("unit", ""))
    unit = "%" if found["percent"] else unit
    unit = context.plan.read(*own_unit.span("unit")) if own_unit is not None else unit
    if value is None or not unit or (value_max is not None and value_max < value):
        return None
    frame = Mention(
        start,
        end,
        Layer.target,
        {"before": found["before"].strip(), "after": found["after"] or ""},
    )
    comparison = resolve_comparison(
        frame, fold(indicator), "", value_max is not None, context.rules
    )
    is_level = unit == "%" and comparison.direction is Direction.level
    if is_level and max(value, value_max or 0.0) > 100:
        return None
    last = found.start("after") if found["after"] else end
    return Target(
        **place_span(
            context,
            "t",
            *trim_span(context.plan.text, found.start("number"), last),
            float(row.parts.get("confidence", "1.0")),
            count,
        ),
        value=value,
        value_max=value_max,
        unit=unit,
        comparator=comparison.comparator,
        direction=comparison.direction,
        indicator=indicator,
        baseline=None,
        due=due,
        field=resolve_field(context, start, indicator),
    )


def _is_past(context: Context, due: str | None) -> bool:
    """Tell whether the head of the column names a year before the plan's."""
    years = _YEAR.findall(due or "")
    return bool(years) and context.year is not None and int(years[-1]) < context.year


def _read_unit(indicator: str, unit: str) -> tuple[str, str]:
    """Give indicator and unit; a unit in brackets may close the indicator: ``… (%)``."""
    found = _PAREN.search(indicator)
    if not unit and found:
        return indicator[: found.start()].strip(" .,;:"), found[1]
    return indicator.strip(" .,;:"), unit.strip(" .")
