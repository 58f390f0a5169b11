"""Settle overlaps within a layer: one mention stays, the others are given back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extract.mention import Mention


class Settled(NamedTuple):
    """Mentions that stay and mentions that lost, each in document order."""

    winners: tuple[Mention, ...]
    losers: tuple[Mention, ...]


def settle_overlaps(mentions: Iterable[Mention], order: Mapping[str, int] | None = None) -> Settled:
    """Keep the longest mention of each overlap, then the earliest, then that of the earlier rule.

    Args:
        mentions: Mentions of one layer, in any order.
        order: Rank of each rule by its id, small first; a rule that is not named comes last.

    Returns:
        Winners, no two of which overlap, and losers, each of which overlaps a winner.
    """
    ranks = order or {}
    last = len(ranks)
    everyone = sorted(mentions, key=lambda one: (one.start, one.end))
    winners: list[Mention] = []
    losers: list[Mention] = []
    for cluster in _clusters(everyone):
        if len(cluster) == 1:
            winners += cluster
            continue
        chosen: list[Mention] = []
        best_first = sorted(
            cluster,
            key=lambda one: (one.start - one.end, one.start, ranks.get(one.rule_id, last)),
        )
        for mention in best_first:
            if any(mention.start < other.end and other.start < mention.end for other in chosen):
                losers.append(mention)
            else:
                chosen.append(mention)
        winners += sorted(chosen, key=lambda one: one.start)
    return Settled(tuple(winners), tuple(sorted(losers, key=lambda one: (one.start, one.end))))


def _clusters(mentions: list[Mention]) -> Iterable[list[Mention]]:
    """Part mentions in order of start into runs that overlap."""
    cluster: list[Mention] = []
    reached = 0
    for mention in mentions:
        if cluster and mention.start >= reached:
            yield cluster
            cluster = []
        cluster.append(mention)
        reached = max(reached, mention.end)
    if cluster:
        yield cluster


def drop_inside(mentions: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, ...]:
    """Drop mentions that overlap a mention of another layer: the date of a citation is no deadline.

    Args:
        mentions: Of one layer, in document order.
        others: Of the layer that goes before, in document order, none overlapping.

    Returns:
        The mentions that stand clear, in document order.
    """
    starts = [other.start for other in others]
    kept: list[Mention] = []
    for mention in mentions:
        index = bisect_left(starts, mention.end) - 1
        if index < 0 or others[index].end <= mention.start:
            kept.append(mention)
    return tuple(kept)
