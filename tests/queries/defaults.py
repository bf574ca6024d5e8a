"""What a small record leaves unsaid: the columns that do not matter to a case, and the rows that its rows refer to."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Row = dict[str, Any]
Tables = dict[str, list[Row]]

DAY = date(2020, 1, 15)
RELEASE = date(2021, 1, 1)
ACCOUNTS = "accounts"
# Column of a table, and the table whose row it names.
REFERENCES = (
    ("topic", "event_id", "event"),
    ("statement", "topic_id", "topic"),
    ("casualty", "topic_id", "topic"),
    ("statement", "event_id", "event"),
    ("casualty", "event_id", "event"),
    ("event_actor", "event_id", "event"),
    ("event_actor", "actor_id", "actor"),
    ("statement", "speaker_actor_id", "actor"),
    ("casualty", "claimant_actor_id", "actor"),
    ("statement", "source_id", "source"),
    ("casualty", "source_id", "source"),
    ("event_source", "source_id", "source"),
    ("source", "dataset_id", "dataset"),
    ("event", "dataset_id", "dataset"),
    ("withdrawn_event", "dataset_id", "dataset"),
    ("media_attention", "dataset_id", "dataset"),
    ("media_attention", "country_iso3", "country"),
    ("event", "country_iso3", "country"),
    ("actor", "country_iso3", "country"),
    ("topic", "victim_country_iso3", "country"),
    ("casualty", "victim_country_iso3", "country"),
    ("boundary", "iso3", "country"),
)
KEYS = {"event": "event_id", "topic": "topic_id", "actor": "actor_id", "source": "source_id", "dataset": "dataset_id"}


def completed(record: Mapping[str, list[Row]]) -> Tables:
    """The record with every column filled that the schema asks for, and every row added that another one names."""
    tables: Tables = {name: [dict(row) for row in rows] for name, rows in record.items()}
    for row in tables.get("event", []):
        row.setdefault("dataset_id", "coded")
    for name in ("statement", "casualty"):
        for row in tables.get(name, []):
            row.setdefault("source_id", "source")
            row.setdefault("speaker_actor_id" if name == "statement" else "claimant_actor_id", "someone")
            if name == "statement":
                row.setdefault("topic_id", "topic")
    _add_missing(tables)
    _fill(tables)
    return tables


def _add_missing(tables: Tables) -> None:
    for table, column, wanted in REFERENCES:
        key = KEYS.get(wanted, "iso3")
        for row in tables.get(table, []):
            if table == "source":
                row.setdefault("dataset_id", ACCOUNTS)
            value = row.get(column)
            rows = tables.setdefault(wanted, [])
            if value is None or any(other[key] == value for other in rows):
                continue
            new: Row = {key: value}
            if wanted == "topic":
                new["event_id"] = row["event_id"]
            rows.append(new)


def _fill(tables: Tables) -> None:
    for name, filler in FILLERS.items():
        for row in tables.get(name, []):
            for column, value in filler(row, tables).items():
                row.setdefault(column, value)


def _by_key(tables: Tables, table: str, value: str) -> Row:
    return next(row for row in tables[table] if row[KEYS[table]] == value)


def _is_coded(row: Row, tables: Tables) -> bool:
    return str(_by_key(tables, "dataset", row["dataset_id"]).get("role", _role(row["dataset_id"]))) == "coded"


def _role(dataset_id: str) -> str:
    return "accounts" if dataset_id.startswith(ACCOUNTS) else "coded"


def _dataset(row: Row, _tables: Tables) -> Row:
    role = row.get("role", _role(row["dataset_id"]))
    plain = dict.fromkeys(("title", "publisher", "scope", "citation"), row["dataset_id"])
    card = {"version": "1", "licence": "CC0", "redistributable": True, "published_on": RELEASE, "retrieved_on": RELEASE}
    counted = {"summed": role == "coded", "provisional": False}
    return {**plain, **card, **counted, "role": role, "notes": [], "row_count": 0, "sha256": ""}


def _event(row: Row, tables: Tables) -> Row:
    coded = _is_coded(row, tables)
    start = row.get("start_date", DAY)
    known_on = _by_key(tables, "dataset", row["dataset_id"]).get("published_on", RELEASE) if coded else start
    kind = "state_based" if coded else "airstrike"
    dates = {"start_date": start, "end_date": start, "date_precision": "day", "known_on": known_on}
    return {"title": row["event_id"], "event_type": kind, "event_count": 1, **dates}


def _statement(row: Row, tables: Tables) -> Row:
    made_on = row.get("made_on", _by_key(tables, "event", row["event_id"]).get("start_date", DAY))
    words = {"channel": "interview", "position": "asserts", "summary": row["statement_id"]}
    return {"dataset_id": ACCOUNTS, "made_on": made_on, "recorded_on": made_on, **words}


def _casualty(row: Row, tables: Tables) -> Row:
    event = _by_key(tables, "event", row["event_id"])
    claimed_on = row.get("claimed_on", event["known_on"])
    whose = {"dataset_id": event["dataset_id"], "basis": "coded" if _is_coded(event, tables) else "reported"}
    days = {"period_start": event["start_date"], "period_end": event["end_date"], "claimed_on": claimed_on}
    kinds = {"harm": "killed", "victim_category": "all", "number_kind": _number_kind(row)}
    return {**whose, **days, **kinds, "out_of_order_count": 0, "recorded_on": claimed_on}


def _number_kind(row: Row) -> str:
    low, high = row.get("low"), row.get("high")
    if low is None and high is None:
        return "undisclosed" if row.get("best") is None else "about"
    if high is None:
        return "at_least"
    if low is None:
        return "at_most"
    return "exact" if low == high else "range"


# In the order in which rows rely on one another.
FILLERS: dict[str, Callable[[Row, Tables], Row]] = {
    "dataset": _dataset,
    "source": lambda row, _: {"publisher": row["source_id"], "title": row["source_id"], "language": "en", "kind": "newspaper"},
    "country": lambda row, _: {"name": row["iso3"].title(), "code_status": "iso"},
    "actor": lambda row, _: {
        "name": row["actor_id"].title(),
        "kind": "state",
        "aliases": [],
        "party_actor_id": row["actor_id"],
        "parent_relation": "part_of" if row.get("parent_actor_id") else None,
    },
    "event": _event,
    "event_source": lambda *_: {"position": 1},
    "topic": lambda row, _: {
        "kind": "casualties" if row.get("harm") else "account",
        "title": row["topic_id"],
        "question": f"{row['topic_id']}?",
        "victim_category": "all" if row.get("harm") else None,
    },
    "statement": _statement,
    "statement_relation": lambda *_: {},
    "casualty": _casualty,
    "withdrawn_event": lambda *_: {"withdrawn_on": RELEASE, "reason": "Listed as deleted"},
    "media_attention": lambda row, _: {
        "mentioned_on": DAY,
        "event_root_code": "19",
        "coded_rows": 1,
        "sources": row["mentions"],
        "articles": row["mentions"],
    },
    "boundary": lambda *_: {"scale": "50m", "geometry": "{}"},
    "disputed_land": lambda *_: {"scale": "50m", "kind": "area", "note": "Claimed", "geometry": "{}"},
}
