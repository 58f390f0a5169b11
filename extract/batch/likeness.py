"""What tells that two files hold the same plan: its head, and a sketch of its words.

The sketch is a one-permutation MinHash (Li, Owen, Zhang: "One Permutation Hashing", 2012) over
pairs of words without diacritics, so that a scan's text is near that of its Word file.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from rules.folding import fold
from schemas.plan import Plan

BINS = 128
_BIN_BITS = 7
_EMPTY = 0xFFFFFFFF
_WORD = re.compile(r"[a-z0-9]+")
_MARKED = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a plan is recognised by; a key is empty where the plan does not tell it.

    Attributes:
        head: Number, issuer without diacritics and year; empty where one is missing.
        number: Number and symbol, folded: ``12 kh ubnd``.
        issuer: Issuing body, folded.
        date: ISO date, or what of it the plan tells.
        title: Title, folded.
        media_type: Format of the file.
        ocr: Whether any of the text was read by OCR.
        sketch: `BINS` unsigned numbers of 32 bits, as bytes.
    """

    head: str
    number: str
    issuer: str
    date: str
    title: str
    media_type: str
    ocr: bool
    sketch: bytes

    @classmethod
    def of(cls, plan: Plan, text: str) -> Likeness:
        """Give what a plan with this source text is recognised by."""
        document = plan.document
        number, issuer, date = (
            _key(document.symbol),
            _key(document.issuer),
            str(document.date or ""),
        )
        is_whole = bool(number and issuer and date)
        return cls(
            head=f"{number}/{without_marks(issuer)}/{date[:4]}" if is_whole else "",
            number=number,
            issuer=issuer,
            date=date,
            title=_key(document.title),
            media_type=document.source.media_type,
            ocr=document.source.ocr,
            sketch=sketch_text(text),
        )


def _key(value: str | None) -> str:
    return " ".join(_MARKED.findall(fold(value or "")))


def without_marks(text: str) -> str:
    """Give a text in lower case without diacritics, ``đ`` as ``d``.

    >>> without_marks("Đẩy mạnh Cải cách")
    'day manh cai cach'
    """
    parts = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return parts.encode("ascii", "ignore").decode()


def sketch_text(text: str) -> bytes:
    """Give the MinHash of a text: for each bin the least hash of the pairs of words in it.

    >>> like(sketch_text("cải cách hành chính"), sketch_text("Cai cach hanh chính"))
    1.0
    """
    hashes: dict[str, int] = {}
    bins = array("I", [_EMPTY]) * BINS
    before = 0
    seen: set[int] = set()
    for word in _WORD.findall(without_marks(text)):
        here = hashes.get(word)
        if here is None:
            here = hashes[word] = zlib.crc32(word.encode())
        pair = (before * 0x9E3779B1 + here * 0x85EBCA77) & 0xFFFFFFFFFFFFFFFF
        before = here
        if pair in seen:
            continue
        seen.add(pair)
        mixed = ((pair ^ (pair >> 29)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        place, value = mixed >> (64 - _BIN_BITS), (mixed >> 20) & _EMPTY
        if value < bins[place]:
            bins[place] = value
    return bins.tobytes()


def like(one: bytes, other: bytes) -> float:
    """Estimate which share of the pairs of words two texts have in common (Jaccard), 0 to 1."""
    same = filled = 0
    for left, right in zip(_numbers(one), _numbers(other), strict=True):
        if left == right == _EMPTY:
            continue
        filled += 1
        same += left == right
    return same / filled if filled else 0.0


def bands(sketch: bytes, rows: int = 8) -> Sequence[int]:
    """Give a hash for every `rows` bins: texts that are 0.9 alike nearly always share one.

    Those of bins with nothing in them are left out.
    """
    size = rows * array("I").itemsize
    parts = (sketch[at : at + size] for at in range(0, len(sketch), size))
    return [
        (number << 32) | zlib.crc32(part)
        for number, part in enumerate(parts)
        if part != b"\xff" * size
    ]


def _numbers(sketch: bytes) -> array[int]:
    return array("I", sketch)
