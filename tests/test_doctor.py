from __future__ import annotations

import pytest
from typer.testing import CliRunner

import cli
from extract import doctor


def test_everything_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"--version": "5.3.0\nmore", "--list-langs": "List:\neng\nvie\n"}
    monkeypatch.setattr(doctor, "find_office", lambda: "/usr/bin/soffice")
    monkeypatch.setattr(doctor.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(doctor, "_run", lambda command: said[command[-1]])
    assert [one.missing for one in doctor.check_formats() if one.missing] == []
    assert doctor.check_tools()["office"].found == "5.3.0"
    assert CliRunner().invoke(cli.app, ["doctor"]).exit_code == 0


def test_what_is_missing_is_told_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_office", lambda: None)
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    monkeypatch.setenv("COLUMNS", "200")
    result = CliRunner().invoke(cli.app, ["doctor"])
    assert result.exit_code == 1
    assert "chưa, cần: LibreOffice" in result.output
    assert "apt-get install libreoffice-writer-nogui" in result.output
    assert "apt-get install tesseract-ocr-vie" in result.output


def test_tesseract_without_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(doctor, "_run", lambda command: "eng\n")
    tools = doctor.check_tools()
    assert (tools["tesseract"].found, tools["language"].found) == ("eng", "")


def test_a_program_that_fails_says_nothing() -> None:
    assert doctor._run(["/no/such/program"]) == ""
