"""Resolve mentions over a folder to documents: one document, many mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extract.audit.candidates import CandidateIndex, Item, Key, series_name
from extract.audit.identity import Identity
from extract.audit.likeness import is_other_title, is_same_name, is_same_title, near_pairs

_MOST_YEARS, _MOST_TITLES = 30, 8


def resolve_documents(items: Sequence[Item]) -> tuple[tuple[int, ...], ...]:
    """Group items by the document that they name.

    Those that say number, year and place are grouped by them; slips are forgiven where the rest
    agrees; those that say less are joined to the one document that they can name, first of their
    own plan, then of the folder. A difference in number is never forgiven. Time grows as
    n log n.

    Returns:
        Indices of the items of each document, in order; the documents by their first item.
    """
    return _Resolver(_move_misplaced(_spell_laws(items))).groups()


class _Resolver:
    def __init__(self, items: Sequence[Item]):
        self._items = items
        self._parents = list(range(len(items)))
        self._titles: dict[int, set[str]] = defaultdict(set)
        whole = [index for index, item in enumerate(items) if _is_placed(item)]
        loose = [index for index, item in enumerate(items) if not _is_placed(item)]
        self._join_equal(whole)
        self._join_laws(whole)
        self._forgive_years(whole)
        self._forgive_places(whole)
        self._note_titles(whole)
        self._attach(whole, loose)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        found: dict[int, list[int]] = {}
        for index in range(len(self._items)):
            found.setdefault(self._root(index), []).append(index)
        return tuple(tuple(group) for group in found.values())

    def _root(self, index: int) -> int:
        while self._parents[index] != index:
            self._parents[index] = self._parents[self._parents[index]]
            index = self._parents[index]
        return index

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parents[second] = first

    def _join_equal(self, whole: Sequence[int]) -> None:
        """Join what says the same number, year and place; homonymous places stay apart."""
        groups: dict[Key, list[int]] = defaultdict(list)
        for index in whole:
            groups[_key(self._items[index].identity)].append(index)
        for group in groups.values():
            for part in self._part_homonyms(group):
                for index in part[1:]:
                    self._join(part[0], index)

    def _part_homonyms(self, group: Sequence[int]) -> list[list[int]]:
        """Part communes and districts of one name in two provinces, by province."""
        provinces = Counter(
            province for index in group if (province := self._identity(index).province)
        )
        if len(provinces) < 2:
            return [list(group)]
        if len({self._identity(index).date for index in group} - {None}) < 2:
            return [list(group)]  # one day, one number, one name: a slip in the province
        parts: dict[str, list[int]] = {province: [] for province in provinces}
        days: dict[str, str] = {}
        for index in group:
            identity = self._identity(index)
            if identity.province is not None and identity.date is not None:
                days.setdefault(identity.date, identity.province)
        most = provinces.most_common(1)[0][0]
        for index in group:
            identity = self._identity(index)
            province = identity.province or days.get(identity.date or "", most)
            parts[province].append(index)
        return list(parts.values())

    def _join_laws(self, whole: Sequence[int]) -> None:
        """Join laws named by title and year with the one of that title and year by number."""
        numbered: dict[Key, dict[int, int]] = defaultdict(dict)
        for index in whole:
            identity = self._identity(index)
            if identity.number and identity.is_law and identity.title:
                key = (identity.title, identity.year)
                numbered[key].setdefault(self._root(index), index)
        for index in whole:
            identity = self._identity(index)
            known = numbered.get((identity.title, identity.year), {})
            if not identity.number and len(known) == 1:
                self._join(next(iter(known.values())), index)

    def _identity(self, index: int) -> Identity:
        return self._items[index].identity

    def _forgive_years(self, whole: Sequence[int]) -> None:
        """Join where the year alone differs: one day and month, one title."""
        rows: dict[Key, dict[int, int]] = defaultdict(dict)
        for index in whole:
            identity = self._identity(index)
            if identity.date is not None and identity.number and len(identity.title) > 1:
                key = (identity.series, identity.place, identity.date[5:])
                rows[key].setdefault(identity.year or 0, index)
        for years in rows.values():
            if not 1 < len(years) <= _MOST_YEARS:
                continue
            ordered = list(years.values())
            for at, one in enumerate(ordered):
                for other in ordered[at + 1 :]:
                    first, second = self._identity(one), self._identity(other)
                    both = first.is_year_in_symbol and second.is_year_in_symbol
                    if not both and is_same_title(first.title, second.title):
                        self._join(one, other)

    def _forgive_places(self, whole: Sequence[int]) -> None:
        """Join where the name of the place alone differs, by a slip: one number, one day."""
        rows: dict[Key, dict[str, list[int]]] = defaultdict(dict)
        own: set[str] = set()
        for index in whole:
            identity = self._identity(index)
            own.update(self._items[index].units[:1])
            if identity.is_local and identity.place and identity.date:
                row = rows[(identity.series, identity.date)]
                row.setdefault(identity.place, []).append(index)
        for row in rows.values():
            for one, other in near_pairs(row):
                if {one, other} <= own or not is_same_name(one, other):
                    continue
                first, second = row[one][0], row[other][0]
                if self._agree(row[one], row[other]):
                    self._join(first, second)

    def _agree(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Tell whether two groups agree in title, or stand in one plan with no title between."""
        titles = [
            next((t for index in group if (t := self._identity(index).title)), "")
            for group in (ones, others)
        ]
        if all(titles):
            return is_same_title(*titles)
        plans = [{self._items[index].plan for index in group} for group in (ones, others)]
        return bool(plans[0] & plans[1])

    def _note_titles(self, whole: Sequence[int]) -> None:
        """Keep some titles of each document found so far."""
        for index in whole:
            title = self._identity(index).title
            titles = self._titles[self._root(index)]
            if title and len(titles) < _MOST_TITLES:
                titles.add(title)

    def _attach(self, whole: Sequence[int], loose: Sequence[int]) -> None:
        """Join what says less than all to the one document that it can name."""
        index_of = CandidateIndex()
        for index in whole:
            index_of.add(self._items[index], self._root(index))
        left: dict[Key, list[int]] = defaultdict(list)
        for index in sorted(loose, key=lambda one: -_told(self._identity(one))):
            item = self._items[index]
            if item.same_as is not None:
                self._join(index, item.same_as)
                continue
            target = self._choose(item, index_of)
            if target is None:
                row = left[_loose_key(item)]
                target = next((one for one in row[:_MOST_YEARS] if self._is_one(one, index)), None)
                if target is None:
                    row.append(index)
                    continue
            self._join(index, target)

    def _is_one(self, one: int, other: int) -> bool:
        """Tell whether two mentions that say little, though the same, name one document."""
        first, second = self._items[one], self._items[other]
        if not first.identity.is_local or first.plan == second.plan:
            return True
        if first.identity.place is not None:
            return True
        if is_same_title(first.identity.title, second.identity.title):
            return True
        return first.identity.date is not None and bool({*first.units} & {*second.units})

    def _choose(self, item: Item, index_of: CandidateIndex) -> int | None:
        title = item.identity.title
        for roots, needs_title in index_of.candidates(item):
            fitting = [root for root in roots if not self._is_other(title, root)]
            same = [root for root in fitting if self._is_titled(title, root)]
            if len(same) == 1:
                return same[0]
            if needs_title:
                continue
            if len(fitting) == 1:
                return fitting[0]
            if fitting:  # several of its own plan: the folder knows no better
                return None
        return None

    def _is_other(self, title: str, root: int) -> bool:
        titles = self._titles.get(root, ())
        return bool(titles) and all(is_other_title(title, known) for known in titles)

    def _is_titled(self, title: str, root: int) -> bool:
        return any(is_same_title(title, known) for known in self._titles.get(root, ()))


def _is_placed(item: Item) -> bool:
    return item.identity.is_whole and item.same_as is None


def _told(identity: Identity) -> int:
    return (identity.date is not None) + (identity.place is not None) + (identity.year is not None)


def _key(identity: Identity) -> Key:
    return (series_name(identity), identity.year, identity.place)


def _loose_key(item: Item) -> Key:
    """Give what mentions that no document was found for must share to be one."""
    identity = item.identity
    if not identity.is_local:
        return (series_name(identity), identity.year)
    return (series_name(identity), identity.year, identity.date, identity.place)


def _spell_laws(items: Sequence[Item]) -> list[Item]:
    """Spell the names of unnumbered laws as most mentions do."""
    counts = Counter(item.identity.title for item in items if not item.identity.number)
    spelt: dict[str, str] = {}
    for one, other in near_pairs(counts):
        if is_same_title(one, other):
            rare, often = sorted((one, other), key=lambda title: (counts[title], title))
            spelt[rare] = often
    return [
        replace(item, identity=replace(item.identity, title=spelt[item.identity.title]))
        if not item.identity.number and item.identity.title in spelt
        else item
        for item in items
    ]


def _move_misplaced(items: Sequence[Item]) -> list[Item]:
    """Give mentions the place that their day tells, where it is another than the one said.

    A plan names `65/QĐ-UBND` of its province, then without issuer that of its district, with
    another date: reading the second, the conversion takes the issuer of the first.
    """
    days: dict[Key, set[str]] = defaultdict(set)
    places: dict[Key, set[str]] = defaultdict(set)
    for item in items:
        identity = item.identity
        if identity.is_local and identity.place and identity.date:
            days[_key(identity)].add(identity.date)
            places[(series_name(identity), identity.date)].add(identity.place)
    near: dict[Key, set[str]] = defaultdict(set)
    for item in items:
        identity = item.identity
        if identity.date is not None and len(days.get(_key(identity), ())) > 1:
            others = places[(series_name(identity), identity.date)] - {identity.place}
            title = identity.title.replace(" ", "")
            near[_day_key(item)].update(
                place for place in others if place in item.units or place in title
            )
    return [_move(item, near.get(_day_key(item), set())) for item in items]


def _day_key(item: Item) -> Key:
    return (item.plan, _key(item.identity), item.identity.date)


def _move(item: Item, places: set[str]) -> Item:
    """Give an item the one other place that its plan points to."""
    if len(places) != 1:
        return item
    return replace(item, identity=replace(item.identity, place=next(iter(places))))
