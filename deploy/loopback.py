"""The deployment on this machine alone, to try it: ``python -m deploy.loopback FOLDER``; Ctrl+C ends it. The folder stays, the
catalog goes: the next start makes it anew.

PostgreSQL holds the catalog, the folder the lake's data and the store, and nginx stands before two servers.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from deploy.postgres import postgresql
from deploy.postgres import why_not as why_no_postgresql

HERE = Path(__file__).parent
ROOT = HERE.parent
NAMES = ("one", "two")
PATIENCE_SECONDS = 60
HEALTH = "/_stcore/health"
MAIN = """\
daemon off; pid nginx.pid; error_log error.log; worker_processes 1;
events { }
http {
  access_log access.log;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  include servers.conf; include parallax.conf;
}
"""


@dataclass(frozen=True)
class Deployment:
    """What runs: where readers come in, each server's own address and process, and what an editor has to set."""

    address: str
    servers: Mapping[str, str]
    processes: Mapping[str, "subprocess.Popen[bytes]"]
    environment: Mapping[str, str]

    def edit(self, *words: str) -> None:
        """Run a command of ``python -m data`` as an editor does; raises CalledProcessError where it fails."""
        subprocess.run([sys.executable, "-m", "data", *words], cwd=ROOT, env={**os.environ, **self.environment}, check=True)

    def kill(self, name: str) -> None:
        """End a server as a machine that loses its power does."""
        self.processes[name].kill()
        self.processes[name].wait()


def why_not() -> str | None:
    """Why it cannot be started here; None where it can."""
    if shutil.which("nginx") is None:
        return "no nginx here: apt-get install nginx-light"
    return why_no_postgresql()


@contextmanager
def deployed(folder: Path) -> Iterator[Deployment]:
    """Start it with its data in a folder, and stop it again; the first start builds the bundled records into the lake."""
    with ExitStack() as stack:
        server = stack.enter_context(postgresql())
        server.make_database("lake")
        environment = {
            "PARALLAX_STORE": str(folder / "store"),
            "PARALLAX_ENGINE": f"ducklake:postgres:{server.without_password('lake')}?data={folder / 'lake'}",
            "PGPASSWORD": server.password,
        }
        (folder / "lake").mkdir(parents=True, exist_ok=True)
        ports = {name: _free_port() for name in NAMES}
        addresses = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
        running = Deployment(f"http://127.0.0.1:{_free_port()}", addresses, {}, environment)
        running.edit("build", "--if-missing")
        processes = {name: stack.enter_context(_served(port, environment)) for name, port in ports.items()}
        stack.enter_context(_proxied(folder / "nginx", running.address, ports))
        for address in (*addresses.values(), running.address):
            _wait(address)
        yield Deployment(running.address, addresses, processes, environment)


@contextmanager
def _served(port: int, environment: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    words = ["streamlit", "run", "app.py", "--server.address", "127.0.0.1", "--server.port", str(port)]
    with _running([sys.executable, "-m", *words], {**os.environ, **environment}) as process:
        yield process


@contextmanager
def _proxied(folder: Path, address: str, ports: Mapping[str, int]) -> Iterator[None]:
    """Run nginx with the configuration of this folder, its addresses put in place of those of the example."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "nginx.conf", folder / "parallax.conf")
    servers = (HERE / "servers.conf").read_text(encoding="utf-8")
    for name, example in zip(NAMES, ("10.0.0.1:8501", "10.0.0.2:8501"), strict=True):
        own = f"127.0.0.1:{ports[name]}"
        servers = servers.replace(example, own).replace(example.replace(".", r"\."), own.replace(".", r"\."))
    (folder / "servers.conf").write_text(servers, encoding="utf-8")
    (folder / "listen.conf").write_text(f"listen {address.removeprefix('http://')};\n", encoding="utf-8")
    # Started by root, nginx would work as another, who may not read this folder.
    user = "" if os.geteuid() else "user root; "
    (folder / "nginx.conf").write_text(user + MAIN, encoding="utf-8")
    with _running(["nginx", "-p", str(folder), "-c", "nginx.conf", "-e", "error.log"], None):
        yield


@contextmanager
def _running(words: Sequence[str], environment: Mapping[str, str] | None) -> Iterator["subprocess.Popen[bytes]"]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def _wait(address: str) -> None:
    """Wait for an answer; raises TimeoutError where none comes."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}{HEALTH}", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError(f"nothing answers at {address}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def main() -> None:
    """Start it and wait to be interrupted."""
    parser = argparse.ArgumentParser(prog="python -m deploy.loopback", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the store, the lake's data and nginx's logs are kept")
    options = parser.parse_args()
    if missing := why_not():
        parser.error(missing)
    with deployed(options.folder.resolve()) as running:
        print(f"Parallax: {running.address} (Ctrl+C ends it); servers: {', '.join(running.servers.values())}")
        try:
            signal.pause()
        except KeyboardInterrupt:
            print("ended")


if __name__ == "__main__":
    main()
