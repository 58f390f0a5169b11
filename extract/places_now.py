"""What became of a unit on 1 July 2025; the one module of the audit that knows underthesea.

Districts ended and communes and provinces merged on that day (Nghị quyết 202/2025/QH15 and
203/2025/QH15, and those of the Standing Committee on each province). underthesea has the mapping,
taken from ``vietnamadminunits``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from importlib import resources

from extract.document_types import strip_marks
from schemas.audit import NowStatus, UnitNow

LAST_DAY = "2025-06-30"
"""The last day of the units that were before."""


def resolve_now(
    written: str, commune: str | None, district: str | None, province: str | None, day: str | None
) -> UnitNow:
    """Give the unit that is there now.

    Args:
        written: The unit as it is to be shown: ``xã Lương Minh, tỉnh Quảng Ninh``.
        commune: With its level word, ``xã Lương Minh``; None where the unit is a larger one.
        district: Likewise; None where not known.
        province: Likewise; None where not known.
        day: When the name was in use, ISO; None where not known.

    Returns:
        ``now`` is None where more than one unit may be meant, or none is known.
    """
    table = _table()
    key = _key(province) if province else table.province_of(_key(commune), _key(district))
    if day is not None and day > LAST_DAY:
        now = table.new_name(key) if key is not None else None
        if now is not None and commune is None and district is None:
            return UnitNow(written=written, now=now, province_now=now, status=NowStatus.current)
        return UnitNow(
            written=written, now=_title(written), province_now=now, status=NowStatus.current
        )
    if key is None or (old := table.old_name(key)) is None:
        return UnitNow(written=written, now=None, province_now=None, status=None)
    new = table.new_province(key)
    if commune is None:
        if district is not None:
            return UnitNow(written=written, now=None, province_now=new, status=NowStatus.ended)
        status = NowStatus.unchanged if old == new else NowStatus.merged
        return UnitNow(written=written, now=new, province_now=new, status=status)
    if not table.is_told(key, _key(district), _key(commune)):
        return UnitNow(written=written, now=None, province_now=new, status=None)
    return _convert(written, commune, district, old, new)


def _convert(
    written: str, commune: str, district: str | None, old: str, new: str | None
) -> UnitNow:
    from underthesea import convert_address

    address = ", ".join(part for part in (commune, district, old) if part)
    result = convert_address(address)
    if not result.new.ward:
        return UnitNow(written=written, now=None, province_now=new, status=None)
    now = f"{result.new.ward}, {new}"
    kind = result.mapping_type.value if result.mapping_type is not None else ""
    status = {"divided": NowStatus.split_, "unchanged": NowStatus.unchanged}.get(
        kind, NowStatus.merged
    )
    return UnitNow(written=written, now=now, province_now=new, status=status)


def _key(name: str | None) -> str:
    """Give a unit's key as the mapping has it: small letters and digits, no marks."""
    return "".join(char for char in strip_marks(name or "").lower() if char.isalnum())


def _title(written: str) -> str:
    """Give an address with a capital for each unit, as the mapping has it."""
    return ", ".join(unit[:1].upper() + unit[1:] for unit in written.split(", "))


class _Table:
    """The mapping, indexed by what tells whether a name is that of one unit alone."""

    def __init__(self) -> None:
        data = json.loads(
            (resources.files("underthesea.address") / "data" / "mapping.json").read_text("utf-8")
        )
        self._old = {key: row["name"] for key, row in data["old_province_names"].items()}
        self._new = {key: row["name"] for key, row in data["province_names"].items()}
        self._moved: dict[str, str] = data["province_mapping"]
        self._districts: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._provinces: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in data["ward_mapping"]:
            province, district = row["old_province_key"], row["old_district_key"]
            self._districts[(province, row["old_ward_key"])].add(district)
            self._provinces[(row["old_ward_key"], district)].add(province)
            self._provinces[("", district)].add(province)

    def province_of(self, commune: str, district: str) -> str | None:
        """Give the one province that has such a commune in such a district."""
        found = self._provinces.get((commune, district), set())
        return next(iter(found)) if len(found) == 1 else None

    def old_name(self, key: str) -> str | None:
        return self._old.get(key)

    def new_name(self, key: str) -> str | None:
        return self._new.get(key)

    def new_province(self, key: str) -> str | None:
        return self._new.get(self._moved.get(key, ""))

    def is_told(self, province: str, district: str, commune: str) -> bool:
        """Tell whether one commune is meant: its district is known, or alone has the name."""
        districts = self._districts.get((province, commune), set())
        return district in districts or len(districts) == 1


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()
