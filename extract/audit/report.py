"""The audit of a folder: the one place that joins resolving, checks and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from extract.audit.bases import find_bases, find_links, find_timeline
from extract.audit.check_folder import check_conflicts, check_missing
from extract.audit.check_plan import check_bases, check_dates, check_warnings
from extract.audit.check_register import check_register
from extract.audit.check_totals import check_totals
from extract.audit.documents import Resolved, make_documents
from extract.audit.marks import find_marks
from extract.audit.mentions import FolderPlan, find_mentions, open_plans
from extract.audit.places import group_places, unit_now, unit_of_issuer
from extract.audit.register import Register
from extract.audit.resolving import resolve_documents
from extract.audit.units import say_units
from extract.audit.view import SEVERITIES, Draft, View
from extract.audit.voice import load_voice
from rules.loader import RuleBook, load_registry
from rules.rows import RegistryEntry
from schemas.audit import AuditedPlan, AuditReport, CitedMention, Finding, Severity
from schemas.plan import Plan

CHECKS: tuple[Callable[[View], Iterator[Draft]], ...] = (
    check_warnings,
    check_dates,
    check_bases,
    check_totals,
    check_conflicts,
    check_register,
    check_missing,
)


def build_report(
    plans: Sequence[Plan],
    texts: Mapping[str, str],
    rules: RuleBook,
    registry: Sequence[RegistryEntry] | None = None,
) -> AuditReport:
    """Audit plans as one folder.

    Args:
        plans: As converted; each ``document.source.path`` stands once.
        texts: Source text by path; one that is missing costs marks and sums, no more.
        rules: The rules of this run.
        registry: National documents, from `rules.loader.load_registry`; ours where left out.

    Returns:
        The report; the same whatever the order of ``plans``.
    """
    view = resolve_view(plans, texts, rules, registry)
    findings = _number(draft for check in CHECKS for draft in check(view))
    documents = tuple(unit_of_issuer(view, one) for one in view.documents)
    bases = find_bases(view)
    audited = _audited(view, findings)
    by_place, by_place_now = group_places(audited, documents)
    return AuditReport(
        plans=audited,
        documents=documents,
        bases=bases,
        findings=findings,
        links=find_links(view, bases),
        timeline=find_timeline(view),
        by_place=by_place,
        by_place_now=by_place_now,
    )


def resolve_view(
    plans: Sequence[Plan],
    texts: Mapping[str, str],
    rules: RuleBook,
    registry: Sequence[RegistryEntry] | None = None,
) -> View:
    """Resolve the mentions of a folder to documents; what the checks work from."""
    voice = load_voice(rules)
    register = Register(load_registry() if registry is None else registry, rules)
    opened = open_plans(plans, texts, rules)
    found = find_mentions(opened, rules)
    groups = resolve_documents([one.item for one in found])
    documents = make_documents(
        [[found[index] for index in group] for group in groups],
        {one.path: one.plan for one in opened},
        register,
        voice,
    )
    return View(
        plans=opened,
        documents=documents,
        document_of=_by_mention(documents),
        own={  # a plan that lies in the folder twice is one document with two paths
            found.item.plan: one
            for one in documents
            for found in one.found
            if found.mention is None
        },
        units={one.path: one.units for one in opened},
        cited=_by_plan(opened, documents),
        register=register,
        rules=rules,
        voice=voice,
    )


def _by_mention(documents: Iterable[Resolved]) -> dict[tuple[str, str], Resolved]:
    return {
        (mention.place.plan, mention.id): one
        for one in documents
        for mention in one.record.mentions
    }


def _by_plan(
    opened: Sequence[FolderPlan], documents: Sequence[Resolved]
) -> dict[str, dict[str, tuple[CitedMention, ...]]]:
    """Give the mentions by plan and document, documents in the order of the report."""
    cited: dict[str, dict[str, list[CitedMention]]] = {one.path: {} for one in opened}
    for one in documents:
        for mention in one.record.mentions:
            row = cited[mention.place.plan]
            row.setdefault(one.record.id, []).append(mention)
    return {
        path: {document: tuple(mentions) for document, mentions in row.items()}
        for path, row in cited.items()
    }


def _number(drafts: Iterable[Draft]) -> tuple[Finding, ...]:
    """Order the findings by plan and place, and give each an id."""
    ordered = sorted(
        drafts,
        key=lambda one: (
            one.plan,
            one.places[0].start if one.places else -1,
            one.code.value,
            one.message,
        ),
    )
    used: Counter[str] = Counter()
    made: list[Finding] = []
    for draft in dict.fromkeys(ordered):
        start = f"{draft.places[0].start}" if draft.places else "0"
        base = f"{draft.plan}:{draft.code.value}:{start}"
        used[base] += 1
        made.append(
            Finding(
                id=base if used[base] == 1 else f"{base}:{used[base]}",
                code=draft.code,
                severity=draft.severity or SEVERITIES[draft.code],
                plan=draft.plan,
                plans=draft.plans or (draft.plan,),
                document=draft.document,
                message=draft.message,
                places=draft.places,
            )
        )
    return tuple(made)


def _audited(view: View, findings: Sequence[Finding]) -> tuple[AuditedPlan, ...]:
    gravest = list(reversed(Severity))
    of_plan: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for path in finding.plans:
            of_plan[path].append(finding)
    return tuple(
        _audit_plan(
            view, one, sorted(of_plan[one.path], key=lambda found: gravest.index(found.severity))
        )
        for one in view.plans
    )


def _audit_plan(view: View, one: FolderPlan, findings: Sequence[Finding]) -> AuditedPlan:
    document = one.plan.document
    own = view.own[one.path]
    return AuditedPlan(
        path=one.path,
        document=own.record.id,
        label=own.record.label,
        doc_type=document.doc_type,
        symbol=document.symbol,
        date=document.date,
        issuer=document.issuer,
        title=document.title,
        level=document.level,
        place=say_units(one.units) or None,
        place_now=unit_now(view.rules, one.units, document.date),
        text=one.text,
        components=document.components,
        sections=one.plan.sections,
        marks=find_marks(view, one),
        findings=tuple(finding.id for finding in findings),
    )
