"""What the command line prints: the summary of a run, a plan in colour, scores."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rules.loader import RuleBook
from schemas.base import Model, Record
from schemas.plan import Plan

if TYPE_CHECKING:
    from extract.batch import Summary
    from extract.score.folder import Scores

STYLES: Mapping[str, str] = {
    "assignments": "on grey23",
    "citations": "bold cyan",
    "targets": "bold green",
    "deadlines": "bold yellow",
    "officers": "bold magenta",
    "warnings": "bold red underline",
}
"""Colour of each kind of record; an assignment, which holds others, comes first and under them."""

_MOST_ROWS = 40  # of plans in the summary; more are told by their totals alone
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a terminal would obey them
_COMMON = frozenset((*Record.model_fields, "message", "task"))


def print_summary(console: Console, rules: RuleBook, summary: Summary, out: Path) -> None:
    """Print a table of what a run found: plans, records of each kind, warnings, failures."""
    kinds = tuple(summary.totals)
    table = Table(title=Text(rules.message("run.title", out=out)), title_justify="left")
    table.add_column(rules.message("label.document"), overflow="ellipsis", no_wrap=True)
    for kind in kinds:
        table.add_column(rules.message(f"label.{kind}"), justify="right")
    if len(summary.counts) <= _MOST_ROWS:
        for document, counts in summary.counts.items():
            table.add_row(Text(document), *(str(counts[kind]) for kind in kinds))
        table.add_section()
    total = (str(count) for count in summary.totals.values())
    table.add_row(rules.message("label.total"), *total, style="bold")
    console.print(table)
    console.print(f"{rules.message('label.plans')}: {len(summary.counts)}", highlight=False)
    console.print(f"{rules.message('label.failures')}: {len(summary.failures)}", highlight=False)


def print_failures(console: Console, rules: RuleBook, summary: Summary) -> None:
    """Print what failed and what to do, and what was passed over."""
    for failure in summary.failures:
        text = rules.message(
            "run.failed", document=failure.document, reason=failure.reason, advice=failure.advice
        )
        console.print(Text(text, style="red"), soft_wrap=True)
    if summary.skipped:
        names = ", ".join(summary.skipped[:10]) + (" …" if len(summary.skipped) > 10 else "")
        text = rules.message("run.skipped", count=len(summary.skipped), names=names)
        console.print(Text(text), soft_wrap=True)


def print_plan(console: Console, rules: RuleBook, plan: Plan, source_text: str) -> None:
    """Print a plan's source text with its records marked in colour, then the records."""
    legend = Text("  ").join(
        Text(f" {rules.message(f'label.{kind}')} ", style=style) for kind, style in STYLES.items()
    )
    console.print(legend, soft_wrap=True)
    console.print()
    console.print(mark_text(plan, source_text), soft_wrap=True)
    console.print()
    for kind, style in STYLES.items():
        records: tuple[Model, ...] = getattr(plan, kind)
        heading = f"{rules.message(f'label.{kind}')} ({len(records)})"
        console.print(Text(heading, style=style), soft_wrap=True)
        for record in records:
            console.print(describe(rules, record, source_text), soft_wrap=True)
        console.print()


def mark_text(plan: Plan, source_text: str) -> Text:
    """Give the source text with every record in the colour of its kind."""
    text = Text(_CONTROL.sub("\ufffd", source_text))  # one for one: offsets stay
    for kind, style in STYLES.items():
        for record in getattr(plan, kind):
            if record.start is not None:
                text.stylize(style, record.start, record.end)
    return text


def describe(rules: RuleBook, record: Model, source_text: str) -> Text:
    """Give a record as lines: where it stands and its text, then the fields that have a value."""
    values = dict(record)
    start = values.get("start")
    line = "" if start is None else str(source_text.count("\n", 0, start) + 1)
    place = rules.message("label.line", line=line) if line else ""
    shown = values.get("text") or values.get("message")
    head = Text(_CONTROL.sub("\ufffd", f"  {place:>10}  {shown}"))
    fields = [
        f"{name}: {_as_text(value)}"
        for name, value in values.items()
        if name not in _COMMON and value not in (None, (), "")
    ]
    if fields:
        head.append(_CONTROL.sub("\ufffd", f"\n{'':14}{' · '.join(fields)}"), style="dim")
    return head


def _as_text(value: object) -> str:
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def print_scores(console: Console, scores: Scores, errors: int) -> None:
    """Print the scores of the spans as a table, those of the fields, then so many errors."""
    if scores.missing:
        console.print(Text(f"no output for: {', '.join(scores.missing)}"), soft_wrap=True)
    table = Table("", "gold", "exact F1", "P", "R", "overlap F1", "P", "R")
    for column in table.columns[1:]:
        column.justify = "right"
    for kind, score in scores.kinds.items():
        numbers = (
            number
            for finding in (score.exact, score.overlap)
            for number in (finding.f1, finding.precision, finding.recall)
        )
        table.add_row(kind, str(score.gold), *(f"{number:.3f}" for number in numbers))
    console.print(table)
    for kind, score in scores.kinds.items():
        fields = (f"{name} {one.share:.3f}" for name, one in score.fields.items() if one.total)
        console.print(Text(f"{kind}: {', '.join(fields)}"), soft_wrap=True)
    accuracy = scores.document_accuracy
    shown = "-" if accuracy is None else f"{accuracy:.3f}"
    fields = (f"{name} {one.hits}/{one.total}" for name, one in scores.document.items())
    console.print(Text(f"document {shown}: {', '.join(fields)}"), soft_wrap=True)
    for error in scores.errors[:errors]:
        console.print(Text(f"  - {error}"), soft_wrap=True)
