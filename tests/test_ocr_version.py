"""Which Tesseract is there is asked once, and again where its files changed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from extract.batch import ocr_version
from extract.batch.ocr_version import describe_tesseract, versions_of

PROGRAM = """#!/bin/sh
echo "$1" >> {folder}/calls
if [ "$1" = --version ]; then echo "tesseract {version}"; echo " leptonica-1.82.0"
else printf 'List of available languages in "{folder}/data/" (2):\\neng\\n{language}\\n'; fi
"""


def install(folder: Path, version: str = "5.3.0", language: str = "vie") -> None:
    text = PROGRAM.format(folder=folder, version=version, language=language)
    (folder / "tesseract").write_text(text, encoding="utf-8")
    (folder / "tesseract").chmod(stat.S_IRWXU)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "vie.traineddata").write_bytes(b"fast")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(ocr_version, "_ask", ocr_version._ask.__wrapped__)  # type: ignore[attr-defined]
    install(tmp_path)
    return tmp_path


def calls(folder: Path) -> int:
    return len((folder / "calls").read_text(encoding="utf-8").split())


def test_it_is_started_only_where_something_changed(folder: Path):
    told = describe_tesseract(None)
    assert versions_of(told)["tesseract"] == "tesseract 5.3.0"
    assert describe_tesseract(told) == told
    assert calls(folder) == 2
    (folder / "data" / "vie.traineddata").write_bytes(b"best, and larger")
    better = describe_tesseract(told)
    assert versions_of(better)["tesseract"] == "tesseract 5.3.0"
    assert versions_of(better)["vie"] != versions_of(told)["vie"]
    install(folder, "5.5.1-rc")
    assert versions_of(describe_tesseract(better))["tesseract"] == "tesseract 5.5.1-rc"


@pytest.mark.parametrize("language", ["eng", ""])
def test_what_was_read_stands_where_there_is_none_now(
    folder: Path, language: str, monkeypatch: pytest.MonkeyPatch
):
    told = describe_tesseract(None)
    if language:
        install(folder, language=language)
    else:
        (folder / "tesseract").unlink()
        monkeypatch.setenv("PATH", str(folder))
    assert describe_tesseract(told) == told
    assert describe_tesseract(None) == ""
    assert versions_of("") == {}


def test_a_description_of_another_kind_is_made_anew(folder: Path):
    assert versions_of(describe_tesseract("[1, 2]"))["tesseract"] == "tesseract 5.3.0"
