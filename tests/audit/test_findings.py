"""Each check on small folders: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.audit.samples import Convert, audit_texts, codes, plan_text

GOOD = (
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
)


@pytest.mark.parametrize(
    ("bases", "found"),
    [
        (GOOD, []),
        # a law needs neither number nor date
        ("Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;", []),
        ("Căn cứ Luật Thư viện;", []),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư;",
         ["basis_without_date"]),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 31 tháng 02 năm 2020 của Chính phủ;",
         ["impossible_date"]),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 06 tháng 3 năm 2020 của Chính phủ;",
         ["wrong_date"]),
        (f"{GOOD}\n\nCăn cứ Quyết định số 210/QĐ-UBND ngày 12 tháng 01 năm 2024 của Ủy ban nhân "
         f"dân tỉnh Lào Cai;\n\n{GOOD}", ["basis_order", "basis_repeated"]),
        # one that the next amends is named twice rightly
        ("Căn cứ Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020 của Chính phủ về đánh giá, "
         "xếp loại chất lượng cán bộ, công chức, viên chức;\n\nCăn cứ Nghị định số 48/2023/NĐ-CP "
         "ngày 17 tháng 7 năm 2023 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số "
         "90/2020/NĐ-CP ngày 13 tháng 8 năm 2020;", []),
        ("Căn cứ Quyết định số 210/QĐ-UBND ngày 12 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Lào "
         f"Cai;\n\n{GOOD}", ["basis_order"]),
        # the Party's documents stand outside the state's ranks
        ("Thực hiện Nghị quyết số 11-NQ/TU ngày 27 tháng 8 năm 2021 của Tỉnh ủy Lào Cai;\n\n"
         f"{GOOD}", []),
        ("Căn cứ Quyết định số 210/QĐ-UBND ngày 13 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Lào "
         "Cai;", ["rest_day"]),
        ("Căn cứ Luật Thanh tra ngày 14 tháng 11 năm 2022;", ["replaced_later"]),
        ("Căn cứ Luật Đấu thầu ngày 26 tháng 11 năm 2013;", ["superseded"]),
        ("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;", ["not_yet_in_force"]),
        ("Căn cứ Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020 của Chính phủ;", ["amended"]),
        ("Căn cứ Quyết định số 77/QĐ-UBND ngày 20 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh Lào "
         "Cai;", ["cited_after_issue"]),
    ],
)  # fmt: skip
def test_one_plan(bases: str, found: list[str], convert_text: Convert):
    assert codes(audit_texts({"a.txt": plan_text(bases)}, convert_text)) == found


def local(number: int, date: str, issuer: str, title: str = "phát triển du lịch cộng đồng") -> str:
    return f"Căn cứ Kế hoạch số {number}/KH-UBND ngày {date} của {issuer} về {title};"


LC, YB = "Ủy ban nhân dân tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Yên Bái"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (local(88, "04/01/2023", LC), local(88, "04/01/2023", LC), []),
        (local(88, "04/01/2023", LC), local(88, "05/01/2023", LC), ["date_conflict"]),
        (local(88, "04/01/2023", LC), local(88, "05/01/2023", YB), []),  # another province's
        (local(88, "04/01/2023", LC), local(89, "05/01/2023", LC), []),  # another number
        (local(88, "04/01/2023", LC), local(88, "09/01/2024", LC, "phát triển cây quế"), []),
        (
            "Căn cứ Nghị quyết số 123/NQ-CP ngày 04/01/2023 của Chính phủ;",
            "Căn cứ Nghị quyết số 123/NQ-CP ngày 04/01/2023 của Thủ tướng Chính phủ;",
            [],
        ),
        (
            "Căn cứ Quyết định số 123/QĐ-BYT ngày 04/01/2023 của Bộ Y tế;",
            "Căn cứ Quyết định số 123/QĐ-BYT ngày 04/01/2023 của Thủ tướng Chính phủ;",
            ["issuer_conflict"],
        ),
    ],
)
def test_two_plans(first: str, second: str, found: list[str], convert_text: Convert):
    texts = {"a.txt": plan_text(first), "b.txt": plan_text(second, number=502)}
    assert codes(audit_texts(texts, convert_text)) == found


def test_a_plan_that_another_cites_is_linked(convert_text: Convert):
    texts = {
        "tinh.txt": plan_text(GOOD, number=88, date="04 tháng 01 năm 2023"),
        "so.txt": plan_text(local(88, "04/01/2023", LC, "Phát triển thư viện công cộng năm 2024")),
    }
    report = audit_texts(texts, convert_text)
    known = {plan.path: plan.document for plan in report.plans}
    assert (known["so.txt"], known["tinh.txt"]) in {
        (link.source, link.target) for link in report.links
    }


def test_a_basis_that_all_but_one_cite_is_missed(convert_text: Convert):
    texts = {f"{n}.txt": plan_text(GOOD, number=600 + n) for n in range(5)}
    texts["lone.txt"] = plan_text("Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;", number=700)
    found = [
        one for one in audit_texts(texts, convert_text).findings if one.code == "basis_missing"
    ]
    assert [(one.plan, "5/6" in one.message) for one in found] == [("lone.txt", True)]


def test_unnumbered_and_numbered_law_are_one(convert_text: Convert):
    texts = {
        "a.txt": plan_text("Căn cứ Luật Tiếp cận thông tin số 104/2016/QH13 ngày 06/4/2016;"),
        "b.txt": plan_text("Căn cứ Luật Tiếp cận thông tin năm 2016;", number=502),
    }
    report = audit_texts(texts, convert_text)
    cited = [one for one in report.documents if one.mentions]
    assert [len(one.mentions) for one in cited] == [2]


def test_short_names(convert_text: Convert):
    bases = (
        "Căn cứ Quyết định số 131/QĐ-TTg ngày 25 tháng 01 năm 2022 của Thủ tướng Chính phủ phê "
        "duyệt Đề án tăng cường ứng dụng công nghệ thông tin (sau đây gọi tắt là Đề án học tập số);"
    )
    body = "1. Các trường thực hiện Đề án học tập số theo lộ trình.\n2. Tổng kết Đề án học tập số."
    report = audit_texts({"a.txt": plan_text(bases, body=body)}, convert_text)
    document = next(one for one in report.documents if one.symbol == "131/QĐ-TTg")
    assert [one.place.text for one in document.mentions if one.short] == ["Đề án học tập số"] * 2


def test_this_plan_is_no_short_name(convert_text: Convert):
    bases = f"{GOOD[:-1]} (sau đây gọi tắt là Kế hoạch này);"
    body = "Kế hoạch này áp dụng cho các thư viện."
    report = audit_texts({"a.txt": plan_text(bases, body=body)}, convert_text)
    assert not any(mention.short for one in report.documents for mention in one.mentions)
