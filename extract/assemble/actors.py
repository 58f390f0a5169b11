"""Write out the names of actors, and read lists of them at a place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.assemble.naming import write_out
from extract.context import Context
from extract.mention import Layer, Mention
from rules.loader import RuleBook
from rules.rows import expand_classes

_SHORT_HYPHEN = re.compile(expand_classes(r"(?<=[\p{Lu}]) ?- ?(?=[\p{Lu}]{2})"))
_HYPHEN = re.compile(r"(?<=[^\W\d_]) ?[-–—] ?(?=[^\W\d_])")
_AMPERSAND = re.compile(expand_classes(r" ?& ?(?=[\p{Lu}])"))
_SHORT = re.compile(expand_classes(r"[\p{Lu}][\p{Lu}&]{1,9}(?:-[\p{Lu}]{2,6})?(?![\w-])"))
_TITLE_KINDS = frozenset({"officer", "staff"})
_ASIDE = re.compile(r" ?\([^()\n]{1,160}\)")


def write_out_actor(text: str, rules: RuleBook) -> str:
    """Write out the abbreviations in an actor's name, hyphens spaced, ``&`` as ``và``.

    >>> from rules.loader import load_rules
    >>> write_out_actor("Công chức VP-TK", load_rules())
    'Công chức Văn phòng - Thống kê'
    """
    out = write_out(_SHORT_HYPHEN.sub("-", text), rules)
    conjunction = rules.words("offices", "conjunction")[0]
    return _HYPHEN.sub(" - ", _AMPERSAND.sub(f" {conjunction} ", out))


@dataclass(frozen=True, slots=True)
class ActorList:
    """Actors named one after another, as they stand in the text.

    Attributes:
        start: Plan offset of the first.
        end: One past the last.
        items: Plan span of each.
        companions: How many of the items, from the last, come after ``cùng``: they help.
        verb: Plan offset of the verb whose subject they are; None where none follows.
    """

    start: int
    end: int
    items: tuple[tuple[int, int], ...]
    companions: int
    verb: int | None

    @property
    def lead_end(self) -> int:
        """Where those end that act, companions left out."""
        return self.items[-1 - self.companions][1]


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of a person, one after another, in plan offsets; the verb that follows them."""

    start: int
    end: int
    verb: tuple[int, int] | None


@lru_cache(maxsize=8)
def _title_joiner(rules: RuleBook) -> re.Pattern[str]:
    any_of = "|".join(map(re.escape, rules.words("offices", "conjunction")))
    return re.compile(rf" ?(?:[,-]|(?<= )(?:{any_of})(?= )) ?")


@lru_cache(maxsize=8)
def _verb_pattern(rules: RuleBook) -> re.Pattern[str]:
    verbs = sorted(rules.words("assignments", "verb"), key=len, reverse=True)
    return re.compile(r" *,? *(?P<verb>" + "|".join(map(re.escape, verbs)) + r")(?!\w)")


@lru_cache(maxsize=8)
def _list_joiner(rules: RuleBook) -> re.Pattern[str]:
    """Compile what stands between the actors of a list, ``, cùng`` and ``và`` among it."""
    words = (*rules.words("offices", "conjunction"), *rules.words("assignments", "together"))
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf" *(?:[,;/&+]|(?:{any_of})(?!\w))(?: *(?:{any_of})(?!\w))? *")


class ActorIndex:
    """The actors of a plan by place."""

    def __init__(self, context: Context) -> None:
        self._plan = context.plan
        self._mentions: Sequence[Mention] = context.mentions[Layer.actor]
        self._starts = [mention.start for mention in self._mentions]
        self._persons = {
            person.spans.get("before", (person.start, 0))[0]: person
            for person in context.mentions[Layer.person]
        }
        self._names = {one.start for one in self._persons.values() if "before" in one.spans}
        self._title_joiner = _title_joiner(context.rules)
        self._joiner = _list_joiner(context.rules)
        self._verbs = _verb_pattern(context.rules)
        self._together = tuple(context.rules.words("assignments", "together"))

    def read_titles(self, person: Mention) -> Titles | None:
        """Read the titles after a name: ``- Trưởng phòng Kinh tế, Ủy viên thường trực``."""
        if "after" not in person.spans:
            return None
        found, at = None, person.spans["after"][0]
        while (title := self._mentioned(at)) is not None and title.parts["kind"] in _TITLE_KINDS:
            verb = title.spans.get("verb")
            start = found.start if found is not None else at
            found = Titles(start, title.end, verb)
            joiner = self._title_joiner.match(self._plan.key, title.end)
            if verb is not None or joiner is None:
                break
            at = joiner.end()
        return found

    def _read_person(self, start: int) -> Mention | None:
        """Give a person addressed here as an actor: ``đồng chí Lê An - Phó Chủ tịch UBND xã``."""
        person = self._persons.get(start)
        if person is None:
            return None
        titles = self.read_titles(person)
        end, verb = (titles.end, titles.verb) if titles is not None else (person.end, None)
        if titles is None and "after" in person.spans:
            office = self._mentioned(person.spans["after"][0])
            if office is not None:
                end, verb = office.end, office.spans.get("verb")
        if verb is None:
            aside = self.skip_aside(end, len(self._plan.key))
            found = self._verbs.match(self._plan.key, aside)
            verb = found.span("verb") if found is not None else None
        spans = {"verb": verb} if verb is not None else {}
        return Mention(start, end, Layer.actor, {"kind": "person"}, person.rule_id, spans)

    def verb_at(self, start: int) -> bool:
        """Tell whether a word here is what a task begins with."""
        return self._verbs.match(self._plan.key, start) is not None

    def is_name_at(self, start: int) -> bool:
        """Tell whether a name begins here whose word of address stands before it."""
        return start in self._names

    def lists_persons(self, start: int, limit: int) -> bool:
        """Tell whether persons are named here with their titles and nothing to do."""
        while self._plan.key.startswith(" ", start):
            start += 1
        person = self._read_person(start)
        if person is None or "verb" in person.spans or person.end > limit:
            return False
        end = self.skip_aside(person.end, limit)
        return not self._plan.key[end : min(end + 2, limit)].strip(" ,.;/")

    def _mentioned(self, start: int) -> Mention | None:
        index = bisect_left(self._starts, start)
        found = index < len(self._starts) and self._starts[index] == start
        return self._mentions[index] if found else None

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Give the actors that begin in a stretch."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, start: int) -> Mention | None:
        """Give the actor that begins here, a person addressed by name among them."""
        found, person = self._mentioned(start), self._read_person(start)
        return person if found is None or (person and person.end > found.end) else found

    def read_list(self, start: int, limit: int, greedy: bool = True) -> ActorList | None:
        """Read the actors named from here on, joined by commas and the like.

        Args:
            start: Plan offset at which the first begins.
            limit: Plan offset at which the stretch ends.
            greedy: Whether to go on where a verb follows an actor already: a title or a
                partner list ends there, a subject does not go past its verb.
        """
        mention = self.at(start)
        if mention is None or mention.end > limit:
            return None
        items = [(mention.start, mention.end)]
        companions = 0
        while True:
            end = items[-1][1]
            if mention is not None and "verb" in mention.spans and not greedy:
                break
            joiner = self._joiner.match(self._plan.key, end)
            if joiner is None or joiner.end() >= limit:
                break
            following = self.at(joiner.end())
            short = _SHORT.match(self._plan.text, joiner.end())
            if following is not None and following.end <= limit:
                items.append((following.start, following.end))
            elif short is not None and short.end() <= limit:
                items.append(short.span())
            else:
                break
            helps = any(word in joiner[0] for word in self._together)
            companions = companions + 1 if helps or companions else 0
            mention = following
        verb = mention.spans.get("verb") if mention is not None else None
        return ActorList(
            items[0][0],
            items[-1][1],
            tuple(items),
            companions,
            verb[0] if verb is not None and verb[0] < limit else None,
        )

    def skip_aside(self, end: int, limit: int) -> int:
        """Give the end of brackets after an actor: ``(Phụ trách văn hóa)``; else ``end``."""
        aside = _ASIDE.match(self._plan.key, end)
        return aside.end() if aside is not None and aside.end() <= limit else end
