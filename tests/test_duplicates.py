"""The same plan in several files is told as such; plans of one template are not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extract import batch
from extract.batch.likeness import like, sketch_text, without_marks

TASKS = "\n".join(
    f"{number}. Ban chỉ đạo {subject} báo cáo kết quả {subject} hằng {span} về Văn phòng."
    for number, (subject, span) in enumerate(
        [
            ("tiêm chủng", "tháng"),
            ("nước sạch", "quý"),
            ("khám sức khỏe học sinh", "năm"),
            ("phòng dịch", "tuần"),
            ("dân số", "quý"),
            ("an toàn thực phẩm", "tháng"),
            ("bảo hiểm y tế", "quý"),
            ("y tế cơ sở", "năm"),
            ("hồ sơ điện tử", "tháng"),
            ("vệ sinh trường học", "kỳ"),
            ("hiến máu", "đợt"),
            ("phòng chống tác hại thuốc lá", "quý"),
        ],
        start=1,
    )
)
OTHER = "Tuyên truyền lưu động ở các chợ, bến xe và khu nhà trọ công nhân.\n" * 3


def plan(
    *,
    number: str = "15",
    commune: str = "Tân Lập",
    date: str = "ngày 05 tháng 3 năm 2024",
    title: str = "Chăm sóc sức khỏe nhân dân năm 2024",
    more: str = "",
) -> str:
    return (
        f"ỦY BAN NHÂN DÂN\nXÃ {commune.upper()}\n\nSố: {number}/KH-UBND\n\n"
        f"{commune}, {date}\n\nKẾ HOẠCH\n{title}\n\n{TASKS}\n{more}"
    )


def headless(more: str = "") -> str:
    return f"KẾ HOẠCH\nChăm sóc sức khỏe nhân dân năm 2024\n\n{TASKS}\n{more}"


def as_page(text: str) -> str:
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    return f"<html><head><meta charset='utf-8'></head><body>{lines}</body></html>"


def groups(tmp_path: Path, **texts: str) -> dict[str, tuple[str, str]]:
    """Convert texts, named by what they are; give group and relation of those that have one."""
    (tmp_path / "in").mkdir(exist_ok=True)
    for name, text in texts.items():
        suffix = ".html" if text.startswith("<html") else ".txt"
        (tmp_path / "in" / f"{name}{suffix}").write_text(text, encoding="utf-8")
    summary = batch.convert_folder([tmp_path / "in"], tmp_path / "out")
    assert summary.plans == len(texts)
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            row["document"]: (row["duplicate_group"], row["duplicate_relation"])
            for row in csv.DictReader(file)
            if row["duplicate_group"]
        }


@pytest.mark.parametrize(
    ("texts", "relation"),
    [
        ({"a": plan(), "b": plan()}, "copy"),
        ({"a": plan(), "b": plan().replace("\n", "\n\n")}, "copy"),
        ({"a": plan(), "b": plan(more=OTHER)}, "version"),
        ({"a": plan(), "b": plan(date="ngày 18 tháng 3 năm 2024", more=OTHER)}, "version"),
        ({"a": headless(), "b": headless()}, "copy"),
        ({"a": plan(), "b": plan(number="    ")}, "version"),  # a draft: its number is blank
        ({"a": plan(), "b": plan(number="    ", more=OTHER)}, "version"),
    ],
    ids=["bytes", "lines", "reworked", "dated anew", "headless", "draft", "reworked draft"],
)
def test_the_same_plan_is_one_group(tmp_path: Path, texts: dict[str, str], relation: str) -> None:
    assert groups(tmp_path, **texts) == {
        "a.txt": ("a.txt", "primary"),
        "b.txt": ("a.txt", relation),
    }


@pytest.mark.parametrize(
    "other",
    [
        plan(number="16"),
        plan(commune="Tân Lợi"),
        plan(number="16", commune="Tân Lợi"),
        plan(date="ngày 06 tháng 3 năm 2025", title="Chăm sóc sức khỏe nhân dân năm 2025"),
        headless().replace("2024", "2025"),
        "KẾ HOẠCH\nPhòng chống thiên tai năm 2024\n\n" + OTHER * 4,
        "",
    ],
    ids=["number", "office", "both", "year", "title's year", "subject", "empty"],
)
def test_plans_of_one_template_are_not(tmp_path: Path, other: str) -> None:
    assert groups(tmp_path, a=plan(), b=other) == {}


def test_another_format_is_a_copy(tmp_path: Path) -> None:
    assert groups(tmp_path, a=as_page(plan()), b=plan()) == {
        "a.html": ("a.html", "primary"),
        "b.txt": ("a.html", "copy"),
    }


def test_groups_do_not_hang_on_the_order_of_runs(tmp_path: Path) -> None:
    texts = {"a": plan(number="    "), "b": plan(), "c": plan(more=OTHER), "d": plan(number="16")}
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    at_once = groups(tmp_path / "one", **texts)
    groups(tmp_path / "two", c=texts["c"], a=texts["a"])
    folder = tmp_path / "two"
    for name in "bd":
        (folder / "in" / f"{name}.txt").write_text(texts[name], encoding="utf-8")
    batch.convert_folder([folder / "in"], folder / "out")
    documents = "documents.csv"
    assert (folder / "out" / documents).read_bytes() == (
        tmp_path / "one" / "out" / documents
    ).read_bytes()
    assert at_once == {
        "a.txt": ("b.txt", "version"),
        "b.txt": ("b.txt", "primary"),
        "c.txt": ("b.txt", "version"),
    }


def test_a_scan_without_diacritics_is_like_its_text() -> None:
    text = plan()
    assert like(sketch_text(text), sketch_text(without_marks(text))) == 1.0
    worn = "".join("i" if place % 60 == 7 else letter for place, letter in enumerate(text))
    assert like(sketch_text(text), sketch_text(worn)) > 0.45
    assert like(sketch_text(text), sketch_text(OTHER * 4)) < 0.2
    assert like(sketch_text(""), sketch_text("")) == 0.0
