"""Kinds of row that a rules file may hold, as strict models.

A file in ``rules/`` is TOML; every table in it is a list of rows of one of these kinds. Words for
matching are written in lower case; the two ways of placing tone marks are read as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from rules.folding import fold, fold_tones
from schemas.base import check_partial_date

# Letters of Vietnamese and of foreign names in it; Python's `re` has no \p{Lu}.
UPPER = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
LOWER = "a-z" + "".join(c for c in map(chr, range(0xDF, 0x1EFA)) if c.islower())


_GROUP_NAME = re.compile(r"\(\?P<\w+>")


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


def union(patterns: Sequence[Pattern]) -> re.Pattern[str]:
    """Join patterns into one that fits where any of them does; it tells no groups."""
    parts = (_GROUP_NAME.sub("(?:", pattern.compiled.pattern) for pattern in patterns)
    return re.compile("|".join(f"(?:{part}\n)" for part in parts), re.VERBOSE)


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
    shared: bool = Field(
        default=False, description="Several bodies number with this code: the register tells which."
    )
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


class Encoding(Row):
    """An encoding of Vietnamese from before Unicode.

    ``letters`` are written ``code=letter``, the code as the characters (Latin-1) that show where
    the bytes are taken for Western ones; or ``codec`` names one of Python's.
    """

    id: str = Field(min_length=1)
    name: str = Field(min_length=1, description="As officials call it.")
    fonts: str = Field(default="", description="Expression for the lower-case names of its fonts.")
    capital_fonts: str = Field(default="", description="Those that show small letters as capitals.")
    letters: tuple[str, ...] = Field(default=(), strict=False)
    codec: str = ""

    @property
    def key(self) -> str:
        """The encoding's id."""
        return self.id

    @field_validator("letters")
    @classmethod
    def _letters_are_pairs(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for pair in value:
            if len(pair) < 3 or pair[-2] != "=":
                raise ValueError(f"{pair!r} phải có dạng mã=chữ")
        return value


class Amendment(BaseModel):
    """One document that changed another, and from which day."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    by: str = Field(min_length=3, description="Symbol: 48/2013/NĐ-CP.")
    since: str = Field(default="", description="ISO date; empty where not known.")

    @field_validator("since")
    @classmethod
    def _is_date(cls, value: str) -> str:
        return _check_date(value)


class RegistryEntry(Row):
    """A national document: what it is, since when, and what came after it.

    Dates are ISO (`2015-06-19`; a month or year alone where no more is sure); a field that is not
    sure is left empty. ``source`` names where the facts can be read.
    """

    symbol: str = Field(default="", description="76/NQ-CP; empty where it has none.")
    doc_type: str = Field(min_length=1, description="Canonical: Nghị quyết.")
    date: str = Field(min_length=4, description="Day of signing, or of the vote on a law.")
    issuer: str = Field(default="", description="Written out: Chính phủ.")
    title: str = Field(min_length=3, description="Trích yếu, without the type word.")
    in_force_from: str = ""
    replaced_by: str = Field(default="", description="Symbol of what took its place whole.")
    replaced_from: str = ""
    amended_by: tuple[Amendment, ...] = Field(default=(), strict=False)
    status: Literal["verified", "unverified"] = Field(
        description="unverified: not every fact is sure; findings say so."
    )

    @property
    def key(self) -> str:
        """Symbol (else the title) and year: numbers begin again each year."""
        return f"{self.symbol or fold(self.title)} {self.date[:4]}"

    @field_validator("date", "in_force_from", "replaced_from")
    @classmethod
    def _is_date(cls, value: str) -> str:
        return _check_date(value)

    @model_validator(mode="after")
    def _days_are_in_order(self) -> RegistryEntry:
        if self.in_force_from and self.in_force_from < self.date[: len(self.in_force_from)]:
            raise ValueError(f"{self.symbol}: có hiệu lực trước ngày ký")
        if self.replaced_from and not self.replaced_by:
            raise ValueError(f"{self.symbol}: có ngày thay thế mà không có văn bản thay thế")
        return self


def _check_date(value: str) -> str:
    return check_partial_date(value) if value else value
