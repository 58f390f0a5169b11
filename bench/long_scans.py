"""Scans of many dense pages: what a second core gains, and whether memory grows with the pages.

    python -m bench.ocr --scans [--pages 20 100 200]

Each figure comes from a process of its own. Processor time is measured beside the time on the
clock, that of all other processes too, so that a run on a busy machine is told from a slow one.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Any

from PIL import Image

from extract.loaders.page_options import OcrOptions, PageOptions
from extract.loaders.pdf import document
from tests.loaders.page_maker import Text, draw_page, paragraph, scanned_pdf, spoil

CORPUS = Path(__file__).parent.parent / "corpus"
LINES_A_PAGE = 38  # of A4 between the margins that Decree 30/2020/NĐ-CP sets, type of 13 points
_DIFFERENT = 20


def dense_pages(count: int) -> Iterator[Image.Image]:
    """Give full pages of the corpus plans at 200 dpi, turned a little, noisy, as JPEG."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt")))
    long = [line.strip() for text in texts for line in text.split("\n") if len(line.strip()) > 60]
    lines = chain.from_iterable(paragraph(line, 0) for line in cycle(long))
    for number in range(count):
        marks = [
            Text(line.x, 70 + 19 * row, line.text, line.size)
            for row, line in enumerate(islice(lines, LINES_A_PAGE))
        ]
        yield spoil(draw_page(marks), angle=(number % 5 - 2) * 0.3, noise=8, quality=75)


def measure_scans(pages: Sequence[int]) -> None:
    """Print time for the first count of pages with one job and two, then memory for each count."""
    different = list(dense_pages(min(_DIFFERENT, max(pages))))
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for count in pages:
            files[count] = Path(folder) / f"{count}.pdf"
            files[count].write_bytes(scanned_pdf([*islice(cycle(different), count)]))
        one, two = (_measure(files[pages[0]], jobs) for jobs in (1, 2))
        for jobs, found in ((1, one), (2, two)):
            print(f"{pages[0]} pages, jobs {jobs}: {_describe(found)}", flush=True)
        serial = one["serial"]
        best = one["wall"] / (serial + (one["wall"] - serial) / 2)
        print(f"ratio {one['wall'] / two['wall']:.2f}; {serial:.2f} s with one job are not shared: "
              f"at most {best:.2f}")  # fmt: skip
        for count in pages[1:]:
            found = _measure(files[count], 2)
            print(f"{count} pages, jobs 2: {_describe(found)}", flush=True)


def _describe(found: dict[str, float]) -> str:
    return (
        f"{found['wall']:.1f} s, processor {found['cpu']:.1f} s, other processes "
        f"{found['others']:.1f} s; peak memory {found['peak']:.0f} MB, one Tesseract "
        f"{found['tesseract']:.0f} MB; file {found['file']:.0f} MB, {found['words']:.0f} words"
    )


def _measure(file: Path, jobs: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.long_scans", str(file), str(jobs)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _read_once(file: Path, jobs: int) -> dict[str, float]:
    """Read a file, and give seconds and megabytes."""
    first: list[float] = []
    last: list[float] = []
    read_task = document.read_task

    def timed(*task: Any, **options: Any) -> document.PageRead:
        first.append(time.perf_counter())
        try:
            return read_task(*task, **options)
        finally:
            last.append(time.perf_counter())

    document.read_task = timed
    largest = [0.0]
    threading.Thread(target=_watch_children, args=(largest,), daemon=True).start()
    begin, busy, own = time.perf_counter(), _busy_seconds(), _own_seconds()
    source = document.load_pdf(file, None, PageOptions(reading=OcrOptions(jobs=jobs)))
    wall, cpu = time.perf_counter() - begin, _own_seconds() - own
    return {
        "wall": wall,
        "cpu": cpu,
        "others": max(0.0, _busy_seconds() - busy - cpu),
        "serial": first[0] - begin + begin + wall - last[-1],
        "peak": _peak("self"),
        "tesseract": largest[0],
        "file": file.stat().st_size / 1e6,
        "words": len(source.boxes),
    }


def _own_seconds() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def _busy_seconds() -> float:
    """Give the processor time of the whole machine (Linux, ``proc_stat(5)``: hundredths)."""
    fields = Path("/proc/stat").read_text(encoding="ascii").split("\n")[0].split()[1:]
    user, nice, system, _, _, irq, soft = map(int, fields[:7])
    return (user + nice + system + irq + soft) / 100


def _watch_children(largest: list[float]) -> None:
    while True:
        for tasks in Path("/proc/self/task").glob("*/children"):
            try:
                for child in tasks.read_text(encoding="ascii").split():
                    if Path(f"/proc/{child}/comm").read_text(encoding="utf-8") == "tesseract\n":
                        largest[0] = max(largest[0], _peak(child))
            except (OSError, IndexError):  # it has ended
                continue
        time.sleep(0.05)


def _peak(process: str) -> float:
    """Give the most memory that a process had, in megabytes (``VmHWM``)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    print(json.dumps(_read_once(Path(sys.argv[1]), int(sys.argv[2]))))
