"""A task before it becomes a record, and what its own words tell: role, partners, due."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extract.assemble.actors import ActorIndex, write_out_actor
from extract.assemble.placing import place_span, trim_span
from extract.context import Context
from extract.mention import Layer, Mention
from schemas.assignment import Assignment
from schemas.vocabulary import AssignmentRole

_NOTE = re.compile(r": *\([^()\n]{1,160}\)[ ./;]*\Z")  # ": (Kèm theo phụ lục)"
_CLOSING = " \n.,;:/"
_WORD = re.compile(r" ?(?:, )?([^\W_]+)")
_COMMA = re.compile(", ?")
_MOST_WORDS = 16
_SPACES = re.compile(r" *(?:, ?)?")


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task with its actor, in plan offsets.

    Attributes:
        start: First character of the task's text.
        end: One past the last.
        actor: As the text says it.
        partners: Named outside the task's own text: in a label, beside the actor.
        role: None where the task's own words are to tell.
        approver: From a label.
        due: From a label.
        item: Number of the block, as written.
        confidence: 0 to 1.
    """

    start: int
    end: int
    actor: str
    partners: tuple[str, ...] = ()
    role: AssignmentRole | None = None
    approver: str | None = None
    due: str | None = None
    item: str | None = None
    confidence: float = 1.0


class TaskReader:
    """Reads what the words of a task tell, over one plan."""

    def __init__(self, context: Context, actors: ActorIndex) -> None:
        self._context, self._actors, self._plan = context, actors, context.plan
        self._cues = tuple(
            mention for mention in context.mentions[Layer.task] if "cue" in mention.parts
        )
        self._cue_starts = [cue.start for cue in self._cues]
        patterns = {row.id: row.compiled for row in context.rules.patterns("assignments")}
        self._rhythm, self._number = patterns["task.rhythm"], patterns["task.number"]
        fillers = "|".join(map(re.escape, context.rules.words("assignments", "filler")))
        self._filler = re.compile(rf" *(?:\([^()\n]{{1,160}}\))? *(?:,? *(?:{fillers})(?!\w))? *")
        self._with = tuple(context.rules.words("assignments", "with"))
        joins = context.rules.words("offices", "conjunction")
        self._joins = frozenset((*joins, *context.rules.words("offices", "repeated")))
        self._function = frozenset(context.rules.words("offices", "function"))
        self._until = tuple(context.rules.words("assignments", "until"))
        self._deadlines = context.mentions[Layer.deadline]
        self._deadline_starts = [mention.start for mention in self._deadlines]

    def cues_between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the cues of tasks that begin in a stretch."""
        first = bisect_left(self._cue_starts, start)
        return self._cues[first : bisect_left(self._cue_starts, end)]

    def read_role(self, start: int, end: int) -> AssignmentRole:
        """Tell whether a task leads or helps, by the first of its cues."""
        for cue in self.cues_between(start, end):
            if cue.parts["cue"] == "lead":
                return AssignmentRole.lead
            if cue.parts["cue"] == "coordinate":
                opens = cue.start == start or self._opens_with_time(start, cue.start)
                return AssignmentRole.coordinate if opens else AssignmentRole.lead
        return AssignmentRole.lead

    def _opens_with_time(self, start: int, end: int) -> bool:
        """Tell whether nothing but a deadline stands before a cue."""
        index = bisect_left(self._deadline_starts, start)
        if index >= len(self._deadlines) or self._deadlines[index].start != start:
            return False
        between = self._plan.key[self._deadlines[index].end : end]
        return not between.strip(" ,")

    def read_partners(self, start: int, end: int) -> tuple[str, ...]:
        """List whom a task is done with: the actors after the first ``phối hợp với``."""
        for cue in self.cues_between(start, end):
            if cue.parts["cue"] != "coordinate":
                continue
            at = self._skip(cue.end)
            found = self._actors.read_list(at, end, greedy=False)
            if found is not None:
                return tuple(self._plan.read(*item) for item in found.items)
            unlisted = self._read_unlisted(at, end) if self._names_whom(cue) else ()
            if unlisted:
                return unlisted
        return ()

    def _names_whom(self, cue: Mention) -> bool:
        return self._plan.key[cue.start : cue.end].endswith(self._with)

    def _read_unlisted(self, start: int, end: int) -> tuple[str, ...]:
        """Read partners that no list holds: plain words up to the verb of the task."""
        at = start
        for _ in range(_MOST_WORDS):
            word = _WORD.match(self._plan.key, at, end)
            if word is None:
                return ()
            if self._actors.verb_at(word.start(1)):
                break
            if word[1] in self._function and (at == start or word[1] not in self._joins):
                return ()
            at = word.end()
        else:
            return ()
        parts = [part.strip() for part in _COMMA.split(self._plan.read(start, at))]
        # One word says too little: "nhà" + "cung cấp", "bên" + "tham gia".
        return tuple(parts) if all(" " in part for part in parts) else ()

    def read_approver(self, start: int, end: int) -> str | None:
        """Give who issues or decides: ``trình UBND tỉnh ban hành``."""
        for cue in self.cues_between(start, end):
            if cue.parts["cue"] != "submit":
                continue
            found = self._actors.read_list(self._skip(cue.end), end, greedy=False)
            if found is None:
                continue
            filler = self._filler.match(self._plan.key, found.end)
            after = filler.end() if filler is not None else found.end
            following = self.cues_between(found.end + 1, after + 1)
            if any(other.parts["cue"] == "approve" for other in following):
                return self._plan.read(found.start, found.end)
        return None

    def read_due(self, start: int, end: int) -> str | None:
        """Give the deadline of a task: the first that names a last day, else the first."""
        first = bisect_left(self._deadline_starts, start)
        found = self._deadlines[first : bisect_left(self._deadline_starts, end)]
        if not found:
            rhythm = self._rhythm.search(self._plan.key, start, end)
            return self._plan.read(*rhythm.span("when")) if rhythm is not None else None
        dated = (one for one in found if self._plan.key.startswith(self._until, one.start))
        chosen = next(dated, found[0])
        return self._plan.read(*trim_span(self._plan.text, chosen.start, chosen.end))

    def _skip(self, at: int) -> int:
        spaces = _SPACES.match(self._plan.key, at)
        return spaces.end() if spaces is not None else at

    def make_record(self, draft: TaskDraft, count: int) -> Assignment | None:
        """Make the record of a task; None where its text is empty."""
        note = _NOTE.search(self._plan.text, draft.start, draft.end)
        last = note.start() if note is not None else draft.end
        start, end = trim_span(self._plan.text, draft.start, last, _CLOSING)
        number = self._number.match(self._plan.key, start, end)
        start = number.end() if number is not None else start
        actor = draft.actor.strip(" .,;:-")
        if start >= end or not actor or " " not in self._plan.text[start:end]:
            return None  # one syllable says no task
        own = self.read_partners(start, end)
        return Assignment(
            **place_span(self._context, "a", start, end, draft.confidence, count),
            task=self._plan.read(start, end),
            actor=actor,
            actor_name=write_out_actor(actor, self._context.rules),
            role=draft.role or self.read_role(start, end),
            partners=draft.partners + tuple(one for one in own if one not in draft.partners),
            approver=draft.approver or self.read_approver(start, end),
            due=draft.due or self.read_due(start, end),
            item=draft.item or (number["number"] if number is not None else None),
        )
