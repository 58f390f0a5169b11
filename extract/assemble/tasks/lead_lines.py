"""Lines that name the actor of the lines under them: ``- Sở Y tế:``."""

from __future__ import annotations

from dataclasses import dataclass

from extract.assemble.tasks.actor_headings import ActorHeadings, SectionRole
from extract.assemble.tasks.drafts import TaskReader
from extract.context import Context
from extract.outline import Block, BlockKind

_BULLET_RANKS = {"-": 1, "–": 1, "—": 1, "+": 2}
_DEEPEST_RANK = 3


@dataclass(frozen=True, slots=True)
class LeadLine:
    """A line that names the actor of the lines under it: ``- Sở Y tế:``.

    Attributes:
        actor: As written.
        partners: Named in the line.
        section: Section of the line.
        rank: How deep the line stands; what stands deeper belongs to it.
        alone: It is a paragraph of nothing but the name: those after it that open with a verb
            belong to it.
    """

    actor: str
    partners: tuple[str, ...]
    section: str | None
    rank: int
    alone: bool = False


class LeadLines:
    """Reads the lines that lead others in, over one plan."""

    def __init__(self, context: Context, headings: ActorHeadings, reader: TaskReader) -> None:
        self._context, self._headings, self._reader = context, headings, reader
        self._plan, self._blocks = context.plan, context.outline.blocks

    def read(self, index: int, block: Block, role: SectionRole) -> LeadLine | None:
        """Read a line that names an actor and ends with a colon, or is nothing but the name."""
        if block.kind is BlockKind.heading or role.aims or role.general:
            return None
        following = self._blocks[index + 1] if index + 1 < len(self._blocks) else None
        if following is None or following.section != block.section:
            return None
        ends = self._plan.text[block.body : block.end].rstrip().endswith(":")
        alone = block.kind is following.kind is BlockKind.paragraph
        if not (ends or alone or rank_of(following) > rank_of(block)):
            return None
        title = self._headings.read_title(block.body, block.end)
        if title is None or not title.certain or not (role.assigning or (title.told and ends)):
            return None
        if (title.acts or not role.assigning) and following.kind not in {
            BlockKind.bullet,
            BlockKind.item,
        }:
            return None
        if alone and not ends and title.end < block.end:
            return None
        partners = self._reader.read_partners(title.end, block.end)
        rank = _DEEPEST_RANK if alone else rank_of(block)
        return LeadLine(title.actor, partners, block.section, rank, alone and not ends)

    def opens_list(self, block: Block) -> bool:
        """Tell whether a line that ends in a colon opens a list: deeper, or of other bullets."""
        index = self._context.outline.block_index(block.start) + 1
        if index >= len(self._blocks):
            return False
        following = self._blocks[index]
        if following.component != block.component:
            return False
        other = following.section == block.section and following.marker != block.marker
        is_list = following.kind is BlockKind.bullet and block.kind is BlockKind.bullet
        return rank_of(following) > rank_of(block) or (is_list and other)


def rank_of(block: Block) -> int:
    """Tell how deep a block stands: items above dashes, dashes above pluses, text deepest."""
    if block.kind is BlockKind.heading:
        return -1
    if block.kind is BlockKind.item:
        return 0
    if block.kind is BlockKind.bullet:
        return _BULLET_RANKS.get(block.marker, _DEEPEST_RANK)
    return _DEEPEST_RANK + 1
