"""Warn of what the head of a document lacks."""

from __future__ import annotations

from extract.assemble.head.document import DocumentFacts
from extract.plan_text import PlanText
from rules.loader import RuleBook
from schemas.finding import PlanWarning
from schemas.vocabulary import WarningCode


def check_document(plan: PlanText, facts: DocumentFacts, rules: RuleBook) -> list[PlanWarning]:
    """Warn of a missing number or date, blank or absent, and of a text with nothing to read."""
    if not plan.text:
        message = rules.message("warning.empty_document")
        return [PlanWarning(code=WarningCode.empty_document, message=message)]
    found: list[PlanWarning] = []
    if facts.document.symbol is None:
        found.append(
            _warn_missing(plan, rules, WarningCode.missing_symbol, "symbol", facts.symbol_span)
        )
    if facts.document.date is None or len(facts.document.date) < len("2025-01-31"):
        found.append(_warn_missing(plan, rules, WarningCode.missing_date, "date", facts.date_span))
    return found


def _warn_missing(
    plan: PlanText, rules: RuleBook, code: WarningCode, what: str, span: tuple[int, int] | None
) -> PlanWarning:
    if span is None:
        return PlanWarning(code=code, message=rules.message(f"warning.{what}_absent"))
    start, end = plan.to_source(*span)
    is_written = _count(plan.source[start:end]) > _count(plan.read(*span))  # by hand, say
    kind = "unread" if is_written else "blank"
    message = rules.message(f"warning.{what}_{kind}", line=plan.read(*span))
    return PlanWarning(code=code, message=message, start=start, end=end)


def _count(text: str) -> int:
    """Count letters and digits: more in the source than in the reading were left unread."""
    return sum(map(str.isalnum, text))
