"""A real browser, a real JupyterLab on loopback, and the page's own complaints.

The browser is Debian's Chromium. Where none is found these tests are skipped, except in CI: there a
missing browser is a failure.
"""

import os
import shutil
import socket
import subprocess
import sys
import tarfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic", "--no-first-run",
]  # fmt: skip
TOKEN = "course"  # noqa: S105 — of a server that lives for one test run, on loopback


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.timeout(300))


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        reason = "no Chromium found: install it with `apt install chromium` to run the browser tests"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A page that must not complain in its console."""
    context = browser.new_context(viewport={"width": 1500, "height": 1100}, accept_downloads=False)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    yield page
    context.close()
    assert page.complaints == []


@dataclass
class Lab:
    """A running JupyterLab and the folder it shows."""

    url: str
    folder: object

    def open(self, page, notebook):
        page.goto(f"{self.url}/lab/tree/{notebook}?reset&token={TOKEN}")
        page.locator(".jp-NotebookPanel:visible .jp-Cell").first.wait_for(timeout=90_000)

    def run_all(self, page):
        # The status bar knows when the kernel is there; cells sent before that make the page ask for one.
        page.get_by_text("| Idle").wait_for(timeout=90_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


@pytest.fixture(scope="session")
def lab(chromium, tmp_path_factory):  # noqa: ARG001 — no browser, no server
    """JupyterLab as the command line starts it, with the French guides in its folder."""
    folder, port = tmp_path_factory.mktemp("lab"), free_port()
    command = [
        str(Path(sys.executable).with_name("course-toolkit")), "--lang", "fr", "lab", str(folder), "--no-browser",
        "--port", str(port),
    ]  # fmt: skip
    log = (folder / "server.log").open("w")
    env = {**os.environ, "JUPYTER_TOKEN": TOKEN, "JUPYTER_CONFIG_DIR": str(folder / ".jupyter")}
    server = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/api?token={TOKEN}", server, folder / "server.log")
        yield Lab(url, folder)
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url, server, log, seconds=90):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 — our own server
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"JupyterLab did not answer within {seconds} s:\n{log.read_text()}")


class ExplorerOnPage:
    """What a person sees and does: read the matrix, drag in a pane, press keys."""

    def __init__(self, page, root):
        self.page = page
        self.root = root
        self.stage = root.locator(".ct-stage")
        self.sentence = root.locator(".ct-sentence")

    def matrix(self):
        """Return the counts on the page: tn, fp, fn, tp."""
        # Of all that moves in the picture, only the four counts are bare numbers; they come row by row.
        texts = [
            text.replace("\u202f", "").replace(",", "") for text in self.stage.locator("svg text").all_text_contents()
        ]
        return tuple(int(text) for text in texts if text.isdigit())

    def at(self, pane, x_share, y_share):
        """Return the page coordinates of a place in a pane, in shares of its width and height."""
        box = self.root.locator(f'.ct-hit[data-pane="{pane}"]').bounding_box()
        return box["x"] + x_share * box["width"], box["y"] + y_share * box["height"]

    def drag(self, pane, start, stop):
        self.page.mouse.move(*self.at(pane, *start))
        self.page.mouse.down()
        self.page.mouse.move(*self.at(pane, *stop), steps=8)
        self.page.mouse.up()

    def click(self, pane, x_share, y_share):
        self.page.mouse.click(*self.at(pane, x_share, y_share))


@pytest.fixture
def explorer_on(page):
    """Return a function that finds the explorer inside a part of the page, and waits for its picture."""

    def find(root):
        root.locator(".ct-stage img").wait_for(timeout=60_000)
        return ExplorerOnPage(page, root)

    return find


@pytest.fixture(scope="session")
def axe(tmp_path_factory):
    """The source of axe-core, the accessibility checker, as npm packs it."""
    npm = shutil.which("npm")
    if npm is None:
        reason = "no npm found: install it to check accessibility with axe-core"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run([npm, "pack", "axe-core@4", "--silent"], cwd=folder, check=True, timeout=120, capture_output=True)
    with tarfile.open(next(folder.glob("axe-core-*.tgz"))) as archive:
        return archive.extractfile("package/axe.min.js").read().decode("utf-8")
