"""Tell the parts of a file apart: a decision, the plan it issues, an appendix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.document_types import LETTER_MEASURE, squeeze, strip_marks, unique_bare
from extract.mention import Mention
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import DocumentType
from schemas.vocabulary import ComponentKind

_HEAD_CUES = frozenset({"motto", "motto_inside", "number", "date"})
MAX_HEAD = 12
"""Paragraphs that a head may have above the type word."""


@dataclass(frozen=True, slots=True)
class PartBounds:
    """Blocks of one part: ``first`` to ``last`` (one past); ``title`` its type word's block."""

    first: int
    last: int
    title: int | None
    kind: ComponentKind
    doc_type: str | None


@lru_cache(maxsize=8)
def load_type_words(rules: RuleBook) -> TypeWords:
    """Give the type words of a rule book; the same book gives the same object."""
    return TypeWords(rules)


class TypeWords:
    """The type words (tên loại) that may stand alone above a title."""

    def __init__(self, rules: RuleBook):
        rows = [
            row
            for row in rules.rows(DocumentType, "document_types")
            if row.family not in {"standard", "law"}
        ]
        self._names = {fold(name): row.name for row in rows for name in (row.name, *row.aliases)}
        self._squeezed = {squeeze(name): row for name, row in self._names.items()}
        self._bare = unique_bare(self._squeezed)
        self._codes = {row.name: row.code for row in rows}
        self._kinds = {
            word: ComponentKind(cue.meaning)
            for cue in rules.cues("document", "component")
            for word in cue.words
        }
        self.appendix = rules.message("label.appendix")
        self.letter = next(row.name for row in rows if row.measure == LETTER_MEASURE)

    def name_of(self, text: str) -> str | None:
        """Give the canonical type that a whole paragraph names; None where it names none.

        Spaces may be lost or set between letters, and in capitals OCR may have lost marks.
        """
        word = squeeze(text).strip(".*_-~|")
        known = self._squeezed.get(word)
        return known if known or not text.isupper() else self._bare.get(strip_marks(word))

    def leading(self, text: str) -> tuple[str, int] | None:
        """Give the type that a paragraph begins with, and where the rest begins."""
        folded = fold(text)
        best = max(
            (name for name in self._names if folded.startswith(name + " ")),
            key=len,
            default=None,
        )
        return (self._names[best], len(best) + 1) if best else None

    def kind_of(self, name: str) -> ComponentKind:
        """Give the kind of component that a type makes."""
        return self._kinds.get(fold(name), ComponentKind.other)

    def by_code(self, symbol: str) -> str | None:
        """Give the type whose abbreviation stands in a symbol: 12/KH-UBND, 12-KH/TU."""
        codes = {code: name for name, code in self._codes.items() if code}
        for piece in symbol.replace("-", "/").split("/")[1:3]:
            if piece in codes:
                return codes[piece]
        return None

    def code_of(self, name: str) -> str | None:
        """Give the abbreviation of a type: KH."""
        return self._codes.get(name) or None


def split_parts(
    plan: PlanText, blocks: Sequence[Mention], types: TypeWords, in_table: Sequence[bool]
) -> list[PartBounds]:
    """Split the blocks into parts; at least one where there is a block.

    A part begins at the head above a type word in capitals, or at an appendix' title line.
    """
    starts: list[tuple[int, int | None, ComponentKind, str | None]] = []
    closed = False
    for index, block in enumerate(blocks):
        if in_table[index]:
            continue
        text = plan.text[block.start : block.end]
        cue = block.parts.get("cue", "")
        if cue in {"recipients", "authority"} or text.endswith("./."):
            closed = True
        if cue == "appendix" and index:
            starts.append((index, index, ComponentKind.appendix, types.appendix))
            closed = False
            continue
        name = types.name_of(text) if text.isupper() and len(text) < 40 else None
        if name is None or _is_enacting(blocks, index, starts):
            continue
        first = _walk_head(plan, blocks, index, starts[-1][0] + 1 if starts else 0)
        titled = any(start[1] is not None for start in starts)
        if titled and first == index and not closed and not _is_attached(blocks, index):
            continue
        starts.append((0 if not starts else first, index, types.kind_of(name), name))
        closed = False
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, None, ComponentKind.other, None))
    return [
        PartBounds(first, starts[i + 1][0] if i + 1 < len(starts) else len(blocks), title, kind, n)
        for i, (first, title, kind, n) in enumerate(starts)
    ]


def _is_enacting(
    blocks: Sequence[Mention],
    index: int,
    starts: Sequence[tuple[int, int | None, ComponentKind, str | None]],
) -> bool:
    """Tell the word that ends the recitals ("QUYẾT ĐỊNH") from a part's type word."""
    after = blocks[index + 1].parts.get("style") if index + 1 < len(blocks) else None
    return bool(starts) and after == "article"


def _walk_head(plan: PlanText, blocks: Sequence[Mention], title: int, floor: int) -> int:
    """Walk up from a type word over its head: agencies, motto, number, place and date."""
    first, at = title, title - 1
    seen_motto = False
    while at >= max(floor, title - MAX_HEAD):
        block = blocks[at]
        text = plan.text[block.start : block.end]
        cue = block.parts.get("cue", "")
        if cue in _HEAD_CUES:
            seen_motto = seen_motto or cue.startswith("motto")
            first = at
        elif text.isupper() and "style" not in block.parts and cue != "authority":
            first = at
        elif not text.startswith("("):
            break
        at -= 1
    has_head = any(blocks[i].parts.get("cue") in _HEAD_CUES for i in range(first, title))
    return first if has_head or floor == 0 else title


def _is_attached(blocks: Sequence[Mention], index: int) -> bool:
    """Tell whether the lines under a type word say what it is issued with."""
    return any(block.parts.get("cue") == "issued_with" for block in blocks[index + 1 : index + 5])
