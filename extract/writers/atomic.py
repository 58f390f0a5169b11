"""Files that are there whole or not at all: written aside, then renamed."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_STALE = re.compile(r"\.(\d+)-[0-9a-f]+\.boctach-tmp\Z")


def aside(path: Path) -> Path:
    """Give a free name beside a file; it tells the process, so that a stale one is known.

    The name does not hold the file's own: that may be as long as the file system allows.
    """
    return path.parent / f".{os.getpid()}-{secrets.token_hex(4)}.boctach-tmp"


@contextmanager
def open_atomic(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that takes the place of ``path`` when the block ends well.

    A block that raises, and a process that dies, leave ``path`` as it was. Missing folders are
    made.

    Raises:
        OSError: No space, no permission, name too long.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = aside(path)
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def path_atomic(path: Path) -> Iterator[Path]:
    """Give the path of a file to make, as `open_atomic` gives the file.

    For libraries that open their files themselves; the file must be closed when the block ends.

    Raises:
        OSError: See `open_atomic`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = aside(path)
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_atomic(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file (see `open_atomic`)."""
    with open_atomic(path) as file:
        file.write(data)


def remove_stale(folder: Path) -> int:
    """Remove what writers that died left under a folder; give how many files that were.

    Files of a process that still runs stay.
    """
    removed = 0
    for path in folder.rglob(".*.boctach-tmp"):
        found = _STALE.match(path.name)
        if found and not _is_running(int(found[1])):
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def _is_running(process: int) -> bool:
    if os.name != "posix":  # elsewhere signal 0 would end the process
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return not _is_zombie(process)


def _is_zombie(process: int) -> bool:
    """Tell whether a process has ended and waits to be reaped; never where there is no /proc."""
    try:
        state = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return False
    return state.rpartition(b")")[2].split()[:1] == [b"Z"]
