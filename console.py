"""What the command line prints: the summary of a run, a plan in colour, scores."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from rules.loader import RuleBook
from schemas.base import Model, Record
from schemas.plan import Plan

if TYPE_CHECKING:
    from extract.batch import Summary, Tick
    from extract.doctor import FormatState, Tool
    from extract.score.folder import Scores
    from schemas.audit import AuditReport

STYLES: Mapping[str, str] = {
    "assignments": "on grey23",
    "citations": "bold cyan",
    "targets": "bold green",
    "deadlines": "bold yellow",
    "officers": "bold magenta",
    "warnings": "bold red underline",
}
"""Colour of each kind of record; an assignment, which holds others, comes first and under them."""

_MOST_ROWS = 40  # of groups in the summary of an audit
_LINE_SECONDS = 30.0  # between two lines of progress where there is no terminal
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a terminal would obey them
_COMMON = frozenset((*Record.model_fields, "message", "task"))


def print_summary(console: Console, rules: RuleBook, summary: Summary, out: Path) -> None:
    """Print a table of what a run found: plans, records of each kind, warnings, failures."""
    kinds = tuple(summary.totals)
    table = Table(title=Text(rules.message("run.title", out=out)), title_justify="left")
    table.add_column(rules.message("label.document"), overflow="ellipsis", no_wrap=True)
    for kind in kinds:
        table.add_column(rules.message(f"label.{kind}"), justify="right")
    for document, counts in summary.counts.items():
        table.add_row(Text(document), *(str(counts[kind]) for kind in kinds))
    table.add_section()
    total = (str(count) for count in summary.totals.values())
    table.add_row(rules.message("label.total"), *total, style="bold")
    console.print(table)
    console.print(f"{rules.message('label.plans')}: {summary.plans}", highlight=False)
    console.print(f"{rules.message('label.failures')}: {len(summary.failures)}", highlight=False)
    if summary.unchanged:
        unchanged = f"{rules.message('run.unchanged')}: {summary.unchanged}"
        console.print(unchanged, highlight=False)


def print_failures(console: Console, rules: RuleBook, summary: Summary) -> None:
    """Print what failed and what to do, and what was passed over."""
    for failure in summary.failures:
        text = rules.message(
            "run.failed", document=failure.document, reason=failure.reason, advice=failure.advice
        )
        console.print(Text(text, style="red"), soft_wrap=True)
    if summary.skipped:
        names = ", ".join(summary.skipped[:10]) + (" …" if summary.skipped_count > 10 else "")
        text = rules.message("run.skipped", count=summary.skipped_count, names=names)
        console.print(Text(text), soft_wrap=True)
    for name, count in (("run.gone", summary.gone), ("run.pruned", summary.pruned)):
        if count:
            console.print(Text(rules.message(name, count=count)), soft_wrap=True)
    if summary.interrupted:
        console.print(Text(rules.message("run.interrupted")), soft_wrap=True)


@contextmanager
def show_progress(
    console: Console, rules: RuleBook, *, quiet: bool
) -> Iterator[Callable[[Tick], None]]:
    """Give what shows how far a run is: a bar on a terminal, elsewhere a line now and then."""
    if quiet or not console.is_terminal:
        yield _Lines(console, rules, quiet=quiet).tell
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[line]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(rules.message("run.progress"), total=None, line="")
        began = time.monotonic()
        told = False

        def tell(tick: Tick) -> None:
            nonlocal told
            line = describe_progress(rules, tick, time.monotonic() - began)
            bar.update(task, completed=tick.done_bytes, total=max(tick.total_bytes, 1), line=line)
            if tick.stopping and not told:
                told = True
                bar.console.print(Text(rules.message("run.stopping")), soft_wrap=True)

        yield tell


class _Lines:
    """Progress for a log: nothing in a short run, one line now and then in a long one."""

    def __init__(self, console: Console, rules: RuleBook, *, quiet: bool):
        self._console, self._rules, self._quiet = console, rules, quiet
        self._began = self._last = time.monotonic()
        self._told = False

    def tell(self, tick: Tick) -> None:
        now = time.monotonic()
        if tick.stopping and not self._told:
            self._told = True
            self._console.print(Text(self._rules.message("run.stopping")), soft_wrap=True)
        if not self._quiet and now - self._last >= _LINE_SECONDS:
            self._last = now
            line = describe_progress(self._rules, tick, now - self._began)
            self._console.print(Text(line), soft_wrap=True)


def describe_progress(rules: RuleBook, tick: Tick, seconds: float) -> str:
    """Say how far a run is: files done, plans and pages a second, time left.

    Time left is told by bytes, for the largest files come first.
    """
    if not tick.done or seconds <= 0:
        return f"{tick.done}/{tick.total}"
    rate = rules.message(
        "run.rate_pages" if tick.pages else "run.rate",
        plans=f"{tick.done / seconds:.1f}",
        pages=f"{tick.pages / seconds:.1f}",
    )
    share = tick.done_bytes / tick.total_bytes if tick.total_bytes else tick.done / tick.total
    left = dt.timedelta(seconds=round(seconds * (1 - share) / share)) if share else "?"
    return rules.message("run.line", done=tick.done, total=tick.total, rate=rate, left=left)


def print_doctor(
    console: Console, rules: RuleBook, formats: Sequence[FormatState], tools: Mapping[str, Tool]
) -> None:
    """Print which formats can be read, and which programs are there or how to get them."""
    table = Table()
    for heading in ("formats", "suffixes", "state"):
        table.add_column(rules.message(f"doctor.{heading}"))
    for one in formats:
        what = ", ".join(_tool_name(rules, tool) for tool in one.missing)
        state = rules.message("doctor.no", what=what) if what else rules.message("doctor.yes")
        table.add_row(rules.message(f"format.{one.id}"), " ".join(one.suffixes), Text(state))
    console.print(table)
    table = Table(rules.message("doctor.tools"), rules.message("doctor.found"))
    for tool in tools.values():
        found = tool.found or rules.message("doctor.missing", command=tool.command)
        table.add_row(_tool_name(rules, tool), Text(found, style="" if tool.found else "red"))
    console.print(table)


def _tool_name(rules: RuleBook, tool: Tool) -> str:
    is_program = tool.id in {"tesseract", "language", "office"}
    return rules.message(f"tool.{tool.id}") if is_program else tool.id


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


def print_audit(
    console: Console, rules: RuleBook, report: AuditReport, out: Path, group: str
) -> None:
    """Print what an audit found: findings by kind, plans and findings by unit."""
    say = rules.message
    counts = Counter((finding.severity, finding.code) for finding in report.findings)
    table = Table(title=Text(say("audit.summary.title", out=out)), title_justify="left")
    for column in ("severity", "code", "count"):
        table.add_column(say(f"audit.summary.{column}"))
    order = ("error", "warning", "info")
    for (severity, code), count in sorted(
        counts.items(), key=lambda item: (order.index(item[0][0].value), item[0][1].value)
    ):
        table.add_row(
            say(f"audit.severity.{severity.value}"), say(f"audit.code.{code.value}"), str(count)
        )
    console.print(table)
    _print_groups(console, rules, report, group)
    cited = sum(1 for document in report.documents if document.mentions)
    console.print(f"{say('audit.summary.plans')}: {len(report.plans)}", highlight=False)
    console.print(f"{say('audit.summary.documents')}: {cited}", highlight=False)


def _print_groups(console: Console, rules: RuleBook, report: AuditReport, group: str) -> None:
    """Print how many plans and findings each unit has."""
    groups = report.by_place_now if group == "place_now" else report.by_place
    found = {plan.path: len(plan.findings) for plan in report.plans}
    table = Table()
    table.add_column(rules.message("audit.summary.group"))
    table.add_column(rules.message("label.plans"), justify="right")
    table.add_column(rules.message("audit.summary.findings"), justify="right")
    for one in [one for one in groups if one.plans][:_MOST_ROWS]:
        findings = sum(found[path] for path in one.plans)
        table.add_row(Text(one.name), str(len(one.plans)), str(findings))
    placed = {path for one in groups for path in one.plans}
    without = [path for path in found if path not in placed]
    if without:
        findings = sum(found[path] for path in without)
        name = rules.message("audit.summary.unplaced")
        table.add_row(name, str(len(without)), str(findings))
    console.print(table)
