"""The mark-up of the examples reads as it says, and refuses what it cannot read."""

from __future__ import annotations

import dataclasses
import datetime
import unicodedata

import pytest

from tests.marked import Expected, as_marks, parse_marked


@dataclasses.dataclass(frozen=True)
class Found:
    """A record as a converter would give it, with the fields that these tests need."""

    start: int
    end: int
    text: str = ""
    value: float | None = None
    comparator: str | None = None
    indicator: str | None = None
    date_end: datetime.date | str | None = None
    partners: list[str] = dataclasses.field(default_factory=list)
    actor: str | None = None


def test_marks_are_taken_out_and_fields_are_read() -> None:
    """Numbers are numbers, null is None, quoted values keep their spaces."""
    text, expected = parse_marked(
        "Giảm <target value=1.5 value_max=null unit=% "
        'indicator="biên chế công chức">1,5%</target> biên chế công chức'
    )
    assert text == "Giảm 1,5% biên chế công chức"
    assert expected == (
        Expected(
            "target",
            5,
            9,
            (
                ("indicator", "biên chế công chức"),
                ("unit", "%"),
                ("value", 1.5),
                ("value_max", None),
            ),
        ),
    )


def test_text_without_marks_expects_nothing() -> None:
    """A negative example is plain text; a lone less-than sign is text."""
    assert parse_marked("Điều 85, khi a < 3 và b<4") == ("Điều 85, khi a < 3 và b<4", ())


def test_tags_nest() -> None:
    """The outer record comes first and its span holds the inner one."""
    text, expected = parse_marked(
        "<assignment role=lead>Thực hiện <citation symbol=76/NQ-CP>Nghị quyết 76/NQ-CP</citation>"
        " tại xã</assignment>."
    )
    assert text == "Thực hiện Nghị quyết 76/NQ-CP tại xã."
    spans = [(one.kind, text[one.start : one.end]) for one in expected]
    assert spans == [
        ("assignment", "Thực hiện Nghị quyết 76/NQ-CP tại xã"),
        ("citation", "Nghị quyết 76/NQ-CP"),
    ]


def test_spans_count_code_points_of_decomposed_text() -> None:
    """In a decomposed text a letter with its marks is several code points; values are composed."""
    marked = unicodedata.normalize("NFD", '<target indicator="tỷ lệ">tỷ</target>')
    text, (target,) = parse_marked(marked)
    assert (target.start, target.end) == (0, len(text)) == (0, 3)
    assert target.fields == (("indicator", unicodedata.normalize("NFC", "tỷ lệ")),)


def test_a_list_is_split_at_the_bar() -> None:
    """Partners are a list; an empty value is an empty one."""
    _, (two,) = parse_marked('<assignment partners="Sở Y tế | Sở Nội vụ">Rà soát</assignment>')
    _, (none,) = parse_marked('<assignment partners="">Rà soát</assignment>')
    assert two.fields == (("partners", ("Sở Y tế", "Sở Nội vụ")),)
    assert none.fields == (("partners", ()),)


def test_ends_are_trimmed() -> None:
    """White space and closing punctuation inside the tags do not count."""
    text, (one,) = parse_marked("<assignment>- Rà soát hồ sơ; </assignment>")
    assert text[one.start : one.end] == "Rà soát hồ sơ"


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("đạt <target>85%", r"<target> at 4 is never closed"),
        ("đạt 85%</target>", r"</target> at 7 closes nothing"),
        ("<assignment><citation>a</assignment></citation>", r"at 23 crosses <citation> at 12"),
        ("đạt <b>85%</b>", r"unknown tag <b> at 4"),
        ("<target role=lead>85%</target>", r"unknown field role of <target> at 7"),
        ("<target value>85%</target>", r"unknown field value of <target> at 7"),
        ("<target optional=yes>85%</target>", r"unknown field optional of <target>"),
        ("<target value=1,5>1,5%</target>", r"value at 7 is no number: '1,5'"),
        ("<target value=1 value=2>1%</target>", r"value twice in <target> at 15"),
        ('<target unit="%>85%</target>', r"broken tag at 0"),
        ("đạt <target value=85", r"broken tag at 4"),
        ("<target>85%</target value=85>", r"</target> at 11 has attributes"),
        ("<target> . </target>", r"<target> at 0 holds nothing"),
        ('<target unit=a"b>85%</target>', r"broken tag at 0"),
        ("<target =85>85%</target>", r"no attribute at 7"),
    ],
)
def test_wrong_marks_are_refused(marked: str, message: str) -> None:
    """The message says what is wrong and where."""
    with pytest.raises(ValueError, match=message):
        parse_marked(marked)


def test_found_as_expected_is_equal() -> None:
    """Only the fields that the example names are compared."""
    _, expected = parse_marked("đạt <target value=85>85%</target>, <target>60%</target>")
    found = [Found(9, 12, value=60.0), Found(4, 7, value=85.0, comparator="ge")]
    assert as_marks(found, expected) == expected


@pytest.mark.parametrize(
    "found",
    [
        [],
        [Found(4, 7, value=58.0, comparator="ge")],
        [Found(4, 7, value=85.0, comparator=None)],
        [Found(4, 6, value=85.0, comparator="ge")],
        [Found(4, 15, value=85.0, comparator="ge")],
        [Found(4, 7, value=85.0, comparator="ge"), Found(4, 7, value=85.0, comparator="ge")],
        [Found(4, 7, value=85.0, comparator="ge"), Found(8, 15, value=1.0)],
    ],
    ids=["missed", "value", "comparator", "short", "long", "twice", "spurious"],
)
def test_what_differs_is_not_equal(found: list[Found]) -> None:
    """A missed, wrong, doubled or needless record fails the comparison."""
    _, expected = parse_marked("đạt <target value=85 comparator=ge>85%</target> trở lên")
    assert as_marks(found, expected) != expected


def test_a_negative_example_shows_what_was_found() -> None:
    """Nothing is expected; the found record appears without fields."""
    (mark,) = as_marks([Found(4, 6, text="85")], ())
    assert mark == Expected("unexpected", 4, 6)
    assert mark.quote == "85"


def test_closing_punctuation_and_bullets_do_not_count() -> None:
    """A found span with the bullet before it or the full stop after it is the same span."""
    _, expected = parse_marked("- <assignment>Rà soát hồ sơ</assignment>;\n")
    assert as_marks([Found(0, 17)], expected) == expected
    assert as_marks([Found(2, 15)], expected) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Báo cáo <deadline>định kỳ hằng quý</deadline>.",
        "Báo cáo định kỳ <deadline>hằng quý</deadline>.",
    ],
)
def test_periodically_may_be_in_a_deadline_or_out(marked: str) -> None:
    """``định kỳ hằng quý`` and ``hằng quý`` are one deadline, as the contract says."""
    _, expected = parse_marked(marked)
    assert as_marks([Found(8, 24)], expected) == expected
    assert as_marks([Found(16, 24)], expected) == expected
    assert as_marks([Found(0, 24)], expected) != expected


def test_optional_records_count_neither_way() -> None:
    """An optional record may be found, found with other bounds, or not found."""
    _, expected = parse_marked(
        "<deadline optional>Kịp thời</deadline> báo cáo <deadline>trước ngày 15/12/2025</deadline>"
    )
    required = Found(17, 38)
    assert as_marks([required], expected) == expected
    assert as_marks([Found(0, 8), required], expected) == expected
    assert as_marks([Found(0, 3), Found(4, 8), required], expected) == expected
    assert as_marks([Found(0, 8)], expected) != expected


def test_an_open_end_compares_the_start_alone() -> None:
    """``open`` leaves the end free, for counts whose unit may be read longer or shorter."""
    _, expected = parse_marked("tổ chức <target open value=2>02 lớp</target> tập huấn")
    assert as_marks([Found(8, 23, value=2.0)], expected) == expected
    assert as_marks([Found(11, 23, value=2.0)], expected) != expected


def test_a_loose_span_needs_half_of_the_shorter() -> None:
    """``loose`` is for tasks whose actor may be in the span or out."""
    _, expected = parse_marked(
        'Giao <assignment loose actor="Sở Y tế">Sở Y tế rà soát</assignment>'
    )
    assert as_marks([Found(13, 20, actor="Sở Y tế")], expected) == expected
    assert as_marks([Found(0, 6, actor="Sở Y tế")], expected) != expected


def test_phrases_are_compared_as_the_scorer_does_and_codes_as_they_are() -> None:
    """Case, spaces, dashes and tone marks of a phrase do not count; those of a code do."""
    _, expected = parse_marked(
        '<assignment actor="Uỷ ban – xã" partners="Sở A | Sở B">x</assignment>'
    )
    assert (
        as_marks([Found(0, 1, actor="ủy ban-xã", partners=["sở A", "Sở B;"])], expected) == expected
    )
    assert (
        as_marks([Found(0, 1, actor="ủy ban-xã", partners=["Sở B", "Sở A"])], expected) != expected
    )
    _, expected = parse_marked("<target comparator=ge>1%</target>")
    assert as_marks([Found(0, 2, comparator="GE")], expected) != expected


def test_dates_compare_as_iso() -> None:
    """A record may hold a date or its text."""
    _, expected = parse_marked("<deadline date_end=2025-06-30>Quý II</deadline>")
    assert as_marks([Found(0, 6, date_end=datetime.date(2025, 6, 30))], expected) == expected
    assert as_marks([Found(0, 6, date_end="2025-06-30")], expected) == expected


def test_records_of_one_span_pair_by_their_fields() -> None:
    """Two records may share a span; each takes the one that is like it."""
    _, expected = parse_marked(
        "<assignment actor=A><assignment actor=B>Rà soát</assignment></assignment>"
    )
    found = [Found(0, 7, actor="A"), Found(0, 7, actor="B")]
    assert as_marks(found, expected) == expected
    assert as_marks(found[::-1], expected) == expected


def test_a_record_without_the_field_is_an_error() -> None:
    """A field of the contract that a record lacks is a fault of the program, not a miss."""
    _, expected = parse_marked("<target unit=%>1%</target>")
    with pytest.raises(AttributeError):
        as_marks([Found(0, 2)], expected)
