"""The outline: paragraphs with their markers, zones, sections and components of a plan."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from schemas.vocabulary import ComponentKind


class Zone(StrEnum):
    """Parts of an administrative document (Decree 30/2020/NĐ-CP, article 8)."""

    head = "head"  # agencies, motto, number, place and date
    title_ = "title"  # type word and trích yếu
    addressees = "addressees"  # Kính gửi
    recitals = "recitals"  # căn cứ … and the sentence that opens the plan
    body = "body"
    closing = "closing"  # "Trên đây là Kế hoạch …", "Trong quá trình thực hiện …"
    recipients = "recipients"  # Nơi nhận
    signature = "signature"
    table = "table"  # a task table, flattened or not


class BlockKind(StrEnum):
    """What a paragraph is in the outline."""

    heading = "heading"  # numbered or set apart; opens a section
    item = "item"  # numbered or lettered, but with a text of its own: a task, a target
    bullet = "bullet"  # begins with "-", "+", "*", "•"
    paragraph = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the plan text.

    Attributes:
        start: First character, plan offsets, marker included.
        end: One past the last character, plan offsets.
        body: Where the text after the marker begins, plan offsets.
        kind: What it is.
        marker: As written, without closing punctuation: ``II``, ``1.1``, ``a``, ``-``,
            ``Điều 1``; empty where there is none.
        level: Depth of a heading, item or bullet, from 1; 0 for a paragraph with no marker.
        zone: Part of the document.
        component: Index of the component that holds it.
        section: Id of the section that holds it (a heading: the section it opens); None above
            the first heading of its component.
        cue: What it opens with (`extract.annotate.outline.find_blocks`); empty for nothing.
        rest: Where the text after the words of the cue begins, plan offsets.
    """

    start: int
    end: int
    body: int
    kind: BlockKind
    marker: str
    level: int
    zone: Zone
    component: int
    section: str | None
    cue: str = ""
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading as high or higher.

    Offsets are plan offsets; ``title`` is the heading's text without marker and closing colon.
    """

    id: str
    number: str | None
    title: str
    level: int
    parent: str | None
    start: int
    end: int
    heading_end: int
    component: int


@dataclass(frozen=True, slots=True)
class Part:
    """A component of the file: a decision, the plan it issues, an appendix. Plan offsets."""

    kind: ComponentKind
    doc_type: str | None
    title: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Outline:
    """Blocks, sections and parts, each in document order.

    Every character of the plan text but the newlines lies in exactly one block; block ``i`` is
    paragraph ``i`` of the plan text. There is at least one part unless the text is empty.
    """

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    parts: tuple[Part, ...]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(block.start for block in self.blocks)

    @cached_property
    def _by_id(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    def block_index(self, offset: int) -> int:
        """Give the index of the block that holds a plan offset."""
        return bisect_right(self._starts, offset) - 1

    def block_at(self, offset: int) -> Block:
        """Give the block that holds a plan offset."""
        return self.blocks[self.block_index(offset)]

    def section(self, section_id: str) -> Section:
        """Give the section with this id."""
        return self._by_id[section_id]

    def path(self, section_id: str | None) -> tuple[Section, ...]:
        """Give a section and those above it, innermost first; empty for None."""
        found: list[Section] = []
        while section_id is not None:
            found.append(self._by_id[section_id])
            section_id = found[-1].parent
        return tuple(found)
