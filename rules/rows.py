"""Kinds of row that a rules file may hold, as strict models.

A file in ``rules/`` is TOML; every table in it is a list of rows of one of these kinds. Words for
matching are written in lower case; the two ways of placing tone marks are read as one.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from rules.folding import fold, fold_tones

# Letters of Vietnamese and of foreign names in it; Python's `re` has no \p{Lu}.
UPPER = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
LOWER = "a-z" + "".join(c for c in map(chr, range(0xDF, 0x1EFA)) if c.islower())


def expand_classes(regex: str) -> str:
    r"""Write out ``\\p{Lu}`` and ``\\p{Ll}`` (capital, small letter), for use in brackets."""
    return regex.replace(r"\p{Lu}", UPPER).replace(r"\p{Ll}", LOWER)


class Row(BaseModel):
    """Base of all rows; every row says where it comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    source: str = Field(min_length=3, description="Decree, law, corpus file or usage it is from.")

    @property
    def key(self) -> str:
        """What tells this row from others of its kind; a later row with it replaces the first."""
        raise NotImplementedError


class Pattern(Row):
    r"""A regular expression with what it finds and what it leaves alone.

    ``regex`` is verbose (``re.VERBOSE``: a space is written ``\\ `` or ``\\s``) and runs on the
    folded text (lower case; `rules.folding.fold`) unless ``on`` is ``text``. In brackets,
    ``\\p{Lu}`` stands for the capital letters and ``\\p{Ll}`` for the small ones (a range such as
    ``À-Ỹ`` holds both).
    """

    id: str = Field(min_length=1)
    regex: str
    on: Literal["key", "text"] = "key"
    literals: tuple[str, ...] = Field(
        default=(), strict=False, description="Cannot match where none of these stands."
    )
    values: dict[str, str] = Field(default={}, description="What a match means, by field.")
    finds: tuple[str, ...] = Field(strict=False, min_length=1)
    ignores: tuple[str, ...] = Field(default=(), strict=False)

    @property
    def key(self) -> str:
        """The pattern's id."""
        return self.id

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        regex = expand_classes(fold_tones(self.regex) if self.on == "key" else self.regex)
        return re.compile(regex, re.VERBOSE)

    def can_match(self, folded: str) -> bool:
        """Tell whether any of the literals stands in a folded text."""
        return not self.literals or any(literal in folded for literal in self.literals)

    @field_validator("regex")
    @classmethod
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(expand_classes(value), re.VERBOSE)
        except re.error as error:
            raise ValueError(f"biểu thức chính quy sai: {error}") from error
        return value

    @field_validator("literals")
    @classmethod
    def _literals_are_folded(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fold(literal) for literal in value)

    @model_validator(mode="after")
    def _examples_hold(self) -> Pattern:
        for text in self.finds:
            folded = fold(text)
            if not (
                self.can_match(folded)
                and self.compiled.search(folded if self.on == "key" else text)
            ):
                raise ValueError(f"{self.id}: không tìm thấy gì trong ví dụ {text!r} (finds)")
        for text in self.ignores:
            folded = fold(text)
            if self.can_match(folded) and self.compiled.search(
                folded if self.on == "key" else text
            ):
                raise ValueError(f"{self.id}: tìm thấy trong ví dụ phải bỏ qua {text!r} (ignores)")
        return self


class Cue(Row):
    """Words that say one thing, e.g. the comparators that mean ``ge``."""

    id: str = Field(min_length=1)
    group: str = Field(min_length=1, description="What the words are cues for.")
    words: tuple[str, ...] = Field(strict=False, min_length=1)
    meaning: str = ""

    @property
    def key(self) -> str:
        """The cue's id."""
        return self.id

    @field_validator("words")
    @classmethod
    def _words_are_folded(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fold(word) for word in value)


class Name(Row):
    """A name of a gazetteer: office, unit, officer title, place type."""

    name: str = Field(min_length=1, description="Written out, as an official would.")
    kind: str = Field(min_length=1, description="office, unit, officer, level, group, …")
    aliases: tuple[str, ...] = Field(default=(), strict=False, description="Other ways to say it.")
    abbreviations: tuple[str, ...] = Field(default=(), strict=False)
    level: Literal["central", "province", "district", "commune", ""] = ""

    @property
    def key(self) -> str:
        """The name, with its kind."""
        return f"{self.kind}:{fold(self.name)}"


class Abbreviation(Row):
    """An abbreviation and what it stands for."""

    short: str = Field(min_length=1)
    long: str = Field(min_length=1)

    @property
    def key(self) -> str:
        """The short form."""
        return self.short


class DocumentType(Row):
    """A type of document (tên loại) with its abbreviation in symbols."""

    name: str = Field(min_length=1, description="Canonical: Nghị quyết.")
    code: str = Field(default="", description="In symbols: NQ; empty for a law.")
    family: Literal["law", "state", "party", "joint", "front", "standard", "programme"]
    aliases: tuple[str, ...] = Field(default=(), strict=False)
    measure: str = Field(default="", description="Its word in urn:lex: resolution.")

    @property
    def key(self) -> str:
        """The name and family: a Party's resolution is not the state's."""
        return f"{self.family}:{fold(self.name)}"


class Issuer(Row):
    """An issuing body and its code in symbols."""

    code: str = Field(min_length=1, description="In symbols: CP, TTg, BTC, UBND.")
    name: str = Field(min_length=1, description="Written out.")
    needs_place: bool = Field(description="Whether the name wants a place: Ủy ban nhân dân.")
    authority: str = Field(default="", description="Its words in urn:lex: ministry.finance.")
    family: Literal["state", "party", "front"] = "state"
    level: Literal["central", "province", "district", "commune", ""] = ""
    aliases: tuple[str, ...] = Field(default=(), strict=False)

    @property
    def key(self) -> str:
        """The code, with its family."""
        return f"{self.family}:{self.code}"


class Column(Row):
    """Heads of a column in a task table, and what the column holds."""

    holds: Literal[
        "item",
        "task",
        "actor",
        "partners",
        "approver",
        "due",
        "product",
        "target",
        "unit",
        "value",
        "note",
    ]
    heads: tuple[str, ...] = Field(strict=False, min_length=1)

    @property
    def key(self) -> str:
        """What the column holds."""
        return self.holds

    @field_validator("heads")
    @classmethod
    def _heads_are_folded(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fold(head) for head in value)


class Message(Row):
    """A sentence for officials; ``{name}`` marks what is filled in."""

    id: str = Field(min_length=1)
    text: str = Field(min_length=1)

    @property
    def key(self) -> str:
        """The message's id."""
        return self.id
