"""Example texts with the expected records marked in them, and their comparison with those found.

``Phấn đấu <target value=85 comparator=ge>85%</target> hồ sơ trở lên`` says where a record stands
and what it must hold. Only the fields that are named are compared.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

Value = str | float | tuple[str, ...] | None

FIELDS: Mapping[str, frozenset[str]] = {
    "citation": frozenset({"doc_type", "symbol", "date", "issuer", "title", "role", "urn"}),
    "target": frozenset(
        {
            "value",
            "value_max",
            "unit",
            "comparator",
            "direction",
            "indicator",
            "baseline",
            "due",
            "field",
        }
    ),
    "deadline": frozenset({"kind", "relation", "date_start", "date_end", "rrule"}),
    "assignment": frozenset(
        {"task", "actor", "actor_name", "role", "partners", "approver", "due", "item"}
    ),
    "officer": frozenset({"name", "position", "organization", "role"}),
}
FLAGS = frozenset({"optional", "open", "loose"})
NUMBERS = frozenset({"value", "value_max"})
LISTS = frozenset({"partners"})
PHRASES = frozenset(
    {
        "issuer",
        "title",
        "unit",
        "indicator",
        "baseline",
        "due",
        "task",
        "actor",
        "actor_name",
        "partners",
        "approver",
        "name",
        "position",
        "organization",
    }
)
OPENING = "-–•"
CLOSING = ".,;:"

_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z]\w*)(?P<attributes>(?:[^<>\"]|\"[^\"]*\")*)>")
_TAG_START = re.compile(r"</?[A-Za-z]")
_ATTRIBUTE = re.compile(r"\s+(?P<name>\w+)(?:=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"]+)))?")
_PERIODICALLY = re.compile(r"định kỳ[ ,]*\s*(?=\S)", re.IGNORECASE)


class Record(Protocol):
    """What every record has: its place in the source text."""

    @property
    def start(self) -> int:
        """First code point in the source text."""
        ...

    @property
    def end(self) -> int:
        """One after the last code point."""
        ...


@dataclasses.dataclass(frozen=True)
class Expected:
    """A record that an example asks for, or one that was found, cut down to what is compared.

    Attributes:
        kind: ``citation``, ``target``, ``deadline``, ``assignment``, ``officer``; ``unexpected``
            for a found record that no example asks for.
        start: First code point in the unmarked text, white space and dashes left out.
        end: One after the last code point, white space and closing punctuation left out.
        fields: Names and values in the order of their names.
        optional: The record may be there or not.
        open: Only the start must agree, as ``open`` in the gold.
        loose: Sharing half of the shorter span is enough, as ``score.py`` pairs assignments.
        outer_start: The first start that reads the same (``- Rà soát`` for ``Rà soát``).
        outer_end: The last end that reads the same.
        quote: The text of the span, for the reader of a failure.
    """

    kind: str
    start: int
    end: int
    fields: tuple[tuple[str, Value], ...] = ()
    optional: bool = dataclasses.field(default=False, compare=False, repr=False)
    open: bool = dataclasses.field(default=False, compare=False, repr=False)
    loose: bool = dataclasses.field(default=False, compare=False, repr=False)
    outer_start: int = dataclasses.field(default=0, compare=False, repr=False)
    outer_end: int = dataclasses.field(default=0, compare=False, repr=False)
    quote: str = dataclasses.field(default="", compare=False)

    def agrees_with(self, start: int, end: int) -> bool:
        """Whether a found span counts as this one."""
        starts_well = self.outer_start <= start <= self.start
        if starts_well and self.end <= end <= self.outer_end:
            return True
        if self.loose:
            shorter = min(self.end - self.start, end - start)
            return 2 * self.shared_with(start, end) >= shorter > 0
        return self.open and starts_well and end > self.start

    def shared_with(self, start: int, end: int) -> int:
        """The number of code points that a found span shares with this one."""
        return max(0, min(self.end, end) - max(self.start, start))


class _Opening(NamedTuple):
    """A tag that is not closed yet."""

    kind: str
    start: int  # in the unmarked text
    at: int  # in the mark-up
    attributes: Mapping[str, Value]
    flags: frozenset[str]


def parse_marked(marked: str) -> tuple[str, tuple[Expected, ...]]:
    """Take the marks out of an example.

    Args:
        marked: Text with tags named after the kinds of record; attributes are fields of the
            record, quoted where the value holds a space. ``null`` is None; ``partners`` is split
            at ``|``. Bare attributes: ``optional``, ``open``, ``loose``. A ``<`` before anything
            but a letter or a slash is text.

    Returns:
        The text, and what is expected in it in document order (the outer one first).

    Raises:
        ValueError: A tag is unclosed, crossed or unknown, a field is not one of the record's, a
            number is none, a span is empty. The message gives the place in ``marked``.

    >>> text, (target,) = parse_marked("đạt <target value=85>85%</target> trở lên")
    >>> text
    'đạt 85% trở lên'
    >>> target
    Expected(kind='target', start=4, end=7, fields=(('value', 85.0),), quote='85%')
    """
    pieces: list[str] = []
    length = 0
    read = 0
    stack: list[_Opening] = []
    closed: list[tuple[_Opening, int]] = []
    for tag in _TAG.finditer(marked):
        piece = marked[read : tag.start()]
        _refuse_tags_in(piece, read)
        pieces.append(piece)
        length += len(piece)
        read = tag.end()
        if not tag["slash"]:
            stack.append(_parse_opening(tag, length))
            continue
        if tag["attributes"].strip():
            raise ValueError(f"</{tag['name']}> at {tag.start()} has attributes")
        if not stack:
            raise ValueError(f"</{tag['name']}> at {tag.start()} closes nothing")
        if stack[-1].kind != tag["name"]:
            raise ValueError(
                f"</{tag['name']}> at {tag.start()} crosses <{stack[-1].kind}> at {stack[-1].at}"
            )
        closed.append((stack.pop(), length))
    _refuse_tags_in(marked[read:], read)
    if stack:
        raise ValueError(f"<{stack[-1].kind}> at {stack[-1].at} is never closed")
    text = "".join([*pieces, marked[read:]])
    expected = [_expect(text, opening, end) for opening, end in closed]
    return text, tuple(sorted(expected, key=lambda one: (one.start, -one.end)))


def as_marks(records: Iterable[Record], expected: Sequence[Expected]) -> tuple[Expected, ...]:
    """Reduce the records found to what ``expected`` speaks of, so that both can be compared.

    Args:
        records: Records of one kind that the program found.
        expected: What the example asks for of this kind.

    Returns:
        Equal to ``expected`` where all is well: for each expected record the found one that
        overlaps it best, with the fields named there alone; then each found record that nothing
        asks for, without fields. An optional record is given as expected, found or not.
    """
    found = sorted(records, key=lambda record: (record.start, record.end))
    partner = _pair(found, expected)
    marks: list[Expected] = []
    for index, wanted in enumerate(expected):
        if wanted.optional:
            marks.append(wanted)
        elif index in partner:
            marks.append(_reduce(found[partner[index]], wanted))
    paired = set(partner.values())
    for index, record in enumerate(found):
        allowed = any(
            wanted.optional and wanted.shared_with(record.start, record.end) for wanted in expected
        )
        if index not in paired and not allowed:
            quote = str(getattr(record, "text", ""))
            marks.append(Expected("unexpected", record.start, record.end, quote=quote))
    return tuple(marks)


def _refuse_tags_in(piece: str, offset: int) -> None:
    """Raise where a tag began that is no whole tag."""
    if broken := _TAG_START.search(piece):
        raise ValueError(f"broken tag at {offset + broken.start()}: {piece[broken.start() :]!r}")


def _parse_opening(tag: re.Match[str], start: int) -> _Opening:
    kind, attributes = tag["name"], tag["attributes"]
    if kind not in FIELDS:
        raise ValueError(f"unknown tag <{kind}> at {tag.start()}")
    values: dict[str, Value] = {}
    flags: set[str] = set()
    read = 0
    while attributes[read:].strip():
        place = tag.start("attributes") + read
        attribute = _ATTRIBUTE.match(attributes, read)
        if attribute is None:
            raise ValueError(f"no attribute at {place} in <{kind}>: {attributes[read:]!r}")
        name = attribute["name"]
        written = attribute["bare"] if attribute["quoted"] is None else attribute["quoted"]
        if name in values or name in flags:
            raise ValueError(f"{name} twice in <{kind}> at {place}")
        if written is None and name in FLAGS:
            flags.add(name)
        elif written is None or name not in FIELDS[kind]:
            raise ValueError(f"unknown field {name} of <{kind}> at {place}")
        else:
            values[name] = _parse_value(name, written, place)
        read = attribute.end()
    return _Opening(kind, start, tag.start(), values, frozenset(flags))


def _parse_value(name: str, written: str, place: int) -> Value:
    if written == "null":
        return None
    written = unicodedata.normalize("NFC", written)  # the example may be a decomposed one
    if name in NUMBERS:
        try:
            return float(written)
        except ValueError:
            raise ValueError(f"{name} at {place} is no number: {written!r}") from None
    if name in LISTS:
        return tuple(part.strip() for part in written.split("|") if part.strip())
    return written


def _expect(text: str, opening: _Opening, end: int) -> Expected:
    start = opening.start
    while start < end and _is_opening(text[start]):
        start += 1
    while end > start and _is_closing(text[end - 1]):
        end -= 1
    if start == end:
        raise ValueError(f"<{opening.kind}> at {opening.at} holds nothing")
    outer_start, outer_end = start, end
    if opening.kind == "deadline":
        outer_start, start = _split_periodically(text, start, end)
    while outer_start > 0 and _is_opening(text[outer_start - 1]):
        outer_start -= 1
    while outer_end < len(text) and _is_closing(text[outer_end]):
        outer_end += 1
    return Expected(
        opening.kind,
        start,
        end,
        tuple(sorted(opening.attributes.items())),
        optional="optional" in opening.flags,
        open="open" in opening.flags,
        loose="loose" in opening.flags or opening.kind == "officer",
        outer_start=outer_start,
        outer_end=outer_end,
        quote=text[start:end],
    )


def _is_opening(char: str) -> bool:
    return char.isspace() or char in OPENING


def _is_closing(char: str) -> bool:
    return char.isspace() or char in CLOSING


def _split_periodically(text: str, start: int, end: int) -> tuple[int, int]:
    """The start with ``định kỳ`` and the start without, which may be in the span or not."""
    if inside := _PERIODICALLY.match(text, start, end):
        return start, inside.end()
    for before in _PERIODICALLY.finditer(text, 0, start + 1):
        if before.end() == start:
            return before.start(), start
    return start, start


def _pair(found: Sequence[Record], expected: Sequence[Expected]) -> dict[int, int]:
    """Which found record stands for which expected one, by their indexes: the best pairs first."""
    partner: dict[int, int] = {}
    best_first = sorted(
        _candidates(found, expected), key=lambda pair: (pair[0], -pair[1], -pair[2]), reverse=True
    )
    for _, index, other in best_first:
        if index not in partner and other not in partner.values():
            partner[index] = other
    return partner


def _candidates(
    found: Sequence[Record], expected: Sequence[Expected]
) -> Iterator[tuple[tuple[bool, bool, int, int], int, int]]:
    for index, wanted in enumerate(expected):
        for other, record in enumerate(found):
            shared = wanted.shared_with(record.start, record.end)
            if not shared:
                continue
            alike = sum(_is_same(name, value, record) for name, value in wanted.fields)
            agrees = wanted.agrees_with(record.start, record.end)
            yield (agrees, not wanted.optional, alike, shared), index, other


def _reduce(record: Record, wanted: Expected) -> Expected:
    agrees = wanted.agrees_with(record.start, record.end)
    return Expected(
        wanted.kind,
        wanted.start if agrees else record.start,
        wanted.end if agrees else record.end,
        tuple(
            (name, value if _is_same(name, value, record) else _read_field(record, name))
            for name, value in wanted.fields
        ),
        quote=wanted.quote if agrees else str(getattr(record, "text", "")),
    )


def _read_field(record: Record, name: str) -> Value:
    value = getattr(record, name)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return tuple(str(part) for part in value)
    if value is None or isinstance(value, int | float):
        return value
    return str(value)


def _is_same(name: str, value: Value, record: Record) -> bool:
    other = _read_field(record, name)
    if name not in PHRASES or value is None or other is None:
        return value == other
    if isinstance(value, tuple) and isinstance(other, tuple):
        return [_fold(part) for part in value] == [_fold(part) for part in other]
    return _fold(str(value)) == _fold(str(other))


def _fold(phrase: str) -> str:
    """A phrase as ``score.py`` compares it: case, spaces, dashes, tone marks and end are one.

    >>> _fold("Uỷ ban  nhân dân;") == _fold("ủy ban nhân dân")
    True
    """
    phrase = unicodedata.normalize("NFC", phrase).lower()
    phrase = re.sub(r"\s*[-–—]\s*", "-", phrase)
    for old, new in (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ")):
        phrase = phrase.replace(old, new)
    return " ".join(phrase.split()).strip(" .;:,")
