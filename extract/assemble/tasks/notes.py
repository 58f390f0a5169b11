"""Notes that say who leads and who helps: ``Sở Y tế chủ trì; Sở Tài chính phối hợp``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.assemble.actors import ActorIndex, ActorList
from extract.context import Context
from rules.loader import RuleBook


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says. Plan offsets.

    Attributes:
        start: First character of who leads.
        end: One past the last.
        partners: Who helps, as written.
    """

    start: int
    end: int
    partners: tuple[str, ...]


@lru_cache(maxsize=8)
def _load_words(rules: RuleBook) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile what stands before the actor, after the one who leads, after those who help."""

    def any_of(group: str) -> str:
        words = sorted(rules.words("assignments", group), key=len, reverse=True)
        return "(?:" + "|".join(map(re.escape, words)) + ")"

    ends = r"(?= *(?:[,;.)\n]|\Z))"
    return (
        re.compile(r" *(?:" + any_of("note_before") + " )?"),
        re.compile(r" *,? *" + any_of("note_lead") + ends),
        re.compile(r" *,? *" + any_of("note_help") + ends),
    )


class NoteReader:
    """Reads notes, over one plan."""

    def __init__(self, context: Context, actors: ActorIndex) -> None:
        self._plan, self._actors = context.plan, actors
        self._before, self._leads, self._helps = _load_words(context.rules)
        patterns = {row.id: row.compiled for row in context.rules.patterns("assignments")}
        self._named_lead = patterns["task.note_name"]

    def read(self, start: int, end: int) -> Note | None:
        """Read a note between two plan offsets; None where it names no one who leads."""
        lead = self._named(start, end, self._leads)
        if lead is None:
            return None
        partners: tuple[str, ...] = ()
        at = lead.end
        while (mark := _next_mark(self._plan.key, at, end)) < end:
            at = mark + 1
            helpers = self._named(at, end, self._helps)
            if helpers is not None:
                partners = tuple(self._plan.read(*item) for item in helpers.items)
                break
        return Note(lead.start, lead.end, partners)

    def _named(self, at: int, end: int, said: re.Pattern[str]) -> ActorList | None:
        """Read the actors named here, where words that say what they do follow."""
        before = self._before.match(self._plan.key, at, end)
        at = before.end() if before else at
        found = self._actors.read_list(at, end, greedy=False)
        if found is not None and said.match(self._plan.key, found.end, end) is not None:
            return found
        named = self._named_lead.match(self._plan.text, at, end) if said is self._leads else None
        if named is None:
            return None
        who = named.span("who")  # a name that no list holds
        return ActorList(*who, (who,), 0, None)


def _next_mark(key: str, at: int, end: int) -> int:
    """Give where the next comma or semicolon stands; the end without one."""
    return min((place for mark in ",;" if (place := key.find(mark, at, end)) >= 0), default=end)
