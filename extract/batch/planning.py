"""What is to be done: inputs are compared with what the manifest knows of them."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from extract.batch.manifest import Known, Manifest
from extract.batch.options import SUFFIXES, Options
from extract.batch.stamps import Stamp, is_settled, stamp_of
from extract.batch.versions import Keys
from extract.inputs import InputFile, iter_inputs
from extract.writers.json_files import json_path, remove_plan

_SHOWN_SKIPPED = 20
_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Work:
    """What a run has before it.

    Attributes:
        found: Inputs.
        todo: Those to convert.
        todo_bytes: Their bytes.
        skipped: The first of those passed over.
        skipped_count: All of those.
    """

    found: int = 0
    todo: int = 0
    todo_bytes: int = 0
    skipped: tuple[str, ...] = ()
    skipped_count: int = 0


def plan_work(
    inputs: Sequence[Path], out: Path, manifest: Manifest, keys: Keys, options: Options
) -> Work:
    """Find the inputs and note in the manifest which of them are to be converted."""
    skipped: list[str] = []

    def stamped() -> Iterator[tuple[str, InputFile, Stamp]]:
        stamps: tuple[Path | None, Stamp] = (None, Stamp(-1, -1))
        for one in iter_inputs(inputs, SUFFIXES, out):
            if not one.is_taken:
                skipped.append(one.file.document)
                continue
            if stamps[0] != one.file.path:  # the files of an archive come one after the other
                stamps = (one.file.path, stamp_of(one.file.path))
            yield one.place, one.file, stamps[1]

    manifest.add_found(stamped())
    found = _compare(manifest, out, keys, fresh=options.fresh)
    todo, todo_bytes = manifest.todo_size()
    names = tuple(sorted(skipped)[:_SHOWN_SKIPPED])
    return Work(found, todo, todo_bytes, names, len(skipped))


def _compare(manifest: Manifest, out: Path, keys: Keys, *, fresh: bool) -> int:
    now = time.time_ns()
    todo: list[Known] = []
    moved: list[Known] = []
    found = 0
    for one in manifest.known():
        found += 1
        if fresh or not _has_result(one, out, keys):
            todo.append(one)
        elif not _is_same_file(one):
            (moved if _has_same_bytes(one) else todo).append(one)
        if len(todo) >= _CHUNK:  # `moved` is written last: its table is being read
            manifest.add_todo(todo)
            todo.clear()
    manifest.add_todo(todo)
    manifest.touch(moved, now)
    return found


def _has_result(one: Known, out: Path, keys: Keys) -> bool:
    """Tell whether there is a result of these settings, on disk as it was written.

    A failure that lies in the file itself is one; what may go better the next time is none.
    """
    if one.settings not in keys or one.is_fault:
        return False
    if one.is_failure:
        return True
    base = f"{out}/{one.document}"
    return stamp_of(f"{base}.json") == one.json and (
        one.text.size < 0 or stamp_of(f"{base}.source.txt") == one.text
    )


def _is_same_file(one: Known) -> bool:
    return (
        one.stamp == one.stamp_before
        and one.path == one.path_before
        and one.member == one.member_before
        and is_settled(one.stamp, one.seen)
    )


def _has_same_bytes(one: Known) -> bool:
    """Read a file whose place or time is another; folders and archives are converted again."""
    if one.stamp.size != one.stamp_before.size or not one.sha256 or one.member:
        return False
    digest = hashlib.sha256()
    with suppress(OSError), Path(one.path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return digest.hexdigest() == one.sha256


def forget_lost(manifest: Manifest, out: Path) -> int:
    """Forget results that somebody removed, and that cannot be made again: their input is gone."""
    lost = [one for one in manifest.gone() if not json_path(out, one).exists()]
    lost = [one for one in lost if not manifest.is_failure(one)]
    for document in lost:
        manifest.forget(document)
    return len(lost)


def drop_gone(manifest: Manifest, out: Path) -> int:
    """Drop the results of inputs that are not among those found; give how many there were."""
    gone = list(manifest.gone())
    for document in gone:  # the file first: what is forgotten is never looked for again
        remove_plan(out, document)
        manifest.forget(document)
    return len(gone)
