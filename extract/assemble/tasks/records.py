"""Make the assignments of prose: tasks under an actor, in sentences, and with labels."""

from __future__ import annotations

from collections import Counter

from extract.assemble.actors import ActorIndex
from extract.assemble.tasks.by_label import find_labelled_tasks
from extract.assemble.tasks.by_section import SectionTasks
from extract.assemble.tasks.drafts import TaskDraft, TaskReader
from extract.context import Context
from schemas.assignment import Assignment


def assemble_assignments(context: Context) -> tuple[Assignment, ...]:
    """Make the assignments of everything but the task tables.

    Returns:
        Records in document order. A block that labels say all about gives the tasks of its
        labels alone; every other block gives those of its heading's actor or of its sentences.
    """
    actors = ActorIndex(context)
    reader = TaskReader(context, actors)
    labelled = find_labelled_tasks(context, actors)
    drafts = [*labelled.drafts, *SectionTasks(context, actors, reader, labelled).find()]
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    counts: Counter[int] = Counter()
    records: list[Assignment] = []
    seen: set[TaskDraft] = set()
    for draft in drafts:
        if draft in seen:
            continue
        seen.add(draft)
        counts[draft.start] += 1
        record = reader.make_record(draft, counts[draft.start])
        if record is not None:
            records.append(record)
    return tuple(records)
