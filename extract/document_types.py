"""Types of document by name and by their abbreviation in symbols, as the rules list them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Abbreviation, DocumentType

LIKE_WITHOUT_MARKS = 86.0
LIKE_WITH_MARKS = 60.0
"""How alike, of 100, a word must be to the name that the symbol calls for, to be taken for it."""

ASSEMBLY_MEASURE, LETTER_MEASURE, PROPOSAL_MEASURE = "luat", "cong.van", "to.trinh"
"""The measures that the rules must have: a law, a letter, a proposal."""

_SHAPES = str.maketrans({"Đ": "D", "Ð": "D", "đ": "D", "Q": "O", "0": "O", "1": "I", "L": "I"})


def squeeze(text: str) -> str:
    """Fold a text and take its spaces out, so that lost spaces do not matter.

    >>> squeeze("Nghị  quyết")
    'nghịquyết'
    """
    return "".join(fold(text).split())


def strip_marks(text: str) -> str:
    """Take tone marks, vowel marks and the bar of đ off a text.

    >>> strip_marks("Nghị định của Đảng ủy")
    'Nghi dinh cua Dang uy'
    """
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


_SMALL = re.compile(r"[^\W\d_A-ZĐÐ]")


def shape(code: str) -> str:
    """Give what OCR sees of a code: letters that it takes for one another become one.

    >>> shape("NĐ") == shape("ND"), shape("NO") == shape("NQ")
    (True, True)
    """
    return code.upper().translate(_SHAPES)


def pick_code(code: str, known: Iterable[str]) -> str | None:
    """Give the one known code that looks like this one; None where none or several do.

    A small letter of a code may be read as any other.

    >>> pick_code("ND", {"NĐ", "NQ"}), pick_code("TTe", {"TTg", "TT"})
    ('NĐ', 'TTg')
    """
    codes = tuple(known)
    like = {other for other in codes if shape(other) == shape(code)}
    if not like and not code.isupper():
        like = {other for other in codes if _SMALL.sub("?", other) == _SMALL.sub("?", code)}
    return like.pop() if len(like) == 1 else None


def unique_bare(names: Mapping[str, str]) -> dict[str, str]:
    """Give names by their spelling without marks, where that is the spelling of one alone.

    >>> unique_bare({"kếhoạch": "Kế hoạch", "thôngtri": "Thông tri"})["kehoach"]
    'Kế hoạch'
    """
    found: dict[str, set[str]] = {}
    for spelling, name in names.items():
        found.setdefault(strip_marks(spelling), set()).add(name)
    return {bare: next(iter(like)) for bare, like in found.items() if len(like) == 1}


class TypeWord(NamedTuple):
    """A type word as read: its canonical name, and whether it was written right."""

    name: str
    right: bool


class DocumentTypes:
    """The types of the rules, ready to be looked up."""

    def __init__(self, rules: RuleBook):
        rows = rules.rows(DocumentType, "document_types")
        extra = rules.rows(Abbreviation, "document_types")
        self._names = {squeeze(name): row.name for row in rows for name in (row.name, *row.aliases)}
        self._bare = unique_bare(self._names)
        self._families: dict[str, set[str]] = {}
        self._codes: dict[str, list[tuple[str, str]]] = {}
        self._codes_of: dict[str, set[str]] = {row.name: set() for row in rows}
        self.measures = {row.name: row.measure for row in rows}
        named = {row.measure: row.name for row in rows}
        self.assembly_type = named[ASSEMBLY_MEASURE]
        self.letter_type = named[LETTER_MEASURE]
        self._proposal_type = named[PROPOSAL_MEASURE]
        for row in rows:
            self._families.setdefault(row.name, set()).add(row.family)
            if row.code:
                self._codes.setdefault(row.code, []).append((row.family, row.name))
                self._codes_of[row.name].add(row.code)
        for more in extra:
            self._codes.setdefault(more.short, []).append(("", more.long))
            self._codes_of.setdefault(more.long, set()).add(more.short)
        written = {fold(name) for row in rows for name in (row.name, *row.aliases)}
        self.last_words = frozenset(self._names) | {name.split()[-1] for name in written}
        """Words that a type's name ends with: what may stand before a number."""
        self.longest = max((len(row.name.split()) for row in rows), default=1)

    def name_of(self, words: str) -> str | None:
        """Give the canonical name that words spell, spaces aside: "Nghịquyết"; else None."""
        return self._names.get(squeeze(words))

    def bare_name_of(self, words: str) -> str | None:
        """Give the type whose name words spell but for their marks: "Nghi quyêt"; else None."""
        return self._bare.get(strip_marks(squeeze(words)))

    def name_of_code(self, code: str, family: str = "state") -> str | None:
        """Give the type that a code stands for in a family's symbols; None where it is none."""
        found = self._codes.get(code)
        if not found:
            return None
        names = dict(found)
        for wished in (family, "state", "joint"):
            if wished in names:
                return names[wished]
        return found[-1][1]

    def read_code(self, code: str) -> str | None:
        """Give the code that this is, OCR's confusions put right where one reading is left.

        >>> from rules.loader import load_rules
        >>> types = DocumentTypes(load_rules())
        >>> types.read_code("NĐ"), types.read_code("QD"), types.read_code("NO")
        ('NĐ', 'QĐ', 'NQ')
        """
        return code if code in self._codes else pick_code(code, self._codes)

    def fits(self, name: str, code: str) -> bool:
        """Tell whether a type may bear a code; a type without codes of its own bears any."""
        codes = self._codes_of.get(name, set())
        return code in codes or not codes

    def names_for(self, code: str) -> tuple[str, ...]:
        """Give the types that a code may stand for."""
        return tuple(dict.fromkeys(name for _, name in self._codes.get(code, ())))

    def is_law(self, name: str) -> bool:
        """Tell laws, codes, ordinances and the like."""
        return "law" in self._families.get(name, ())

    def is_proposal(self, name: str) -> bool:
        """Tell the type in which an office proposes something to the one above it."""
        return name == self._proposal_type

    def is_generic(self, written: str) -> bool:
        """Tell a word for any document (`văn bản`), by which a letter is meant."""
        name = self.name_of(written) or self.name_of_code(written.strip())
        return name == self.letter_type and squeeze(written) != squeeze(name)

    def is_joint(self, name: str) -> bool:
        """Tell types that several bodies issue together."""
        return "joint" in self._families.get(name, ())

    def is_standard(self, name: str) -> bool:
        """Tell technical standards, whose numbers are no document symbols."""
        return "standard" in self._families.get(name, ())

    def is_code(self, code: str) -> bool:
        """Tell whether a word is a type's abbreviation, case and all."""
        return code in self._codes

    def resolve(self, written: str, code: str | None) -> TypeWord | None:
        """Read a type word, a slip or an abbreviation in it put right.

        Args:
            written: The word as the text has it: ``Nhị định``, ``NĐ``, ``Nghị quyết``.
            code: The symbol's type code, put right; None where it has none.

        Returns:
            The type; None where the word is not like any that the code stands for.
        """
        name = self.name_of(written)
        if name is not None:
            return TypeWord(name, True)
        short = self.name_of_code(written.strip())
        if short is not None:
            fitting = self.names_for(code) if code == written.strip() else ()
            return TypeWord(fitting[-1] if short not in fitting and fitting else short, True)
        bare = self.bare_name_of(written)
        if bare is not None and (code is None or self.fits(bare, code)):
            return TypeWord(bare, False)
        like = [name for name in (self.names_for(code) if code else ()) if _is_like(written, name)]
        best = max(like, key=lambda name: fuzz.ratio(squeeze(written), squeeze(name)), default=None)
        return TypeWord(best, False) if best is not None else None


def _is_like(written: str, name: str) -> bool:
    """Tell a misspelt name: the letters nearly the same, the marks not too far off."""
    word, wanted = squeeze(written), squeeze(name)
    return (
        fuzz.ratio(strip_marks(word), strip_marks(wanted)) >= LIKE_WITHOUT_MARKS
        and fuzz.ratio(word, wanted) >= LIKE_WITH_MARKS
    )


@lru_cache(maxsize=8)
def load_types(rules: RuleBook) -> DocumentTypes:
    """Give the types of a rule book; the same book gives the same object."""
    return DocumentTypes(rules)


def alternation(words: Iterable[str], space: str = r"\s*") -> str:
    r"""Give a regular expression for any of the words, longest first, spaces lost or doubled.

    >>> alternation(["về", "về việc"])
    '(?:về\\s*việc|về)'
    """
    parts = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(space.join(map(re.escape, part.split())) for part in parts) + ")"
