"""One audit from a folder to the files of its report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract.audit.asking import Question
from extract.audit.folder import Progress, make_folder, read_input
from extract.audit.page import write_page
from extract.audit.report import build_report
from extract.audit.selecting import has_severity, select_findings
from extract.errors import OutputError
from extract.loaders.page_options import PageOptions
from extract.writers.audit_files import write_audit
from rules.errors import ExitCode
from rules.loader import RuleBook, load_registry
from schemas.audit import AuditReport


@dataclass(frozen=True)
class AuditOutcome:
    """What an audit did.

    Attributes:
        report: What it found, of what was asked for.
        failures: Sentences about files that could not be read.
        exit_code: For the command line.
    """

    report: AuditReport
    failures: tuple[str, ...]
    exit_code: ExitCode


def run_audit(
    folder: Path,
    out: Path,
    rules: RuleBook,
    question: Question,
    registry: Path | None = None,
    sources: Path | None = None,
    progress: Progress | None = None,
    pages: PageOptions | None = None,
) -> AuditOutcome:
    """Audit a folder and write the report.

    Args:
        folder: Plans, or converted plans.
        out: Output folder; made where it is missing.
        rules: The rules of this run.
        question: Which findings are wanted, and which end with exit code 3.
        registry: Folder of the user's entries, on top of ours; None.
        sources: Where the source texts of converted plans are; None.
        progress: Told before each file.
        pages: How PDF and pictures are read.

    Raises:
        RulesError: A mistake in the register.
        NothingToAuditError: Neither plans nor converted plans are there.
        OutputError: The report cannot be written.
    """
    entries = load_registry(*([registry] if registry is not None else []))
    found = read_input(folder, rules, out, sources, progress, pages)
    report = build_report(found.plans, found.texts, rules, entries)
    report = select_findings(report, question.codes, question.since)
    make_folder(out)
    try:
        write_audit(out, report)
        write_page(report, out / "audit.html", rules)
    except OSError as error:
        raise OutputError.from_os(out, error) from error
    code = ExitCode.input_file if found.failures else ExitCode.ok
    if question.fail_on is not None and has_severity(report, question.fail_on):
        code = ExitCode.finding
    return AuditOutcome(report, found.failures, code)
