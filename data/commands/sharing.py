"""``links`` and ``link``: the short links of a store, and what becomes of one."""

import argparse

from data.commands.asking import Answer, Commands, command
from data.links import Link, Links
from data.store import Store


def add(commands: Commands) -> None:
    """Describe the commands."""
    command(commands, "links", _list, "the short links that readers made, the newest first", ["", "--json"])
    parser = command(
        commands, "link", _change, "rename a short link, or take it back",
        ["abcdefgh23456789 --title 'For the minister'", "abcdefgh23456789 --retire"],
    )  # fmt: skip
    parser.add_argument("key", help="the last part of the link's address")
    change = parser.add_mutually_exclusive_group(required=True)
    change.add_argument("--title", help="give it this title")
    change.add_argument("--retire", action="store_true", help="have it say that it was taken back; its key is never used again")


def _list(_options: argparse.Namespace, store: Store) -> Answer:
    links = Links(store).all()
    return Answer([_document(each) for each in links], [_line(each) for each in links] or [f"no short link in {store.folder}"])


def _change(options: argparse.Namespace, store: Store) -> Answer:
    links = Links(store)
    if options.retire:
        links.retire(options.key)
    else:
        links.rename(options.key, options.title)
    said = "was taken back" if options.retire else f"is now called {options.title!r}"
    return Answer({"key": options.key, "retired": options.retire, "title": options.title}, [f"link {options.key} {said}"])


def _document(link: Link) -> dict[str, str | None]:
    retired_at = link.retired_at.isoformat() if link.retired_at else None
    shown = {"page": link.page, "query": link.query, "snapshot_id": link.snapshot_id}
    said = {"title": link.title, "note": link.note, "author": link.author}
    return {"key": link.key, **shown, **said, "created_at": link.created_at.isoformat(), "retired_at": retired_at}


def _line(link: Link) -> str:
    state = f"taken back {link.retired_at:%Y-%m-%d}" if link.retired_at else f"snapshot {link.snapshot_id}"
    return f"{link.key}  {link.created_at:%Y-%m-%d}  {link.page:10}  {state}  {link.title!r}"
