"""How a folder of thousands of plans is converted, as ratios taken in one run.

    python bench/batch.py [--check] [--plans 10000] [--rounds 50] [PART...]

The corpus is made by varying the plans of ``corpus/``: other numbers, offices and percentages. The
parts, all where none is named: ``speed`` (characters a second, against underthesea's NER),
``workers`` (2 against 1), ``scale`` (memory and throughput of many plans against few, and the
second run over them), ``kill`` (kill -9 at random moments, then resume). ``--check`` ends with 1
where a figure is beyond its bar.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
FEW, MIDDLE = 500, 400
_NUMBER = re.compile(r"(\d+)(\s*/\s*KH-UBND|\s*%)")
_RUN = """
import json, resource, sys, time
from pathlib import Path
from extract import batch
times = []
def tell(tick):
    times.append(time.perf_counter())
if __name__ == "__main__":
    began = time.perf_counter()
    folder, out, jobs = sys.argv[1:]
    summary = batch.convert_folder(
        [Path(folder)], Path(out), batch.Options(jobs=int(jobs)), tell)
    ended = time.perf_counter()
    print(json.dumps({
        "seconds": ended - began,
        "warm": ended - (times[1] if len(times) > 1 else began),
        "tables": ended - times[-1] if times else 0.0,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "plans": summary.plans, "unchanged": summary.unchanged,
    }))
"""


def make_corpus(folder: Path, count: int) -> Path:
    """Write so many plans, each other than all others; give their folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("corpus/*.txt"))]
    for number in range(count):
        chance = random.Random(number)

        def vary(match: re.Match[str], chance: random.Random = chance) -> str:
            return f"{chance.randrange(10, 99)}{match[2]}"

        text = _NUMBER.sub(vary, texts[number % len(texts)])
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\nHồ sơ số {number}.\n", encoding="utf-8")
    return folder


def run(folder: Path, out: Path, jobs: int) -> Mapping[str, float]:
    """Convert a folder in a process of its own; give its figures."""
    command = [sys.executable, "-c", _RUN, str(folder), str(out), str(jobs)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    figures: Mapping[str, float] = json.loads(done.stdout)
    return figures


def read_results(out: Path) -> Mapping[str, bytes]:
    """Give the bytes of every result in a folder."""
    found = (path for path in out.rglob("*") if ".boctach" not in path.parts)
    return {str(path.relative_to(out)): path.read_bytes() for path in found if path.is_file()}


def show(name: str, value: float, bar: float, *, at_least: bool) -> bool:
    """Print a figure beside its bar; give whether it is kept."""
    word = "at least" if at_least else "at most"
    print(f"{name:<58}{value:>12,.3f}  ({word} {bar:,g})", flush=True)
    return value >= bar if at_least else value <= bar


def measure_speed(_: Path, __: argparse.Namespace) -> Iterator[bool]:
    """Characters a second of one worker, and those of underthesea's NER over the same text."""
    from underthesea import ner

    from extract.loaders import load_source
    from extract.normalise.reading import normalise_source
    from extract.pipeline import Converter
    from extract.writers.json_files import write_plan
    from rules.loader import load_rules

    plans = [load_source(path) for path in sorted(ROOT.glob("corpus/*.txt"))]
    converter = Converter()
    characters = sum(len(plan.text) for plan in plans)

    def convert() -> float:
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as out:
            for number, plan in enumerate(plans):
                write_plan(Path(out), converter.convert(plan, f"{number}.txt"), plan.text)
        return time.perf_counter() - began

    convert()
    seconds = min(convert() for _ in range(5))
    readings = [normalise_source(plan, load_rules()).text for plan in plans]
    sample = [line for text in readings for line in text.splitlines() if line.strip()]
    ner(sample[0])
    began = time.perf_counter()
    for paragraph in sample:  # on whole texts it is twenty times as slow, for it is quadratic
        ner(paragraph)
    theirs = sum(map(len, sample)) / (time.perf_counter() - began)
    ours = characters / seconds
    yield show("characters a second, one worker, reading to JSON", ours, 300_000, at_least=True)
    yield show("over underthesea's NER", ours / theirs, 20, at_least=True)


def measure_workers(work: Path, _: argparse.Namespace) -> Iterator[bool]:
    """Two workers against one, tables included; the workers are loaded."""
    folder = make_corpus(work / "middle", MIDDLE)
    run(make_corpus(work / "small", 20), work / "warm", 2)
    best = {1: float("inf"), 2: float("inf")}
    for number in range(3):  # in turn, so that what else the machine does falls on both
        for jobs in best:
            figures = run(folder, work / f"workers-{jobs}-{number}", jobs)
            best[jobs] = min(best[jobs], figures["warm"])
    yield show(f"2 workers against 1, {MIDDLE} plans", best[1] / best[2], 1.8, at_least=True)


def measure_scale(work: Path, options: argparse.Namespace) -> Iterator[bool]:
    """Many plans against few: memory of the parent, throughput; then nothing has changed."""
    few_folder = make_corpus(work / "few", FEW)
    many_folder = make_corpus(work / "many", options.plans)
    few_runs = [run(few_folder, work / f"few-{number}", 2) for number in range(3)]
    many = run(many_folder, work / "many-out", 2)
    # A run of few is short: those before and after tell what else the machine did meanwhile.
    few_runs += [run(few_folder, work / f"few-{number}", 2) for number in range(3, 6)]
    again = run(many_folder, work / "many-out", 2)
    assert again["unchanged"] == options.plans
    few = {name: statistics.median(one[name] for one in few_runs) for name in many}
    print(
        f"{options.plans} plans: {many['seconds']:.0f} s, of these tables {many['tables']:.1f} s; "
        f"again: {again['seconds']:.2f} s; parent {few['megabytes']:.0f} and "
        f"{many['megabytes']:.0f} MB; {FEW} plans: "
        + ", ".join(f"{one['warm']:.1f}" for one in few_runs)
        + " s"
    )
    name = f"{options.plans} plans against {FEW}"
    memory = many["megabytes"] / few["megabytes"]
    yield show(f"peak memory of the parent, {name}", memory, 1.2, at_least=False)
    rates = (options.plans / many["warm"]) / (FEW / few["warm"])
    yield show(f"throughput, {name}", rates, 0.95, at_least=True)
    share = again["seconds"] / many["seconds"]
    yield show("second run over unchanged plans, share of the first", share, 0.01, at_least=False)


def measure_kill(work: Path, options: argparse.Namespace) -> Iterator[bool]:
    """Kill -9 at random moments, some of them in the resumed run, then end it: the same bytes."""
    folder = make_corpus(work / "kill", 60)
    seconds = run(folder, work / "kill-whole", 2)["seconds"]
    whole = read_results(work / "kill-whole")
    same = 0
    for number in range(options.rounds):
        chance, out = random.Random(number), work / "kill-out"
        shutil.rmtree(out, ignore_errors=True)
        for _ in range(1 + number % 2):
            command = [sys.executable, "-c", _RUN, str(folder), str(out), str(1 + number % 2)]
            process = subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(chance.uniform(0.3, seconds * 1.1))
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        run(folder, out, 2)
        same += read_results(out) == whole
    name = f"same bytes after kill -9 and resume, of {options.rounds}"
    yield show(name, same, options.rounds, at_least=True)


PARTS = {
    "speed": measure_speed,
    "workers": measure_workers,
    "scale": measure_scale,
    "kill": measure_kill,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and say with the exit code whether the bars are kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--plans", type=int, default=10_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=50, metavar="N")
    parser.add_argument("--check", action="store_true", help="end with 1 beyond a bar")
    options = parser.parse_args(arguments)
    kept = True
    with tempfile.TemporaryDirectory() as work:
        for part in options.parts or PARTS:
            for is_kept in PARTS[part](Path(work), options):
                kept &= is_kept
    if options.check and not kept:
        sys.exit(1)


if __name__ == "__main__":
    main()
