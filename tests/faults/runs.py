"""Folders of small plans, and the program run over them in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 60.0  # far more than is needed
PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP {number}\nSố: {number}/KH-UBND\n\nKẾ HOẠCH\n"
    "Chuyển đổi số năm 2024\n\n"
    "Căn cứ Quyết định số 131/QĐ-TTg ngày 25/01/2022 của Thủ tướng Chính phủ;\n"
    "Phấn đấu đạt tối thiểu {number}% trạm y tế dùng hồ sơ điện tử.\n"
)
_WITH_MAKER = """
import functools, signal, cli
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background ignores it
from extract import batch
from extract.batch import run
from tests.faults import bad_workers
engine = functools.partial(run.make_engine, make=bad_workers.{maker})
batch.convert_folder = functools.partial(run.convert_folder, engine=engine)
cli.main()
"""


def make_plans(folder: Path, count: int) -> Path:
    """Write so many plans, the last larger; give their folder."""
    for number in range(count):
        path = folder / f"xa-{number % 3}" / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN.format(number=number) * (1 + number % 5), encoding="utf-8")
    return folder


def read_results(out: Path) -> Mapping[str, bytes]:
    """Give the bytes of every result in a folder; state of runs and logs are none."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".boctach" not in path.parts and path.name != "boctach.log"
    }


@contextmanager
def start(*arguments: object, maker: str = "make_converting") -> Iterator[subprocess.Popen[bytes]]:
    """Run ``boctach convert``; what still runs at the end is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WITH_MAKER.format(maker=maker), "convert", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(SECONDS)
        assert process.stderr is not None
        process.stderr.close()


def end(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Wait for a process; give its exit code and what it said."""
    _, errors = process.communicate(timeout=SECONDS)
    return process.returncode, errors.decode()


def wait_for_results(out: Path, count: int = 1) -> None:
    """Wait until so many plans are converted."""
    wait_for_files(out, "*.json", count)


def wait_for_files(folder: Path, pattern: str, count: int = 1) -> None:
    """Wait until there are so many files of a name."""
    until = time.monotonic() + SECONDS
    while sum(1 for _ in folder.rglob(pattern)) < count:
        assert time.monotonic() < until
        time.sleep(0.01)


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C: the whole group gets the signal, as a terminal sends it."""
    os.killpg(process.pid, signal.SIGINT)
