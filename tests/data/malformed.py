"""Malformed files of a publisher's form: a sound one, with one or more things done to it that happen or are done on purpose."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable

from tests.data.test_intake import text

# Cells that other programs follow, run or choke on.
CELLS = (
    "=HYPERLINK(\"http://example.org\",1)", "=cmd|' /C calc'!A0", "@SUM(1)", "+1+1", "-2+3", "'; DROP TABLE event; --",
    "1); ATTACH '/tmp/x' AS x; --", "file:///etc/passwd", "/etc/passwd", "../../../etc/passwd", "http://169.254.169.254/",
    "{{7*7}}", "${jndi:ldap://x}", "<script>alert(1)</script>", "\\", "\"", "\u202e", "\ufeff", "\ud7ff", "\u0000",
    "\x1b[31m", "NaN", "inf", "-inf",
    "1e309", "1e3", "0x10", "١٢", "9" * 400, "-0", "1_000", "1,5", " 3 ", "NULL", "null", "N/A", "-99", "x" * 200_000,
    "2026-02-30", "0000-00-00", "9999-12-31", "infinity", "epoch", "2026-13-01T00:00", "1/22/2014 12:00:00 AM", "13/45/2014 12:00:00 AM",
)  # fmt: skip
COLUMNS = (
    "id", "type_of_violence", "side_a", "side_b", "country", "date_start", "date_end", "best", "high", "low", "latitude", "longitude",
    "where_prec", "date_prec", "number_of_sources", "deaths_a", "adm_1", "where_coordinates", "conflict_name",
)  # fmt: skip


def malformed(seed: int) -> bytes:
    """One malformed file; the same for the same seed."""
    chance = random.Random(seed)
    events = [
        {chance.choice(COLUMNS): chance.choice(CELLS) for _ in range(chance.randint(0, 2))} for _ in range(chance.randint(0, 4))
    ]
    content = text(*events, delimiter=chance.choice(",,,,;\t|"), header=chance.random() > 0.05)
    file = content.encode("utf-8", errors="surrogatepass")
    for _ in range(chance.randint(1, 3)):
        file = chance.choice(DEEDS)(file, chance)
    return file


def _cut(file: bytes, chance: random.Random) -> bytes:
    return file[: chance.randint(0, len(file))]


def _flip(file: bytes, chance: random.Random) -> bytes:
    if not file:
        return file
    place = chance.randrange(len(file))
    return file[:place] + bytes([chance.randrange(256)]) + file[place + 1 :]


def _insert(file: bytes, chance: random.Random) -> bytes:
    piece = chance.choice(
        (b"\0", b'"', b"\r", b"\n", b"\r\n", b",", b";", b"\xff\xfe", b"\xef\xbb\xbf", b"\x81", b"\xe9", b"\x1a", b"#")
    )
    place = chance.randint(0, len(file))
    return file[:place] + piece * chance.choice((1, 1, 1, 50)) + file[place:]


def _repeat_line(file: bytes, chance: random.Random) -> bytes:
    lines = file.splitlines(keepends=True)
    place = chance.randrange(len(lines)) if lines else 0
    return b"".join(lines[: place + 1] + lines[place:])


def _drop_line(file: bytes, chance: random.Random) -> bytes:
    lines = file.splitlines(keepends=True)
    place = chance.randrange(len(lines)) if lines else 0
    return b"".join(lines[:place] + lines[place + 1 :])


def _zip(file: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in chance.sample(("../../evil.csv", "/etc/x.csv", "a.csv", "b.csv", "readme.txt"), chance.randint(0, 3)):
            packed.writestr(name, file)
    return out.getvalue()


def _gzip(file: bytes, _chance: random.Random) -> bytes:
    return gzip.compress(file, 1, mtime=0)


def _recode(file: bytes, chance: random.Random) -> bytes:
    return file.decode("utf-8", errors="replace").encode(
        chance.choice(("cp1252", "utf-16", "utf-8-sig", "latin-1")), errors="replace"
    )


def _nothing(file: bytes, _chance: random.Random) -> bytes:
    return file


DEEDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut, _flip, _insert, _insert, _repeat_line, _drop_line, _zip, _gzip, _recode, _nothing, _nothing,
)  # fmt: skip
