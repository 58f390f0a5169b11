"""Overlaps within a layer."""

from __future__ import annotations

import pytest

from extract.annotate.overlaps import settle_overlaps
from extract.mention import Layer, Mention

Spans = list[tuple[int, int, str]]


@pytest.mark.parametrize(
    ("spans", "winners", "losers"),
    [
        ([(0, 3, "a"), (3, 5, "a")], [(0, 3, "a"), (3, 5, "a")], []),
        ([(0, 3, "a"), (1, 9, "b")], [(1, 9, "b")], [(0, 3, "a")]),
        ([(2, 5, "a"), (0, 3, "a")], [(0, 3, "a")], [(2, 5, "a")]),
        ([(0, 3, "b"), (0, 3, "a")], [(0, 3, "a")], [(0, 3, "b")]),
        # The middle one loses to the longest; the last, which touches only it, stays.
        ([(0, 6, "a"), (4, 8, "a"), (7, 9, "a")], [(0, 6, "a"), (7, 9, "a")], [(4, 8, "a")]),
        ([], [], []),
    ],
)
def test_longest_then_earliest_then_rule(spans: Spans, winners: Spans, losers: Spans) -> None:
    mentions = [Mention(start, end, Layer.actor, rule_id=rule) for start, end, rule in spans]
    settled = settle_overlaps(mentions, {"a": 0, "b": 1})
    assert [(one.start, one.end, one.rule_id) for one in settled.winners] == winners
    assert [(one.start, one.end, one.rule_id) for one in settled.losers] == losers
