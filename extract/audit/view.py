"""The folder as the checks see it, and what they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.audit.documents import Resolved
from extract.audit.mentions import FolderPlan
from extract.audit.register import Register
from extract.audit.units import Unit
from extract.audit.voice import Voice
from rules.loader import RuleBook
from schemas.audit import AuditPlace, CitedMention, FindingCode, Severity

SEVERITIES: Mapping[FindingCode, Severity] = {
    FindingCode.type_symbol_mismatch: Severity.error,
    FindingCode.suspect_type_word: Severity.warning,
    FindingCode.year_mismatch: Severity.error,
    FindingCode.date_conflict: Severity.error,
    FindingCode.issuer_conflict: Severity.warning,
    FindingCode.cited_after_issue: Severity.error,
    FindingCode.self_reference_mismatch: Severity.error,
    FindingCode.missing_symbol: Severity.warning,
    FindingCode.missing_date: Severity.warning,
    FindingCode.impossible_date: Severity.error,
    FindingCode.rest_day: Severity.info,
    FindingCode.basis_without_symbol: Severity.warning,
    FindingCode.basis_without_date: Severity.warning,
    FindingCode.basis_repeated: Severity.warning,
    FindingCode.basis_order: Severity.info,
    FindingCode.basis_missing: Severity.info,
    FindingCode.numbering_duplicate: Severity.warning,
    FindingCode.numbering_order: Severity.warning,
    FindingCode.numbering_gap: Severity.warning,
    FindingCode.total_mismatch: Severity.warning,
    FindingCode.superseded: Severity.error,
    FindingCode.replaced_later: Severity.info,
    FindingCode.replaced_undated: Severity.info,
    FindingCode.amended: Severity.info,
    FindingCode.not_yet_in_force: Severity.error,
    FindingCode.wrong_date: Severity.error,
    FindingCode.unknown: Severity.info,
}
"""How grave each kind of finding is, where nothing makes it less so."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it has an id.

    Attributes:
        code: What it is about.
        message: In Vietnamese.
        plan: Path of the plan; of the first of several.
        places: In order; may be empty.
        document: Id of the document; None.
        severity: Where it is other than that of the code.
        plans: Other plans that it is of.
    """

    code: FindingCode
    message: str
    plan: str
    places: tuple[AuditPlace, ...] = ()
    document: str | None = None
    severity: Severity | None = None
    plans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A folder, its mentions resolved.

    Attributes:
        plans: By path.
        documents: Most cited first.
        document_of: Document of a mention, by path of the plan and id of the mention.
        own: The document that a plan is, by path.
        units: Each plan's own unit and those above it, by path.
        cited: Mentions of each document in a plan, by path, then by the document's id.
        register: National documents.
        rules: The rules of this run.
        voice: Its messages.
    """

    plans: tuple[FolderPlan, ...]
    documents: tuple[Resolved, ...]
    document_of: Mapping[tuple[str, str], Resolved]
    own: Mapping[str, Resolved]
    units: Mapping[str, tuple[Unit, ...]]
    cited: Mapping[str, Mapping[str, tuple[CitedMention, ...]]]
    register: Register
    rules: RuleBook
    voice: Voice

    def name(self, one: Resolved) -> str:
        """Give a document's name without its date."""
        record = one.record
        return self.voice.name(record.doc_type, record.symbol, record.title)
