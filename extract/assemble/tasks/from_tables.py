"""Assignments from the rows of task tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from extract.assemble.naming import write_out
from extract.assemble.placing import place_span, trim_span
from extract.context import Context
from extract.mention import Layer, Mention
from rules.folding import fold
from rules.loader import RuleBook
from schemas.assignment import Assignment
from schemas.vocabulary import AssignmentRole

_BULLET = re.compile(r"(?:^|(?<=\s))[-–+•]\s+(?=\S)")
_SEPARATOR = re.compile(r"\s*[;,]\s*")


def assemble_table_assignments(context: Context) -> tuple[Assignment, ...]:
    """Make an assignment of each row of a task table that names an actor.

    Args:
        context: The plan, with the mentions of `Layer.row`.

    Returns:
        In document order. A row without an actor gives none; a cell that says "as above" takes
        what the same cell of the row before says.
    """
    made: list[Assignment] = []
    starts: Counter[int] = Counter()
    before: Mapping[str, str] = {}
    for row in context.mentions.get(Layer.row, ()):
        if "task" not in row.spans:
            continue
        parts = _fill_dittos(row.parts, before, context.rules)
        before = parts
        start, end = trim_span(context.plan.text, *row.spans["task"])
        if start >= end or not _is_name(parts.get("actor", "")):
            continue
        starts[start] += 1
        made.append(_make_assignment(context, row, parts, start, end, starts[start]))
    return tuple(made)


def _is_name(text: str) -> bool:
    """Tell whether a cell may name who acts: no sum, date or mark."""
    letter = re.search(r"\w", text)
    return letter is not None and not letter[0].isdigit()


def _make_assignment(
    context: Context, row: Mention, parts: Mapping[str, str], start: int, end: int, count: int
) -> Assignment:
    actor = _trim(parts["actor"])
    return Assignment(
        **place_span(context, "a", start, end, float(parts.get("confidence", "1.0")), count),
        task=_trim(parts["task"]),
        actor=actor,
        actor_name=write_out(actor, context.rules),
        role=AssignmentRole.lead,
        partners=split_partners(parts.get("partners", ""), context.rules),
        approver=_trim(parts.get("approver", "")) or None,
        due=_trim(parts.get("due", "")) or None,
        item=parts.get("item"),
    )


def _trim(text: str) -> str:
    return _BULLET.sub("", text, count=1).strip(" .,;:") if text else text


def _fill_dittos(
    parts: Mapping[str, str], before: Mapping[str, str], rules: RuleBook
) -> dict[str, str]:
    """Take what the row before says where a cell says "như trên"; leave it out where none does."""
    ditto = next(p for p in rules.patterns("tables") if p.id == "tables.ditto").compiled
    filled: dict[str, str] = {}
    for name, text in parts.items():
        if name == "task" or ditto.match(fold(text)) is None:
            filled[name] = text
        elif name in before:
            filled[name] = before[name]
    return filled


@lru_cache(maxsize=4)
def _name_patterns(rules: RuleBook) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of what a name begins with and of heads that are no name alone."""
    patterns = {pattern.id: pattern.compiled for pattern in rules.patterns("tables")}
    return patterns["tables.office"], patterns["tables.incomplete"]


def split_partners(text: str, rules: RuleBook) -> tuple[str, ...]:
    """Split the cell that names partners.

    Semicolons and bullets always part; a comma parts where a name with a head of its own follows
    (``Sở Nội vụ, Sở Tài chính``), not within one (``các sở, ban, ngành``).

    Args:
        text: The cell, as one line.
        rules: For the heads of names.

    Returns:
        The partners as written, in order; none where the cell is empty.
    """
    found: list[str] = []
    for stretch in (piece for part in _BULLET.split(text) for piece in part.split(";")):
        begin = 0
        for comma in re.finditer(r",\s*", stretch):
            if _parts_names(stretch[begin : comma.start()], stretch[comma.end() :], rules):
                found.append(stretch[begin : comma.start()])
                begin = comma.end()
        found.append(stretch[begin:])
    return tuple(name for name in (piece.strip(" .,;:") for piece in found) if name)


def _parts_names(left: str, right: str, rules: RuleBook) -> bool:
    """Tell whether a comma stands between two names, each of more than one word."""
    office, incomplete = _name_patterns(rules)
    name = _SEPARATOR.split(right, maxsplit=1)[0]
    if " " not in name.strip() or " " not in left.strip():
        return False
    if office.match(fold(right)) is None or incomplete.fullmatch(fold(left.strip())):
        return False
    is_plural = fold(name).startswith(rules.words("tables", "afresh"))
    return is_plural or right[:1].isupper() or len(name.split()) > 2
