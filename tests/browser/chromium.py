"""Find a Chromium to walk the dashboard with, or try to install one.

Usage: python -m tests.browser.chromium
Prints one line and ends with status 1 if there is none.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Asked in a process of its own: Playwright cannot be started twice in one, and a test session may have it running.
ASK_PLAYWRIGHT = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
INSTALL_SECONDS = 300


def find() -> str | None:
    """Return the path of a Chromium that answers, preferring the one named by the variable CHROMIUM."""
    if named := os.environ.get("CHROMIUM"):
        path = shutil.which(named)
        return path if path and _answers(path) else None
    known = [path for path in map(shutil.which, (*NAMES, *MAC_APPS)) if path]
    return next((path for path in known if _answers(path)), None) or _playwrights_own()


def install() -> list[str]:
    """Try each way of getting one until one is found; return what the ways that failed said."""
    said = []
    for name, command in _ways().items():
        status, words = _run(command, INSTALL_SECONDS)
        if status == 0 and find():
            break
        said.append(f"{name}: {words[:160] or 'said nothing'}")
    return said


def why_not() -> str:
    """Say in a few words why `find` returned nothing."""
    if named := os.environ.get("CHROMIUM"):
        return f"CHROMIUM={named} is not a Chromium that runs"
    return "no Chromium found; set CHROMIUM to its path or run python -m tests.browser.chromium"


def _ways() -> dict[str, list[str]]:
    root = _root()
    playwright = [sys.executable, "-m", "playwright", "install"]
    ways = {}
    # Ubuntu's package of that name only points at a snap, which containers cannot install.
    if root is not None and _distribution() == "debian":
        apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c"]
        ways["apt-get"] = [*apt, "apt-get update -qq; apt-get install -y -qq --no-install-recommends chromium"]
    if root is not None and shutil.which("apt-get"):
        ways["playwright --with-deps"] = [*playwright, "--with-deps", "chromium"]
    ways["playwright"] = [*playwright, "chromium"]
    return ways


def _root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    return sudo if shutil.which("sudo") and _run([*sudo, "true"], 10)[0] == 0 else None


def _distribution() -> str | None:
    try:
        return platform.freedesktop_os_release().get("ID")
    except OSError:
        return None


def _playwrights_own() -> str | None:
    status, path = _run([sys.executable, "-c", ASK_PLAYWRIGHT], 60)
    return path if status == 0 and Path(path).is_file() and _answers(path) else None


def _answers(path: str) -> bool:
    return _run([path, "--version"], 30)[0] == 0


def _run(command: list[str], seconds: int) -> tuple[int, str]:
    """Run a command without a keyboard; return its status and one line of what it said: the first error, or the last line."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return 124, f"no answer within {seconds} s"
    except OSError as error:
        return 127, str(error)
    lines = [line.strip() for line in (done.stderr if done.returncode else done.stdout).splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower() or line.startswith("E: ")] if done.returncode else []
    return done.returncode, (errors or lines[-1:] or [""])[0]


def main() -> int:
    """Find or install, and say which."""
    path = find()
    tried = [] if path or os.environ.get("CHROMIUM") else install()
    path = path or find()
    print(f"Chromium: {path}" if path else f"Chromium: NOT HAD ({'; '.join(tried) or why_not()})")
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
