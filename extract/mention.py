"""Mentions: labelled spans in the plan text, found by one rule, not yet interpreted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Layer(StrEnum):
    """Kinds of mention; the value names the span group (``boctach_<layer>``) as well."""

    block = "block"  # one paragraph of the outline, with marker and kind
    citation = "citation"
    target = "target"
    deadline = "deadline"
    actor = "actor"  # office, unit or officer title
    person = "person"
    task = "task"  # cue of an assignment: a labelled line, a sentence that gives a task
    row = "row"  # row of a task table


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled span in the plan text.

    Attributes:
        start: First character, plan offsets.
        end: One past the last character, plan offsets.
        layer: Kind of mention.
        parts: What the rule told apart, by name, as written; e.g. ``{"symbol": "76/NQ-CP"}``.
        rule_id: The rule that found it.
        spans: Plan offsets of the parts that have a place of their own, by name.
    """

    start: int
    end: int
    layer: Layer
    parts: Mapping[str, str] = field(default_factory=dict)
    rule_id: str = ""
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
