"""Tasks block by block: under an actor's heading, after an actor's name, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extract.assemble.actors import ActorIndex
from extract.assemble.tasks.actor_headings import ActorHeadings, SectionRole
from extract.assemble.tasks.by_bracket import BracketTasks
from extract.assemble.tasks.by_label import Label, Labelled, item_of, list_partners
from extract.assemble.tasks.by_sentence import SentenceTasks, Setting
from extract.assemble.tasks.drafts import TaskDraft, TaskReader
from extract.assemble.tasks.lead_lines import LeadLine, LeadLines, rank_of
from extract.context import Context
from extract.outline import Block, BlockKind, Zone
from rules.folding import fold
from rules.loader import RuleBook

_FEWEST_LETTERS = 8
_FEWEST_WORDS = 6
_FOOTNOTE = re.compile(r"\[\d{1,3}\] ")  # as loaders write one after its paragraph
_NOTE = re.compile(r" *\(.*\)[ .;]*\Z")


@lru_cache(maxsize=8)
def _leading_words(rules: RuleBook) -> re.Pattern[str]:
    """Compile the words that stand before an office as a noun or as a verb: ``lãnh đạo``."""
    both = set(rules.words("offices", "determiner")) & set(rules.words("assignments", "verb"))
    return re.compile("(?:" + "|".join(map(re.escape, sorted(both))) + r")(?!\w)")


@lru_cache(maxsize=8)
def _level_words(rules: RuleBook) -> re.Pattern[str]:
    """Compile the words for a level of government, which one of them begins like a verb."""
    levels = sorted(map(fold, rules.words("offices", "level")), key=len, reverse=True)
    return re.compile(r" *(?:" + "|".join(map(re.escape, levels)) + r")(?!\w)")


class SectionTasks:
    """Walks the blocks of a plan and gives the tasks of each."""

    def __init__(
        self, context: Context, actors: ActorIndex, reader: TaskReader, labelled: Labelled
    ) -> None:
        self._context, self._plan, self._actors = context, context.plan, actors
        self._reader, self._labelled = reader, labelled
        self._headings = ActorHeadings(context, actors)
        self._sentences = SentenceTasks(context, actors, reader)
        self._notes = BracketTasks(context, actors, reader)
        self._leads = LeadLines(context, self._headings, reader)
        self._blocks = context.outline.blocks
        self._leading = _leading_words(context.rules)
        self._levels = _level_words(context.rules)

    def find(self) -> list[TaskDraft]:
        """Give the tasks of all blocks that labels have not taken, in document order."""
        found: list[TaskDraft] = []
        lead: LeadLine | None = None
        last_actor: tuple[str | None, str] | None = None
        for index, block in enumerate(self._blocks):
            if block.zone not in {Zone.body, Zone.closing} or index in self._labelled.used:
                continue
            role = self._headings.role_of(block)
            rank = rank_of(block)
            if lead is not None and (lead.section != block.section or rank <= lead.rank):
                lead = None
            if lead is not None and lead.alone and not self._actors.verb_at(block.body):
                lead = None
            opened = self._leads.read(index, block, role)
            if opened is not None:
                lead = opened
                continue
            if index in self._labelled.extras and not role.aims:
                role = replace(role, assigning=True)  # a line under it says when: it is a task
            drafts = list(self._read_block(block, role, lead))
            if not drafts and role.general and last_actor and last_actor[0] == block.section:
                drafts = list(self._plain_task(block, last_actor[1], 0.6))
            if drafts and role.general:
                last_actor = (block.section, drafts[-1].actor)
            found += (self._add_extras(index, draft) for draft in drafts)
        return found

    def _read_block(
        self, block: Block, role: SectionRole, lead: LeadLine | None
    ) -> Iterator[TaskDraft]:
        is_article = block.marker[:1].isupper() and " " in block.marker
        if block.kind is BlockKind.heading and not is_article:
            return
        if _FOOTNOTE.match(self._plan.text, block.start) or self._sentences.gives_none(block.body):
            return
        if self._sentences.states(block.body):
            yield from self._read_sentences(block, Setting(True, is_article, True))
            return
        if block.zone is Zone.closing:
            yield from self._read_sentences(block, Setting(True, False, True))
            return
        noted = None if role.aims else self._notes.find(block)
        named = noted or self._named_task(block, role)
        if named is not None:
            yield replace(named, item=item_of(self._plan.text, block))
            return
        actor = lead.actor if lead is not None else role.actor.actor if role.actor else None
        if actor is None or is_article:
            if not (role.aims and block.kind is not BlockKind.heading):
                yield from self._read_sentences(
                    block, Setting(role.assigning, is_article, tasks=role.tasks)
                )
            return
        given = self._given_within(block, actor)
        if given:
            yield from self._own_before(block, given[0], actor)
            yield from given
            return
        partners = lead.partners if lead is not None else ()
        subject = self._subject_or(block, actor)
        if subject != actor and block.kind is BlockKind.paragraph:
            yield from self._read_sentences(block, Setting(True, closing=True))
            return
        for draft in self._plain_task(block, subject, 1.0):
            yield replace(draft, partners=partners)

    def _named_task(self, block: Block, role: SectionRole) -> TaskDraft | None:
        """Read ``Công an thị trấn: Chủ trì …``: an actor, a colon and the task."""
        if role.general or not (role.assigning or (role.tasks and not role.aims)):
            return None
        colon = self._plan.key.find(":", block.body, block.end)
        if colon < 0 or colon + 2 >= block.end:
            return None
        if not role.assigning and not self._office_does(block.body, colon):
            return None
        title = self._headings.read_title(block.body, colon)
        if title is None or not title.certain or title.acts:
            return None
        if self._actors.lists_persons(colon + 1, block.end):
            return None
        start = colon + 1
        for cue in self._reader.cues_between(start, start + 2):
            start = cue.end if cue.parts["cue"] in {"give", "ask"} else start
        found = TaskDraft(start, block.end, title.actor)
        partners = self._reader.read_partners(title.end, colon)
        return replace(found, partners=partners)

    def _office_does(self, start: int, colon: int) -> bool:
        """Tell whether an office or officer, by name, and a colon open a task."""
        first = self._actors.at(start)
        named = first is not None and first.parts["kind"] in {"office", "officer"}
        verb = named and self._actors.verb_at(colon + 1)
        return verb and not self._levels.match(self._plan.key, colon + 1)  # "cấp xã: 2 triệu đồng"

    def _given_within(self, block: Block, actor: str) -> list[TaskDraft]:
        """Read a sentence under an actor's heading that gives a task to another."""
        first = self._reader.cues_between(block.body, block.body + 1)
        opens = any(cue.parts["cue"] in {"give", "ask"} for cue in first)
        subject = self._actors.read_list(block.body, block.end, greedy=False)
        asks = False
        if subject is not None and subject.verb is not None:
            verbs = self._reader.cues_between(subject.verb, subject.verb + 1)
            asks = any(cue.parts["cue"] in {"give", "ask"} for cue in verbs)
            asks = asks and not _says_again(self._plan.read(subject.start, subject.end), actor)
        after = block.kind is BlockKind.paragraph and any(
            cue.parts["cue"] == "ask" for cue in self._reader.cues_between(block.body, block.end)
        )
        if not (opens or asks or after):
            return []
        if opens and block.kind is BlockKind.bullet and self._gives_own(first[0].end, block.end):
            return []
        return [
            draft
            for draft in self._read_sentences(block, Setting(closing=after))
            if draft.actor != actor
        ]

    def _own_before(self, block: Block, other: TaskDraft, actor: str) -> Iterator[TaskDraft]:
        """Give the heading's own task where a request to others follows it in one paragraph."""
        if block.kind is not BlockKind.paragraph:
            return
        stop = self._plan.text.rfind(". ", block.body, other.start)
        if stop - block.body >= _FEWEST_LETTERS:
            yield TaskDraft(block.body, stop, actor, confidence=0.8)

    def _gives_own(self, start: int, end: int) -> bool:
        """Tell whether a task goes to an actor's own people: ``Phân công cán bộ giúp đỡ …``."""
        receiver = self._actors.at(start + 1)
        named = (
            receiver is not None and not self._plan.text[receiver.start : receiver.end].islower()
        )
        return receiver is not None and receiver.end < end and not named

    def _subject_or(self, block: Block, actor: str) -> str:
        """Give the subject of a bullet where it is another than the heading's actor.

        ``- Đồng chí Phó Chủ tịch … trực tiếp tham mưu`` under ``Ban Thường trực``; a subject that
        begins with the same word says the heading's actor again.
        """
        subject = self._actors.read_list(block.body, block.end, greedy=False)
        if subject is None or subject.verb is None:
            return actor
        if self._leading.match(self._plan.key, block.body):
            return actor  # "Lãnh đạo UBND xã thực hiện …" under a Party committee: a verb
        first = self._actors.at(subject.start)
        kind = first.parts["kind"] if first is not None else ""
        others = {"collective", "person"} if block.kind is BlockKind.paragraph else frozenset()
        if kind not in {"office", "officer", *others}:
            return actor
        own = self._plan.read(subject.start, subject.end)
        return actor if _says_again(own, actor) else own

    def _plain_task(self, block: Block, actor: str, confidence: float) -> Iterator[TaskDraft]:
        """Give a whole block as one task, notes and lines that only lead in left out."""
        text = self._plan.text[block.body : block.end].rstrip()
        if len(text) < _FEWEST_LETTERS or _NOTE.match(text):
            return
        if text.endswith(":") and self._leads.opens_list(block):
            return
        if self._actors.lists_persons(block.body, block.end):
            return
        yield TaskDraft(
            block.body,
            block.end,
            actor,
            item=item_of(self._plan.text, block),
            confidence=confidence,
        )

    def _read_sentences(self, block: Block, setting: Setting) -> Iterator[TaskDraft]:
        item = item_of(self._plan.text, block)
        drafts = self._sentences.find(block.body, block.end, setting)
        if self._plan.text[block.body : block.end].rstrip().endswith(
            ":"
        ) and self._leads.opens_list(block):
            drafts = [draft for draft in drafts if not self._is_short(draft)]
        for draft in drafts:
            yield replace(draft, item=item if len(drafts) == 1 else None)

    def _is_short(self, draft: TaskDraft) -> bool:
        """Tell whether a task says too little to stand without the list that it leads in."""
        return self._plan.key.count(" ", draft.start, draft.end) < _FEWEST_WORDS

    def _add_extras(self, index: int, draft: TaskDraft) -> TaskDraft:
        """Add what labels say that name no actor: ``Thời gian hoàn thành: …``."""
        labels: tuple[Label, ...] = tuple(self._labelled.extras.get(index, ()))
        values = {
            label.holds: self._plan.read(label.value_start, label.value_end)
            for label in reversed(labels)
            if label.value_start < label.value_end
        }
        helps = next((label for label in labels if label.holds == "partners"), None)
        return replace(
            draft,
            partners=draft.partners
            or (list_partners(self._context, self._actors, helps) if helps else ()),
            approver=draft.approver or values.get("approver"),
            due=draft.due or values.get("due"),
        )


def _says_again(subject: str, actor: str) -> bool:
    """Tell whether a subject says a heading's actor again: both begin with the same word."""
    return fold(subject).split(" ")[0] == fold(actor).split(" ")[0]
