"""How fast plans are converted, as ratios taken in one run, so that the machine cancels out.

    python bench/speed.py [--check] [FOLDER]

Prints, for the plans of FOLDER (``corpus``): the time to convert them over the time of spaCy's
blank tokeniser (``spacy.blank("xx")``) on the same text, both loaded and warm; the time for one
plan repeated 100 times over the time for one; characters a second. ``--check`` ends with 1 where
a ratio is above its bar.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from extract.batch import SUFFIXES
from extract.loaded import LoadedSource
from extract.loaders import load_source
from extract.loaders.text import load_text
from extract.pipeline import Converter
from rules.loader import load_rules

ROOT = Path(__file__).parents[1]
ROUNDS = 5
REPEATS = 100
TOKENISER_BAR, LENGTH_BAR = 4.0, 120.0


def best_seconds(work: Callable[[], object], rounds: int) -> float:
    """Give the time of the fastest of some runs: the one that was disturbed least."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def repeated(plan: LoadedSource) -> LoadedSource:
    """Give a plan so many times over, as one text."""
    return load_text(Path("repeated.txt"), (plan.text + "\n").encode() * REPEATS)


def measure(plans: Sequence[LoadedSource]) -> tuple[float, float]:
    """Print the figures and give the two ratios."""
    converter = Converter(load_rules())
    tokeniser = spacy.blank("xx")
    characters = sum(len(plan.text) for plan in plans)

    def convert(sources: Sequence[LoadedSource]) -> None:
        for source in sources:
            converter.convert(source, "plan.txt")

    convert(plans)  # loads what is loaded at first use
    tokenising = best_seconds(lambda: [tokeniser.make_doc(plan.text) for plan in plans], ROUNDS)
    converting = best_seconds(lambda: convert(plans), ROUNDS)
    longest = max(plans, key=lambda plan: len(plan.text))
    many = repeated(longest)
    once = best_seconds(lambda: convert([longest]), ROUNDS)
    hundredfold = best_seconds(lambda: convert([many]), 1)
    by_tokeniser, by_length = converting / tokenising, hundredfold / once
    print(f"plans                          {len(plans)}, {characters:,} characters")
    print(f"spaCy's blank tokeniser        {tokenising * 1000:.0f} ms")
    print(f"converting                     {converting * 1000:.0f} ms")
    print(f"converting / tokeniser         {by_tokeniser:.2f}  (bar {TOKENISER_BAR:.0f})")
    print(f"one plan                       {once * 1000:.0f} ms, {len(longest.text):,} characters")
    print(f"{REPEATS} times over                 {hundredfold * 1000:.0f} ms")
    print(f"{REPEATS} times over / once          {by_length:.1f}  (bar {LENGTH_BAR:.0f})")
    print(f"characters a second            {characters / converting:,.0f}")
    return by_tokeniser, by_length


def main() -> None:
    """Measure, and say with the exit code whether the bars are kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "corpus")
    parser.add_argument("--check", action="store_true", help="end with 1 above a bar")
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.iterdir() if path.suffix in SUFFIXES)
    by_tokeniser, by_length = measure([load_source(path) for path in paths])
    if arguments.check and (by_tokeniser > TOKENISER_BAR or by_length > LENGTH_BAR):
        sys.exit(1)


if __name__ == "__main__":
    main()
