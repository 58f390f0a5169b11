"""Inputs and outputs in S3-compatible storage, as a server on this machine offers it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("ray")
pytest.importorskip("s3fs")
pytest.importorskip("moto.server")

import fsspec
import ray
from moto.server import ThreadedMotoServer

import cli
from extract.batch import Options, convert_folder
from extract.cluster.converting import UrlError, convert_on_cluster
from tests.test_cluster import results_of

pytestmark = [
    pytest.mark.ray,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the server's own libraries
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

TEXT = "KẾ HOẠCH\nCăn cứ Nghị quyết số {number}/NQ-CP ngày 15/7/2021 của Chính phủ;\n"


@pytest.fixture(scope="module")
def storage() -> Iterator[fsspec.AbstractFileSystem]:
    """A store with two buckets, and a cluster whose workers know where it is."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    known = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "no_proxy": host,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in known.items():
            patch.setenv(name, value)
        ray.init(
            num_cpus=2, include_dashboard=False, log_to_driver=False,
            runtime_env={"env_vars": known},
        )  # fmt: skip
        files = fsspec.filesystem("s3", skip_instance_cache=True)
        for bucket in ("plans", "results"):
            files.mkdir(bucket)
        yield files
        ray.shutdown()
    server.stop()


@pytest.fixture
def folder(tmp_path: Path, storage: fsspec.AbstractFileSystem) -> Path:
    """Plans on this machine, and the same under ``s3://plans/2025``."""
    folder = tmp_path / "in"
    for number, name in enumerate(("xã A/kế hoạch.txt", "xã B/b.txt", "hỏng.docx")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(number=number + 1), encoding="utf-8")
    for path in folder.rglob("*.*"):
        storage.put_file(str(path), f"plans/2025/{path.relative_to(folder).as_posix()}")
    return folder


def fetched(storage: fsspec.AbstractFileSystem, name: str) -> dict[str, bytes]:
    storage.invalidate_cache()
    return {path.removeprefix(f"{name}/"): storage.cat_file(path) for path in storage.find(name)}


def test_plans_go_from_bucket_to_bucket(
    folder: Path, tmp_path: Path, storage: fsspec.AbstractFileSystem
) -> None:
    urls, work = (["s3://plans/2025"], "s3://results/2025"), tmp_path / "work"
    summary = convert_on_cluster(*urls, work=work)
    assert (summary.plans, [one.document for one in summary.failures]) == (2, ["hỏng.docx"])
    convert_folder([folder], tmp_path / "own")
    assert fetched(storage, "results/2025") == results_of(tmp_path / "own")
    # What changed there is converted again, what is gone there is dropped here.
    storage.pipe_file("plans/2025/xã B/b.txt", TEXT.format(number=99).encode())
    storage.rm_file("plans/2025/xã A/kế hoạch.txt")
    again = convert_on_cluster(*urls, Options(prune=True), work=work)
    assert (again.plans, again.unchanged, again.pruned) == (1, 1, 1)
    there = fetched(storage, "results/2025")
    assert b"99/NQ-CP" in there["citations.csv"]
    assert [name for name in there if name.endswith(".txt.json")] == ["xã B/b.txt.json"]


def test_the_command_line_takes_urls(
    folder: Path, tmp_path: Path, storage: fsspec.AbstractFileSystem, monkeypatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    arguments = ["convert", "s3://plans/2025", "-o", "s3://results/cli", "--engine", "ray", "-q"]
    assert CliRunner().invoke(cli.app, arguments).exit_code == 1  # one file is broken
    assert "xã B/b.txt.json" in fetched(storage, "results/cli")
    assert "failures.csv" in fetched(storage, "results/cli")


@pytest.mark.usefixtures("storage")
def test_a_bucket_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UrlError, match="s3://nothing/2025"):
        convert_on_cluster(["s3://nothing/2025"], tmp_path / "out", work=tmp_path / "work")
