"""Documents by what a mention that says less than all may still say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from extract.audit.identity import Identity

MOST_OF_ONE = 30
"""Documents of one number among which a mention can be told; of more, none can be meant."""
Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One mention, or one plan of the folder.

    Attributes:
        plan: Path of the plan that it stands in, or is.
        identity: What it says.
        units: Keys of the plan's own unit and those above it.
        same_as: Index of an item that it is known to name; None.
    """

    plan: str
    identity: Identity
    units: tuple[str, ...] = ()
    same_as: int | None = None


class CandidateIndex:
    """Documents by plan, date, place and year, each with the number that they bear."""

    """Documents by what a mention that says less may still say."""

    def __init__(self) -> None:
        self._rows: dict[Key, dict[int, Identity]] = defaultdict(dict)

    def add(self, item: Item, root: int) -> None:
        """Add an item that says all; ``root`` stands for its document."""
        identity = item.identity
        name = series_name(identity)
        keys: list[Key] = [("plan", item.plan, name), ("all", name)]
        keys += [("date", name, identity.date), ("year", name, identity.year)]
        keys += [("place", name, identity.place)]
        keys += [("place", name, identity.place, identity.year)]
        for key in keys:
            self._rows[key].setdefault(root, identity)

    def candidates(self, item: Item) -> Iterable[tuple[list[int], bool]]:
        """Give the documents that an item may name, the nearest first.

        With each list, whether a title must bear it out.
        """
        identity = item.identity
        name = series_name(identity)
        own: Key = ("plan", item.plan, name)
        yield self._fitting(own, identity), False
        if not identity.is_local:
            yield self._fitting(("all", name), identity), False
        elif identity.place is not None:
            yield self._fitting(("place", name, identity.place), identity), False
        else:
            if identity.date is not None:
                row: Key = ("date", name, identity.date)
                yield self._fitting(row, identity, set(item.units)), False
                yield self._fitting(row, identity), False
            for unit in item.units:
                key: Key = ("place", name, unit)
                key = (*key, identity.year) if identity.year else key
                yield self._fitting(key, identity), False
        yield self._fitting(own, identity, is_date_free=True), True

    def _fitting(
        self,
        key: Key,
        identity: Identity,
        units: set[str] | None = None,
        is_date_free: bool = False,
    ) -> list[int]:
        row = self._rows.get(key, {})
        if len(row) > MOST_OF_ONE:
            return []  # so many of one number that none can be meant
        return [
            root
            for root, known in row.items()
            if (identity.year is None or identity.year == known.year)
            and (identity.place is None or identity.place == known.place)
            and (units is None or known.place in units)
            and (is_date_free or _is_date_free(identity, known))
        ]


def _is_date_free(identity: Identity, known: Identity) -> bool:
    return identity.date is None or known.date is None or identity.date == known.date


def series_name(identity: Identity) -> Key:
    """Give what a number counts in, or the name of an unnumbered law."""
    return identity.series if identity.number else ("", identity.title, "")
