"""Which documents of a folder are the same plan: another format, a scan, another version.

Never all pairs. Plans that tell number, issuer and year are compared with those of the same head
alone (`Likeness.head`); those that lack one of them, with plans that share a band of their sketch,
or issuer and title, and whose head does not contradict. A group is stood for by its first, and the
candidates are at most so many, so time grows with the number of documents.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from rapidfuzz import fuzz

from extract.batch.likeness import bands, like
from extract.writers.base import Relation

# Shares of pairs of words in common; a scan of a plan keeps half of them.
_RELATED = 0.2  # of the same number, issuer and year: below it the head is misread
_SAME_SCAN = 0.45
_SAME_TEXT = 0.9
_SAME_WITHOUT_HEAD = 0.95  # plans of two offices made from one template are less alike
_REWORKED = 0.7  # of the same issuer and title
_SAME_TITLE = 90  # rapidfuzz ratio: a letter or two may be misread
_MOST_COMPARED = 20

_COLUMNS = "document, sha256, head, number, issuer, date, title, media_type, ocr, sketch"
_BANDS = """
CREATE TEMP TABLE IF NOT EXISTS bands (
    band INTEGER, issuer TEXT, document TEXT, PRIMARY KEY (band, issuer, document)
) WITHOUT ROWID
"""
_NUMBER = re.compile(r"[0-9]+")


class Candidate(NamedTuple):
    """A document as the manifest knows it; see `extract.batch.likeness.Likeness`."""

    document: str
    sha256: str
    head: str
    number: str
    issuer: str
    date: str
    title: str
    media_type: str
    ocr: int
    sketch: bytes


def group_duplicates(database: sqlite3.Connection) -> None:
    """Fill the table ``duplicates`` from ``results``; the same results give the same groups."""
    database.execute("DELETE FROM duplicates")
    _join_by_head(database)
    _join_by_text(database)
    database.execute(
        "INSERT INTO duplicates SELECT DISTINCT grouped, grouped, ? FROM duplicates",
        (Relation.primary.value,),
    )


def _join(
    database: sqlite3.Connection, one: Candidate, first: Candidate, relation: Relation
) -> None:
    database.execute(
        "INSERT INTO duplicates VALUES (?, ?, ?)", (one.document, first.document, relation.value)
    )


def _join_by_head(database: sqlite3.Connection) -> None:
    """Join plans of the same number, issuer and year; text before scan."""
    rows = database.execute(
        f"SELECT {_COLUMNS} FROM results WHERE head IN (SELECT head FROM results"
        " WHERE head <> '' GROUP BY head HAVING count(*) > 1) ORDER BY head, ocr, document"
    )
    for _, block in groupby(map(Candidate._make, rows), key=lambda one: one.head):
        firsts: list[Candidate] = []
        for one in block:
            for first in firsts:
                relation = _relate_same_head(first, one)
                if relation is not None:
                    _join(database, one, first, relation)
                    break
            else:
                if len(firsts) < _MOST_COMPARED:
                    firsts.append(one)


def _relate_same_head(first: Candidate, one: Candidate) -> Relation | None:
    if not (first.ocr or one.ocr) and first.issuer != one.issuer:  # they differ in diacritics
        return None
    return _relate(first, one, _RELATED)


def _relate(first: Candidate, one: Candidate, least: float) -> Relation | None:
    if first.sha256 == one.sha256:
        return Relation.copy
    share = like(first.sketch, one.sketch)
    is_scan = first.ocr or one.ocr
    if share < least:
        return None
    is_copy = share >= (_SAME_SCAN if is_scan else _SAME_TEXT)
    # A blank number is a draft's, however like the text is.
    return Relation.copy if is_copy and first.number == one.number else Relation.version


def _join_by_text(database: sqlite3.Connection) -> None:
    """Join plans without a whole head to those that have one, and to one another."""
    rest = "FROM results LEFT JOIN duplicates USING (document) WHERE sketch IS NOT NULL AND"
    order = "ORDER BY ocr, document"
    if database.execute(f"SELECT 1 {rest} head = '' LIMIT 1").fetchone() is None:
        return
    database.execute(_BANDS)
    database.execute("DELETE FROM bands")
    firsts = f"SELECT {_COLUMNS} {rest} head <> '' AND grouped IS NULL"
    for row in database.execute(firsts):
        _add_bands(database, Candidate._make(row))
    for row in database.execute(f"SELECT {_COLUMNS} {rest} head = '' {order}"):
        one = Candidate._make(row)
        for first in _candidates(database, one):
            relation = _relate_without_head(first, one)
            if relation is not None:
                _join(database, one, first, relation)
                break
        else:
            _add_bands(database, one)


def _bands_of(one: Candidate) -> list[int]:
    found = list(bands(one.sketch))
    if one.issuer and one.title:
        found.append(zlib.crc32(f"{one.issuer}/{one.title}".encode()) | 1 << 48)
    return found


def _add_bands(database: sqlite3.Connection, one: Candidate) -> None:
    database.executemany(
        "INSERT OR IGNORE INTO bands VALUES (?, ?, ?)",
        [(band, one.issuer, one.document) for band in _bands_of(one)],
    )


def _candidates(database: sqlite3.Connection, one: Candidate) -> Iterator[Candidate]:
    """Give a few documents that share a band and may have the same issuer, each once."""
    seen: set[str] = set()
    for band in _bands_of(one):
        issuers = (one.issuer, "") if one.issuer else ()
        where = "AND issuer IN (?, ?)" if one.issuer else ""
        found = database.execute(
            f"SELECT document FROM bands WHERE band = ? {where} LIMIT {_MOST_COMPARED}",
            (band, *issuers),
        ).fetchall()
        for (document,) in found:
            if document not in seen:
                seen.add(document)
                yield Candidate._make(
                    database.execute(
                        f"SELECT {_COLUMNS} FROM results WHERE document = ?", (document,)
                    ).fetchone()
                )


def _relate_without_head(first: Candidate, one: Candidate) -> Relation | None:
    if _differ(first.number, one.number) or _differ(first.issuer, one.issuer):
        return None
    if _differ(first.date[:4], one.date[:4]) or not _may_be_same_title(first.title, one.title):
        return None
    is_known = bool(first.issuer and one.issuer and first.title and one.title)
    return _relate(first, one, _REWORKED if is_known else _SAME_WITHOUT_HEAD)


def _differ(left: str, right: str) -> bool:
    return bool(left and right and left != right)


def _may_be_same_title(left: str, right: str) -> bool:
    if not (left and right):
        return True
    if _NUMBER.findall(left) != _NUMBER.findall(right):  # the plan of another year
        return False
    return bool(fuzz.ratio(left, right) >= _SAME_TITLE)
