"""Ray on this machine against our own workers, as a ratio taken in one run.

    python bench/ray_engine.py [PLANS]

Bar: at least 0.8 with two workers each over 2,000 plans. The outputs have to be the same bytes.
"""

from __future__ import annotations

import filecmp
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.batch import make_corpus
from extract.batch import Options, Summary, convert_folder
from extract.cluster.converting import convert_on_cluster


def measure(run: Callable[[], Summary], count: int) -> float:
    """Give the seconds of a run that has to convert so many plans."""
    began = time.perf_counter()
    summary = run()
    if summary.plans != count:
        raise SystemExit(f"{summary.plans} of {count} plans were converted")
    return time.perf_counter() - began


def main(count: int) -> None:
    """Print both times and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = make_corpus(Path(name) / "in", count)
        own, ray = Path(name) / "own", Path(name) / "ray"
        alone = measure(lambda: convert_folder([folder], own, Options(jobs=2)), count)
        spread = measure(lambda: convert_on_cluster([folder], ray, Options(), workers=2), count)
        files = [path.relative_to(own) for path in own.rglob("*") if path.is_file()]
        seen = [str(path) for path in files if path.parts[0] != ".boctach"]
        same, _, _ = filecmp.cmpfiles(own, ray, seen, shallow=False)
    print(f"own workers  {alone:.1f} s\nRay          {spread:.1f} s")
    print(f"own / Ray    {alone / spread:.2f}  (bar 0.8)")
    print(f"same bytes   {len(same)} of {len(seen)} files")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
