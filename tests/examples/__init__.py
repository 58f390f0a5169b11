"""Sentences as plans have them, each with the records that it holds or with none.

Written by hand from the contract and the gold before the program was there to agree with. Offices,
years and subjects are other ones than those of the gold; names and numbers are partly made up.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True)
class Example:
    """One text to convert.

    Attributes:
        id: Short and speaking; the test's name.
        marked: The text with its records marked, as ``tests.marked.parse_marked`` reads it.
        why: What makes it worth a place.
        all_kinds: Whether every kind of record is compared, not only those of the file.
    """

    id: str
    marked: str
    why: str = ""
    all_kinds: bool = False


@dataclasses.dataclass(frozen=True)
class Head:
    """One whole short document and what its head and end say.

    Attributes:
        id: Short and speaking; the test's name.
        text: The document.
        document: Fields of ``document`` with their values; only those named are compared.
        signers: Name, position and authority of each, or None where they are not compared.
        components: The kinds of the parts in their order, or None where they are not compared.
    """

    id: str
    text: str
    document: Mapping[str, str | tuple[str, ...] | None]
    signers: tuple[tuple[str, str, str | None], ...] | None = None
    components: tuple[str, ...] | None = None


def decompose(text: str) -> str:
    """The text in Unicode NFD, as some programs write it: each tone mark a code point of its own.

    >>> len(decompose("ế"))
    3
    """
    return unicodedata.normalize("NFD", text)
