"""The batch over Ray: two workers on this machine, one of them killed, the same bytes as ours.

``-m "not ray"`` leaves these tests out.
"""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import fsspec
import pytest
import ray

from extract.batch import Job, Options, Outcome, Settings, convert_folder
from extract.batch.jobs import make_converting
from extract.cluster.converting import UrlError, convert_on_cluster
from extract.cluster.storage import Store, as_url, mirror_inputs, upload_results
from extract.loaders.page_options import OcrOptions, PageOptions

pytestmark = pytest.mark.ray

TEXT = "KẾ HOẠCH\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\n"


def make_dying(settings: Settings) -> Callable[[Job], Outcome]:
    """Make what dies once, by signal 9, in the midst of ``c.txt``, and always with ``f.txt``."""
    convert = make_converting(settings)

    def one(job: Job) -> Outcome:
        name = Path(job.file.document).name
        if name == "f.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "c.txt":
            mark = Path(os.environ["BOCTACH_TEST_MARK"])
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        if name == "slow.txt":
            time.sleep(60)
        if name == "pages.txt":
            told = settings.pages.reading.on_page
            assert told is not None
            told()
            time.sleep(4)
        return convert(job)

    return one


@pytest.fixture(scope="module")
def mark(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mark") / "died"


@pytest.fixture(scope="module")
def cluster(mark: Path) -> Iterator[None]:
    environment = {"env_vars": {"BOCTACH_TEST_MARK": str(mark)}}
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env=environment)
    yield
    ray.shutdown()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "xa").mkdir(parents=True)
    for number, name in enumerate("abcde"):
        (folder / "xa" / f"{name}.txt").write_text(TEXT * (number + 1), encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    return folder


def results_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(".")
    }


@pytest.mark.usefixtures("cluster")
def test_a_worker_killed_in_the_midst_changes_no_byte(
    folder: Path, tmp_path: Path, mark: Path
) -> None:
    mark.unlink(missing_ok=True)
    convert_folder([folder], tmp_path / "own")
    summary = convert_on_cluster([folder], tmp_path / "ray", make=make_dying)
    assert mark.exists()
    assert (summary.plans, len(summary.failures)) == (5, 1)
    assert results_of(tmp_path / "ray") == results_of(tmp_path / "own")


@pytest.mark.usefixtures("cluster")
def test_a_file_that_always_kills_and_one_that_never_ends_are_failures(
    folder: Path, tmp_path: Path, mark: Path
) -> None:
    mark.touch()
    for name in ("f.txt", "slow.txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    summary = convert_on_cluster([folder], tmp_path / "out", Options(time_limit=2), make=make_dying)
    assert summary.plans == 5
    assert [(one.document, one.stage) for one in summary.failures] == [
        ("broken.txt", "load"),
        ("f.txt", "convert"),
        ("slow.txt", "convert"),
    ]
    assert "tiến trình của cụm máy bị dừng" in summary.failures[1].reason
    assert "quá 2 giây" in summary.failures[2].reason


@pytest.mark.usefixtures("cluster")
def test_pages_read_by_ocr_have_time_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "pages.txt").write_text(TEXT, encoding="utf-8")
    pages = PageOptions(reading=OcrOptions(page_seconds=60))
    options = Options(time_limit=2, pages=pages)
    summary = convert_on_cluster([folder], tmp_path / "out", options, make=make_dying)
    assert (summary.plans, summary.failures) == (1, ())


@pytest.mark.usefixtures("cluster")
def test_urls_in_and_out(folder: Path, tmp_path: Path, mark: Path) -> None:
    mark.unlink(missing_ok=True)
    convert_folder([folder], tmp_path / "own")
    urls = [f"file://{folder}"], f"file://{tmp_path}/there"
    work = tmp_path / "work"
    summary = convert_on_cluster(*urls, work=work, make=make_dying)
    assert (summary.plans, mark.exists()) == (5, True)
    assert results_of(tmp_path / "there") == results_of(tmp_path / "own")
    again = convert_on_cluster(*urls, work=work)
    assert again.unchanged == 6
    # What is gone and what is new goes on from what is there.
    (folder / "xa" / "a.txt").unlink()
    (folder / "xa" / "b.txt").write_text(TEXT, encoding="utf-8")
    before = set(Path(tempfile.gettempdir()).glob("boctach-*"))
    last = convert_on_cluster(*urls, Options(prune=True), work=work)
    assert set(Path(tempfile.gettempdir()).glob("boctach-*")) <= before
    assert (last.unchanged, last.pruned) == (4, 1)
    convert_folder([folder], tmp_path / "own", Options(prune=True))
    assert results_of(tmp_path / "there") == results_of(tmp_path / "own")


@pytest.mark.usefixtures("cluster")
def test_archives_and_folders_of_pages_come_by_url(tmp_path: Path) -> None:
    import zipfile

    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "xa.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
    convert_folder([folder], tmp_path / "own")
    convert_on_cluster([f"file://{folder}"], tmp_path / "out", work=tmp_path / "work")
    assert results_of(tmp_path / "out") == results_of(tmp_path / "own")
    assert "xa.zip/a.txt.json" in results_of(tmp_path / "out")


def test_a_url_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UrlError, match="memory://none; kiểm tra lại"):
        convert_on_cluster(["memory://none"], tmp_path / "out", work=tmp_path / "work")


def test_a_url_beside_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UrlError, match="chỉ dùng được đúng một địa chỉ"):
        convert_on_cluster(["memory://a", tmp_path], tmp_path / "out")


# Storage, without Ray


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    files = fsspec.filesystem("memory")
    files.pipe({"/plans/xa/a.txt": b"abc", "/plans/b.pdf": b"", "/plans/../c.txt": b"out"})
    yield files
    files.store.clear()


@pytest.mark.usefixtures("memory")
def test_a_mirror_has_names_and_sizes_but_no_bytes(tmp_path: Path) -> None:
    mirror_inputs(Store("memory://plans"), tmp_path / "in")
    assert results_of(tmp_path / "in") == {"b.pdf": b"", "xa/a.txt": b"\0\0\0"}


def test_a_mirror_follows_what_changes(memory: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    mirror_inputs(Store("memory://plans"), tmp_path)
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in ("b.pdf", "xa/a.txt")}
    mirror_inputs(Store("memory://plans"), tmp_path)
    assert {path: (tmp_path / path).stat().st_mtime_ns for path in before} == before
    memory.pipe("/plans/xa/a.txt", b"abd")  # of the same size
    memory.rm_file("/plans/b.pdf")
    mirror_inputs(Store("memory://plans"), tmp_path)
    assert not (tmp_path / "b.pdf").exists()
    assert (tmp_path / "xa/a.txt").stat().st_mtime_ns != before["xa/a.txt"]


def test_results_are_put_once_and_removed_when_gone(
    memory: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (out / ".boctach").mkdir(parents=True)
    for name in ("a.txt.json", "documents.csv", "boctach.log", ".boctach/manifest.sqlite"):
        (out / name).write_text(name, encoding="utf-8")
    store, state = Store("memory://results"), tmp_path / "state"
    assert upload_results(out, store, state) == 2
    assert [name for name, _ in store.list()] == ["a.txt.json", "documents.csv"]
    assert upload_results(out, store, state) == 0
    (out / "a.txt.json").unlink()
    memory.pipe("/results/of-others.txt", b"")
    upload_results(out, store, state)
    assert [name for name, _ in store.list()] == ["documents.csv", "of-others.txt"]


@pytest.mark.parametrize("text", ["plans", "/srv/plans", "C:/plans", "a:b", "./s3:x"])
def test_paths_are_no_urls(text: str) -> None:
    assert as_url(text) is None
