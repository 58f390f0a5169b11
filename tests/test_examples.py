"""Every example gives the records that are marked in it, and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from tests.examples import (
    Example,
    Head,
    assignments,
    citations,
    deadlines,
    officers_and_heads,
    targets,
)
from tests.marked import as_marks, parse_marked

ALL_KINDS = ("citation", "target", "deadline", "assignment", "officer")
EXAMPLES: Mapping[str, Sequence[Example]] = {
    "citation": citations.EXAMPLES,
    "target": targets.EXAMPLES,
    "deadline": deadlines.EXAMPLES,
    "assignment": assignments.EXAMPLES,
    "officer": officers_and_heads.EXAMPLES,
}


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        pytest.param(kind, example, id=f"{kind}-{example.id}")
        for file_kind, examples in EXAMPLES.items()
        for example in examples
        for kind in (ALL_KINDS if example.all_kinds else (file_kind,))
    ],
)
def test_example(kind: str, example: Example, convert_text: Callable[[str], Any]) -> None:
    """The records of one kind are those of the example: spans, and the fields that it names."""
    text, marks = parse_marked(example.marked)
    expected = tuple(one for one in marks if one.kind == kind)
    assert as_marks(getattr(convert_text(text), f"{kind}s"), expected) == expected, example.why


@pytest.mark.parametrize("head", officers_and_heads.HEADS, ids=lambda head: head.id)
def test_head(head: Head, convert_text: Callable[[str], Any]) -> None:
    """The document's fields, signers and parts are those that its head and end say."""
    document = convert_text(head.text).document
    found = {name: _plain(getattr(document, name)) for name in head.document}
    assert found == dict(head.document)
    if head.signers is not None:
        signers = [(one.name, one.position, _plain(one.authority)) for one in document.signers]
        assert signers == list(head.signers)
    if head.components is not None:
        assert tuple(str(part.kind) for part in document.components) == head.components


@pytest.mark.parametrize("kind", EXAMPLES)
def test_examples_are_there_once(kind: str) -> None:
    """No two of one kind have the same id or the same text."""
    examples = EXAMPLES[kind]
    assert len({example.id for example in examples}) == len(examples)
    assert len({example.marked for example in examples}) == len(examples)


def test_a_third_of_the_examples_give_nothing() -> None:
    """A program that marks too much fails as often as one that marks too little."""
    examples = [example for of_kind in EXAMPLES.values() for example in of_kind]
    empty = [example for example in examples if not parse_marked(example.marked)[1]]
    assert 3 * len(empty) >= len(examples)


def _plain(value: Any) -> Any:
    """A value of a record as JSON has it, lists as tuples."""
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    if isinstance(value, list | tuple):
        return tuple(_plain(part) for part in value)
    return value.isoformat() if hasattr(value, "isoformat") else value
