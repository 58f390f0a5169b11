"""Read fields of work, proper names and places: the parts of an actor's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract.annotate.actors.gazetteer import Hit, WordKind
from extract.annotate.actors.phrases import load_phrases
from extract.plan_text import PlanText
from rules.loader import RuleBook
from rules.rows import expand_classes

UPPER = expand_classes(r"\p{Lu}")
_NUMBER = r"(?:\d{1,2}|[IVX]{1,5})(?![\w/%]|[.,]\d)"
PLACE = re.compile(
    rf"(?: +(?:[{UPPER}][^\W\d_]*|{_NUMBER})){{1,8}}(?:(?: ?- ?)[{UPPER}][^\W\d_]*){{0,3}}"
)
_HYPHENED = re.compile(rf" ?- ?([{UPPER}][^\W\d_]+)")
_WORD = re.compile(r" *([^\W\d_]+(?:\d{1,3}(?!\w))?)")
CLOSES = re.compile(r" *(?:[,;:.)(\n]|\Z)")
_NAME_ENDS = (WordKind.verb, WordKind.office, WordKind.officer, WordKind.level)
_COMPOUNDS = (WordKind.staff, WordKind.none)  # "cán bộ quản lý", "công trình"
_LONGEST_NAME = 10
_LONGEST_KIND = 4

Kinds = Mapping[WordKind, int]
NO_KINDS: Kinds = {}


class NameReader:
    """The words that a gazetteer found in a plan; every method reads on from a place."""

    def __init__(self, plan: PlanText, rules: RuleBook, hits: Iterable[Hit]) -> None:
        self._text, self._key, self._phrases = plan.text, plan.key, load_phrases(rules)
        self._hits: dict[int, dict[WordKind, int]] = {}
        for start, end, kind in hits:
            kinds = self._hits.setdefault(start, {})
            if kinds.get(kind, 0) < end:
                kinds[kind] = end

    def _skip(self, at: int) -> int:
        while self._key.startswith(" ", at):
            at += 1
        return at

    def _read_kind(self, end: int, places: bool = False) -> int:
        """Read what kind of bodies a group is, where plain words say it: ``lữ hành``.

        Args:
            end: Where the noun before them ends.
            places: Whether a place may be among them, and words that open an office elsewhere.
        """
        reached = end
        for _ in range(_LONGEST_NAME if places else _LONGEST_KIND):
            word = _WORD.match(self._key, reached)
            if word is None or word[1] in self._phrases.function:
                break
            kinds = self._hits.get(word.start(1), NO_KINDS)
            if places:
                if any(kind in kinds for kind in _NAME_ENDS):
                    break
            elif kinds and (WordKind.field not in kinds or WordKind.verb in kinds):
                break
            reached = word.end()
        closes = CLOSES.match(self._key, reached) is not None
        verb = WordKind.verb in self._hits.get(self._skip(reached), NO_KINDS)
        return reached if closes or verb else end

    def _read_fields(self, end: int, named: bool = True, verbs: bool = False) -> int | None:
        """Read fields of work joined by commas, hyphens and ``và``; None where there is none.

        Args:
            end: Where the word before them ends.
            named: Whether that word wants a field; else one that is a verb too is left alone.
            verbs: Whether the first may be a verb in lower case: ``phụ trách giám sát``.
        """
        start = self._skip(end)
        kinds = self._hits.get(start, NO_KINDS)
        reached = kinds.get(WordKind.field)
        if reached is None or start == end:
            return None
        if WordKind.verb in kinds and not (verbs or (named and self._text[start].isupper())):
            return None  # "đơn vị xây dựng kế hoạch"
        while True:
            joiner = self._phrases.field_joiner.match(self._key, reached)
            if joiner is None:
                return reached
            kinds = self._hits.get(joiner.end(), NO_KINDS)
            following = kinds.get(WordKind.field)
            unlisted = self._hyphened(reached) if not kinds and "-" in joiner[0] else 0
            if unlisted:
                reached = unlisted  # a field that no list holds, or one without its space
                continue
            if following is None or self._opens_phrase(joiner, kinds, following):
                return reached
            reached = following

    def _hyphened(self, end: int) -> int:
        """Give the end of capitalised words that a hyphen joins to a name; 0 without any."""
        start = self._hyphen_word(end)
        return self._read_words(start) if start else 0

    def _hyphen_word(self, end: int) -> int:
        """Give the start of a capitalised word that a hyphen joins to a name; 0 without one."""
        word = _HYPHENED.match(self._text, end)
        stops = (WordKind.office, WordKind.officer, WordKind.staff)
        if word is None or self._stops_at(word.start(1), stops):
            return 0
        return word.start(1)

    def _opens_phrase(self, joiner: re.Match[str], kinds: Kinds, field_end: int) -> bool:
        """Tell whether a field after a joiner begins another phrase: ``Sở Y tế, Công an``."""
        if any(kinds.get(kind, 0) >= field_end for kind in (WordKind.office, WordKind.officer)):
            return True
        mark, capital = joiner[0].strip(), self._text[joiner.end()].isupper()
        if mark == ",":
            return not capital
        return WordKind.verb in kinds and (mark == "" or not capital)

    def _read_words(self, end: int) -> int:
        """Read the words of a name up to a verb, an office, a level or a mark; the first stays."""
        afresh = True  # the first word, and one after a hyphen, is part of the name as it is
        reached = end
        for _ in range(_LONGEST_NAME):
            word = _WORD.match(self._key, end)
            if word is None:
                break
            stops = (
                WordKind.verb,
                WordKind.office,
                WordKind.officer,
                WordKind.level,
                WordKind.determiner,
            )
            if not afresh and self._stops_at(word.start(1), stops) and not self._is_name_word(word):
                break
            at = self._skip(word.end())
            if word[1] in self._phrases.conjunctions and not (
                self._text[at : at + 1].isupper() or WordKind.field in self._hits.get(at, NO_KINDS)
            ):
                break
            inside = self._hits.get(word.start(1), NO_KINDS)
            reached = max(word.end(), *(inside.get(kind, 0) for kind in _COMPOUNDS))
            joined = self._hyphen_word(reached)
            afresh = joined > 0
            end = joined or reached
        return reached

    def _is_name_word(self, word: re.Match[str]) -> bool:
        """Tell whether a verb is part of a name: ``Công ty Cổ phần Quản lý đường bộ``."""
        at = word.start(1)
        longest = self._longest(at)
        is_verb = self._hits[at].get(WordKind.verb) == longest
        return is_verb and self._text[at].isupper() and not self._text[at:longest].isupper()

    def _longest(self, start: int) -> int:
        """Give the end of the longest word of the gazetteer that begins here; 0 without one."""
        return max(self._hits.get(start, NO_KINDS).values(), default=0)

    def _stops_at(self, start: int, stops: tuple[WordKind, ...]) -> bool:
        kinds, longest = self._hits.get(start, NO_KINDS), self._longest(start)
        return any(kinds.get(kind) == longest for kind in stops)

    def _read_place(self, end: int) -> int | None:
        """Read a place name or number: ``phường`` + ``Phan Đình Phùng``, ``Phường`` + ``5``."""
        place = PLACE.match(self._text, end)
        if place is None:
            return None
        reached = end
        for word in re.finditer(r" +[^\W_]+| ?- ?[^\W_]+", place[0]):
            at = self._skip(end + word.start())
            kinds = (WordKind.office, WordKind.officer, WordKind.verb, WordKind.level)
            if self._stops_at(at, kinds) or self._opens_office(at):
                break
            reached = end + word.end()
        return reached if reached > end else None

    def _opens_office(self, at: int) -> bool:
        """Tell whether a head here has a name of its own, and is no syllable: ``Hải Phòng``."""
        head = self._hits.get(at, NO_KINDS).get(WordKind.head)
        if head is None or head != self._longest(at):
            return False
        if " " in self._key[at:head]:
            return True
        after = self._skip(head)
        return self._text[after : after + 1].isupper() or WordKind.field in self._hits.get(
            after, NO_KINDS
        )
