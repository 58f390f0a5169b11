"""Small folders of plans to audit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from extract.audit.report import build_report
from rules.loader import load_rules
from rules.rows import RegistryEntry
from schemas.audit import AuditReport

Convert = Callable[..., Any]

HEAD = """ỦY BAN NHÂN DÂN
TỈNH {upper}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-UBND          {name}, ngày {date}

KẾ HOẠCH
{title}

"""


def plan_text(
    bases: str,
    *,
    body: str = "Các sở, ban, ngành tổ chức thực hiện.",
    number: int = 501,
    date: str = "15 tháng 4 năm 2024",
    name: str = "Lào Cai",
    title: str = "Phát triển thư viện công cộng năm 2024",
) -> str:
    head = HEAD.format(upper=name.upper(), name=name, number=number, date=date, title=title)
    return (
        f"{head}{bases}\n\nỦy ban nhân dân tỉnh {name} ban hành Kế hoạch như sau:\n\n"
        f"I. NỘI DUNG\n{body}\n"
    )


def audit_texts(
    texts: Mapping[str, str],
    convert_text: Convert,
    registry: tuple[RegistryEntry, ...] | None = None,
) -> AuditReport:
    plans = [convert_text(text, name=name) for name, text in texts.items()]
    return build_report(plans, texts, load_rules(), registry)


def codes(report: AuditReport) -> list[str]:
    return sorted({finding.code.value for finding in report.findings} - {"unknown"})
