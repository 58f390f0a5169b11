"""Tasks that a note in brackets gives: ``Tổ chức tập huấn (Sở Y tế chủ trì; hoàn thành …)``."""

from __future__ import annotations

from extract.assemble.actors import ActorIndex
from extract.assemble.tasks.drafts import TaskDraft, TaskReader
from extract.assemble.tasks.notes import NoteReader
from extract.context import Context
from extract.outline import Block

_FEWEST_LETTERS = 12


class BracketTasks:
    """Reads the notes in brackets at the end of blocks, over one plan."""

    def __init__(self, context: Context, actors: ActorIndex, reader: TaskReader) -> None:
        self._plan, self._reader = context.plan, reader
        self._notes = NoteReader(context, actors)

    def find(self, block: Block) -> TaskDraft | None:
        """Give the task of a block whose closing brackets say who leads; None without."""
        key = self._plan.key
        end = block.body + len(key[block.body : block.end].rstrip(" .;,\n"))
        if not key.endswith(")", block.body, end):
            return None
        start = key.rfind("(", block.body, end)
        if start < block.body + _FEWEST_LETTERS:
            return None
        note = self._notes.read(start + 1, end)
        if note is None:
            return None
        return TaskDraft(
            block.body,
            start,
            self._plan.read(note.start, note.end),
            partners=note.partners,
            due=self._reader.read_due(start, end),
            confidence=0.9,
        )
