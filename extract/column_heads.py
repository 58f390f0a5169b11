"""The heads of task and target tables, matched against the rules: what each column holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz, process

from rules.loader import RuleBook
from rules.rows import Column

_CHOICE = re.compile(r"\{([^{}]*)\}")
_YEARS = r"\d{4}(?:\s*[-/]\s*\d{4})?"
_YEAR = re.compile(_YEARS)
_WORD = re.compile(r"[^\W_]+(?:[./][^\W_]+)*\.?")
_NO_LETTER = re.compile(r"[^\w#]+")
_LEAST_LIKE = 90.0
"""Likeness, of 100, from which a head that OCR misread is taken for one of the rules'."""
_LEAST_LETTERS = 7
"""Letters of a head below which one misread letter makes it another word."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column head. Plan offsets.

    Attributes:
        start: First character.
        end: One past the last, qualifiers (``đề xuất/tham mưu``) included.
        holds: What the column holds: ``task``, ``actor``, …
        is_parent: Whether it may be a merged head over two others.
        name_end: One past the last character before the qualifiers.
    """

    start: int
    end: int
    holds: str
    is_parent: bool = False
    name_end: int = 0


@dataclass(frozen=True)
class HeadWords:
    """The heads of the rules, ready for matching on folded text.

    Attributes:
        by_first: For each first word, the expression of the heads that begin with it.
        holds: What a column holds, by head, years written ``#``.
        tail: Qualifiers and parentheses after a head.
        parents: Heads that may be merged over two columns.
        squeezed: What a column holds, by the letters of its head without marks and spaces.
    """

    by_first: Mapping[str, re.Pattern[str]]
    holds: Mapping[str, str]
    tail: re.Pattern[str]
    parents: frozenset[str]
    squeezed: Mapping[str, str]

    def match_head(self, key: str, at: int, end: int) -> Head | None:
        """Read the head that begins at a place; the longest that fits.

        Args:
            key: Folded text.
            at: Where it is to begin.
            end: Where the text to be read ends.

        Returns:
            The head, or None; a head before a colon is a label in prose and not returned.
        """
        first = _WORD.match(key, at, end)
        if first is None:
            return None
        heads = self.by_first.get(first[0]) or self.by_first.get(first[0].rstrip("."))
        found = heads.match(key, at, end) if heads else None
        if found is None:
            return None
        name = plain_head(found[0])
        tail = self.tail.match(key, found.end(), end)
        last = tail.end() if tail else found.end()
        if key[last : last + 3].lstrip(" *").startswith(":"):
            return None
        return Head(at, last, self.holds[name], name in self.parents, found.end())

    def match_cells(self, texts: Sequence[str]) -> tuple[str | None, ...]:
        """Tell what the columns under a row of cells hold, of cells that are heads as a whole.

        Spaces lost by OCR are overlooked (``cơquanchủ trì``); beside a head that is known for
        sure, letters misread too (``cơ quan chú trì``).

        Args:
            texts: Folded text of each cell.

        Returns:
            For each cell what its column holds, None where it is no head.
        """
        found = [self._match_whole(text) for text in texts]
        if any(found):
            found = [
                hold or self._match_like(text) for hold, text in zip(found, texts, strict=True)
            ]
        return tuple(found)

    def _match_whole(self, text: str) -> str | None:
        head = self.match_head(text, 0, len(text)) if text else None
        if head is not None and head.end == len(text):
            return head.holds
        return self.squeezed.get(_squeeze(text)) if text else None

    def _match_like(self, text: str) -> str | None:
        letters = _squeeze(text)
        if len(letters) < _LEAST_LETTERS or text.rstrip().endswith(":"):
            return None
        near = process.extractOne(
            letters, self.squeezed.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE
        )
        return self.squeezed[near[0]] if near is not None else None


def plain_head(text: str) -> str:
    """Give a head as the rules spell it: single spaces, years as ``#``."""
    spaced = re.sub(r"\s*([/,;-])\s*", r"\1", " ".join(text.split()))
    return re.sub(_YEARS.replace(r"\s*", ""), "#", spaced)


def _squeeze(text: str) -> str:
    """Give the letters of a head, marks and spaces left out, years as ``#``."""
    plain = unicodedata.normalize("NFD", _YEAR.sub("#", text).replace("đ", "d"))
    return _NO_LETTER.sub("", "".join(char for char in plain if not unicodedata.combining(char)))


@lru_cache(maxsize=8)
def compile_heads(rules: RuleBook) -> HeadWords:
    """Compile the column heads of a rule book."""
    holds: dict[str, str] = {}
    for column in rules.rows(Column, "columns"):
        for head in column.heads:
            for choice in _expand(head):
                holds.setdefault(plain_head(choice), column.holds)
    by_first: dict[str, list[str]] = {}
    for name in sorted(holds, key=len, reverse=True):
        first = _WORD.match(name)
        if first is not None:
            by_first.setdefault(first[0].rstrip("."), []).append(_head_regex(name))
    qualifiers = "|".join(
        _head_regex(word) for word in sorted(rules.words("tables", "qualifier"), key=len)[::-1]
    )
    return HeadWords(
        by_first={
            first: re.compile(f"(?:{'|'.join(names)})(?!\\w)") for first, names in by_first.items()
        },
        holds=holds,
        tail=re.compile(
            rf"(?:\s*[/,(-]?\s*(?:{qualifiers})(?!\w)\)?){{0,6}}(?:\s*\([^()]{{0,60}}\))?"
        ),
        parents=frozenset(map(plain_head, rules.words("tables", "parent_head"))),
        squeezed={_squeeze(name): hold for name, hold in reversed(holds.items())},
    )


def _expand(head: str) -> Iterator[str]:
    """Write out the choices of a head: ``{cơ quan|đơn vị} chủ trì``."""
    pieces = _CHOICE.split(head)
    choices = [piece.split("|") if index % 2 else [piece] for index, piece in enumerate(pieces)]
    for parts in product(*choices):
        yield " ".join("".join(parts).split())


def _head_regex(name: str) -> str:
    pieces = re.split(r"(\s+|[/,;-]|#)", name)
    written = {"#": _YEARS, ",": r"\s*,\s*", "/": r"\s*/\s*", ";": r"\s*;\s*", "-": r"\s*-\s*"}
    return "".join(
        written.get(piece, r"\s+" if piece.isspace() else re.escape(piece)) for piece in pieces
    )


def is_task_table(columns: tuple[str, ...]) -> bool:
    """Tell whether rows with these columns say who is to do what."""
    return "task" in columns and bool({"actor", "partners", "due"} & set(columns))


def is_target_table(columns: tuple[str, ...]) -> bool:
    """Tell whether rows with these columns set levels to reach."""
    return "value" in columns and bool({"target", "task"} & set(columns))
