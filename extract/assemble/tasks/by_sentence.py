"""Tasks that a sentence gives: ``Giao Sở X chủ trì …``, ``đề nghị các đơn vị báo cáo …``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.assemble.actors import ActorIndex, ActorList
from extract.assemble.tasks.drafts import TaskDraft, TaskReader
from extract.context import Context
from extract.mention import Mention
from rules.loader import RuleBook
from rules.rows import expand_classes

_SENTENCE = re.compile(
    expand_classes(r"[.;:] +(?=[^\W\d_])|(?<=[\p{Ll}]{2})\.(?=[\p{Lu}][\p{Ll}]+ )")
)
_SPACES = re.compile(r" *:? *")
_FEWEST_SPACES = 3  # "Thành viên" names no office, "Giám đốc Sở Y tế" does
_LONGEST_SHORT = 8
_LONGEST_SUBJECT = 300
_FRAME_REACH = 400


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands, and so how much must be said for it to give a task.

    Attributes:
        assigning: In a part that assigns, or in the closing: any subject with a verb will do.
        article: In an article of a decision: who is to carry it out may be named at length.
        closing: In the closing: a request may stand after a clause.
        tasks: In a part that tells what is to be done: an office that opens a paragraph acts.
    """

    assigning: bool = False
    article: bool = False
    closing: bool = False
    tasks: bool = False


@dataclass(frozen=True)
class _SentenceWords:
    frame: re.Pattern[str]
    past: re.Pattern[str]
    enforce: re.Pattern[str]
    address: re.Pattern[str]
    basis: re.Pattern[str]
    condition: re.Pattern[str]
    contact: re.Pattern[str]
    statement: re.Pattern[str]


@lru_cache(maxsize=8)
def _load_words(rules: RuleBook) -> _SentenceWords:
    def any_of(group: str, book: str = "assignments") -> str:
        words = sorted(rules.words(book, group), key=len, reverse=True)
        return "(?:" + "|".join(map(re.escape, words)) + ")"

    patterns = {row.id: row.compiled for row in rules.patterns("assignments")}
    return _SentenceWords(
        re.compile(any_of("frame") + r"(?!\w)"),
        re.compile(any_of("past") + r" \Z"),
        re.compile(any_of("duty") + r"(?!\w)"),
        re.compile(any_of("determiner", "offices") + r" *:? *"),
        re.compile(any_of("basis") + r"(?!\w)"),
        re.compile(r"(?<=\. )" + any_of("condition") + r"(?!\w)"),
        patterns["task.contact"],
        patterns["task.statement"],
    )


class SentenceTasks:
    """Reads the tasks that sentences give, over one plan."""

    def __init__(self, context: Context, actors: ActorIndex, reader: TaskReader) -> None:
        self._plan, self._actors, self._reader = context.plan, actors, reader
        self._words = _load_words(context.rules)
        self._shorts = frozenset(context.rules.words("targets", "abbreviated"))

    def find(self, start: int, end: int, setting: Setting) -> list[TaskDraft]:
        """Find the tasks given in a stretch; each runs to the next, or to the end."""
        starts = [start, *self._sentence_starts(start, end)]
        found: list[TaskDraft] = []
        for number, at in enumerate(starts):
            if self.gives_none(at):
                end = at
                break
            stop = starts[number + 1] if number + 1 < len(starts) else end
            if self.states(at):
                found = [replace(draft, end=min(draft.end, at)) for draft in found]
                continue
            if at > start and setting.tasks:
                setting = replace(setting, tasks=False)  # only what opens the paragraph
            found += self._read_sentence(at, stop, end, setting)
        found = [replace(draft, end=min(draft.end, end)) for draft in found]
        bounded: list[TaskDraft] = []
        for number, draft in enumerate(found):
            if number + 1 < len(found):
                limit = starts[bisect_right(starts, found[number + 1].start) - 1]
                if draft.start < limit < draft.end:
                    draft = replace(draft, end=limit)
            bounded.append(self._end_at_condition(draft, starts) if setting.closing else draft)
        return bounded

    def _end_at_condition(self, draft: TaskDraft, starts: list[int]) -> TaskDraft:
        """End a task of the closing where a sentence begins with ``Trong quá trình``, ``Nếu``."""
        first, last = (bisect_right(starts, at) for at in (draft.start, draft.end - 1))
        for at in starts[first:last]:
            if self._words.condition.match(self._plan.key, at):
                return replace(draft, end=at)
        return draft

    def _sentence_starts(self, start: int, end: int) -> Iterator[int]:
        """Give where a mark ends a sentence; one in ``ThS. Lê An``, ``TP. Huế`` does not."""
        key = self._plan.key
        for match in _SENTENCE.finditer(self._plan.text, start, end):
            word = key[max(start, match.start() - _LONGEST_SHORT) : match.start()]
            shortened = key[match.start()] == "." and word.rsplit(" ", 1)[-1] in self._shorts
            if not shortened and not self._actors.is_name_at(match.end()):
                yield match.end()

    def gives_none(self, start: int) -> bool:
        """Tell whether a line or sentence says whom to reach."""
        return self._words.contact.match(self._plan.key, start) is not None

    def states(self, start: int) -> bool:
        """Tell whether a sentence speaks of the plan itself: ``Kế hoạch này thay thế …``."""
        return self._words.statement.match(self._plan.key, start) is not None

    def _read_sentence(
        self, start: int, stop: int, end: int, setting: Setting
    ) -> Iterator[TaskDraft]:
        given = next(self._given(start, stop, end, setting), None)
        if given is not None:
            yield given
            return
        subject = self._actors.read_list(start, stop, greedy=False)
        if subject is not None and subject.verb is not None:
            acts = setting.tasks and self._names_office(start, subject.verb)
            if setting.assigning or acts or self._is_told(subject.verb):
                yield self._draft(subject, subject.verb, end)
            return
        if setting.assigning or setting.article:
            named = self._named_at_length(start, stop, end, setting)
            if named is None and setting.assigning:
                named = self.find_framed(start, stop, end)
            if named is not None:
                yield named

    def _given(self, start: int, stop: int, end: int, setting: Setting) -> Iterator[TaskDraft]:
        """Find who is given a task by ``giao``, ``đề nghị``, ``yêu cầu``."""
        for cue in self._reader.cues_between(start, stop):
            if cue.parts["cue"] not in {"give", "ask"} or not self._may_give(cue, start, setting):
                continue
            skip = _SPACES.match(self._plan.key, cue.end, stop)
            at = skip.end() if skip is not None else cue.end
            receiver = self._actors.read_list(at, stop, greedy=False)
            if receiver is not None and receiver.verb is not None:
                yield self._draft(receiver, receiver.verb, end)

    def _may_give(self, cue: Mention, start: int, setting: Setting) -> bool:
        key = self._plan.key
        if self._words.past.search(key, max(start, cue.start - 20), cue.start):
            return False
        if cue.start == start or setting.closing:
            return True
        giver = self._actors.read_list(start, cue.start)
        if giver is not None and not key[giver.end : cue.start].strip(" ,"):
            return True
        clause = key[max(start, cue.start - 2) : cue.start] in {", ", "; "}
        framed = self._words.frame.match(key, start) is not None
        return setting.assigning and (clause or framed)

    def _names_office(self, start: int, verb: int) -> bool:
        """Tell whether an office by its name acts here, and does not only answer for a thing."""
        first = self._actors.at(start)
        cues = self._reader.cues_between(verb, verb + 1)
        if first is None or self._words.address.match(self._plan.key, start):
            return False
        bare = self._plan.key.count(" ", first.start, first.end) < _FEWEST_SPACES
        kind = first.parts["kind"]
        return (kind == "office" or (kind == "officer" and not bare)) and not any(
            cue.parts["cue"] == "answer" for cue in cues
        )

    def _is_told(self, verb: int) -> bool:
        """Tell whether a verb by itself says that its subject is given a task."""
        cues = self._reader.cues_between(verb, verb + 1)
        return any(cue.parts["cue"] in {"lead", "duty"} for cue in cues)

    def _named_at_length(
        self, start: int, stop: int, end: int, setting: Setting
    ) -> TaskDraft | None:
        """Read all before ``có trách nhiệm`` as the actor, where no list of names holds it."""
        cues = self._reader.cues_between(start, stop)
        duty = next((cue for cue in cues if cue.parts["cue"] in {"duty", "answer"}), None)
        if duty is None or duty.start - start > (
            4 * _LONGEST_SUBJECT if setting.article else _LONGEST_SUBJECT
        ):
            return None
        address = self._words.address.match(self._plan.key, start)
        colon = self._plan.key.find(":", start, duty.start)
        at = start
        if address is not None and 0 <= colon - address.end() <= 2:
            at = colon + 1
        at += len(self._plan.text[at : duty.start]) - len(self._plan.text[at : duty.start].lstrip())
        if at >= duty.start or not self._plan.text[at].isupper():
            return None
        first = self._actors.at(at)
        if first is None and not (setting.article and self._actors.between(at, duty.start)):
            return None
        listed = self._actors.read_list(at, duty.start)
        if listed is not None and (listed.companions or self._goes_on(listed.end, duty.start)):
            return self._draft(listed, duty.start, end)
        return TaskDraft(duty.start, end, self._plan.read(at, duty.start), confidence=0.8)

    def _goes_on(self, at: int, end: int) -> bool:
        """Tell whether a clause, and no name, stands here: ``theo chức năng được giao``."""
        start = at + len(self._plan.key[at:end]) - len(self._plan.key[at:end].lstrip(" ,"))
        return self._words.frame.match(self._plan.key, start, end) is not None

    def find_framed(self, start: int, stop: int, end: int) -> TaskDraft | None:
        """Find who acts after a clause: ``Căn cứ Kế hoạch này, các đơn vị rà soát …``."""
        if self._words.frame.match(self._plan.key, start) is None:
            return None
        for mention in self._actors.between(start, min(stop, start + _FRAME_REACH)):
            if self._plan.key[mention.start - 2 : mention.start] != ", ":
                continue
            found = self._actors.read_list(mention.start, stop, greedy=False)
            if found is not None and found.verb is not None:
                rests = self._words.basis.match(self._plan.key, start) is not None
                task = start if rests else found.verb
                due = self._reader.read_due(task, stop) or self._reader.read_due(start, task)
                actor = self._plan.read(found.start, found.end)
                return TaskDraft(task, end, actor, due=due, confidence=0.8)
        return None

    def _draft(self, actors: ActorList, task: int, end: int) -> TaskDraft:
        items = actors.items
        lead = len(items) - actors.companions
        return TaskDraft(
            task,
            end,
            self._plan.read(actors.start, items[lead - 1][1] if lead else actors.end),
            partners=tuple(self._plan.read(*item) for item in items[lead:]) if lead else (),
            confidence=0.9,
        )
