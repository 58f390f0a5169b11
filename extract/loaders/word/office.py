"""Older Word files and their kin (``.doc``, ``.rtf``, ``.odt``), turned into .docx by LibreOffice.

LibreOffice runs on a copy in a folder of its own, with a profile of its own: no macro is run,
nothing is fetched, and it is ended after a set time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from extract.errors import SourceUnreadableError
from extract.loaded import LoadedSource
from extract.loaders.web.html import load_html
from extract.loaders.word.docx import load_docx
from rules.loader import RuleBook

TIME_LIMIT = 120.0
"""Seconds for one file; a long plan takes under ten."""

MAX_BYTES = 100_000_000

MEDIA_TYPES: Mapping[str, str] = {
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOWHERE = "127.0.0.1"
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def find_office() -> str | None:
    """Give the path of LibreOffice's program; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def load_word(path: Path, data: bytes, rules: RuleBook | None = None) -> LoadedSource:
    """Read a Word file of any kind, told by its content and not by its suffix.

    Args:
        path: For messages.
        data: The file's bytes.
        rules: Layout and encodings; ours where left out.

    Raises:
        SourceUnreadableError: As `load_docx`, `load_html` and `load_office`.
    """
    head = data[:2000].lstrip().lower()
    if data.startswith(b"PK") and path.suffix.lower() != ".odt":
        return load_docx(path, data, rules)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise SourceUnreadableError(path, "file_encrypted")
        return load_office(path, data, ".doc", rules)
    if head.startswith(b"{\\rtf"):
        return load_office(path, data, ".rtf", rules)
    if data.startswith(b"PK"):
        return load_office(path, data, ".odt", rules)
    if head.startswith((b"<html", b"<!doctype html", b"mime-version:", b"<meta", b"<?xml")):
        return load_html(path, data, rules)  # what many sites serve as .doc
    raise SourceUnreadableError(path, "not_word" if data else "file_empty")


def load_office(
    path: Path, data: bytes, suffix: str, rules: RuleBook | None = None
) -> LoadedSource:
    """Read a file that LibreOffice can turn into .docx.

    Args:
        path: For messages.
        data: The file's bytes.
        suffix: What the file is: ``.doc``, ``.rtf``, ``.odt``.
        rules: Layout and encodings.

    Raises:
        SourceUnreadableError: LibreOffice is not installed, takes too long or cannot read it.
    """
    office = find_office()
    if office is None:
        raise SourceUnreadableError(path, "office_missing", {"suffix": suffix})
    if len(data) > MAX_BYTES:
        values = {"size": f"{len(data) / 1e6:.0f}", "limit": str(MAX_BYTES // 1_000_000)}
        raise SourceUnreadableError(path, "file_too_large", values)
    with tempfile.TemporaryDirectory(prefix="boctach-", ignore_cleanup_errors=True) as folder:
        made = _convert(path, data, suffix, office, Path(folder))
    loaded = load_docx(path, made, rules)
    return replace(
        loaded,
        media_type=MEDIA_TYPES[suffix],
        loader="docx (libreoffice)",
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _convert(path: Path, data: bytes, suffix: str, office: str, folder: Path) -> bytes:
    source = folder / f"plan{suffix}"
    source.write_bytes(data)
    profile = folder / "profile"
    _write_profile(profile)
    command = [
        *_without_network(), office, "--headless", "--norestore", "--nodefault", "--nologo",
        "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "http_proxy": f"http://{_NOWHERE}:9",
        "https_proxy": f"http://{_NOWHERE}:9",
    }
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # it starts a second process: both are ended together
    ) as process:
        try:
            process.wait(TIME_LIMIT)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise SourceUnreadableError(
                path, "office_too_slow", {"seconds": f"{TIME_LIMIT:.0f}"}
            ) from error
    made = folder / "out" / "plan.docx"
    if not made.is_file():
        raise SourceUnreadableError(path, "file_broken", {"error": "LibreOffice"})
    return made.read_bytes()


def _write_profile(profile: Path) -> None:
    items = "".join(
        _ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


@lru_cache(maxsize=1)
def _without_network() -> tuple[str, ...]:
    """Give what to put before a command so that it has no network; empty where not allowed."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    command = (unshare, "--user", "--map-root-user", "--net")
    try:
        tried = subprocess.run([*command, "true"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if tried.returncode == 0 else ()
