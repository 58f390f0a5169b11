"""The register of national documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.audit.identity import load_identities
from extract.audit.register import standing_on
from rules.errors import RulesError
from rules.loader import load_registry, load_rules
from rules.rows import RegistryEntry
from tests.audit.samples import Convert, audit_texts, codes, plan_text

ENTRIES = load_registry()


def entry(symbol: str, year: str) -> RegistryEntry:
    return next(one for one in ENTRIES if one.symbol == symbol and one.date.startswith(year))


def test_there_are_enough():
    assert len(ENTRIES) >= 150
    assert all(one.source for one in ENTRIES)


@pytest.mark.parametrize("one", ENTRIES, ids=lambda one: one.key)
def test_entry_holds_together(one: RegistryEntry):
    reader = load_identities(load_rules())
    assert reader.types.name_of(one.doc_type) == one.doc_type
    identity = reader.read(one.doc_type, one.symbol or None, one.date, one.issuer, one.title)
    assert bool(identity.number) == bool(one.symbol)
    assert not identity.is_local
    assert identity.year == int(one.date[:4])
    known = {other.symbol: other for other in ENTRIES}
    if one.replaced_by in known and one.replaced_from:
        by = known[one.replaced_by]
        assert by.date <= one.replaced_from
        if by.in_force_from:
            assert by.in_force_from == one.replaced_from
    for change in one.amended_by:
        if change.by in known and change.since:
            assert known[change.by].date[: len(change.since)] <= change.since


@pytest.mark.parametrize(
    ("symbol", "year", "day", "standing"),
    [
        ("77/2015/QH13", "2015", "2025-02-12", "amended"),
        ("77/2015/QH13", "2015", "2025-03-01", "superseded"),
        ("77/2015/QH13", "2015", "2025-03", "amended"),  # some of that month's days at least
        ("77/2015/QH13", "2015", "2015-12-31", "not_yet_in_force"),
        ("77/2015/QH13", "2015", None, "undated"),
        ("20/2008/NĐ-CP", "2008", "2025-02-12", "amended"),
        ("20/2008/NĐ-CP", "2008", "2012-01-01", "in_force"),
        ("30/2020/NĐ-CP", "2020", "2020-03-05", "in_force"),
        ("61/2018/NĐ-CP", "2018", "2025-07-01", "superseded"),
    ],
)
def test_standing(symbol: str, year: str, day: str | None, standing: str):
    assert standing_on(entry(symbol, year), day) == standing


OWN = """
[[entry]]
symbol = "5678/QĐ-BYT"
doc_type = "Quyết định"
date = "2022-05-05"
issuer = "Bộ Y tế"
title = "ban hành tài liệu hướng dẫn chuyên môn"
replaced_by = "9999/QĐ-BYT"
replaced_from = "2023-01-01"
status = "{status}"
source = "Thư viện của cơ quan"
"""
BASIS = "Căn cứ Quyết định số 5678/QĐ-BYT ngày 05 tháng 5 năm 2022 của Bộ Y tế;"


@pytest.mark.parametrize(("status", "severity"), [("verified", "error"), ("unverified", "warning")])
def test_own_entries(status: str, severity: str, tmp_path: Path, convert_text: Convert):
    (tmp_path / "own.toml").write_text(OWN.format(status=status), encoding="utf-8")
    report = audit_texts({"a.txt": plan_text(BASIS)}, convert_text, load_registry(tmp_path))
    assert [(one.code.value, one.severity.value) for one in report.findings] == [
        ("superseded", severity)
    ]


def test_what_the_register_lacks_is_unknown(convert_text: Convert):
    report = audit_texts({"a.txt": plan_text(BASIS)}, convert_text)
    assert codes(report) == []
    assert [one.code.value for one in report.findings] == ["unknown"]


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (OWN.replace("2022-05-05", "2022-02-30"), 5),
        (OWN.replace('status = "{status}"\n', ""), 2),
        (OWN.replace("[[entry]]", "[[message]]"), 2),
        (OWN.replace("replaced_by", "replaces"), 8),
    ],
)
def test_a_mistake_names_file_and_line(wrong: str, line: int, tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text(wrong.format(status="verified") if "{" in wrong else wrong, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load_registry(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, line)
