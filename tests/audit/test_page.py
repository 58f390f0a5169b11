"""The page of an audit: what is in the file, and what a browser makes of it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.audit.page import write_page
from extract.audit.page_data import PageData, as_script_json, utf16_offsets
from rules.loader import load_rules
from rules.rows import Message
from schemas.audit import AuditReport, FindingCode, NowStatus, Severity, Standing
from schemas.vocabulary import CitationRole
from tests.audit.browser import CHROMIUM, Tab, open_tab
from tests.audit.made_reports import HOSTILE, HOSTILE_PATH, LAYERED, LAYERS, enlarge, make_report

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")
VIEWS = (
    "#overview",
    "#findings",
    "#plans",
    "#documents",
    "#document/0",
    "#matrix",
    "#graph",
    "#plan/0",
)


@pytest.fixture(scope="module")
def report() -> AuditReport:
    return make_report()


@pytest.fixture(scope="module")
def page(report: AuditReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "audit.html"
    write_page(report, path, load_rules())
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with open_tab(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture
def tab(browser: Tab, page: Path) -> Iterator[Tab]:
    """The page, open at a desk; a test fails if it complains or asks for anything but itself."""
    browser.size(1440, 900)
    browser.trouble.clear()
    browser.requests.clear()
    browser.open(page.as_uri())
    yield browser
    assert browser.trouble == []
    assert {address for address in browser.requests if address != "about:blank"} <= {
        page.as_uri(),
        "data:,",
    }


def plan_number(report: AuditReport, path: str) -> int:
    return next(number for number, plan in enumerate(report.plans) if plan.path == path)


# --- The file


def test_same_report_same_bytes(report: AuditReport, page: Path, tmp_path: Path) -> None:
    write_page(report, tmp_path / "audit.html", load_rules())
    assert (tmp_path / "audit.html").read_bytes() == page.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["audit.html"]


def test_nothing_outside_is_named(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "unsafe" not in text
    assert re.findall(r"<(?:script|img|iframe|link)[^>]*(?:src|href)=\"(?!data:,)", text) == []
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", text) == []


def test_policy_names_the_style_and_the_script_there_are(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert style and script
    for found, directive in ((style, "style-src"), (script, "script-src")):
        digest = hashlib.sha256(found[1].encode("utf-8")).digest()
        assert f"{directive} 'sha256-{base64.b64encode(digest).decode()}'" in text


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "-->", "]]>", "\u2028\u2029", "&lt;", "\x00"]
)
def test_json_in_a_script_holds_no_mark_of_html(text: str) -> None:
    data = as_script_json({text: text})
    assert not set("<>&\u2028\u2029\x00") & set(data)
    assert json.loads(data) == {text: text}


@pytest.mark.parametrize(
    ("text", "offset", "expected"), [("căn cứ", 3, 3), ("𝄞a", 1, 2), ("a𝄞", 1, 1), ("𝄞𝄞a", 3, 5)]
)
def test_offsets_are_counted_as_a_browser_does(text: str, offset: int, expected: int) -> None:
    assert utf16_offsets(text)(offset) == expected


def test_every_value_has_a_name() -> None:
    known = {row.id for row in load_rules().rows(Message, "messages")}
    wanted = {
        *(f"page.code.{code}" for code in FindingCode),
        *(f"page.severity.{severity}" for severity in Severity),
        *(f"page.standing.{standing}" for standing in Standing),
        *(f"page.unit.{status}" for status in NowStatus),
        *(f"page.{kind}.{role}" for role in CitationRole for kind in ("role", "letter")),
    }
    assert wanted - known == set()


def test_every_message_of_the_scripts_is_there() -> None:
    folder = Path(__file__).parents[2] / "extract" / "audit" / "page_files"
    known = {row.id for row in load_rules().rows(Message, "messages")}
    named = {
        f"page.{name}"
        for path in folder.glob("*.js")
        for name in re.findall(r'say\("([\w.]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(named) > 80
    assert named - known == set()


def test_a_text_that_is_not_at_hand_is_no_fault(report: AuditReport) -> None:
    plan = report.plans[0].model_copy(update={"text": ""})
    assert PageData(report, load_rules()).detail(plan)["text"] == ""


# --- In the browser


@needs_browser
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [1440, 390])
def test_views_open_and_fit(tab: Tab, view: str, width: int) -> None:
    tab.size(width, 900)
    tab.go(view)
    tab.wait("document.querySelector('main h1') && !document.querySelector('main > .notice')")
    assert tab.run("document.documentElement.scrollWidth") == width


@needs_browser
def test_filters_narrow_the_findings_and_stand_in_the_address(
    tab: Tab, report: AuditReport
) -> None:
    tab.go("#findings")
    errors = report.count(Severity.error)
    assert 0 < errors < len(report.findings)
    shown = "document.querySelectorAll('main .finding').length"
    assert tab.run(shown) == len(report.findings)
    tab.run(
        "(() => { const field = document.getElementById('filter-severity');"
        " field.value = 'error'; field.dispatchEvent(new Event('change')); })()"
    )
    tab.wait(f"{shown} === {errors}")
    assert tab.run("document.querySelectorAll('main .finding.error').length") == errors
    assert tab.run("location.hash") == "#findings?severity=error"
    tab.go("#plans")
    tab.run("history.back()")
    tab.wait(f"{shown} === {errors}")
    tab.click(".filters .quiet")
    tab.wait(f"{shown} === {len(report.findings)}")


@needs_browser
@pytest.mark.parametrize(
    ("typed", "found"), [("44 qd", True), ("Quyết định 44", True), ("999/qd", False)]
)
def test_search_forgives_missing_marks(tab: Tab, typed: str, found: bool) -> None:
    tab.go("#findings")
    all_of_them = tab.run("document.querySelectorAll('main .finding').length")
    tab.run("document.getElementById('filter-q').focus()")
    tab.send("Input.insertText", text=typed)
    tab.wait(f"document.querySelectorAll('main .finding').length < {all_of_them}")
    assert (tab.run("document.querySelectorAll('main .finding').length") > 0) is found


@needs_browser
@pytest.mark.parametrize("width", [1440, 390])
def test_click_on_a_finding_shows_its_place(tab: Tab, report: AuditReport, width: int) -> None:
    tab.size(width, 844)
    finding = next(one for one in report.findings if one.code is FindingCode.year_mismatch)
    tab.go("#findings?code=year_mismatch")
    tab.click("main .finding .message a")
    tab.wait("document.querySelector('.text .on')")
    marked = tab.run(
        "[...document.querySelectorAll('.text .on')].map(one => one.textContent).join('')"
    )
    assert marked == HOSTILE[finding.places[0].start : finding.places[0].end]
    box = tab.run(
        "(() => { const box = document.querySelector('.text .on').getClientRects()[0];"
        " const top = document.elementFromPoint(box.x + 5, box.y + 5);"
        " return top && top.matches('.on'); })()"
    )
    assert box is True  # in sight, under nothing
    assert tab.run("document.querySelector('.side [aria-current] .code').textContent")


@needs_browser
def test_click_beside_the_text_goes_from_finding_to_finding(tab: Tab, report: AuditReport) -> None:
    tab.go(f"#plan/{plan_number(report, HOSTILE_PATH)}")
    tab.wait("document.querySelector('.side .finding button')")
    tab.click(".side .finding:nth-child(2) .link")
    first = tab.run("document.querySelector('.text .on').textContent")
    tab.press("k")
    tab.wait(f"document.querySelector('.text .on').textContent !== {json.dumps(first)}")


@needs_browser
def test_text_of_a_plan_runs_nothing(tab: Tab, report: AuditReport) -> None:
    for view in (*VIEWS, f"#plan/{plan_number(report, HOSTILE_PATH)}"):
        tab.go(view)
        tab.wait("document.querySelector('main h1')")
        assert (
            tab.run("document.querySelectorAll('main img, main script, main b:not(.key)').length")
            == 0
        )
    tab.wait("document.querySelector('.text')")
    assert tab.run("document.querySelector('.text').textContent") == HOSTILE
    assert tab.run("window.hacked") is None


@needs_browser
@pytest.mark.parametrize(
    "place",
    ["#plan/99999", "#plan/x", "#nothing", "#document/-1", "#constructor", "#plan/0?f=<b>", "#%"],
)
def test_an_address_that_leads_nowhere_is_no_fault(tab: Tab, place: str) -> None:
    tab.go(place)
    assert tab.run("document.querySelector('main').textContent.length") > 10


@needs_browser
def test_marks_inside_and_across_one_another(tab: Tab, report: AuditReport) -> None:
    tab.go(f"#plan/{plan_number(report, 'c.txt')}")
    tab.wait("document.querySelector('.text')")
    assert tab.run("document.querySelector('.text').textContent") == LAYERED
    for number, mark in enumerate(LAYERS):
        seen = tab.run(
            "[...document.querySelectorAll('.m')].filter(one => one.dataset.over.split(' ')"
            f".includes('{number}')).map(one => one.textContent).join('')"
        )
        assert seen == LAYERED[mark.start : mark.end]
    tab.click(".m.k-citation.o-assignment")
    assert tab.run("document.querySelectorAll('.here .tag').length") == 2
    tab.click(".m.k-deadline:not(.o-assignment)")
    assert tab.run("document.querySelectorAll('.here .tag').length") == 1


@needs_browser
def test_records_can_be_hidden(tab: Tab, report: AuditReport) -> None:
    tab.go(f"#plan/{plan_number(report, 'c.txt')}")
    tab.wait("document.querySelector('.tools input')")
    colour = "getComputedStyle(document.querySelector('.m.k-target, .m.k-officer')).backgroundColor"
    shown = tab.run(colour)
    tab.run("document.querySelectorAll('.tools input').forEach(box => box.click())")
    assert tab.run(colour) == "rgba(0, 0, 0, 0)" != shown


@needs_browser
def test_cell_of_the_matrix_leads_to_the_place(tab: Tab) -> None:
    tab.go("#matrix")
    tab.click(".matrix .cell a")
    tab.wait("document.querySelector('.text .on')")


@needs_browser
def test_drawing_lights_up_what_a_document_meets(tab: Tab) -> None:
    tab.go("#graph")
    tab.run("document.querySelector('.node.ours').focus()")
    tab.press("Enter")
    tab.wait("document.querySelector('.node.picked') && document.querySelector('.edge.on')")
    assert tab.run("document.querySelectorAll('#about a').length") > 1


@needs_browser
def test_keys_alone_reach_a_view(tab: Tab) -> None:
    tab.press("Tab")
    assert tab.run("document.activeElement.className") == "skip"
    tab.press("Tab")
    tab.press("Tab")
    assert tab.run("document.activeElement.getAttribute('href')") == "#findings"
    tab.press("Enter")
    tab.wait("document.querySelector('main .finding')")
    assert tab.run("document.activeElement.tagName") == "H1"


@needs_browser
def test_print_shows_the_whole_list(browser: Tab, report: AuditReport, tmp_path: Path) -> None:
    path = tmp_path / "audit.html"
    write_page(enlarge(report, 150, 100), path, load_rules())
    browser.size(1440, 900)
    browser.open(path.as_uri())
    browser.go("#plans")
    assert browser.run("document.querySelectorAll('tbody tr').length") == 100
    assert browser.paper().startswith(b"%PDF")
    assert browser.run("document.querySelectorAll('tbody tr').length") == 150


@needs_browser
def test_thousand_plans_open_and_the_last_can_be_read(
    browser: Tab, report: AuditReport, tmp_path: Path
) -> None:
    path = tmp_path / "audit.html"
    write_page(enlarge(report, 1000, 18_000), path, load_rules())
    browser.open(path.as_uri())
    browser.go("#plan/999")
    browser.wait("document.querySelector('.text')")
