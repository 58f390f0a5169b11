"""A run that is stopped, killed or out of space goes on where it stood, to the same bytes."""

from __future__ import annotations

import errno
import os
import random
import signal
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from extract import batch
from extract.batch.lock import FolderBusyError, hold_folder
from extract.errors import OutputError
from rules.errors import ExitCode
from tests.faults.runs import (
    SECONDS,
    end,
    interrupt,
    make_plans,
    read_results,
    start,
    wait_for_files,
    wait_for_results,
)

ROUNDS = 5
PLANS = 40


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_killed_run_goes_on_to_the_same_bytes(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = make_plans(tmp_path / "in", PLANS)
    batch.convert_folder([folder], tmp_path / "whole")
    out = tmp_path / "out"
    with start(folder, "-o", out, "--jobs", 1 + seed % 2) as process:
        wait_for_results(out, chance.randrange(1, PLANS))
        time.sleep(chance.random() / 50)
        os.kill(process.pid, signal.SIGKILL)
    summary = batch.convert_folder([folder], out)
    assert summary.plans == PLANS
    assert read_results(out) == read_results(tmp_path / "whole")


def test_ctrl_c_ends_when_the_files_begun_are_done(tmp_path: Path) -> None:
    folder = make_plans(tmp_path / "in", 30)
    out = tmp_path / "out"
    with start(folder, "-o", out, "-j", 2, maker="make_slow") as process:
        wait_for_results(out)
        interrupt(process)
        code, errors = end(process)
    assert code == ExitCode.interrupted
    assert "Nhấn Ctrl-C lần nữa" in errors
    assert "chạy lại lệnh này để làm tiếp" in errors
    done = set(read_results(out))
    assert 1 <= len(done) < 30
    assert not [name for name in done if not name.endswith(".json")]
    summary = batch.convert_folder([folder], out)
    assert (summary.plans, summary.unchanged) == (30, len(done))
    batch.convert_folder([folder], tmp_path / "whole")
    assert read_results(out) == read_results(tmp_path / "whole")


def test_a_second_ctrl_c_ends_at_once(tmp_path: Path) -> None:
    folder = make_plans(tmp_path / "in", 3)
    with start(folder, "-o", tmp_path / "out", "-j", 2, maker="make_endless") as process:
        assert process.stderr is not None
        wait_for_files(folder, "*.begun", 2)
        interrupt(process)
        assert "Nhấn Ctrl-C lần nữa" in process.stderr.readline().decode()
        interrupt(process)
        code, _ = end(process)  # the workers' files never end: waiting for them would hang
    assert code == ExitCode.interrupted


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.2, 0.4, 0.8])
def test_ctrl_c_while_workers_start_says_no_more_than_that(tmp_path: Path, seconds: float) -> None:
    folder = make_plans(tmp_path / "in", 3)
    out = tmp_path / "out"
    with start(folder, "-o", out, "-j", 2, maker="make_endless") as process:
        wait_for_files(out, ".boctach/manifest.sqlite")
        time.sleep(seconds)
        interrupt(process)
        assert process.stderr is not None
        told = process.stderr.readline().decode()
        if "Nhấn Ctrl-C lần nữa" in told:
            interrupt(process)
        code, rest = end(process)
    assert code == ExitCode.interrupted
    assert "chạy lại lệnh này để làm tiếp" in told + rest
    assert "Traceback" not in told + rest


def test_no_worker_outlives_a_killed_run(tmp_path: Path) -> None:
    folder = make_plans(tmp_path / "in", 3)
    with start(folder, "-o", tmp_path / "out", "-j", 2, maker="make_endless") as process:
        wait_for_files(folder, "*.begun", 2)
        workers = [int(path.read_text(encoding="utf-8")) for path in folder.rglob("*.begun")]
        os.kill(process.pid, signal.SIGKILL)
    until = time.monotonic() + SECONDS
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_plans(tmp_path / "in", 6)
    out = tmp_path / "out"
    left, sync = [3], os.fsync

    def fill(handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", fill)
    with pytest.raises(OutputError, match="đĩa đã đầy"):
        batch.convert_folder([folder], out)
    assert len(read_results(out)) == 3
    monkeypatch.undo()
    assert batch.convert_folder([folder], out).unchanged == 3
    batch.convert_folder([folder], tmp_path / "whole")
    assert read_results(out) == read_results(tmp_path / "whole")


def test_a_second_run_on_one_folder_says_so(tmp_path: Path) -> None:
    folder = make_plans(tmp_path / "in", 1)
    out = tmp_path / "out"
    with hold_folder(out, out / ".boctach" / "lock"):
        result = CliRunner().invoke(cli.app, ["convert", str(folder), "-o", str(out)])
        with pytest.raises(FolderBusyError):
            batch.convert_folder([folder], out)
    assert result.exit_code == ExitCode.busy
    assert f"Thư mục kết quả {out} đang được một lần chạy khác ghi vào" in result.stderr
    assert f"tiến trình {os.getpid()}" in result.stderr
    assert not read_results(out)
    assert batch.convert_folder([folder], out).plans == 1


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_a_manifest_that_cannot_be_read_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    folder = make_plans(tmp_path / "in", 2)
    out = tmp_path / "out"
    batch.convert_folder([folder], out)
    before = read_results(out)
    (out / ".boctach" / "manifest.sqlite").write_bytes(damage)
    assert batch.convert_folder([folder], out).unchanged == 0
    assert read_results(out) == before
