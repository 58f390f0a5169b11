"""What a user asks of an audit, checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rules.errors import BoctachError, ExitCode
from rules.folding import fold
from rules.loader import RuleBook
from schemas.audit import FindingCode, Severity


class QuestionError(BoctachError):
    """A user asked for a kind, a severity or a date that there is not."""

    exit_code = ExitCode.usage


@dataclass(frozen=True)
class Question:
    """What a user asks of an audit.

    Attributes:
        fail_on: The lowest severity that ends with exit code 3; None for none.
        since: ISO date from which plans count; None for all.
        codes: Kinds of finding to keep; empty for all.
        group: By which unit plans are counted.
    """

    fail_on: Severity | None = None
    since: str | None = None
    codes: frozenset[FindingCode] = frozenset()
    group: Literal["place", "place_now"] = "place"


def parse_question(
    rules: RuleBook, fail_on: str | None, since: str | None, only: Sequence[str], group: str
) -> Question:
    """Read the options of the command line.

    Args:
        rules: For the messages, and the Vietnamese names of severities.
        fail_on: ``error`` or ``lỗi``; None.
        since: ISO date; None.
        only: Codes.
        group: ``place`` or ``place_now``.

    Raises:
        QuestionError: One of them is none.
    """
    codes: list[FindingCode] = []
    for code in only:
        if code not in set(FindingCode):
            known = ", ".join(FindingCode)
            raise QuestionError(rules.message("audit.bad_code", code=code, codes=known))
        codes.append(FindingCode(code))
    if since is not None:
        try:
            since = dt.date.fromisoformat(since).isoformat()
        except ValueError as error:
            raise QuestionError(rules.message("audit.bad_date", date=since)) from error
    return Question(
        _parse_severity(rules, fail_on) if fail_on is not None else None,
        since,
        frozenset(codes),
        "place_now" if group == "place_now" else "place",
    )


def _parse_severity(rules: RuleBook, text: str) -> Severity:
    for severity in Severity:
        if fold(text) in {severity.value, fold(rules.message(f"audit.severity.{severity.value}"))}:
            return severity
    raise QuestionError(rules.message("audit.bad_severity", severity=text))
