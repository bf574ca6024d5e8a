"""Files are fetched whole or not at all, from servers that stall, break off, send elsewhere, are busy, or serve pages."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from data.__main__ import main
from data.build import RECORDS
from data.download import AGENT, Terms, download
from data.errors import FetchError
from data.fetch import address_of, take_file

BODY = bytes(range(256)) * 2_000
SHA256 = hashlib.sha256(BODY).hexdigest()
Said = pytest.CaptureFixture[str]


@dataclass
class Site:
    """A server on this machine: ``script`` answers each request in turn, the last one answers all that follow."""

    port: int
    script: list[Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/file.csv"


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there.asked.append(dict(self.headers))
            answer = there.script[min(len(there.asked), len(there.script)) - 1]
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    there = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield there
    server.shutdown()
    thread.join()
    server.server_close()


def answer(
    status: int = 200, body: bytes = BODY, *, cut: int | None = None, stall: float = 0, lengthless: bool = False, **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answer with a body, or the part of it that is asked for; broken off after ``cut`` bytes, silent for ``stall`` seconds."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        begins = int(handler.headers.get("Range", "bytes=0-")[6:-1]) if status == 200 else 0
        part = body[begins:]
        handler.send_response(206 if begins else status)
        for name, value in {"ETag": '"1"', **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        if not lengthless:
            handler.send_header("Content-Length", str(len(part)))
        handler.end_headers()
        handler.wfile.write(part[:cut])
        handler.wfile.flush()
        time.sleep(stall)

    return write


def terms(**changes: object) -> Terms:
    quick = {"hosts": frozenset({"127.0.0.1"}), "schemes": frozenset({"http"}), "pause_seconds": 0.01, "silence_seconds": 1.0}
    return Terms(**(quick | {"attempts": 4} | changes))  # type: ignore[arg-type]


def said_nothing(_: str) -> None:
    pass


def refused(site: Site, folder: Path, **changes: object) -> str:
    """Download, see that it fails and leaves nothing under the file's name, and give the reason."""
    with pytest.raises(FetchError) as caught:
        download(site.url, folder / "file.csv", terms(**changes), said_nothing)
    assert not (folder / "file.csv").exists()
    return str(caught.value)


def test_a_file_comes_whole_with_its_hash_and_we_say_who_we_are(site: Site, tmp_path: Path) -> None:
    site.script = [answer()]
    said: list[str] = []
    fetched = download(site.url, tmp_path / "file.csv", terms(), said.append, SHA256)
    assert (fetched.sha256, fetched.size, fetched.resumed) == (SHA256, len(BODY), 0)
    assert (tmp_path / "file.csv").read_bytes() == BODY
    assert site.asked[0]["User-Agent"] == AGENT
    assert said[-1] == "0.5 of 0.5 MB"
    assert [path.name for path in tmp_path.iterdir()] == ["file.csv"]


def test_what_breaks_off_is_resumed_where_it_broke_off(site: Site, tmp_path: Path) -> None:
    site.script = [answer(cut=100_000), answer(cut=100_000), answer()]
    fetched = download(site.url, tmp_path / "file.csv", terms(), said_nothing, SHA256)
    assert fetched.resumed == 2
    begins = int(site.asked[1]["Range"].removeprefix("bytes=").removesuffix("-"))
    assert 0 < begins <= 100_000
    assert site.asked[1]["If-Range"] == '"1"'


def test_a_server_that_falls_silent_is_asked_again(site: Site, tmp_path: Path) -> None:
    site.script = [answer(cut=70_000, stall=2.5), answer()]
    assert download(site.url, tmp_path / "file.csv", terms(silence_seconds=0.5), said_nothing).sha256 == SHA256


def test_a_server_that_cannot_resume_sends_all_of_it_again(site: Site, tmp_path: Path) -> None:
    def whole(handler: BaseHTTPRequestHandler) -> None:
        del handler.headers["Range"]
        answer()(handler)

    site.script = [answer(cut=100_000), whole]
    fetched = download(site.url, tmp_path / "file.csv", terms(), said_nothing, SHA256)
    assert fetched.resumed == 0


def test_a_server_that_always_breaks_off_is_given_up(site: Site, tmp_path: Path) -> None:
    site.script = [answer(cut=10), answer(status=200, cut=0)]
    assert "gave up after 4 attempts" in refused(site, tmp_path)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(site: Site, tmp_path: Path, status: int) -> None:
    site.script = [answer(status, b"busy"), answer(status, b"busy"), answer()]
    assert download(site.url, tmp_path / "file.csv", terms(), said_nothing).sha256 == SHA256


def test_as_long_after_as_it_says(site: Site, tmp_path: Path) -> None:
    site.script = [answer(429, b"busy", Retry_After="1"), answer()]
    begun = time.monotonic()
    download(site.url, tmp_path / "file.csv", terms(), said_nothing)
    assert time.monotonic() - begun >= 1


@pytest.mark.parametrize("status", [403, 404, 410])
def test_what_is_not_there_is_not_asked_for_again(site: Site, tmp_path: Path, status: int) -> None:
    site.script = [answer(status, b"no")]
    assert f"the server answers {status}" in refused(site, tmp_path)
    assert len(site.asked) == 1


def test_a_server_that_stays_busy_is_given_up(site: Site, tmp_path: Path) -> None:
    site.script = [answer(500, b"busy")]
    assert "the server answers 500" in refused(site, tmp_path)


PAGE = b"\n<!DOCTYPE html><html><body>Please accept our terms</body></html>"


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "text/csv", "application/zip"])
def test_a_page_is_refused_whatever_it_is_called(site: Site, tmp_path: Path, kind: str) -> None:
    site.script = [answer(body=PAGE, Content_Type=kind)]
    assert "page (HTML)" in refused(site, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_refused(site: Site, tmp_path: Path) -> None:
    site.script = [answer(body=b"")]
    assert "the file is empty" in refused(site, tmp_path)


def test_another_file_than_expected_is_refused(site: Site, tmp_path: Path) -> None:
    site.script = [answer()]
    with pytest.raises(FetchError, match=f"SHA-256 is {SHA256}, expected was {'0' * 64}"):
        download(site.url, tmp_path / "file.csv", terms(), said_nothing, "0" * 64)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lengthless", [False, True])
def test_a_file_that_is_too_large_is_not_taken(site: Site, tmp_path: Path, lengthless: bool) -> None:
    site.script = [answer(lengthless=lengthless)]
    assert "allowed" in refused(site, tmp_path, most_bytes=100_000)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 200_000


def test_a_redirect_within_the_host_is_followed(site: Site, tmp_path: Path) -> None:
    site.script = [answer(302, b"", Location="/elsewhere.csv"), answer()]
    fetched = download(site.url, tmp_path / "file.csv", terms(), said_nothing)
    assert fetched.url.endswith("/elsewhere.csv")


@pytest.mark.parametrize(
    "where",
    ["https://example.org/x.csv", "ftp://127.0.0.1/x.csv", "file:///etc/passwd", "//example.org/x.csv", "http://localhost/x"],
)
def test_a_redirect_elsewhere_is_not_followed(site: Site, tmp_path: Path, where: str) -> None:
    site.script = [answer(302, b"", Location=where)]
    assert "not fetched from there" in refused(site, tmp_path)
    assert len(site.asked) == 1


def test_redirects_without_end_are_given_up(site: Site, tmp_path: Path) -> None:
    site.script = [answer(302, b"", Location="/file.csv")]
    assert "more than 5 redirects" in refused(site, tmp_path)


def test_without_encryption_nothing_is_fetched(site: Site, tmp_path: Path, capsys: Said) -> None:
    site.script = [answer()]
    assert main(["fetch", "ucdp-ged", "--from-url", site.url, "--to", str(tmp_path)]) == 1
    assert "allowed is https from 127.0.0.1" in capsys.readouterr().err
    assert site.asked == []


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    gone = Site(9)
    assert "gave up after 4 attempts" in refused(gone, tmp_path)


@pytest.mark.parametrize(
    ("source", "version", "url"),
    [
        ("ucdp-ged", "26.1", "https://ucdp.uu.se/downloads/ged/ged261-csv.zip"),
        ("ucdp-candidate", "26.0.8", "https://ucdp.uu.se/downloads/candidateged/GEDEvent_v26_0_8.csv"),
        ("ucdp-candidate", "26.01.26.06", "https://ucdp.uu.se/downloads/candidateged/GEDEvent_v26_01_26_06.csv"),
        ("ucdp-candidate", None, "https://ucdp.uu.se/downloads/candidateged/GEDEvent_v26_0_1.csv"),
    ],
)
def test_addresses_come_from_the_cards(source: str, version: str | None, url: str) -> None:
    assert address_of(source, version, RECORDS / "datasets") == url


@pytest.mark.parametrize("version", ["../x", "26", "26.1/../..", "26.1?x=1", "２６.1", "26.1\n"])
def test_what_is_no_version_makes_no_address(version: str) -> None:
    with pytest.raises(FetchError, match="is no version"):
        address_of("ucdp-ged", version, RECORDS / "datasets")


def test_a_file_that_was_carried_here_goes_through_the_same_checks(tmp_path: Path) -> None:
    carried = tmp_path / "ged261-csv.zip"
    carried.write_bytes(BODY)
    taken = take_file(carried, tmp_path / "to", SHA256)
    assert taken.path.read_bytes() == BODY
    assert take_file(taken.path, tmp_path / "to").sha256 == SHA256
    carried.write_bytes(PAGE)
    for file, reason in ((carried, "page"), (tmp_path / "nowhere.zip", "No such file")):
        with pytest.raises(FetchError, match=reason):
            take_file(file, tmp_path / "other")
    assert list((tmp_path / "other").iterdir()) == []
