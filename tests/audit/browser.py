"""A headless Chromium for tests, driven over a pipe (DevTools protocol), with no driver program."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
_TROUBLE = {"Runtime.exceptionThrown", "Log.entryAdded"}


class Tab:
    """One tab; notes all that a page complains of and all that it asks for."""

    def __init__(self, write: int, read: int):
        self._write, self._read = write, read
        self._number = 0
        self._session: str | None = None
        self._left = b""
        self._events: list[dict[str, Any]] = []
        self.trouble: list[str] = []
        self.requests: list[str] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        found = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, timeout: float = 60, **params: Any) -> dict[str, Any]:
        """Give the answer to a command."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data) :]
        until = time.monotonic() + timeout
        while True:
            answer = self._next(until)
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]
            self._note(answer)

    def _next(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._left:
            assert select.select([self._read], [], [], max(0, until - time.monotonic()))[0], (
                "silent"
            )
            piece = os.read(self._read, 1 << 16)
            assert piece, "Chromium has ended"
            self._left += piece
        one, self._left = self._left.split(b"\0", 1)
        return json.loads(one)

    def _note(self, event: dict[str, Any]) -> None:
        method, params = event.get("method", ""), event.get("params", {})
        self._events.append(event)
        if method in _TROUBLE or (
            method == "Runtime.consoleAPICalled" and params["type"] in {"error", "warning"}
        ):
            self.trouble.append(json.dumps(params, ensure_ascii=False)[:2000])
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])

    def size(self, width: int, height: int) -> None:
        """Make the window as large as that of a phone or desk."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def open(self, address: str) -> float:
        """Open a page; give the seconds until its first view is drawn."""
        self.send("Page.navigate", url="about:blank")
        begun = time.monotonic()
        self.send("Page.navigate", url=address)
        self.wait("document.querySelector('main h1') !== null")
        self.run("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        return time.monotonic() - begun

    def go(self, place: str) -> None:
        """Go to a view of the page that is open."""
        self.run(f"void (location.hash = {json.dumps(place)})")
        self.run("new Promise(done => setTimeout(done, 60))")

    def run(self, script: str) -> Any:
        """Give what a JavaScript expression gives; a promise is waited for."""
        answer = self.send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, f"{script}: {answer['exceptionDetails']}"
        return answer["result"].get("value")

    def wait(self, condition: str, seconds: float = 20) -> None:
        """Wait until a JavaScript expression is true."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.run(f"Boolean({condition})"):
                return
            time.sleep(0.02)
        raise AssertionError(f"never true: {condition}")

    def press(self, key: str) -> None:
        """Press and release a key."""
        codes = {"Enter": 13, "Tab": 9}
        text = {"Enter": "\r", "Tab": ""}.get(key, key)
        common = {"key": key, "windowsVirtualKeyCode": codes.get(key, ord(key[0].upper()))}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def click(self, selector: str) -> None:
        """Click with the mouse in the middle of the first element that a selector finds."""
        at = self.run(
            f"(() => {{ const one = document.querySelector({json.dumps(selector)});"
            " one.scrollIntoView({block: 'center'}); const box = one.getClientRects()[0];"
            " return [box.x + Math.min(box.width / 2, 60), box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send(
                "Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", clickCount=1
            )
        self.run("new Promise(done => setTimeout(done, 60))")

    def picture(self, path: Path) -> None:
        """Write what the window shows as PNG."""
        data = self.send("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))

    def paper(self) -> bytes:
        """Give the page as printed: PDF."""
        return base64.b64decode(self.send("Page.printToPDF", printBackground=True)["data"])


@contextmanager
def open_tab(profile: Path) -> Iterator[Tab]:
    """Start Chromium with an empty profile and give its one tab; end it with the block."""
    assert CHROMIUM is not None
    inner_read, write = os.pipe()
    read, inner_write = os.pipe()
    command = f'exec "$0" "$@" 3</dev/fd/{inner_read} 4>/dev/fd/{inner_write}'
    process = subprocess.Popen(
        ["sh", "-c", command, CHROMIUM, *_FLAGS, f"--user-data-dir={profile}"],
        pass_fds=(inner_read, inner_write),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(inner_read)
    os.close(inner_write)
    try:
        yield Tab(write, read)
    finally:
        with suppress(OSError):
            os.write(write, b'{"id":0,"method":"Browser.close"}\0')
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(write)
        os.close(read)
