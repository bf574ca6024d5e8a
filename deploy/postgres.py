"""A PostgreSQL of one's own on loopback, with a password; Debian's package ``postgresql`` is all that it needs."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PostgreSQL:
    """A server that runs, and its password."""

    port: int
    password: str
    folder: Path

    def without_password(self, database: str) -> str:
        """How to connect to a database, for whoever has the password in the environment."""
        return f"host=127.0.0.1 port={self.port} user=postgres dbname={database}"

    def connection(self, database: str = "postgres", password: str | None = None) -> str:
        """How to connect to a database, with the password, or with another."""
        return f"{self.without_password(database)} password={password or self.password}"

    def make_database(self, name: str) -> None:
        """Make an empty database."""
        command = [_program("createdb"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", name]
        subprocess.run(command, check=True, env=os.environ | {"PGPASSWORD": self.password})

    def start(self) -> None:
        """Start it, or start it again."""
        options = f"-p {self.port} -h 127.0.0.1 -k {self.folder} -c fsync=off"
        _run("pg_ctl", "-D", str(self.folder / "data"), "-o", options, "-l", str(self.folder / "log"), "-w", "start")

    def stop(self) -> None:
        """Stop it at once, as a machine that goes away does."""
        _run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")


def why_not() -> str | None:
    """Why no server can be started here; None where one can."""
    try:
        _program("initdb")
    except FileNotFoundError:
        return "no PostgreSQL here: apt-get install postgresql"
    return None


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Start a server with its own data on a free port; nothing of it is left afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="parallax-postgresql-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = PostgreSQL(free.getsockname()[1], secrets.token_hex(8), folder)
    (folder / "password").write_text(server.password)
    if os.geteuid() == 0:
        for path in (folder, folder / "password"):
            shutil.chown(path, "postgres")
    try:
        _run("initdb", "-D", str(folder / "data"), "-A", "scram-sha-256", "-U", "postgres", "--pwfile", str(folder / "password"))
        server.start()
        yield server
        if (folder / "data" / "postmaster.pid").exists():
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL, which root may not, as its own user."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*before, _program(program), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")


def _program(name: str) -> str:
    found = [*sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), shutil.which(name)]
    if found == [None]:
        raise FileNotFoundError(name)
    return str(found[0])
