"""Find the heads of task tables and tell what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rules.loader import RuleBook
from rules.rows import Column

_CHOICE = re.compile(r"\{([^{}]*)\}")
_YEARS = r"\d{4}(?:\s*[-/]\s*\d{4})?"
_COLUMN_NUMBER = re.compile(r"\(?([1-9a-h])\)?(?:[\s|]+|\Z)")
_GAP = re.compile(r"[\s|]*")
_WORD = re.compile(r"[^\W_]+(?:[./][^\W_]+)*\.?")
MIN_HEADS = 3
"""Fewer heads in a row may be prose: "Nội dung" and "Thời gian" begin many lines."""


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
    """

    by_first: Mapping[str, re.Pattern[str]]
    holds: Mapping[str, str]
    tail: re.Pattern[str]
    parents: frozenset[str]

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


def plain_head(text: str) -> str:
    """Give a head as the rules spell it: single spaces, years as ``#``."""
    spaced = re.sub(r"\s*([/,;-])\s*", r"\1", " ".join(text.split()))
    return re.sub(_YEARS.replace(r"\s*", ""), "#", spaced)


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


def read_heads(words: HeadWords, key: str, at: int, end: int) -> tuple[Head, ...]:
    """Read the heads that follow one another from a place.

    Args:
        words: The compiled heads.
        key: Folded text; only white space and pipes may stand between two heads.
        at: Where the first begins.
        end: Where the text to be read ends.

    Returns:
        The heads in order, a merged head left out for those below it; empty where none begins
        there.
    """
    heads: list[Head] = []
    while (head := words.match_head(key, at, end)) is not None:
        heads.append(head)
        gap = _GAP.match(key, head.end, end)
        at = gap.end() if gap else head.end
        if at == head.end:
            break
    return tuple(heads)


def settle_columns(heads: tuple[Head, ...]) -> tuple[str, ...]:
    """Tell what the columns hold, in their order.

    A merged head (``Đơn vị thực hiện``) gives its place to the two below it (``Chủ trì``,
    ``Phối hợp``); of two columns that hold the same the later is a note.
    """
    holds = [head.holds for head in heads]
    parent = next((index for index, head in enumerate(heads) if head.is_parent), None)
    if parent is not None:
        below = [index for index in range(parent + 1, len(heads)) if holds[index] == "actor"]
        if below:
            first = below[0]
            moved = [first]
            if first + 1 < len(heads) and holds[first + 1] == "partners":
                moved.append(first + 1)
            kept = [holds[index] for index in range(len(heads)) if index not in moved]
            kept[parent : parent + 1] = [holds[index] for index in moved]
            holds = kept
    seen: set[str] = set()
    columns: list[str] = []
    for hold in holds:
        columns.append("note" if hold in seen and hold != "value" else hold)
        seen.add(hold)
    return tuple(columns)


def is_task_table(columns: tuple[str, ...]) -> bool:
    """Tell whether rows with these columns say who is to do what."""
    return "task" in columns and bool({"actor", "partners", "due"} & set(columns))


def is_target_table(columns: tuple[str, ...]) -> bool:
    """Tell whether rows with these columns set levels to reach."""
    return "value" in columns and bool({"target", "task"} & set(columns))


def skip_column_numbers(key: str, at: int, end: int) -> int:
    """Step over the row that numbers the columns: ``(1) (2) (3)``, ``A B 1 2``."""
    last, count, after = "", 0, at
    while (found := _COLUMN_NUMBER.match(key, after, end)) is not None:
        number = found[1]
        follows = (number == "1" and not last.isdigit()) or (number == "a" and not last)
        if not follows and (not last or ord(number) != ord(last) + 1):
            break
        last, count, after = number, count + 1, found.end()
    return after if count > 1 else at
