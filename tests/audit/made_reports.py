"""Reports made for tests of the page."""

from __future__ import annotations

import boctach
from extract.audit.report import build_report
from rules.loader import load_rules
from schemas.audit import AuditReport, Basis, Finding, Mark

HOSTILE_PATH = 'xã/<img src=x onerror="window.hacked=1">.txt'
HOSTILE = """ỦY BAN NHÂN DÂN
XÃ TÂN LẬP

Số: 12/KH-UBND   Tân Lập, ngày 15 tháng 01 năm 2024

KẾ HOẠCH
Trồng cây xanh <img src=x onerror="window.hacked=1"> năm 2024

Căn cứ Nghị định số 15/2020/NĐ-CP ngày 03 tháng 02 năm 2021 của Chính phủ;
Căn cứ Quyết định số 44/QĐ-UBND ngày 12/03/2023 của Ủy ban nhân dân tỉnh Sơn La về <b>cây</b>;

I. MỤC TIÊU
Phấn đấu đến năm 2024 đạt 85% số hộ.</script><script>window.hacked=1</script><!-- \u2028 &lt;b&gt;
"""
PLAIN = """ỦY BAN NHÂN DÂN
XÃ MƯỜNG BÚ

Số: 7/KH-UBND   Mường Bú, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Làm đường thôn năm 2024

Thực hiện Quyết định số 44/QĐ-UBND ngày 12/04/2023 của Ủy ban nhân dân tỉnh Sơn La;

II. NHIỆM VỤ
1. Công chức Tài chính chủ trì lập dự toán trước ngày 15/3/2024.
"""
LAYERED = "𝄞 Giao Văn phòng trình Nghị định số 15/2020/NĐ-CP trước ngày 15/3/2024, đạt 85%.\nHết.\n"


def _mark(kind: str, words: str, number: int) -> Mark:
    start = LAYERED.index(words)
    return Mark.model_validate(
        {"kind": kind, "id": f"m{number}", "start": start, "end": start + len(words), "label": kind}
    )


LAYERS = (
    _mark("assignment", "Giao Văn phòng trình Nghị định số 15/2020/NĐ-CP trước ngày", 1),
    _mark("citation", "Nghị định số 15/2020/NĐ-CP", 2),
    _mark("deadline", "trước ngày 15/3/2024", 3),  # reaches over the end of the task
    _mark("target", "85%", 4),
    _mark("officer", "85%", 5),  # two records of one stretch
)


def make_report() -> AuditReport:
    """Give the report of three plans: one tries to run as HTML, one is marked by hand."""
    texts = {HOSTILE_PATH: HOSTILE, "b.txt": PLAIN, "c.txt": LAYERED}
    made = [boctach.convert_text(text, name="a.txt") for text in texts.values()]
    plans = [
        plan.model_copy(
            update={
                "document": plan.document.model_copy(
                    update={"source": plan.document.source.model_copy(update={"path": path})}
                )
            }
        )
        for plan, path in zip(made, texts, strict=True)
    ]
    report = build_report(plans, texts, load_rules(), ())
    marked = tuple(
        plan.model_copy(update={"marks": LAYERS}) if plan.path == "c.txt" else plan
        for plan in report.plans
    )
    return report.model_copy(update={"plans": marked})


def enlarge(report: AuditReport, size: int, length: int) -> AuditReport:
    """Give a report of so many plans, each with a text of so many characters, none alike."""
    sample = next(plan for plan in report.plans if plan.path == "b.txt")
    own = next(one for one in report.documents if one.id == sample.document)
    cited = [one for one in report.documents if one.mentions]
    mentions = {one.id: [m for m in one.mentions if m.place.plan == "b.txt"] for one in cited}
    plans, documents, bases, findings = [], [], [], []
    for number in range(size):
        path, identity = f"{number:05}.txt", f"own-{number}"
        ids = [f"{finding}-{number}" for finding in sample.findings]
        words = (f"{word}{(number * word) % 9973}" for word in range(length // 8))
        text = f"{sample.text}{' '.join(words)}"
        plans.append(
            sample.model_copy(
                update={"path": path, "document": identity, "findings": tuple(ids), "text": text}
            )
        )
        documents.append(own.model_copy(update={"id": identity, "plan": path, "mentions": ()}))
        for basis in report.bases:
            if basis.plan == "b.txt":
                bases.append(_moved(basis, path))
        by_id = {one.id: one for one in report.findings}
        for finding, new in zip(sample.findings, ids, strict=True):
            findings.append(_renamed(by_id[finding], path, new))
    shared = [
        one.model_copy(
            update={
                "plan": None,
                "dates": (),
                "issuers": (),
                "mentions": tuple(
                    m.model_copy(update={"place": m.place.model_copy(update={"plan": plan.path})})
                    for plan in plans
                    for m in mentions[one.id]
                ),
            }
        )
        for one in cited
    ]
    return AuditReport(
        plans=tuple(plans),
        documents=(*shared, *documents),
        bases=tuple(bases),
        findings=tuple(findings),
        links=(),
        timeline=report.timeline[:0],
        by_place=(),
        by_place_now=(),
    )


def _moved(basis: Basis, path: str) -> Basis:
    return basis.model_copy(update={"plan": path, "places": ()})


def _renamed(finding: Finding, path: str, identity: str) -> Finding:
    places = tuple(
        place.model_copy(update={"plan": path}) for place in finding.places if place.plan == "b.txt"
    )
    return finding.model_copy(
        update={"id": identity, "plan": path, "plans": (path,), "places": places}
    )
