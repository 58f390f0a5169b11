"""Write the plan text run by run, each character with its place in the source."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable

from rules.folding import LOOKALIKES

# Characters that show nothing: they stay in the source and are left out of the reading.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]"
)
_PLAIN = re.compile(r"[^\S ]| {2,}")


class RunWriter:
    """Collects the plan text; the only place where characters get their offsets.

    ``write`` takes a stretch of one source line, ``space`` and ``newline`` part what was written
    from what comes. Spaces at both ends of a stretch are left out.
    """

    def __init__(self, source: str):
        self.source = source
        self.parts: list[str] = []
        self.starts: array[int] = array("L")
        self.ends: array[int] = array("L")
        self._pending: str = ""
        self._last = ""
        self._is_plain = not _needs_care(source)
        self._has_lookalikes = any(chr(letter) in source for letter in LOOKALIKES)

    @property
    def last2(self) -> str:
        """The last two characters written that show, a space between them counted."""
        tail = "".join(self.parts[-2:])[-2:]
        return tail if not self._pending else ""

    def part_by(self, gap: str) -> None:
        """Part what was written from what comes next by a space or a newline (the wider wins)."""
        if self._last and self._pending != "\n":
            self._pending = gap

    def write(self, start: int, end: int) -> None:
        """Write a stretch of the source, runs of space as one space, NFC."""
        piece = self.source[start:end]
        if self._is_plain or not _needs_care(piece):
            stripped = piece.strip()
            if not stripped:
                if piece:
                    self.part_by(" ")
                return
            lead = len(piece) - len(piece.lstrip())
            if lead:
                self.part_by(" ")
            if _PLAIN.search(stripped) is None:
                self._append(stripped, start + lead)
            else:
                for index, match in enumerate(re.finditer(r"\S+", stripped)):
                    if index:
                        self.part_by(" ")
                    self._append(match[0], start + lead + match.start())
            if lead + len(stripped) < len(piece):
                self.part_by(" ")
            return
        self._write_clusters(start, end)

    def _append(self, text: str, at: int) -> None:
        if self._pending:
            self._flush_gap(at)
        self.parts.append(text.translate(LOOKALIKES) if self._has_lookalikes else text)
        self.starts.extend(range(at, at + len(text)))
        self.ends.extend(range(at + 1, at + len(text) + 1))
        self._last = text[-1]

    def _flush_gap(self, until: int) -> None:
        """Write the gap, one character that stands for all the source up to what comes next."""
        self.parts.append(self._pending)
        self.starts.append(self.ends[-1])
        self.ends.append(max(until, self.ends[-1]))
        self._pending = ""

    def _write_clusters(self, start: int, end: int) -> None:
        for text, first, last in clusters(self.source, start, end):
            if text.isspace():
                self.part_by(" ")
                continue
            if self._pending:
                self._flush_gap(first)
            self.parts.append(text.translate(LOOKALIKES) if self._has_lookalikes else text)
            self.starts.extend([first] * len(text))
            self.ends.extend([last] * len(text))
            self._last = text[-1]


def _needs_care(text: str) -> bool:
    """Tell whether a text has letters to compose or characters that show nothing."""
    return not unicodedata.is_normalized("NFC", text) or _INVISIBLE.search(text) is not None


def clusters(source: str, start: int, end: int) -> Iterable[tuple[str, int, int]]:
    """Cut a stretch where its NFC can be cut, invisible characters left out.

    Yields:
        The cluster in NFC, its first source offset, one past its last. A decomposed ``ễ`` is
        one cluster of three code points.
    """
    cluster, first, last = "", start, start
    for at in range(start, end):
        char = source[at]
        if _INVISIBLE.match(char):
            continue
        if (
            cluster
            and not cluster.isspace()
            and (
                unicodedata.combining(char)
                or unicodedata.normalize("NFC", cluster + char)
                != unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", char)
            )
        ):
            cluster, last = cluster + char, at + 1
            continue
        if cluster:
            yield unicodedata.normalize("NFC", cluster), first, last
        cluster, first, last = char, at, at + 1
    if cluster:
        yield unicodedata.normalize("NFC", cluster), first, last
