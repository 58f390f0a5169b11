"""The unit of each plan and issuer, as written and since 1 July 2025, and what each has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from extract.audit.documents import Resolved
from extract.audit.units import Unit, load_units, plain_key, say_units
from extract.audit.view import View
from extract.places_now import resolve_now
from rules.loader import RuleBook
from schemas.audit import AuditedPlan, CitedDocument, PlaceGroup, UnitNow


@lru_cache(maxsize=65536)
def unit_now(rules: RuleBook, units: tuple[Unit, ...], day: str | None) -> UnitNow | None:
    """Give what became of the first of some units, the others being above it.

    Args:
        rules: The rules of this run.
        units: The lowest first; empty gives None.
        day: When the name was in use, ISO; None where not known.
    """
    if not units:
        return None
    reader = load_units(rules)
    rungs = {reader.rung(unit): str(unit) for unit in reversed(units)}
    return resolve_now(
        say_units(units), rungs.get("commune"), rungs.get("district"), rungs.get("province"), day
    )


def unit_of_issuer(view: View, one: Resolved) -> CitedDocument:
    """Give a document with the unit of its issuer; the units above it as citing plans have them."""
    record = one.record
    if record.issuer is None or not (one.identity.is_local or record.plan is not None):
        return record
    units = list(load_units(view.rules).read(record.issuer))
    if not units:
        return record
    key = plain_key(units[0])
    for chain in _chains(view, one):
        keys = [plain_key(unit) for unit in chain]
        if key in keys:
            units = [units[0], *chain[keys.index(key) + 1 :]]
            break
    now = unit_now(view.rules, tuple(units), record.date)
    return record.model_copy(update={"issuer_now": now})


def _chains(view: View, one: Resolved) -> list[tuple[Unit, ...]]:
    """Give the units of the plans that cite a document, or of the plan that it is."""
    return [view.units[path] for path in dict.fromkeys(found.item.plan for found in one.found)]


def group_places(
    plans: Sequence[AuditedPlan], documents: Sequence[CitedDocument]
) -> tuple[tuple[PlaceGroup, ...], tuple[PlaceGroup, ...]]:
    """Group plans and cited documents by unit as written, and by unit since 1 July 2025.

    A unit that nothing came after (a district) stands under its province.
    """
    written: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    now: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for plan in plans:
        if plan.place_now is not None:
            written[plan.place_now.written][0].append(plan.path)
            now[_name(plan.place_now)][0].append(plan.path)
    for document in documents:
        if document.issuer_now is not None and document.mentions:
            written[document.issuer_now.written][1].append(document.id)
            now[_name(document.issuer_now)][1].append(document.id)
    return _groups(written), _groups(now)


def _name(unit: UnitNow) -> str:
    return unit.now or unit.province_now or unit.written


def _groups(found: dict[str, tuple[list[str], list[str]]]) -> tuple[PlaceGroup, ...]:
    return tuple(
        PlaceGroup(name=name, plans=tuple(found[name][0]), documents=tuple(found[name][1]))
        for name in sorted(found)
    )
