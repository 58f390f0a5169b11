"""Keep the findings that a user asked for."""

from __future__ import annotations

from collections.abc import Collection

from schemas.audit import AuditReport, FindingCode, Severity


def select_findings(
    report: AuditReport, codes: Collection[FindingCode] = (), since: str | None = None
) -> AuditReport:
    """Give a report with fewer findings; plans, documents and bases stay.

    Args:
        report: The report.
        codes: The kinds to keep; all where empty.
        since: ISO date: findings of plans signed earlier are left out; a plan whose day is not
            known is kept.
    """
    dates = {plan.path: plan.date for plan in report.plans}

    def is_wanted(path: str) -> bool:
        date = dates.get(path)
        return since is None or date is None or date >= since[: len(date)]

    kept = tuple(
        finding
        for finding in report.findings
        if (not codes or finding.code in codes) and any(map(is_wanted, finding.plans))
    )
    ids = {finding.id for finding in kept}
    plans = tuple(
        plan.model_copy(
            update={"findings": tuple(finding for finding in plan.findings if finding in ids)}
        )
        for plan in report.plans
    )
    return report.model_copy(update={"findings": kept, "plans": plans})


def has_severity(report: AuditReport, lowest: Severity) -> bool:
    """Tell whether a finding is at least as grave as a severity."""
    order = list(Severity)
    return any(order.index(finding.severity) >= order.index(lowest) for finding in report.findings)
