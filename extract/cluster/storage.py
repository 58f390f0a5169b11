"""Folders by URL: an S3 bucket, a shared folder, anything that fsspec knows.

Inputs have a mirror on the machine that steers: a file of the same name and size without content
(a hole), whose time stands for the version of the object. So a run sees what is new or changed
without moving a byte; the workers fetch what they convert. Archives alone are fetched whole, for
their list of files.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec

from extract.archives import SUFFIX as ARCHIVE
from extract.writers.atomic import path_atomic
from extract.writers.formats import Format, file_names

_URL = re.compile(r"([a-z][a-z0-9+.-]+):/{1,3}(?=[^/])")
_VERSION_KEYS = ("ETag", "etag", "md5", "LastModified", "last_modified", "mtime", "created", "size")
_LOCAL = frozenset({"file", "local"})
_THREADS = 8
_TIMES = 10**18
"""Times of mirrored files, in nanoseconds, lie below this (2001): long settled."""


def as_url(path: Path | str) -> str | None:
    """Give the URL that an argument is; None where it is a path.

    A path that was a URL has lost a slash.

    >>> as_url("s3://plans/2025"), as_url(Path("s3://plans/2025")), as_url("plans/2025")
    ('s3://plans/2025', 's3://plans/2025', None)
    >>> as_url(Path("file:///srv/plans"))
    'file:///srv/plans'
    """
    text = str(path)
    found = _URL.match(text)
    if found is None:
        return None
    slash = "/" if found[1] in _LOCAL else ""
    return f"{found[1]}://{slash}{text[found.end() :]}"


class Store:
    """A folder by URL."""

    def __init__(self, url: str):
        self.url = url.rstrip("/")
        self._files, self._root = fsspec.core.url_to_fs(self.url)
        self._root = self._root.rstrip("/")
        protocols = self._files.protocol
        named = {protocols} if isinstance(protocols, str) else set(protocols)
        self._is_local = bool(named & _LOCAL)

    def list(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give the files under the folder, each by its relative name, in order.

        Names that would lead out of a folder (``..``, ``a//b``) are passed over.
        """
        self._files.invalidate_cache()
        for path, info in sorted(self._files.find(self._root, detail=True).items()):
            name = path.rstrip("/").removeprefix(self._root).removeprefix("/")
            parts = name.split("/")
            if name and not {"", ".", ".."} & set(parts) and "\0" not in name:
                yield name, info

    def exists(self) -> bool:
        """Tell whether there is such a folder."""
        return bool(self._files.isdir(self._root))

    def fetch(self, name: str, to: Path) -> None:
        """Fetch a file.

        Raises:
            OSError: It cannot be read.
        """
        to.parent.mkdir(parents=True, exist_ok=True)
        self._files.get_file(f"{self._root}/{name}", str(to))

    def fetch_folder(self, name: str, to: Path) -> None:
        """Fetch the files of a folder, those of its folders not."""
        to.mkdir(parents=True, exist_ok=True)
        for info in self._files.ls(f"{self._root}/{name}", detail=True):
            if info["type"] == "file":
                base = PurePosixPath(info["name"]).name
                self.fetch(f"{name}/{base}", to / base)

    def put(self, name: str, file: Path) -> None:
        """Put a file there, whole or not at all."""
        target = f"{self._root}/{name}"
        if self._is_local:  # elsewhere an object is there when it is whole
            with path_atomic(Path(target)) as path:
                shutil.copyfile(file, path)
        else:
            self._files.put_file(str(file), target)

    def remove(self, name: str) -> None:
        """Remove a file, where it is there."""
        if self._files.exists(f"{self._root}/{name}"):
            self._files.rm_file(f"{self._root}/{name}")


def mirror_inputs(store: Store, folder: Path) -> int:
    """Make a folder the mirror of what is stored; give how many files there are.

    Raises:
        OSError: The store cannot be listed, or the folder not be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there: set[str] = set()
    for name, info in store.list():
        there.add(name)
        path, size, time = folder / name, int(info.get("size") or 0), _time_of(info)
        if _is_mirrored(path, size, time):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix.lower() == ARCHIVE:
            store.fetch(name, path)
        else:
            with path.open("wb") as file:
                file.truncate(size)
        os.utime(path, ns=(time, time))
    for path in [*folder.rglob("*")]:
        if path.is_file() and path.relative_to(folder).as_posix() not in there:
            path.unlink()
    return len(there)


def upload_results(folder: Path, store: Store, state: Path) -> int:
    """Put what changed in an output folder since the last time; give how many files that was.

    Plans go first, tables over them after, their descriptor last. What is gone here is removed
    there, of what was put there from here.

    Args:
        folder: Output folder; hidden files and logs in it are no results.
        store: Where they go.
        state: File that notes what was put; made where it is missing.

    Raises:
        OSError: Something could not be put.
    """
    last = {name: number for number, name in enumerate(file_names(tuple(Format)), start=1)}
    with closing(sqlite3.connect(state)) as database, ThreadPoolExecutor(_THREADS) as threads:
        database.execute("CREATE TABLE IF NOT EXISTS done (name PRIMARY KEY, size, mtime)")
        before = {name: tuple(rest) for name, *rest in database.execute("SELECT * FROM done")}
        now = {path.relative_to(folder).as_posix(): path for path in _results(folder)}
        changed: dict[str, tuple[int, int]] = {}
        for name, path in now.items():
            found = path.stat()
            if before.get(name) != (found.st_size, found.st_mtime_ns):
                changed[name] = (found.st_size, found.st_mtime_ns)
        plans = sorted(name for name in changed if name not in last)
        for name, _ in zip(plans, threads.map(lambda one: store.put(one, now[one]), plans)):  # noqa: B905
            _note(database, name, changed[name])
        for name in sorted(set(changed) - set(plans), key=last.__getitem__):
            store.put(name, now[name])
            _note(database, name, changed[name])
        for name in sorted(set(before) - set(now)):
            store.remove(name)
            database.execute("DELETE FROM done WHERE name = ?", (name,))
        database.commit()
    return len(changed)


def _note(database: sqlite3.Connection, name: str, stamp: tuple[int, int]) -> None:
    database.execute("REPLACE INTO done VALUES (?, ?, ?)", (name, *stamp))
    database.commit()


def _results(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not parts[0].startswith(".") and path.suffix != ".log":
            yield path


def _time_of(info: Mapping[str, Any]) -> int:
    """Give a time that is another for another version of an object."""
    version = repr([str(info.get(key)) for key in _VERSION_KEYS])
    return int.from_bytes(hashlib.sha256(version.encode()).digest()[:8], "big") % _TIMES


def _is_mirrored(path: Path, size: int, time: int) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (size, time)
