"""Places of a plan's records in its text, with what they say in a few words."""

from __future__ import annotations

from extract.audit.mentions import FolderPlan
from extract.audit.view import View
from schemas.audit import Mark

_LONGEST = 120


def find_marks(view: View, one: FolderPlan) -> tuple[Mark, ...]:
    """Give the marks of a plan, by start, the longer first; they may overlap."""
    plan = one.plan
    marks: list[Mark] = []
    for citation in plan.citations:
        document = view.document_of[(one.path, citation.id)].record
        marks.append(
            Mark(
                kind="citation",
                id=citation.id,
                start=citation.start,
                end=citation.end,
                label=_short(document.label),
                document=document.id,
            )
        )
    for target in plan.targets:
        words = f"{target.indicator or ''} {target.text}"
        marks.append(_mark("target", target.id, target.start, target.end, words))
    for deadline in plan.deadlines:
        marks.append(_mark("deadline", deadline.id, deadline.start, deadline.end, deadline.text))
    for task in plan.assignments:
        marks.append(_mark("assignment", task.id, task.start, task.end, task.actor_name))
    for officer in plan.officers:
        words = ", ".join(part for part in (officer.name, officer.position) if part)
        marks.append(_mark("officer", officer.id, officer.start, officer.end, words))
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id)))


def _mark(kind: str, number: str, start: int, end: int, words: str) -> Mark:
    return Mark.model_validate(
        {"kind": kind, "id": number, "start": start, "end": end, "label": _short(words)}
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
