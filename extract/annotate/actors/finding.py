"""Find actors: offices, units, officers, and groups of them, as phrases of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.annotate.actors.gazetteer import Hit, WordKind
from extract.annotate.actors.grammar import ActorGrammar
from extract.mention import Layer, Mention
from extract.plan_text import PlanText
from rules.loader import RuleBook

_LINE_LEAD = re.compile(
    r"[ \t]*(?:[-+*•]|\d{1,3}(?:\.\d{1,3}){0,3}[.):]?|[^\W\d_][.)]|[ivx]{1,5}[.)])?[ \t]*\Z"
)
_LINE_REST = re.compile(r" *(?:[:.]? *(?:\n|\Z)|:)")
_LONGEST_LEAD = 12


def find_actors(plan: PlanText, rules: RuleBook, hits: Iterable[Hit]) -> tuple[Mention, ...]:
    """Find the actors named in a plan.

    Args:
        plan: The plan text.
        rules: Qualifiers and prepositions of ``offices``.
        hits: Words of the gazetteer in the plan text, in any order.

    Returns:
        Mentions in document order, none overlapping. ``parts["kind"]`` is a `WordKind`: office,
        officer, staff, collective or post. ``spans["verb"]`` is the verb that follows at once,
        where one does: the actor is its subject.
    """
    grammar = ActorGrammar(plan, rules, hits)
    found: list[Mention] = []
    reached = 0
    for start in grammar.starts:
        if start < reached:
            continue
        read = grammar.read_actor(start)
        if read is None or (read[0] is WordKind.post and not _fills_line(plan, start, read[1])):
            reached = max(reached, grammar.blocked_until(start))
            continue
        kind, reached = read
        verb = grammar.verb_after(reached)
        found.append(
            Mention(
                start,
                reached,
                Layer.actor,
                {"kind": kind.value},
                f"actor.{kind.value}",
                {"verb": verb} if verb is not None else {},
            )
        )
    return tuple(found)


def _fills_line(plan: PlanText, start: int, end: int) -> bool:
    """Tell whether a post of commune civil servants stands as a heading by itself."""
    line = plan.key.rfind("\n", max(start - _LONGEST_LEAD, 0), start) + 1
    return (
        (line > 0 or start < _LONGEST_LEAD)
        and _LINE_LEAD.match(plan.key[line:start]) is not None
        and _LINE_REST.match(plan.key, end) is not None
    )
