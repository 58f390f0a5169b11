"""A run over a cluster: inputs and outputs are folders that all machines share, or URLs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from extract.batch import Options, Progress, Summary, convert_folder
from extract.batch.jobs import Maker, make_converting
from extract.cluster.ray_engine import RayEngines
from extract.cluster.ray_worker import Carriage
from extract.cluster.storage import Store, as_url, mirror_inputs, upload_results
from rules.errors import BoctachError, ExitCode
from rules.loader import load_rules


class UrlError(BoctachError):
    """A URL that cannot be used. Cause: a slip, no such folder, several inputs of which one is."""

    exit_code = ExitCode.usage

    def __init__(self, message: str, url: str):
        super().__init__(message, url)
        self.message, self.url = message, url

    def __str__(self) -> str:
        """Say what is wrong and what to do."""
        return load_rules().message(self.message, url=self.url)


def convert_on_cluster(
    inputs: Sequence[Path | str],
    out: Path | str,
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    workers: int = 0,
    work: Path | None = None,
    make: Maker = make_converting,
) -> Summary:
    """Convert as `extract.batch.convert_folder` does, on the workers of a Ray cluster.

    Args:
        inputs: Paths that are good on every machine; or one URL of a folder.
        out: A path that is good on every machine, or the URL of a folder.
        options: How to convert; ``jobs`` is not read.
        progress: Told before the first file and after each.
        workers: At most so many; 0 for one on each core of the cluster.
        work: Where the state of a run with URLs is; left out, a folder of the user's cache, one
            for each pair of URLs. A run that was stopped goes on from it.
        make: Makes what converts.

    Raises:
        UrlError: No such folder, or a URL beside other inputs.
        OSError: The store cannot be read or written.
    """
    source = next((url for url in map(as_url, inputs) if url is not None), None)
    target = as_url(out)
    if source is None and target is None:
        makes = RayEngines(workers, make=make)
        return convert_folder([Path(one) for one in inputs], Path(out), options, progress, makes)
    if source is not None and len(inputs) != 1:
        raise UrlError("usage.one_url", source)
    work = work or _work_folder([*map(str, inputs), str(out)])
    results = work / "out" if target is not None else Path(out)
    paths, carriage = [Path(one) for one in inputs], Carriage()
    if source is not None:
        store = Store(source)
        if not store.exists():
            raise UrlError("usage.no_url", source)
        mirror_inputs(store, work / "in")
        paths, carriage = [work / "in"], Carriage(store.url, work / "in")
    summary = convert_folder(paths, results, options, progress, RayEngines(workers, carriage, make))
    if target is not None and results.is_dir():
        upload_results(results, Store(target), work / "uploaded.sqlite")
    return summary


def _work_folder(names: Sequence[str]) -> Path:
    """Give a folder of the user's cache (XDG Base Directory Specification)."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    key = hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
    return Path(cache) / "boctach" / key
