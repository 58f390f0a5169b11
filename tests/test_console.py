"""What a plan looks like in the terminal."""

from __future__ import annotations

import io

from rich.console import Console

import console
from rules.loader import load_rules
from tests.samples import make_plan

TEXT = "Kế hoạch \x1b[31mxã\nTân Lập [bold]1,5%[/bold] " + "x" * 60


def shown(*, is_terminal: bool) -> str:
    file = io.StringIO()
    colours = "standard" if is_terminal else "auto"
    terminal = Console(file=file, force_terminal=is_terminal, color_system=colours, width=80)
    console.print_plan(terminal, load_rules(), make_plan(), TEXT)
    return file.getvalue()


def test_no_colour_where_it_is_no_terminal() -> None:
    assert "\x1b" not in shown(is_terminal=False)


def test_colour_in_a_terminal() -> None:
    assert "\x1b[1;36m" in shown(is_terminal=True)


def test_the_text_stands_there_as_it_is_but_for_control_characters() -> None:
    assert TEXT.replace("\x1b", "\ufffd") in shown(is_terminal=False)


def test_records_are_marked_at_their_place() -> None:
    text = console.mark_text(make_plan(), TEXT)
    assert len(text.plain) == len(TEXT)
    assert {(span.start, span.end) for span in text.spans} == {
        (10, 20),
        (20, 23),
        (30, 33),
        (40, 45),
        (70, 79),
    }


def test_records_are_listed_with_line_and_fields() -> None:
    lines = shown(is_terminal=False).splitlines()
    at = lines.index("Chỉ tiêu (1)")
    assert lines[at + 1].split() == ["dòng", "2", "1,5%"]
    assert lines[at + 2].strip() == (
        "value: 1.5 · value_max: 2.0 · unit: % · comparator: ge · direction: increase · "
        "indicator: + hồ sơ; trực tuyến, một phần"
    )
