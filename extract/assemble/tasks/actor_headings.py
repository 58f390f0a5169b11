"""Headings that assign: which sections give tasks, and to whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extract.assemble.actors import ActorIndex
from extract.context import Context
from extract.outline import Block, BlockKind, Section
from rules.loader import RuleBook

_LONGEST_TITLE = 14
_LONGEST_NAME = 22
_SPACES = re.compile(r" *")


@dataclass(frozen=True, slots=True)
class ActorTitle:
    """What a heading says of an actor.

    Attributes:
        actor: As written; words around it that assign left out.
        end: Plan offset at which the actor ends.
        certain: The heading holds nothing else, or assigns in so many words.
        acts: A verb follows the actor: the line says part of the task.
        told: Words that assign follow the actor: ``có trách nhiệm``, ``chủ trì``.
    """

    actor: str
    end: int
    certain: bool
    acts: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class SectionRole:
    """What a section is for the tasks in it.

    Attributes:
        assigning: It, or one above it, is a part that gives tasks to offices.
        general: Its items name who acts in their sentences.
        tasks: It may tell what is to be done: it says so, or neither it nor one above it speaks of
            aims or of the course of a meeting.
        aims: It tells purposes, aims or who attends, and gives no task.
        actor: Of the innermost heading that names one; None without.
    """

    assigning: bool = False
    general: bool = False
    aims: bool = False
    tasks: bool = False
    actor: ActorTitle | None = None


@dataclass(frozen=True)
class _HeadingWords:
    assigning: re.Pattern[str]
    general: re.Pattern[str]
    aims: re.Pattern[str]
    agenda: re.Pattern[str]
    tasks: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    charge: re.Pattern[str]
    office: re.Pattern[str]
    alone: re.Pattern[str]


@lru_cache(maxsize=8)
def _load_words(rules: RuleBook) -> _HeadingWords:
    def any_of(group: str, book: str = "assignments") -> str:
        words = sorted(rules.words(book, group), key=len, reverse=True)
        return "(?:" + "|".join(map(re.escape, words)) + r")(?!\w)"

    return _HeadingWords(
        re.compile(r"(?<!\w)" + any_of("assigning")),
        re.compile(any_of("general")),
        re.compile("(?:" + any_of("aims_before") + " )*" + any_of("aims")),
        re.compile(any_of("agenda")),
        re.compile(rf"(?:.*(?<!\w){any_of('tasks')}|{any_of('tasks_alone')}[ .:]*\Z)"),
        re.compile(any_of("before") + " *"),
        re.compile(r" *,? *" + any_of("after")),
        re.compile(r" ?\( ?" + any_of("charge", "offices")),
        re.compile(r" (?:- ?)?" + any_of("charge", "offices") + r" [^.;:,]+\Z"),
        re.compile(any_of("head", "offices")),
    )


class ActorHeadings:
    """The roles of the sections of one plan."""

    def __init__(self, context: Context, actors: ActorIndex) -> None:
        self._context, self._actors = context, actors
        self._plan, self._words = context.plan, _load_words(context.rules)
        self._roles: dict[str, SectionRole] = {}

    def role_of(self, block: Block) -> SectionRole:
        """Give the role of the section that holds a block."""
        return self._role(block.section) if block.section is not None else SectionRole()

    def _role(self, section_id: str) -> SectionRole:
        known = self._roles.get(section_id)
        if known is not None:
            return known
        section = self._context.outline.section(section_id)
        above = self._role(section.parent) if section.parent is not None else SectionRole()
        role = self._read_role(section, above)
        self._roles[section_id] = role
        return role

    def _read_role(self, section: Section, above: SectionRole) -> SectionRole:
        start, end = self._title_span(section)
        title = self._plan.key[start:end]
        short = title.count(" ") < _LONGEST_TITLE
        general = self._words.general.match(title) is not None
        aims = above.aims or self._words.aims.match(title) is not None
        agenda = self._words.agenda.match(title) is not None
        names = short and self._words.assigning.search(title) is not None
        assigning = above.assigning or names or self._lists_actors(section.id)
        actor = None if aims or general else self._title_actor(section)
        if actor is not None and not (
            actor.certain and (assigning or self._words.before.match(title))
        ):
            keeps = above.assigning or self._lists_actors(section.parent)
            actor = actor if keeps else None
        if actor is None:
            inherits = not names and not general and above.actor is not None
            actor = above.actor if inherits else None
        return SectionRole(
            assigning=assigning or actor is not None,
            general=general,
            aims=aims and not assigning,
            tasks=self._words.tasks.match(title) is not None
            or ((above.tasks or section.parent is None) and not (aims or agenda)),
            actor=actor,
        )

    def _title_span(self, section: Section) -> tuple[int, int]:
        block = self._context.outline.block_at(section.start)
        return block.body, block.end

    def _lists_actors(self, section_id: str | None) -> bool:
        """Tell whether two or more of a section's own headings are names of actors alone."""
        return section_id is not None and self._actor_children[section_id] > 1

    @cached_property
    def _actor_children(self) -> Mapping[str, int]:
        counts: Counter[str] = Counter()
        for section in self._context.outline.sections:
            if section.parent is not None:
                title = self._title_actor(section)
                counts[section.parent] += title is not None and title.certain
        return counts

    def _title_actor(self, section: Section) -> ActorTitle | None:
        start, end = self._title_span(section)
        block = self._context.outline.block_at(section.start)
        if block.kind is not BlockKind.heading:
            return None
        return self.read_title(start, end)

    def read_title(self, start: int, end: int) -> ActorTitle | None:
        """Read the actor that a heading names; None where it names none or is a sentence.

        Args:
            start: Plan offset of the heading's text.
            end: Plan offset of its end, closing colon included.
        """
        key = self._plan.key
        while end > start and key[end - 1] in " :.;":
            end -= 1
        before = self._words.before.match(key, start, end)
        at = before.end() if before is not None else start
        found = self._actors.read_list(at, end)
        if found is None:
            alone = self._words.alone.fullmatch(key, at, end) is not None
            names = alone and self._plan.text[at].isupper()  # "2. Giao Văn phòng:"
            return ActorTitle(self._plan.read(at, end), end, True) if names else None
        named = key.find(":", found.end, end)
        if named > 0 and self._actors.lists_persons(named + 1, end):
            return ActorTitle(self._plan.read(found.start, end), end, True)  # "Trưởng ban: ông A"
        reached = self._actors.skip_aside(found.end, end)
        after = self._words.after.match(key, reached, end)
        # "Công chức VH-XH (phụ trách lao động)" tells two apart; "(cơ quan thường trực)" does not.
        charged = self._words.charge.match(key, found.end, end) is not None
        text = self._plan.read(found.start, min(reached, end) if charged else found.end)
        if reached >= end or after is not None:
            return ActorTitle(text, reached, True, told=after is not None)
        if found.verb is not None and self._words.office.match(key[found.end : end]):
            return ActorTitle(self._plan.read(found.start, end), end, True)
        colon = key.startswith(":", end)
        if found.verb is not None:
            return ActorTitle(text, reached, True, acts=True) if colon else None
        if key.count(" ", at, end) > _LONGEST_NAME:
            return None
        return ActorTitle(self._plan.read(found.start, end), end, False)
