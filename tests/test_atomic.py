"""Files are there whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from extract.writers.atomic import open_atomic, remove_stale, write_atomic


def files_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.json"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert files_of(path.parent) == ["a.json"]


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="full"), open_atomic(path) as file:
        file.write(b"half of the n")
        raise OSError("disk full")
    assert path.read_bytes() == b"old"
    assert files_of(tmp_path) == ["a.json"]


def test_a_killed_writer_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    script = f"""
        import time
        from pathlib import Path
        from extract.writers.atomic import open_atomic
        with open_atomic(Path({str(path)!r})) as file:
            file.write(b"half of the n")
            file.flush()
            print("writing", flush=True)
            time.sleep(60)
    """
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, cwd=root
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        assert remove_stale(tmp_path) == 0  # its writer still runs
        process.send_signal(signal.SIGKILL)
    assert path.read_bytes() == b"old"
    assert len(files_of(tmp_path)) == 2
    assert remove_stale(tmp_path) == 1
    assert files_of(tmp_path) == ["a.json"]


def test_a_name_as_long_as_the_file_system_allows(tmp_path: Path) -> None:
    name = "x" * os.pathconf(tmp_path, "PC_NAME_MAX")
    write_atomic(tmp_path / name, b"data")
    assert files_of(tmp_path) == [name]


def test_only_our_own_leftovers_are_removed(tmp_path: Path) -> None:
    names = [".999999999-0a.boctach-tmp", ".mine.boctach-tmp", "notes.tmp"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    assert remove_stale(tmp_path) == 1
    assert files_of(tmp_path) == names[1:]


def test_what_an_ended_process_left_is_removed_before_it_is_reaped(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    try:
        while Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
            time.sleep(0.01)
        (tmp_path / f".{process.pid}-0a.boctach-tmp").touch()
        assert remove_stale(tmp_path) == 1
    finally:
        process.wait()
