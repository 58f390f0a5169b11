"""The outline: zones, headings, sections and parts, in the layouts that offices use."""

from __future__ import annotations

import pytest

from extract.annotate.outline import find_blocks
from extract.assemble.structure.numbering_checks import check_numbering
from extract.assemble.structure.outline import resolve_outline
from extract.loaded import LoadedSource
from extract.normalise.reading import normalise_source
from extract.outline import Outline
from extract.plan_text import PlanText
from rules.loader import load_rules


def outline_of(text: str) -> tuple[PlanText, Outline]:
    rules = load_rules()
    plan = normalise_source(LoadedSource(text, "text/plain", "test", "0" * 64), rules)
    return plan, resolve_outline(plan, find_blocks(plan, rules), rules)


DECISION = """\
UBND TỈNH SÓC TRĂNG
SỞ TƯ PHÁP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 17/QĐ-STP

QUYẾT ĐỊNH
Ban hành Kế hoạch phổ biến pháp luật năm 2024

GIÁM ĐỐC SỞ TƯ PHÁP

Căn cứ Luật Phổ biến, giáo dục pháp luật năm 2012;
Theo đề nghị của Chánh Văn phòng Sở.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phổ biến pháp luật.
Điều 2. Chánh Văn phòng Sở chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
GIÁM ĐỐC
Lâm Thị Sa Rết

KẾ HOẠCH
Phổ biến pháp luật năm 2024
(Ban hành kèm theo Quyết định số 17/QĐ-STP)

I. MỤC ĐÍCH
1. Mục tiêu chung
Nâng cao ý thức.
2. Yêu cầu:
a) Bám sát thực tế;
b) Tiết kiệm.
II. TỔ CHỨC THỰC HIỆN
- Phòng Hành chính: tham mưu.
Trên đây là Kế hoạch của Sở./.

PHỤ LỤC I
DANH MỤC VĂN BẢN
"""


def test_zones_of_a_decision_with_plan_and_appendix() -> None:
    plan, outline = outline_of(DECISION)
    zones = [(b.component, b.zone.value, plan.text[b.start : b.end][:16]) for b in outline.blocks]
    assert [(component, zone) for component, zone, _ in zones] == [
        *[(0, "head")] * 5,
        *[(0, "title")] * 2,
        (0, "head"),  # GIÁM ĐỐC SỞ TƯ PHÁP
        *[(0, "recitals")] * 3,
        *[(0, "body")] * 2,
        *[(0, "recipients")] * 3,
        *[(0, "signature")] * 2,
        *[(1, "title")] * 3,
        *[(1, "body")] * 8,
        (1, "closing"),
        *[(2, "title")] * 2,
    ]
    assert [(part.kind.value, part.title) for part in outline.parts] == [
        ("decision", "Ban hành Kế hoạch phổ biến pháp luật năm 2024"),
        ("plan", "Phổ biến pháp luật năm 2024"),
        ("appendix", "DANH MỤC VĂN BẢN"),
    ]


def test_sections_nest_by_their_markers() -> None:
    _, outline = outline_of(DECISION)
    assert [(s.level, s.number, s.title) for s in outline.sections if s.component == 1] == [
        (1, "I", "MỤC ĐÍCH"),
        (2, "1", "Mục tiêu chung"),
        (2, "2", "Yêu cầu"),
        (1, "II", "TỔ CHỨC THỰC HIỆN"),
    ]
    by_id = {section.id: section for section in outline.sections}
    child = next(s for s in outline.sections if s.title == "Yêu cầu")
    assert by_id[child.parent or ""].title == "MỤC ĐÍCH"


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        pytest.param(
            "A. MỤC TIÊU\nI. Chung\n1. Đến năm 2030\n1.1. Kinh tế số\n- Đạt 20%.\nB. NHIỆM VỤ",
            [(1, "A"), (2, "I"), (3, "1"), (4, "1.1"), (1, "B")],
            id="letters above Roman numerals",
        ),
        pytest.param(
            "Phần I\nMỤC TIÊU\nChương 1. Chung\nĐiều 1. Phạm vi\nNội dung.\nPhần II\nNHIỆM VỤ",
            [(1, "Phần I"), (2, None), (2, "Chương 1"), (3, "Điều 1"), (1, "Phần II"), (2, None)],
            id="parts, chapters and articles",
        ),
        pytest.param(
            "1. Tỷ lệ hộ nghèo giảm 1%.\n2. 100% xã có mạng.", [], id="items that end as sentences"
        ),
        pytest.param("1. Rà soát văn bản\n2. Tập huấn", [], id="nothing follows: items"),
        pytest.param(
            "# Kế hoạch\n\n## Mục tiêu\n\nĐạt 90%.", [(1, None), (1, None)], id="Markdown headings"
        ),
        pytest.param(
            "V. TỔ CHỨC THỰC HIỆN\nI. Sở Y tế\n- Khám bệnh.\n2. Sở Tài chính\n- Cấp kinh phí.",
            [(1, "V"), (2, "1"), (2, "2")],
            id="1 read as I by OCR",
        ),
        pytest.param("Năm 2025 là năm cuối.\nTiếp tục.", [], id="prose"),
    ],
)
def test_headings(text: str, sections: list[tuple[int, str | None]]) -> None:
    _, outline = outline_of(text)
    assert [(section.level, section.number) for section in outline.sections] == sections


def test_an_empty_text_has_no_outline() -> None:
    assert outline_of("")[1] == Outline((), (), ())


def numbering(text: str) -> list[tuple[str, str]]:
    plan, outline = outline_of(text)
    return [
        (warning.code.value, plan.source[warning.start : warning.end].split()[0])
        for warning in check_numbering(plan, outline, load_rules())
    ]


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("I. MỘT\nLời.\nII. HAI\nLời.\nII. BA\nLời.", [("numbering_duplicate", "II.")]),
        ("a) Một;\nb) Hai;\nd) Bốn;\nc) Ba.", [("numbering_gap", "d)"), ("numbering_order", "c)")]),
        ("1. Một;\n2. Hai;\n4. Bốn.", [("numbering_gap", "4.")]),
        ("I. MỘT\nLời.\nIII. BA\nLời.", [("numbering_gap", "III.")]),
        ("a) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nđ) Năm;\ne) Sáu;\ng) Bảy.", []),
        ("a) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\ne) Năm;\nf) Sáu;\ng) Bảy.", []),
        ("I. MỘT\n1. Một.\n2. Hai.\nII. HAI\n1. Một.\n2. Hai.", []),  # each begins anew
        ("3. Ba;\n4. Bốn.", []),  # a text without its head
        ("Gồm:\n1. Một;\n2. Hai.\nLại có:\n1. Một;\n2. Hai.", []),  # two lists in a row
        ("1. Chính.\n(1) Phụ.\n(2) Phụ.\n2. Hai.\n3. Ba.", []),  # brackets are another list
    ],
)
def test_numbering(text: str, warnings: list[tuple[str, str]]) -> None:
    assert numbering(text) == warnings
