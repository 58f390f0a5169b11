"""Tasks that labels speak of: ``Đơn vị chủ trì: …``, ``Thời gian hoàn thành: …`` under a task."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from extract.assemble.actors import ActorIndex
from extract.assemble.placing import trim_span
from extract.assemble.tasks.drafts import TaskDraft
from extract.assemble.tasks.notes import NoteReader
from extract.context import Context
from extract.mention import Layer
from extract.outline import Block, BlockKind, Zone

_FEWEST_TASK_LETTERS = 12
_CLOSING = " \n.,;:("


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its value, in plan offsets."""

    holds: str
    start: int
    value_start: int
    value_end: int


@dataclass(frozen=True)
class Labelled:
    """What labels give.

    Attributes:
        drafts: Tasks whose actor a label names.
        used: Indices of blocks that these tasks or labels take up.
        extras: Labels that name no actor, by the index of the block whose task they go with.
    """

    drafts: tuple[TaskDraft, ...]
    used: frozenset[int]
    extras: Mapping[int, Sequence[Label]] = field(default_factory=dict)


def find_labelled_tasks(context: Context, actors: ActorIndex) -> Labelled:
    """Find the tasks that labels speak of, in lines of their own or within a paragraph."""
    return _LabelReader(context, actors).find()


def label_values(context: Context, actors: ActorIndex, labels: Sequence[Label]) -> dict[str, str]:
    """Give the values of labels by what they hold, the first of each; empty ones left out."""
    values: dict[str, str] = {}
    for label in labels:
        text = context.plan.read(label.value_start, label.value_end)
        if text:
            values.setdefault(label.holds, text)
    return values


def list_partners(context: Context, actors: ActorIndex, label: Label) -> tuple[str, ...]:
    """Split the value of a partners' label into those it names."""
    found = actors.read_list(label.value_start, label.value_end)
    if found is not None and found.end == label.value_end:
        return tuple(context.plan.read(*item) for item in found.items)
    text = context.plan.read(label.value_start, label.value_end)
    mark = ";" if ";" in text else ","
    named = [actor for actor in actors.between(label.value_start, label.value_end)]
    if mark == "," and len(named) <= 1:
        return (text,) if text else ()
    return tuple(part.strip() for part in text.split(mark) if part.strip())


class _LabelReader:
    def __init__(self, context: Context, actors: ActorIndex) -> None:
        self._context, self._actors = context, actors
        self._plan, self._blocks = context.plan, context.outline.blocks
        self._deadlines = context.mentions[Layer.deadline]
        self._starts = [deadline.start for deadline in self._deadlines]
        finish = "|".join(context.rules.words("assignments", "finish"))
        self._finish = re.compile(rf"(?:{finish}) ")
        self._notes = NoteReader(context, actors)
        self._labels: dict[int, list[Label]] = {}
        for index, label in self._read_labels():
            self._labels.setdefault(index, []).append(label)

    def _read_labels(self) -> Iterator[tuple[int, Label]]:
        """Give each label of the body with the index of its block, its value bounded."""
        mentions = [
            mention for mention in self._context.mentions[Layer.task] if "label" in mention.parts
        ]
        for mention, following in zip_longest(mentions, mentions[1:]):
            index = self._context.outline.block_index(mention.start)
            block = self._blocks[index]
            if block.zone is not Zone.body:
                continue
            end = block.end
            if following is not None and following.start < end:
                end = following.start
            start, end = trim_span(self._plan.text, mention.end, end, _CLOSING)
            if mention.parts["label"] == "actor" and self._acts(start, end):
                continue
            value = self._plan.text[start:end]
            if value.endswith(")") and value.count(")") > value.count("("):
                start, end = trim_span(self._plan.text, start, end - 1, _CLOSING)
            holds = mention.parts["label"] if start < end else "other"
            if holds == "due":
                start = self._skip_finish(start, end)
            due = self._trailing_due(start, end) if holds in {"actor", "partners"} else None
            if due is not None:
                cut = self._plan.text.rindex(";", start, due[0])
                start, end = trim_span(self._plan.text, start, cut, _CLOSING)
            yield index, Label(holds, mention.start, start, max(start, end))
            if due is not None:
                yield index, Label("due", due[0], *due)

    def _skip_finish(self, start: int, end: int) -> int:
        """Leave out the verb before a deadline: ``Hoàn thành trong quý I``."""
        verb = self._finish.match(self._plan.key, start, end)
        if verb is None:
            return start
        index = bisect_left(self._starts, verb.end())
        found = index < len(self._starts) and self._starts[index] == verb.end()
        return verb.end() if found else start

    def _acts(self, start: int, end: int) -> bool:
        """Tell whether a person's task stands after a label: ``Phân công: ông A phụ trách …``."""
        person = self._actors.at(start)
        return (
            person is not None
            and person.parts["kind"] == "person"
            and "verb" in person.spans
            and person.spans["verb"][0] < end
        )

    def _trailing_due(self, start: int, end: int) -> tuple[int, int] | None:
        """Find a deadline without a label of its own: ``…; hoàn thành trước 30/9/2024``."""
        first, last = (bisect_left(self._starts, at) for at in (start, end))
        for deadline in self._deadlines[first:last]:
            if ";" in self._plan.text[start : deadline.start]:
                return deadline.start, deadline.end
        return None

    def find(self) -> Labelled:
        drafts: list[TaskDraft] = []
        used: set[int] = set()
        extras: dict[int, Sequence[Label]] = {}
        index = 0
        while index < len(self._blocks):
            if not self._is_label_line(index):
                if index in self._labels:
                    self._read_inline(index, drafts, used, extras)
                index += 1
                continue
            run = [index]
            while self._is_label_line(run[-1] + 1) and not self._opens_anew(run):
                run.append(run[-1] + 1)
            self._read_run(run, drafts, used, extras)
            index = run[-1] + 1
        return Labelled(tuple(drafts), frozenset(used), extras)

    def _is_label_line(self, index: int) -> bool:
        labels = self._labels.get(index)
        return bool(labels) and labels is not None and labels[0].start <= self._body(index) + 1

    def _body(self, index: int) -> int:
        return self._blocks[index].body

    def _opens_anew(self, run: Sequence[int]) -> bool:
        """Tell whether the next line opens the labels of another task: ``Nội dung: …`` again."""
        seen = {label.holds for index in run for label in self._labels[index]}
        following = self._labels[run[-1] + 1][0].holds
        return following == "task" and bool(seen - {"other"})

    def _read_inline(
        self,
        index: int,
        drafts: list[TaskDraft],
        used: set[int],
        extras: dict[int, Sequence[Label]],
    ) -> None:
        """Read labels that follow the task within its paragraph."""
        block, labels = self._blocks[index], self._labels[index]
        if not any(label.holds == "actor" for label in labels):
            extras[index] = labels
            return
        start, end = trim_span(self._plan.text, block.body, labels[0].start, _CLOSING + "-")
        if end - start >= _FEWEST_TASK_LETTERS:
            drafts.append(self._make_draft(start, end, labels, item_of(self._plan.text, block)))
            used.add(index)

    def _read_run(
        self,
        run: Sequence[int],
        drafts: list[TaskDraft],
        used: set[int],
        extras: dict[int, Sequence[Label]],
    ) -> None:
        """Read lines of labels, and find the tasks before them."""
        labels = [label for index in run for label in self._labels[index]]
        holds = {label.holds for label in labels}
        tasks = self._tasks_before(run[0])
        if "actor" not in holds:
            if holds & {"partners", "due", "approver"} and tasks:
                extras.update(dict.fromkeys(tasks, labels))
                used.update(run)
            return
        named = next((one for one in labels if one.holds == "task"), None)
        if named is not None and named.value_end > named.value_start:
            item = item_of(self._plan.text, self._blocks[run[0]])
            drafts.append(self._make_draft(named.value_start, named.value_end, labels, item))
        else:
            for index in tasks:
                block = self._blocks[index]
                item = item_of(self._plan.text, block)
                drafts.append(self._make_draft(block.body, block.end, labels, item))
            used.update(tasks)
        used.update(run)

    def _tasks_before(self, first: int) -> list[int]:
        """List the blocks whose tasks the labels from ``first`` on speak of.

        Labels that are bullets of the same kind as the tasks, or plain lines under bullets, go
        with all of those; labels that stand deeper go with the one before them.
        """
        index, label = first - 1, self._blocks[first]
        if index < 0 or self._is_label_line(index):
            return []
        block = self._blocks[index]
        if block.zone is not Zone.body or block.component != label.component:
            return []
        together = block.kind is BlockKind.bullet and (
            label.kind is BlockKind.paragraph
            or (label.kind is BlockKind.bullet and label.marker == block.marker)
        )
        found = [index]
        while together and found[-1] > 0:
            before = self._blocks[found[-1] - 1]
            if (
                before.kind is not BlockKind.bullet
                or before.marker != block.marker
                or before.section != block.section
                or any(label.holds == "actor" for label in self._labels.get(found[-1] - 1, ()))
            ):
                break
            found.append(found[-1] - 1)
        return found[::-1]

    def _make_draft(
        self, start: int, end: int, labels: Sequence[Label], item: str | None
    ) -> TaskDraft:
        values = label_values(self._context, self._actors, labels)
        helps = next((label for label in labels if label.holds == "partners"), None)
        partners = list_partners(self._context, self._actors, helps) if helps else ()
        leads = next((label for label in labels if label.holds == "actor"), None)
        note = self._notes.read(leads.value_start, leads.value_end) if leads else None
        if note is not None:  # "Đơn vị thực hiện: Sở A chủ trì; Sở B phối hợp"
            values["actor"] = self._plan.read(note.start, note.end)
            partners = (*note.partners, *partners)
        return TaskDraft(
            start,
            end,
            values.get("actor", ""),
            partners=partners,
            approver=values.get("approver"),
            due=values.get("due"),
            item=item,
            confidence=0.9,
        )


def item_of(text: str, block: Block) -> str | None:
    """Give the number of a block as written, ``a)`` with its bracket; None for a bullet."""
    marker = block.marker
    if not marker or block.kind in {BlockKind.bullet, BlockKind.paragraph} or " " in marker:
        return None
    return f"{marker})" if f"{marker})" in text[block.start : block.body] else marker
