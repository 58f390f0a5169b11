"""Tables of a plan: their stretches and the headings inside them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row that names a group of rows: ``II. CẢI CÁCH THỂ CHẾ``. Plan offsets.

    Attributes:
        start: First character, number included.
        end: One past the last character.
        number: As written, without closing punctuation; empty where there is none.
        body: Where the title begins.
    """

    start: int
    end: int
    number: str
    body: int


@dataclass(frozen=True, slots=True)
class TableStretch:
    """A whole table, heads (repeated ones too) and group rows included. Plan offsets.

    Attributes:
        start: First character of the first head.
        end: One past the last character of the last row.
        columns: What the columns hold, in order: ``("item", "task", "actor", "due")``.
        groups: Group rows, in order.
        is_flattened: Whether the cells had to be told apart by their wording.
    """

    start: int
    end: int
    columns: tuple[str, ...]
    groups: tuple[GroupRow, ...]
    is_flattened: bool
