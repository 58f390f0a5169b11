"""Mentions over a folder are resolved to documents."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from extract.audit.report import resolve_view
from extract.audit.view import View
from rules.loader import load_rules
from tests.audit.mention_texts import MadePlan, make_plans

Convert = Callable[..., Any]


def resolve(plans: list[MadePlan], convert_text: Convert) -> View:
    converted = [convert_text(plan.text, name=plan.path) for plan in plans]
    return resolve_view(converted, {plan.path: plan.text for plan in plans}, load_rules(), ())


def document_at(view: View, path: str, start: int) -> str | None:
    for one in view.documents:
        for mention in one.record.mentions:
            if mention.place.plan == path and mention.place.start == start:
                return one.record.id
    return None


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_three_hundred_mentions(seed: int, convert_text: Convert):
    plans = make_plans(seed=seed)
    view = resolve(plans, convert_text)
    at = {
        (mention.place.plan, mention.place.start): one.record.id
        for one in view.documents
        for mention in one.record.mentions
    }
    rows = [
        (cited.name, at.get((plan.path, start), f"lost {plan.path} {start}"))
        for plan in plans
        for start, cited in plan.mentions
    ]
    assert len(rows) == 300
    both = found = gold = 0
    merged = set()
    for (name, document), (other, its_document) in combinations(rows, 2):
        both += name == other and document == its_document
        found += document == its_document
        gold += name == other
        if name[1] != other[1] and document == its_document:
            merged.add((name, other))
    assert not merged
    assert 2 * both / (found + gold) >= 0.97
