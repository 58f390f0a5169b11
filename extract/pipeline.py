"""The way from a loaded source to a plan's records; the one place that joins the stages."""

from __future__ import annotations

import gc
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from extract.annotate.components import annotate_plan, build_pipeline
from extract.annotate.outline import find_blocks
from extract.annotate.overlaps import drop_inside
from extract.annotate.tables.finding import find_tables
from extract.assemble.citations.checks import check_citations
from extract.assemble.citations.records import assemble_citations
from extract.assemble.head.checks import check_document
from extract.assemble.head.document import DocumentFacts, resolve_document
from extract.assemble.head.officers import assemble_officers
from extract.assemble.structure.numbering_checks import check_numbering
from extract.assemble.structure.outline import resolve_outline
from extract.assemble.targets.from_tables import assemble_table_targets
from extract.assemble.targets.records import assemble_targets
from extract.assemble.tasks.from_tables import assemble_table_assignments
from extract.assemble.tasks.records import assemble_assignments
from extract.assemble.times.deadlines import assemble_deadlines
from extract.context import Context
from extract.loaded import LoadedSource, Note
from extract.mention import Layer
from extract.normalise.reading import normalise_source
from extract.outline import Outline
from extract.plan_text import PlanText
from rules.loader import RuleBook, load_rules
from schemas.assignment import Assignment
from schemas.base import Record
from schemas.citation import Citation
from schemas.finding import PlanWarning
from schemas.plan import Plan, Section, Source, SourceNote
from schemas.target import Target
from schemas.vocabulary import NoteKind

_NOTED = frozenset(NoteKind)

R = TypeVar("R", bound=Record)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Hold back Python's search for cycles: on a long text it took a fifth of the time.

    It goes through all that is alive, again and again while records pile up; one conversion makes
    few cycles, and they are found after it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Converter:
    """Converts loaded sources to plans; holds the models, so that they load once."""

    def __init__(self, rules: RuleBook | None = None):
        self.rules = rules if rules is not None else load_rules()
        self._nlp = build_pipeline(self.rules)

    def convert(self, loaded: LoadedSource, path: str) -> Plan:
        """Convert one source.

        Args:
            loaded: What the loader read.
            path: What ``document.source.path`` says: relative, with forward slashes.

        Returns:
            The plan; with the warning ``empty_document`` where there is nothing to read.
        """
        with _collector_paused():
            plan = normalise_source(loaded, self.rules)
            context, facts = self._understand(plan, loaded, path)
            citations = assemble_citations(context)
            return Plan(
                document=facts.document,
                sections=_place_sections(plan, context.outline),
                citations=citations,
                targets=_targets(context),
                deadlines=assemble_deadlines(context),
                assignments=_assignments(context),
                officers=assemble_officers(context),
                warnings=self._warn(context, facts, citations, loaded),
            )

    def _understand(
        self, plan: PlanText, loaded: LoadedSource, path: str
    ) -> tuple[Context, DocumentFacts]:
        """Find mentions and tables, and resolve outline and document."""
        mentions = dict(annotate_plan(self._nlp, plan))
        mentions[Layer.deadline] = drop_inside(mentions[Layer.deadline], mentions[Layer.citation])
        tables = find_tables(plan, self.rules, loaded.tables)
        mentions[Layer.row] = tables.rows
        mentions[Layer.block] = find_blocks(plan, self.rules)
        outline = resolve_outline(plan, mentions[Layer.block], self.rules, tables.stretches)
        source = Source(
            path=path,
            sha256=loaded.sha256,
            media_type=loaded.media_type,
            pages=len(loaded.pages) or None,
            loader=loaded.loader,
            ocr=loaded.ocr,
            furniture=plan.furniture,
            notes=_source_notes(loaded.notes),
        )
        facts = resolve_document(plan, outline, self.rules, source)
        return Context(plan, outline, mentions, self.rules, facts.document), facts

    def _warn(
        self,
        context: Context,
        facts: DocumentFacts,
        citations: Sequence[Citation],
        loaded: LoadedSource,
    ) -> tuple[PlanWarning, ...]:
        """Gather the warnings, those without a place first, then in document order."""
        remarks = [
            PlanWarning(
                code=remark.code,
                message=self.rules.message(remark.reason, **remark.values),
                start=remark.start,
                end=remark.end,
            )
            for remark in loaded.remarks
        ]
        found = [
            *remarks,
            *check_document(context.plan, facts, self.rules),
            *check_numbering(context.plan, context.outline, self.rules),
            *check_citations(context, tuple(citations)),
        ]
        return tuple(
            sorted(found, key=lambda one: (one.start or -1, one.end or -1, one.code.value))
        )


def _source_notes(notes: Iterable[Note]) -> tuple[SourceNote, ...]:
    """Give what was seen beside the text, each once: a watermark stands on every page."""
    found: dict[tuple[str, str], SourceNote] = {}
    for note in notes:
        if note.kind in _NOTED and note.text.strip():
            made = SourceNote(kind=NoteKind(note.kind), text=note.text.strip(), page=note.page)
            found.setdefault((note.kind, made.text), made)
    return tuple(found.values())


def _targets(context: Context) -> tuple[Target, ...]:
    """Join the targets of prose and of tables; where both read one number, the table's stays."""
    from_tables = assemble_table_targets(context)
    return _in_order([*from_tables, *_beside(assemble_targets(context), from_tables)])


def _assignments(context: Context) -> tuple[Assignment, ...]:
    """Join the assignments of tables and of prose; where both read one task, the table's stays."""
    from_tables = assemble_table_assignments(context)
    return _in_order([*from_tables, *_beside(assemble_assignments(context), from_tables)])


def _beside(records: Iterable[R], others: Sequence[R]) -> list[R]:
    """Leave out records that lie over others, none of which overlap."""
    spans = sorted((other.start, other.end) for other in others)
    kept: list[R] = []
    for record in records:
        index = bisect_left(spans, (record.end, 0)) - 1
        if index < 0 or spans[index][1] <= record.start:
            kept.append(record)
    return kept


def _in_order(records: Iterable[R]) -> tuple[R, ...]:
    return tuple(sorted(records, key=lambda record: (record.start, record.end, record.id)))


def _place_sections(plan: PlanText, outline: Outline) -> tuple[Section, ...]:
    made: list[Section] = []
    for section in outline.sections:
        start, end = plan.to_source(section.start, section.end)
        made.append(
            Section(
                id=section.id,
                number=section.number,
                title=section.title or None,
                level=section.level,
                parent=section.parent,
                start=start,
                end=end,
            )
        )
    return tuple(made)
