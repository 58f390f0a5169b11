"""Size and time of a file: what tells, without reading it, that it did not change."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """Size in bytes and time of the last change in nanoseconds; both -1 where there is no file.

    A folder of pages has the sum of the sizes and the latest of the times.
    """

    size: int
    mtime: int


NO_STAMP = Stamp(-1, -1)
_UNSURE = 2_000_000_000
"""Nanoseconds: within a file system's grain a file may change twice and keep its time."""


def stamp_of(path: Path | str) -> Stamp:
    """Give the stamp of a file or of a folder of pages; never raises."""
    try:
        found = os.stat(path)  # noqa: PTH116 (many thousand times in a run)
        if not stat.S_ISDIR(found.st_mode):
            return Stamp(found.st_size, found.st_mtime_ns)
        with os.scandir(path) as entries:
            pages = [entry.stat() for entry in entries if not entry.name.startswith(".")]
    except (OSError, ValueError):
        return NO_STAMP
    latest = max((page.st_mtime_ns for page in pages), default=found.st_mtime_ns)
    return Stamp(sum(page.st_size for page in pages), max(latest, found.st_mtime_ns))


def is_settled(stamp: Stamp, seen: int) -> bool:
    """Tell whether a file that was read at a time cannot have changed since with this stamp.

    >>> is_settled(Stamp(5, 1_000), 9_000_000_000), is_settled(Stamp(5, 1_000), 2_000)
    (True, False)
    """
    return stamp.mtime + _UNSURE < seen
