"""Read the phrase of an actor from the words that a gazetteer found in the text."""

from __future__ import annotations

import re

from extract.annotate.actors.gazetteer import WordKind
from extract.annotate.actors.names import CLOSES, NO_KINDS, PLACE, UPPER, NameReader

_SHORT = re.compile(rf" ?\([{UPPER}][{UPPER}&-]{{1,9}}\)")
_ASIDE = re.compile(r" ?\([^()\n]{1,120}\)")
_LONGEST_HEAD = 12
_DEEPEST = 4
_MOST_TAILS = 6
_OPENERS = frozenset(
    {
        WordKind.determiner,
        WordKind.office,
        WordKind.officer,
        WordKind.staff,
        WordKind.head,
        WordKind.post,
        WordKind.none,
    }
)


class ActorGrammar(NameReader):
    """The grammar over one plan: every method reads forward from a place and gives an end."""

    @property
    def starts(self) -> list[int]:
        """Places at which a word of the gazetteer begins that may open an actor, in order."""
        return sorted(
            at
            for at, kinds in self._hits.items()
            if not _OPENERS.isdisjoint(kinds) or self._text[at].isupper()
        )

    def blocked_until(self, start: int) -> int:
        """Give the end of a word here that begins like an office and is none; 0 without one."""
        kinds = self._hits.get(start, NO_KINDS)
        end = kinds.get(WordKind.none, 0)
        return end if end and end == max(kinds.values()) else 0

    def read_actor(self, start: int, depth: int = 0) -> tuple[WordKind, int] | None:
        """Read one actor with all that belongs to it: its kind and end."""
        kinds = self._hits.get(start)
        if kinds is None or depth > _DEEPEST or self.blocked_until(start):
            return None
        if WordKind.determiner in kinds:
            return self._read_determined(kinds[WordKind.determiner], depth)
        alone = max(
            (kinds.get(kind, 0), kind)
            for kind in (WordKind.office, WordKind.officer, WordKind.staff)
        )
        head = kinds.get(WordKind.head)
        named = self._read_head(start, head) if head is not None else None
        if named is not None and named > alone[0]:
            return WordKind.office, self._read_tail(named, depth)
        if alone[0]:
            return self._read_alone(alone[1], start, alone[0], depth)
        if WordKind.post in kinds:
            return WordKind.post, self._read_tail(kinds[WordKind.post], depth)
        if depth == 0 and self._text[start].isupper():
            group = self._read_group(start)
            if group is not None and group[1] > 1:
                return WordKind.collective, self._read_tail(group[0], depth)
        return None

    def verb_after(self, end: int) -> tuple[int, int] | None:
        """Give the verb whose subject ends here, past an aside and a comma."""
        aside = _ASIDE.match(self._key, end)
        at = aside.end() if aside is not None else end
        if self._key.startswith(",", at):
            at += 1
        at = self._skip(at)
        kinds = self._hits.get(at, NO_KINDS)
        verb = kinds.get(WordKind.verb)
        if verb is None or (self._text[at].isupper() and not self._text[at:verb].isupper()):
            return None  # "Công ty Cổ phần Quản lý đường bộ": a name goes on
        if kinds.get(WordKind.none, 0) > verb:
            return None  # "trực thuộc" is no "trực"
        return at, verb

    def _read_alone(
        self, kind: WordKind, start: int, end: int, depth: int
    ) -> tuple[WordKind, int] | None:
        if kind is WordKind.officer:
            read = self._read_officer(end, depth)
            bare = " " not in self._key[start:end]
            return None if bare and read == end and depth == 0 else (kind, read)
        if kind is WordKind.staff:
            return kind, self._read_staff(end, depth)
        fields = self._read_fields(end, named=False)
        if fields is None and self._hits[start].get(WordKind.head) == end:
            fields = self._read_kind(end, places=True)  # Ban Quản lý + rừng phòng hộ Nam Đông
        return kind, self._read_tail(fields or end, depth)

    def _read_determined(self, end: int, depth: int) -> tuple[WordKind, int] | None:
        """Read what follows ``các``, ``đồng chí``, ``lãnh đạo``."""
        belonging = self._phrases.belonging.match(self._key, end)
        after = self._skip(belonging.end() if belonging is not None else end)
        group = self._read_group(after)
        inner = self.read_actor(after, depth + 1)
        if inner is not None and (group is None or inner[1] > group[0]):
            return inner
        if group is not None:
            return WordKind.collective, self._read_kind(self._read_tail(group[0], depth))
        return None

    def _read_group(self, start: int) -> tuple[int, int] | None:
        """Read ``cơ quan, đơn vị``: its end and how many nouns it has."""
        end, count = self._group_noun(start), 0
        if not end or self.blocked_until(start):
            return None
        reached = end
        while end:
            reached, count = end, count + 1
            joiner = self._phrases.group_joiner.match(self._key, reached)
            if joiner is None:
                break
            at = joiner.end()
            end = self._group_noun(at)
            kinds = self._hits.get(at, NO_KINDS)
            is_verb = kinds.get(WordKind.verb, 0) >= end
            if joiner[0].isspace() and (WordKind.level in kinds or is_verb):
                break
            if end and is_verb and self.verb_after(end) is not None:
                break  # "các đơn vị, tổ chức triển khai …"
        return reached, count

    def _group_noun(self, start: int) -> int:
        """Give the end of a noun of a group; 0 where something longer begins."""
        kinds = self._hits.get(start, NO_KINDS)
        end = max(kinds.get(WordKind.collective, 0), kinds.get(WordKind.staff, 0))
        rivals = (WordKind.none, WordKind.office, WordKind.officer)
        if not end or any(kinds.get(rival, 0) > end for rival in rivals):
            return 0
        head = kinds.get(WordKind.head)
        if head == end and self._text[start].isupper() and self._read_fields(head) is not None:
            return 0  # "các ban, Phòng Nội vụ": the second is one office
        return end

    def _read_officer(self, end: int, depth: int) -> int:
        """Read the office that an officer heads: ``Giám đốc`` + ``Sở Y tế``."""
        fields = self._read_fields(end)  # Trưởng phòng + Nội vụ
        if fields is not None:
            return self._read_tail(fields, depth)
        belonging = self._phrases.belonging.match(self._key, end)
        for after in {belonging.end() if belonging is not None else end, end}:
            office = self.read_actor(self._skip(after), depth + 1)
            if office is not None and office[0] is not WordKind.post:
                return office[1]
        group = self._read_group(self._skip(end))
        if group is not None:
            return self._read_tail(group[0], depth)
        return self._read_tail(self._read_unlisted(end), depth)

    def _read_unlisted(self, end: int) -> int:
        """Read the name of the office that a title's last word opens: ``Trưởng phòng`` + it."""
        head = self._key.rfind(" ", max(end - _LONGEST_HEAD, 0), end) + 1
        at = self._skip(end)
        if self._hits.get(head, NO_KINDS).get(WordKind.head) != end:
            return end
        verb = self._hits.get(at, NO_KINDS).get(WordKind.verb, 0)
        if self._longest(at) and (self._longest(at) != verb or self._text[at : at + 2].isupper()):
            return end  # a capital tells "Trưởng phòng Quản lý Du lịch" from its tasks
        return self._read_words(end) if PLACE.match(self._text, end) else end

    def _read_staff(self, end: int, depth: int) -> int:
        """Read the post or charge of a member of staff: ``Công chức`` + ``Tư pháp - Hộ tịch``."""
        post = self._hits.get(self._skip(end), NO_KINDS).get(WordKind.post, 0)
        named = max(post, self._read_fields(end) or 0)
        office = self.read_actor(self._skip(end), depth + 1)  # chuyên viên + Phòng Nội vụ
        if office is not None and office[1] > named and office[0] is not WordKind.staff:
            return office[1]
        if named:
            return self._read_tail(named, depth)
        charge = self._phrases.charge.match(self._key, end)
        if charge is not None:
            fields = self._read_fields(charge.end(), verbs=True)
            return self._read_tail(fields or self._read_words(charge.end()), depth)
        return self._read_tail(end, depth)

    def _read_head(self, start: int, end: int) -> int | None:
        """Read the field of work or the proper name after ``Sở``, ``Trung tâm``."""
        fields = self._read_fields(end)
        if fields is not None:
            return fields
        at = self._skip(end)
        name = PLACE.match(self._text, end)
        if name is None or self._stops_at(at, (WordKind.officer, WordKind.level)):
            return None
        if self._stops_at(at, (WordKind.office,)):  # Tập đoàn + Điện lực
            return self._hits[at][WordKind.office]
        if self._text[start:end].isupper() and self._text[at : at + 2].isupper():
            return None  # all in capitals: no telling a name from other words
        inner = self._hits.get(at, NO_KINDS).get(WordKind.head)
        if inner is not None and inner == self._longest(at):
            return self._read_inner(inner)  # Văn phòng + Sở, Thanh tra + Bộ
        return self._read_words(end)

    def _read_inner(self, end: int) -> int:
        """Read the name after a head within a name: ``Hội Liên hiệp`` + ``Thanh niên``."""
        fields = self._read_fields(end)
        if fields is not None:
            return fields
        at = self._skip(end)
        stops = (WordKind.office, WordKind.officer, WordKind.level, WordKind.head)
        if PLACE.match(self._text, end) is None or self._stops_at(at, stops):
            return end
        return self._read_words(end)

    def _read_tail(self, end: int, depth: int) -> int:
        """Read level, place, qualifier and what an actor belongs to."""
        short = _SHORT.match(self._text, end)
        end = short.end() if short is not None else end
        for _ in range(_MOST_TAILS):
            reached = self._read_one_tail(end, depth)
            if reached is None:
                return end
            end = reached
        return end

    def _read_one_tail(self, end: int, depth: int) -> int | None:
        at = self._skip(end)
        kinds = self._hits.get(at, NO_KINDS)
        if at > end and self._stops_at(at, (WordKind.level,)):
            level = kinds[WordKind.level]
            joiner = self._phrases.group_joiner.match(self._key, level)
            while joiner is not None and not joiner[0].isspace():
                following = self._hits.get(joiner.end(), NO_KINDS).get(WordKind.level, 0)
                if not following or not self._stops_at(joiner.end(), (WordKind.level,)):
                    break
                level = following
                joiner = self._phrases.group_joiner.match(self._key, level)
            place = self._read_place(level)
            return place if place is not None else level
        belonging = self._phrases.belonging.match(self._key, end)
        owner = self._read_owner(belonging.end(), depth) if belonging is not None else None
        if owner is not None:
            return owner
        qualifier = self._phrases.qualifier.match(self._key, end)
        if qualifier is not None:
            return qualifier.end()
        if belonging is not None:
            return None
        if WordKind.determiner in kinds and at > end:
            group = self._read_group(self._skip(kinds[WordKind.determiner]))
            if group is not None and WordKind.level in self._hits.get(
                self._skip(kinds[WordKind.determiner]), NO_KINDS
            ):
                return group[0]  # UBND + các xã, phường
            return None
        if at > end and self._stops_at(at, (WordKind.office,)) and self._text[at].isupper():
            inner = self.read_actor(at, depth + 1)  # Đảng ủy + UBND xã
            return inner[1] if inner is not None else None
        place = self._read_place(end)
        return place if place is not None else self._read_bare_head(end)

    def _read_owner(self, end: int, depth: int) -> int | None:
        """Read what stands after ``thuộc``: a body, a noun for one, a level."""
        at = self._skip(end)
        inner = self.read_actor(at, depth + 1)
        if inner is not None:
            return inner[1]
        noun = self._group_noun(at)
        if noun and (depth == 0 or self._text[at].isupper()):
            return noun  # các chuyên viên trong cơ quan; các đơn vị thuộc Bộ
        if self._stops_at(at, (WordKind.level,)):
            return self._read_one_tail(end, depth)
        return None

    def _read_bare_head(self, end: int) -> int | None:
        """Read the body itself, named by its kind alone: ``Công đoàn`` + ``Bệnh viện``."""
        at = self._skip(end)
        if at == end or not self._text[at : at + 1].isupper():
            return None
        head = self._hits.get(at, NO_KINDS).get(WordKind.head)
        if head is None or head != self._longest(at):
            return None
        closes = CLOSES.match(self._key, head) is not None
        return head if closes or self.verb_after(head) is not None else None
