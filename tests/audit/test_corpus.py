"""What the audit of the five real plans finds, and nothing that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.audit.report import build_report
from rules.loader import load_rules
from schemas.audit import AuditReport, Severity
from tests.audit.samples import Convert

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def report(convert_text: Convert) -> AuditReport:
    texts = {path.name: path.read_text("utf-8-sig") for path in sorted(CORPUS.glob("*.txt"))}
    texts = {name: text.replace("\r\n", "\n") for name, text in texts.items()}
    plans = [convert_text(text, name=name) for name, text in texts.items()]
    return build_report(plans, texts, load_rules())


NAMED = [
    ("002", "year_mismatch", "71/2014/TTLT-BTC-BNV"),
    ("003", "type_symbol_mismatch", "36/KH-UBND"),
    ("003", "self_reference_mismatch", "36/QĐ-UBND"),
    ("003", "date_conflict", "Kế hoạch 370/KH-UBND"),
    ("000", "date_conflict", "Nghị quyết 19-NQ/TW"),
    ("001", "missing_symbol", "để trống phần số"),
    ("003", "suspect_type_word", "Nhị định"),
    ("002", "numbering_duplicate", "III. KINH PHÍ"),
    ("002", "numbering_order", "f"),
    ("003", "replaced_later", "65/2025/QH15 từ ngày 01/03/2025"),
    ("003", "amended", "48/2013/NĐ-CP (từ ngày 01/07/2013), Nghị định 92/2017/NĐ-CP"),
]


@pytest.mark.parametrize(("plan", "code", "says"), NAMED)
def test_named_findings(plan: str, code: str, says: str, report: AuditReport):
    assert [
        finding
        for finding in report.findings
        if finding.plan.startswith(plan) and finding.code == code and says in finding.message
    ]


def test_nothing_else_is_called_wrong(report: AuditReport):
    others = [
        (finding.plan[:3], finding.code.value)
        for finding in report.findings
        if finding.severity is not Severity.info
        and (finding.plan[:3], finding.code.value) not in {(plan, code) for plan, code, _ in NAMED}
    ]
    assert others == [
        ("001", "missing_date"),  # the day is left blank
        ("001", "wrong_date"),  # Nghị quyết 19-NQ/TW is of 25/10/2017
        ("002", "wrong_date"),  # Thông tư liên tịch 71/2014 is of 30/5/2014
    ]


def test_a_law_replaced_after_the_plan_is_not_superseded(report: AuditReport):
    assert not [finding for finding in report.findings if finding.code == "superseded"]


def test_conflict_says_how_many_say_which(report: AuditReport):
    message = next(one.message for one in report.findings if "370/KH-UBND" in one.message)
    assert "1 lần ghi 08/10/2021" in message
    assert "1 lần ghi 08/12/2021, tại 003_cb381f653126d7f3.txt (Phụ lục, mục VII)" in message


def test_a_sum_that_is_right_is_left_alone(report: AuditReport):
    assert not [finding for finding in report.findings if finding.code == "total_mismatch"]


@pytest.mark.parametrize(
    ("plan", "now"),
    [
        ("000", "Xã Phú Tân, Tỉnh An Giang"),
        ("001", "Phường Mỹ Hào, Tỉnh Hưng Yên"),
        ("003", "Phường Gò Công, Tỉnh Đồng Tháp"),
        ("004", None),  # a district
    ],
)
def test_place_now(plan: str, now: str | None, report: AuditReport):
    place = next(one.place_now for one in report.plans if one.path.startswith(plan))
    assert place is not None
    assert place.now == now


def test_places_read_back(report: AuditReport):
    texts = {plan.path: plan.text for plan in report.plans}
    for finding in report.findings:
        for place in finding.places:
            read = " ".join(texts[place.plan][place.start : place.end].split())
            assert place.text.replace(" ", "")[:40] == read.replace(" ", "")[:40]


def test_order_of_plans_does_not_matter(convert_text: Convert, report: AuditReport):
    texts = {plan.path: plan.text for plan in reversed(report.plans)}
    plans = [convert_text(text, name=name) for name, text in texts.items()]
    assert build_report(plans, texts, load_rules()) == report
