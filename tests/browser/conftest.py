"""A real server, a real Chromium and no way out: what every browser test stands on."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser import chromium
from tests.browser.walking import exceptions, fence, launch, no_exception, settled

__all__ = ["exceptions", "no_exception", "settled"]

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
BUILD_SECONDS = 600
START_SECONDS = 90
LOG_LINES = 60
SERVER_LOG = pytest.StashKey[Path]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder and put them last.

    Last because Playwright leaves an event loop running in the thread, in which no other test could start one.
    First of its kind because ``-m browser`` reads the marks in the same hook.
    """
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.path.is_relative_to(HERE))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put the end of the server's log under a test that failed."""
    report = yield
    if report.failed and (log := item.config.stash.get(SERVER_LOG, None)):
        report.sections.append(("server log", _tail(log)))
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None, None, None]:
    """Draw a box, below everything else, if a browser test was skipped or none was run at all."""
    yield
    skipped = _walks(terminalreporter, "skipped")
    walked = any(_walks(terminalreporter, outcome) for outcome in ("passed", "failed", "error", "xfailed"))
    if skipped or not walked:
        lines = [f"BROWSER TESTS NOT RUN: {len(skipped) or 'all'}", *sorted({_reason(report) for report in skipped})]
        width = max(map(len, lines))
        boxed = [f"┏{'━' * width}━━┓", *(f"┃ {line:<{width}} ┃" for line in lines), f"┗{'━' * width}━━┛"]
        terminalreporter.write_line("\n".join(boxed), red=True, bold=True)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a snapshot in a folder of its own, or reuse the one in the folder PARALLAX_TEST_STORE names."""
    kept = os.environ.get("PARALLAX_TEST_STORE")
    folder = Path(kept).resolve() if kept else tmp_path_factory.mktemp("store")
    build = subprocess.run(
        [sys.executable, "-m", "data", "build", "--if-missing"],
        cwd=ROOT,
        env=os.environ | {"PARALLAX_STORE": str(folder)},
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )
    assert build.returncode == 0, f"the snapshot could not be built:\n{build.stdout}{build.stderr}"
    return folder


@pytest.fixture(scope="session")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[str]:
    """Start the dashboard as a reader would and yield its address."""
    log = pytestconfig.stash[SERVER_LOG] = tmp_path_factory.mktemp("server") / "server.log"
    with serving(store, log) as base:
        yield base


@contextmanager
def serving(store: Path, log: Path, app: str = "app.py") -> Iterator[str]:
    """Serve a store and give the address."""
    base = f"http://127.0.0.1:{_free_port()}"
    with log.open("wb") as sink, _start(base, store, sink.fileno(), app) as process:
        try:
            _wait_until_healthy(base, process, log)
            yield base
        finally:
            _end(process)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; without one the tests are skipped, which the summary says loudly."""
    path = chromium.find()
    if path is None:
        pytest.skip(chromium.why_not())
    with sync_playwright() as playwright:
        try:
            started = launch(playwright, path)
        except PlaywrightError as error:
            pytest.skip(f"{path} does not start: {str(error).splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """Open a fresh reader's browser, 1280 by 720."""
    context = browser.new_context(
        base_url=server, viewport={"width": 1280, "height": 720}, service_workers="block", accept_downloads=True
    )
    yield context
    context.close()


@pytest.fixture
def outside_requests(context: BrowserContext, server: str) -> Iterator[list[str]]:
    """Refuse what would leave the server, and fail the test at its end if anything tried."""
    refused = fence(context, server)
    yield refused
    assert not refused, f"the page asked for {refused}"


@pytest.fixture
def page(context: BrowserContext, outside_requests: list[str]) -> Page:
    """Open an empty page inside the fence; `page.goto("/")` is the overview."""
    return context.new_page()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(base: str, store: Path, sink: int, app: str) -> subprocess.Popen[bytes]:
    address, port = base.removeprefix("http://").split(":")
    command = [sys.executable, "-m", "streamlit", "run", app, "--server.address", address, "--server.port", port]
    # A session of its own is a process group of its own, which can be ended as one.
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"PARALLAX_STORE": str(store)},
        stdin=subprocess.DEVNULL,
        stdout=sink,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _wait_until_healthy(base: str, process: subprocess.Popen[bytes], log: Path) -> None:
    # No proxy of the machine may stand between us and ourselves.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with direct.open(f"{base}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not answer (status {process.poll()}):\n{_tail(log)}")


def _end(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(10)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            return


def _tail(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-LOG_LINES:])


def _walks(reporter: pytest.TerminalReporter, outcome: str) -> list[pytest.TestReport]:
    reports = reporter.stats.get(outcome, [])
    return [report for report in reports if isinstance(report, pytest.TestReport) and "browser" in report.keywords]


def _reason(report: pytest.TestReport) -> str:
    words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return " ".join(words.removeprefix("Skipped: ").split())[:110]
