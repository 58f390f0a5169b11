"""What an audit leaves in a folder: findings, the matrix of bases, the graph of citations.

CSV as `extract.writers.tables` has it. Every file is whole or not there; the same report gives
the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.writers.atomic import write_atomic
from extract.writers.graphml import graph_as_xml
from extract.writers.tables import guard
from schemas.audit import AuditPlace, AuditReport, Basis

FINDING_COLUMNS = (
    "document",
    "severity",
    "code",
    "message",
    "cited",
    "where",
    "text",
    "places",
    "plans",
    "date",
    "issuer",
    "place",
    "place_now",
    "id",
)
PLAN_COLUMNS = ("document", "label", "date", "issuer", "place", "place_now")
MOST_COLUMNS = 2000
"""Documents that have a column of their own in ``bases.csv``: spreadsheets end at 16,384."""


def write_audit(out: Path, report: AuditReport) -> None:
    """Write ``audit.csv``, ``audit.json``, ``bases.csv`` and ``graph.graphml``.

    Raises:
        OSError: See `extract.writers.atomic.open_atomic`.
    """
    write_atomic(out / "audit.csv", _as_csv(finding_rows(report)))
    write_atomic(out / "audit.json", audit_as_json(report).encode("utf-8", errors="replace"))
    write_atomic(out / "bases.csv", _as_csv(basis_rows(report)))
    write_atomic(out / "graph.graphml", graph_as_xml(report).encode("utf-8", errors="replace"))


def audit_as_json(report: AuditReport) -> str:
    """Give the report as JSON; the plans' texts and records are left to the plans' own files."""
    left_out = {"plans": {"__all__": {"text", "marks", "sections", "components"}}}
    return report.model_dump_json(indent=2, exclude=left_out) + "\n"


def finding_rows(report: AuditReport) -> Iterator[Sequence[str]]:
    """Give the rows of ``audit.csv``, heads first: one a finding, in the report's order."""
    plans = {plan.path: plan for plan in report.plans}
    labels = {document.id: document.label for document in report.documents}
    yield FINDING_COLUMNS
    for finding in report.findings:
        plan = plans[finding.plan]
        now = plan.place_now
        yield (
            finding.plan,
            finding.severity.value,
            finding.code.value,
            finding.message,
            labels.get(finding.document or "", ""),
            finding.places[0].where if finding.places else "",
            finding.places[0].text if finding.places else "",
            " | ".join(_say(place) for place in finding.places),
            " | ".join(finding.plans),
            plan.date or "",
            plan.issuer or "",
            plan.place or "",
            (now.now or now.province_now or "") if now is not None else "",
            finding.id,
        )


def basis_rows(report: AuditReport) -> Iterator[Sequence[str]]:
    """Give the rows of ``bases.csv``: one a plan, a column for each document that plans cite.

    A cell says the roles, how often, and where, in the plan's source text:
    ``legal_basis + body; 3; 361-411 | 1066-1116 | 2209-2231``. Documents beyond `MOST_COLUMNS`
    stand together in the last column.
    """
    cells: dict[str, dict[str, Basis]] = defaultdict(dict)
    cited: set[str] = set()
    for basis in report.bases:
        cells[basis.plan][basis.document] = basis
        cited.add(basis.document)
    documents = [document for document in report.documents if document.id in cited]
    shown, others = documents[:MOST_COLUMNS], documents[MOST_COLUMNS:]
    labels = {document.id: document.label for document in documents}
    yield (*PLAN_COLUMNS, *(labels[one.id] for one in shown), *(("others",) if others else ()))
    rest = {document.id for document in others}
    for plan in report.plans:
        row = cells[plan.path]
        now = plan.place_now
        head = (
            plan.path,
            plan.label,
            plan.date or "",
            plan.issuer or "",
            plan.place or "",
            (now.now or now.province_now or "") if now is not None else "",
        )
        last = " || ".join(
            f"{labels[basis.document]}: {_cell(basis)}"
            for basis in row.values()
            if basis.document in rest
        )
        own = (_cell(row[one.id]) if one.id in row else "" for one in shown)
        yield (*head, *own, *((last,) if others else ()))


def _cell(basis: Basis) -> str:
    roles = " + ".join(role.value for role in basis.roles)
    places = " | ".join(f"{place.start}-{place.end}" for place in basis.places)
    return f"{roles}; {basis.count}; {places}"


def _say(place: AuditPlace) -> str:
    return f"{place.plan}:{place.start}-{place.end}"


def _as_csv(rows: Iterator[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guard(cell) for cell in row])
    return ("\ufeff" + text.getvalue()).encode("utf-8", errors="replace")
