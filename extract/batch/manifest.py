"""What a run found, has to do and has done: SQLite in the output folder.

Only this file grows with the folder: memory does not. A change is on disk when `commit` comes
back; a process that is killed before loses no more than what it recorded since, and converts that
again. A manifest that cannot be read, or is of another layout, is begun anew: everything is
converted once more, nothing is lost.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from extract.batch.jobs import Job, Outcome
from extract.batch.likeness import Likeness
from extract.batch.stamps import Stamp
from extract.inputs import InputFile
from extract.writers.base import Duplicate, Failure, Relation
from extract.writers.tables import KINDS

LAYOUT = 1
_CACHE_KB = 1000
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS results (
    document TEXT PRIMARY KEY,
    path BLOB NOT NULL, member TEXT NOT NULL,
    size INTEGER NOT NULL, mtime INTEGER NOT NULL,       -- of the input, before it was read
    sha256 TEXT NOT NULL,
    settings TEXT NOT NULL,                              -- key of `settings`
    seen INTEGER NOT NULL,                               -- when recorded, in nanoseconds
    json_size INTEGER NOT NULL, json_mtime INTEGER NOT NULL,
    text_size INTEGER NOT NULL, text_mtime INTEGER NOT NULL,
    counts TEXT, pages INTEGER NOT NULL,                 -- counts: null with a failure
    stage TEXT, reason TEXT, advice TEXT, fault TEXT,    -- of a failure
    head TEXT, number TEXT, issuer TEXT, date TEXT, title TEXT, media_type TEXT, ocr INTEGER,
    sketch BLOB
);
CREATE INDEX IF NOT EXISTS results_by_head ON results (head) WHERE head <> '';
CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, described TEXT NOT NULL);
"""
_WORKING = """
CREATE TEMP TABLE found (
    place TEXT PRIMARY KEY, document TEXT NOT NULL, path BLOB NOT NULL, member TEXT NOT NULL,
    size INTEGER NOT NULL, mtime INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TEMP TABLE todo (
    document TEXT PRIMARY KEY, path BLOB NOT NULL, member TEXT NOT NULL, size INTEGER NOT NULL
);
CREATE TEMP TABLE duplicates (
    document TEXT PRIMARY KEY, grouped TEXT NOT NULL, relation TEXT NOT NULL
) WITHOUT ROWID;
"""


class Known(NamedTuple):
    """An input as found now, and what is known of it from before (None: nothing)."""

    document: str
    path: str
    member: str
    stamp: Stamp
    path_before: str | None
    member_before: str | None
    stamp_before: Stamp
    sha256: str | None
    settings: str | None
    seen: int
    json: Stamp
    text: Stamp
    is_failure: bool
    is_fault: bool


class Manifest:
    """The open manifest of one run; one process at a time (see `extract.batch.lock`)."""

    def __init__(self, path: Path):
        self._path = path
        try:
            self.database = self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # no space, no permission
                raise
            path.unlink(missing_ok=True)
            self.database = self._open()
        self._committed = time.monotonic()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path)
        try:
            (layout,) = database.execute("PRAGMA user_version").fetchone()
            if layout not in (0, LAYOUT):
                raise sqlite3.DatabaseError(f"layout {layout}")
            database.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            database.execute("PRAGMA temp_store = FILE")
            database.execute(f"PRAGMA temp.cache_size = -{_CACHE_KB}")
            database.executescript(_TABLES + _WORKING)
            database.execute(f"PRAGMA user_version = {LAYOUT}")
            return database
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Close the file; what was not committed is forgotten."""
        self.database.close()

    def commit(self, *, every: float = 0.0) -> None:
        """Put what was recorded on disk, where the last time is so many seconds ago."""
        if time.monotonic() - self._committed >= every:
            self.database.commit()
            self._committed = time.monotonic()

    # Facts about the folder as a whole

    def fact(self, name: str) -> str | None:
        """Give what was last kept under a name."""
        row = self.database.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def keep_fact(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self.database.execute("REPLACE INTO facts VALUES (?, ?)", (name, value))

    def keep_settings(self, key: str, described: Mapping[str, str]) -> None:
        """Keep what the key of some settings stands for."""
        value = json.dumps(described, ensure_ascii=False, sort_keys=True)
        self.database.execute("REPLACE INTO settings VALUES (?, ?)", (key, value))

    # Inputs of this run

    def add_found(self, files: Iterable[tuple[str, InputFile, Stamp]]) -> None:
        """Add inputs, each with its real place; one that is there already is left as it is."""
        self.database.executemany(
            "INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?, ?)",
            (
                (place, file.document, os.fsencode(file.path), file.member, *stamp)
                for place, file, stamp in files
            ),
        )

    def known(self) -> Iterator[Known]:
        """Give every input with what is known of it, in the order of documents."""
        rows = self.database.execute(
            "SELECT f.document, f.path, f.member, f.size, f.mtime, r.path, r.member, r.size,"
            " r.mtime, r.sha256, r.settings, r.seen, r.json_size, r.json_mtime, r.text_size,"
            " r.text_mtime, r.stage, r.fault"
            " FROM found f LEFT JOIN results r USING (document) ORDER BY f.document"
        )
        for row in rows:
            is_new = row[5] is None
            yield Known(
                row[0],
                os.fsdecode(row[1]),
                row[2],
                Stamp(*row[3:5]),
                None if is_new else os.fsdecode(row[5]),
                row[6],
                Stamp(*row[7:9]),
                row[9],
                row[10],
                row[11] or 0,
                Stamp(*row[12:14]),
                Stamp(*row[14:16]),
                row[16] is not None,
                row[17] is not None,
            )

    def add_todo(self, files: Iterable[Known]) -> None:
        """Note inputs that are to be converted."""
        self.database.executemany(
            "INSERT OR REPLACE INTO todo VALUES (?, ?, ?, ?)",
            ((one.document, os.fsencode(one.path), one.member, one.stamp.size) for one in files),
        )

    def touch(self, files: Iterable[Known], now: int) -> None:
        """Note the new place and time of inputs whose bytes are as they were."""
        self.database.executemany(
            "UPDATE results SET path = ?, member = ?, size = ?, mtime = ?, seen = ?"
            " WHERE document = ?",
            ((os.fsencode(one.path), one.member, *one.stamp, now, one.document) for one in files),
        )

    def todo_size(self) -> tuple[int, int]:
        """Give how many inputs are to be converted, and their bytes."""
        return _pair(self.database.execute("SELECT count(*), ifnull(sum(size), 0) FROM todo"))

    def jobs(self) -> Iterator[Job]:
        """Give what is to be done, the largest first, so that none is left over at the end."""
        rows = self.database.execute(
            "SELECT document, path, member, size FROM todo ORDER BY size DESC, document"
        )
        for document, path, member, size in rows:
            yield Job(InputFile(document, Path(os.fsdecode(path)), member), size)

    def gone(self) -> Iterator[str]:
        """Give documents of results whose input is not among those found."""
        rows = self.database.execute(
            "SELECT document FROM results EXCEPT SELECT document FROM found ORDER BY document"
        )
        return (row[0] for row in rows)

    def count_gone(self) -> int:
        """Give how many results have an input that is not among those found."""
        rows = self.database.execute(
            "SELECT count(*) FROM results WHERE document NOT IN (SELECT document FROM found)"
        )
        return int(rows.fetchone()[0])

    # Results

    def record(self, outcome: Outcome, settings: str) -> None:
        """Note what became of a job."""
        file, failure, likeness = outcome.job.file, outcome.failure, outcome.likeness
        self.database.execute(
            f"REPLACE INTO results VALUES ({', '.join('?' * 26)})",
            (
                file.document,
                os.fsencode(file.path),
                file.member,
                *outcome.stamp,
                outcome.sha256,
                settings,
                time.time_ns(),
                *outcome.json,
                *outcome.text,
                None if failure else json.dumps(outcome.counts),
                outcome.pages,
                *((failure.stage, failure.reason, failure.advice) if failure else (None,) * 3),
                outcome.fault,
                *(_likeness_row(likeness) if likeness else (None,) * 8),
            ),
        )

    def forget(self, document: str) -> None:
        """Forget a result."""
        self.database.execute("DELETE FROM results WHERE document = ?", (document,))

    def is_failure(self, document: str) -> bool:
        """Tell whether a document was not converted."""
        rows = self.database.execute(
            "SELECT 1 FROM results WHERE document = ? AND stage IS NOT NULL", (document,)
        )
        return rows.fetchone() is not None

    def results(self) -> Iterator[tuple[str, Failure | None, Duplicate | None]]:
        """Give every document in order, with why it failed and where it stands among duplicates."""
        rows = self.database.execute(
            "SELECT document, stage, reason, advice, grouped, relation"
            " FROM results LEFT JOIN duplicates USING (document) ORDER BY document"
        )
        for document, stage, reason, advice, group, relation in rows:
            failure = Failure(document, stage, reason, advice) if stage else None
            yield document, failure, Duplicate(group, Relation(relation)) if group else None

    def counts(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        """Give the records of each kind in each plan of this run, in the order of documents."""
        rows = self.database.execute(
            "SELECT document, counts FROM found JOIN results USING (document)"
            " WHERE counts IS NOT NULL ORDER BY document"
        )
        for document, counts in rows:
            yield document, dict(zip(KINDS, json.loads(counts), strict=True))

    def totals(self) -> tuple[int, Mapping[str, int]]:
        """Give how many plans of this run have a result, and the records of each kind in them."""
        sums = ", ".join(
            f"ifnull(sum(json_extract(counts, '$[{number}]')), 0)" for number in range(len(KINDS))
        )
        (plans, *found) = self.database.execute(
            f"SELECT count(*), {sums} FROM (SELECT DISTINCT document FROM found)"
            " JOIN results USING (document) WHERE counts IS NOT NULL"
        ).fetchone()
        return plans, dict(zip(KINDS, found, strict=True))

    def failures(self) -> Iterator[Failure]:
        """Give the inputs of this run that were not converted, in the order of documents."""
        rows = self.database.execute(
            "SELECT document, stage, reason, advice FROM found JOIN results USING (document)"
            " WHERE stage IS NOT NULL ORDER BY document"
        )
        return (Failure(*row) for row in rows)


def _likeness_row(one: Likeness) -> tuple[object, ...]:
    head = (one.head, one.number, one.issuer, one.date, one.title)
    return (*head, one.media_type, int(one.ocr), one.sketch)


def _pair(rows: sqlite3.Cursor) -> tuple[int, int]:
    first, second = rows.fetchone()
    return first, second


def open_manifest(path: Path) -> closing[Manifest]:
    """Give the manifest, to be closed by a ``with``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ignore = path.parent / ".gitignore"
    if not ignore.exists():
        with suppress(OSError):
            ignore.write_text("*\n", encoding="utf-8")  # state, not results: stays out of git
    return closing(Manifest(path))
