from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from extract.errors import SourceUnreadableError
from extract.loaders.word import office
from extract.loaders.word.office import find_office, load_word
from tests.loaders.word_maker import make_docx, p

RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Times New Roman;}{\f1\fcharset0 .VnTime;}}"
    rb"\f0 K\u7871? ho\u7841?ch\par \f1 n\'a8m 2009\par}"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


@needs_office
def test_rtf_with_an_old_font() -> None:
    loaded = load_word(Path("plan.doc"), RTF)  # an RTF file is often called .doc
    assert loaded.text.splitlines() == ["Kế hoạch", "năm 2009"]
    assert loaded.media_type == "application/rtf"
    assert len(loaded.remarks) == 1


@needs_office
def test_a_file_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "TIME_LIMIT", 0.01)
    with pytest.raises(SourceUnreadableError) as caught:
        load_word(Path("plan.rtf"), RTF)
    assert caught.value.reason == "office_too_slow"


@pytest.mark.parametrize("suffix", [".doc", ".rtf", ".odt"])
def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(SourceUnreadableError) as caught:
        office.load_office(Path(f"plan{suffix}"), b"x", suffix)
    assert f"cần LibreOffice để đọc tệp {suffix}" in str(caught.value)
    assert "apt-get install libreoffice-writer-nogui" in str(caught.value)


def test_a_program_that_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: "true")
    with pytest.raises(SourceUnreadableError) as caught:
        load_word(Path("plan.doc"), OLE + bytes(600))
    assert caught.value.reason == "file_broken"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (make_docx(p("Kế hoạch")), "Kế hoạch\n"),
        ("<html><p>Kế hoạch</html>".encode(), "Kế hoạch\n"),
        (b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>An", "An\n"),
    ],
    ids=["docx", "html", "mht"],
)
def test_content_counts_and_not_the_suffix(data: bytes, expected: str) -> None:
    assert load_word(Path("plan.doc"), data).text == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
        (b"", "file_empty"),
        (b"\x89PNG\r\n", "not_word"),
    ],
    ids=["encrypted", "empty", "picture"],
)  # fmt: skip
def test_what_is_no_word_file(data: bytes, reason: str) -> None:
    with pytest.raises(SourceUnreadableError) as caught:
        load_word(Path("plan.docx"), data)
    assert caught.value.reason == reason


@needs_office
def test_the_conversion_has_no_network() -> None:
    before = office._without_network()
    if not before:
        pytest.skip("this system lets no user give up the network")
    probe = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    done = subprocess.run([*before, "python3", "-c", probe], capture_output=True, text=True)
    assert "Network is unreachable" in done.stderr or "Errno" in done.stderr
