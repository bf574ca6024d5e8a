"""A real Apache Spark on loopback: a master, two workers and the server of Spark Connect, from the package ``pyspark`` and Java."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

STARTS_WITHIN_SECONDS = 180
WORKERS = 2
MASTER, WORKER = "org.apache.spark.deploy.master.Master", "org.apache.spark.deploy.worker.Worker"
CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"
LOOPBACK = "127.0.0.1"
SETTINGS = {
    "spark.driver.host": LOOPBACK,
    "spark.driver.bindAddress": LOOPBACK,
    "spark.connect.grpc.binding.address": LOOPBACK,
    "spark.ui.enabled": "false",
    # Of what a few records make, two hundred parts would be empty.
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.memory": "2g",
    "spark.executor.memory": "2g",
}


def why_not() -> str | None:
    """Why none can be started here; None where one can."""
    if not list((home() / "jars").glob("spark-connect_*.jar")):
        return "no Apache Spark: SPARK_HOME names the folder of one, such as of tests/requirements-spark-cluster.txt (README)"
    return None if shutil.which("java") else "no Java here: apt-get install openjdk-17-jre-headless"


def home() -> Path:
    """Where it lies."""
    return Path(os.environ.get("SPARK_HOME") or "/nowhere").resolve()


@dataclass(frozen=True)
class Cluster:
    """What was started: where Spark Connect listens, and the workers, which may be killed."""

    port: int
    workers: Sequence["subprocess.Popen[bytes]"]


@contextmanager
def apache_spark(folder: Path) -> Iterator[Cluster]:
    """Start all four on free ports; they have ended afterwards."""
    master, connect = _free_port(), _free_port()
    url = f"spark://{LOOPBACK}:{master}"
    with ExitStack() as stack:

        def start(name: str, *words: str) -> "subprocess.Popen[bytes]":
            return stack.enter_context(_running(folder / f"{name}.log", words))

        start("master", "spark-class", MASTER, "--host", LOOPBACK, "--port", str(master), "--webui-port", str(_free_port()))
        _wait(master, folder / "master.log")
        size = ("--host", LOOPBACK, "--cores", "1", "--memory", "3g")
        workers = [
            start(
                f"worker-{number}",
                "spark-class",
                WORKER,
                *size,
                "--work-dir",
                str(folder),
                "--webui-port",
                str(_free_port()),
                url,
            )
            for number in range(WORKERS)
        ]
        settings = SETTINGS | {"spark.connect.grpc.binding.port": str(connect)}
        given = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
        start("connect", "spark-submit", "--class", CONNECT, "--master", url, *given, "spark-internal")
        _wait(connect, folder / "connect.log")
        yield Cluster(connect, workers)


@contextmanager
def _running(log: Path, words: Sequence[str]) -> Iterator["subprocess.Popen[bytes]"]:
    program, *rest = words
    # Its scripts put Java in their own place, so that what is ended is Java.
    environment = os.environ | {"SPARK_HOME": str(home()), "SPARK_LOCAL_IP": LOOPBACK, "SPARK_LOCAL_DIRS": str(log.parent)}
    with log.open("w") as sink:
        process = subprocess.Popen(
            [str(home() / "bin" / program), *rest], cwd=log.parent, env=environment, stdout=sink, stderr=sink
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        return int(free.getsockname()[1])


def _wait(port: int, log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < until:
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"nothing listens on {port} after {STARTS_WITHIN_SECONDS} s:\n{log.read_text()[-2000:]}")
