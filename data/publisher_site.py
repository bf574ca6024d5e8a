"""Ask a publisher's server politely: who we are, with patience where it is busy, and nowhere that it was not agreed to go."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from data.errors import FetchError

AGENT = "parallax-data (python-requests)"
REDIRECTS = 5
BUSY = (429, 500, 502, 503, 504)


@dataclass(frozen=True)
class Terms:
    """From where files may come, how large they may be, and with how much patience they are asked for."""

    hosts: frozenset[str]
    schemes: frozenset[str] = frozenset({"https"})
    most_bytes: int = 2 << 30
    attempts: int = 6
    pause_seconds: float = 1.0
    longest_pause_seconds: float = 120.0
    silence_seconds: float = 30.0


def session_on(terms: Terms) -> requests.Session:
    """A session that asks again where the server is busy, as long after as it says."""
    patience = Retry(
        total=terms.attempts,
        connect=0,
        read=0,
        status=terms.attempts,
        status_forcelist=BUSY,
        backoff_factor=terms.pause_seconds,
        backoff_max=terms.longest_pause_seconds,
        retry_after_max=int(terms.longest_pause_seconds),
        raise_on_status=False,
    )
    session = requests.Session()
    session.headers.update({"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"})
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=patience))
    return session


def ask(session: requests.Session, asked: str, headers: Mapping[str, str], terms: Terms) -> requests.Response:
    """Ask for an address, going along with redirects as far as they stay with hosts and schemes that are allowed.

    Raises FetchError where they do not; the body of the answer is left to be read.
    """
    url = asked
    for _ in range(REDIRECTS + 1):
        where = urlsplit(url)
        if where.scheme not in terms.schemes or where.hostname not in terms.hosts:
            allowed = f"{' or '.join(sorted(terms.schemes))} from {', '.join(sorted(terms.hosts))}"
            raise FetchError(f"{url}: not fetched from there; allowed is {allowed}")
        answer = session.get(url, headers=dict(headers), stream=True, allow_redirects=False, timeout=terms.silence_seconds)
        if not answer.is_redirect:
            return answer
        url = urljoin(url, answer.headers["Location"])
        answer.close()
    raise FetchError(f"{asked}: more than {REDIRECTS} redirects")
