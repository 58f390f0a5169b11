"""Find the cues of assignments: labels under a task, and words that give one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.mention import Layer, Mention
from extract.plan_text import PlanText
from rules.loader import RuleBook
from rules.rows import Cue

_OPEN_ENDED = frozenset({"actor", "partners", "due"})  # "Cơ quan chủ trì soạn thảo:"
_CUE_GROUPS = ("give", "ask", "duty", "answer", "lead", "coordinate", "submit", "approve")


@dataclass(frozen=True)
class _Cues:
    labels: re.Pattern[str]
    fields: dict[str, str]
    words: re.Pattern[str]
    groups: dict[str, str]


@lru_cache(maxsize=8)
def _load_cues(rules: RuleBook) -> _Cues:
    cues = rules.rows(Cue, "assignments")
    fields = {word: cue.meaning for cue in cues if cue.group == "label" for word in cue.words}
    groups = {word: cue.group for cue in cues if cue.group in _CUE_GROUPS for word in cue.words}
    open_ended = {word: holds for word, holds in fields.items() if holds in _OPEN_ENDED}
    # A label stands where a line or a sentence begins, or in brackets; "-" and "+" are bullets.
    labels = re.compile(
        r"(?:^|(?<=[.;,(\n*+•-])|(?<=\d[.)])|(?<=[^\W\d_]\))) *"
        rf"(?:(?P<open>{_any_of(open_ended)})(?: [^\W\d_]+){{0,3}}"
        rf"|(?P<label>{_any_of(fields)})) *:",
        re.MULTILINE,
    )
    return _Cues(labels, fields, re.compile(rf"(?<!\w)(?:{_any_of(groups)})(?!\w)"), groups)


def _any_of(words: dict[str, str]) -> str:
    """Give an alternation of words, longest first, by first letter: one look tells most."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


def find_task_cues(plan: PlanText, rules: RuleBook) -> tuple[Mention, ...]:
    """Find labels and words that give tasks.

    Args:
        plan: The plan text.
        rules: The cues of ``assignments``.

    Returns:
        Mentions in document order. A label has ``parts["label"]`` (``actor``, ``partners``,
        ``due``, ``approver``, ``task``, ``other``) and ends after its colon; a word has
        ``parts["cue"]`` (``give``, ``ask``, ``duty``, ``answer``, ``lead``, ``coordinate``,
        ``submit``, ``approve``). A word within a label is left out.
    """
    cues = _load_cues(rules)
    found: list[Mention] = []
    for match in cues.labels.finditer(plan.key):
        group = "label" if match["label"] is not None else "open"
        parts = {"label": cues.fields[match[group]]}
        found.append(Mention(match.start(group), match.end(), Layer.task, parts, "task.label"))
    taken = iter([*found])
    label = next(taken, None)
    for match in cues.words.finditer(plan.key):
        while label is not None and label.end <= match.start():
            label = next(taken, None)
        if label is not None and label.start < match.end():
            continue
        group = cues.groups[match[0]]
        found.append(
            Mention(match.start(), match.end(), Layer.task, {"cue": group}, f"task.{group}")
        )
    return tuple(sorted(found, key=lambda mention: mention.start))
