"""Names, numbers and notes planted wherever the hub takes a text are found in the vault and nowhere else (S08).

Every text field of every request is found by walking the description of the API that the running hub gives, so a new
field is planted by itself; and no event, command or piece of the state may have a text of its own that is not listed
here with what it is. The office document is left out: it is the office's own text, the names of staff included.
"""

import dataclasses
import io
import json
import logging
import re
import sqlite3
import threading
import types
import typing
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import requests

from hub.engine import commands, events, hall, journey, model
from hub.store.vault_key import VAULT_KEY_FILE
from tests.hub.running import HubInThread, hub_in_thread, new_visit_id
from tests.waiting import wait_until

NAME = "Wilhelmina Áchterberg-Achterberg"
PHONE = "+44 7700900123"
PLANTS = (NAME, "wilhelmina-achterberg", "447700900123")
"""A text, what passes for the id of something, what passes for a number."""
TELLING = re.compile(rb"achterberg|7700900123", re.IGNORECASE)
"""What every plant holds."""
MESSAGE = re.compile(rb'("message":\{"id":"[^"]*","text":")[^"]*')
"""The words of a message of staff to staff: handed on to those whom it is for, and kept in the vault."""
OFFICE = re.compile(r"/v1/office(/|$)")
PEOPLE = re.compile(r"/v1/people/")
"""What finds and erases a person by such a text: asked before anything is kept."""
OTHERS = re.compile(r"(?!/v1/people/)")
KNOWN = {
    "service": "passports", "language": "en", "counter": "counter-1", "staff": "clerk-1", "priority": "normal",
    "date": "2026-11-24", "first_date": "2026-11-24", "last_date": "2026-11-25", "time": "10:00", "pin": "1000",
    "link_hash": "0" * 64, "label": "R001",
}  # fmt: skip

Schema = dict[str, Any]


class Described:
    """The hub's own description of its requests."""

    def __init__(self, document: Schema) -> None:
        self._schemas = document["components"]["schemas"]
        self.operations = [
            (method, path, operation)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
            if not OFFICE.match(path)
        ]

    def body(self, operation: Schema) -> Schema | None:
        content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        return self._resolved(content["schema"]) if content else None

    def sample(self, schema: Schema, name: str = "") -> Any:
        """A valid value, as far as its description tells one."""
        schema = self._resolved(schema)
        if name in KNOWN:
            return KNOWN[name]
        if "enum" in schema:
            return schema["enum"][0]
        match schema.get("type"):
            case "object":
                return {key: self.sample(of, key) for key, of in schema.get("properties", {}).items() if _is_plain(of)}
            case "array":
                return []
            case "integer":
                return schema.get("minimum", 1)
            case "boolean":
                return False
            case _:
                return new_visit_id() if schema.get("format") == "uuid" else "a" * schema.get("minLength", 1)

    def planted(self, schema: Schema, plant: str) -> Iterator[Any]:
        """The sample with the plant in place of one text, for each text in it, however deep."""
        schema = self._resolved(schema)
        if "enum" in schema or schema.get("type") in ("integer", "boolean", "null"):
            return
        if schema.get("type") == "array":
            for inner in self.planted(schema["items"], plant):
                yield [inner]
        elif schema.get("type") == "object":
            whole = self.sample(schema)
            for key, of in schema.get("properties", {}).items():
                for inner in self.planted(of, plant):
                    yield {**whole, key: inner}
        else:
            yield plant

    def _resolved(self, schema: Schema) -> Schema:
        if "$ref" in schema:
            return self._resolved(self._schemas[schema["$ref"].rpartition("/")[2]])
        for choice in ("anyOf", "oneOf", "allOf"):
            if choice in schema:
                return self._resolved(next(one for one in schema[choice] if one.get("type") != "null"))
        return schema


def _is_plain(schema: Schema) -> bool:
    return "default" not in schema


class Listener(threading.Thread):
    """All that a stream says to one caller."""

    def __init__(self, hub: HubInThread, token: str) -> None:
        super().__init__(daemon=True)
        headers = {"Authorization": f"Bearer {token}"}
        self._answer = requests.get(f"{hub.url}/v1/events", headers=headers, stream=True, timeout=60)
        self.heard = io.BytesIO()
        self.start()

    def run(self) -> None:
        for piece in self._answer.iter_content(None):
            self.heard.write(piece)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubInThread]:
    with hub_in_thread(tmp_path) as running:
        yield running


def test_what_is_planted_everywhere_is_found_in_the_vault_alone(
    hub: HubInThread, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    data = tmp_path / "hub-data"
    counter = _first_counter(hub)
    staff = hub.open_counter(counter)
    callers = [hub.key("Kiosk 1"), hub.key("Display 1"), staff, hub.manager]
    listeners = [Listener(hub, token) for token in callers]
    _planted_in_requests(hub, callers, PEOPLE)
    _kept_for_a_visit(hub, staff)
    accepted, tried = _planted_in_requests(hub, callers, OTHERS)
    assert tried > 150, "the walk found few texts: it looks in the wrong place"
    hub.post("/v1/day/close", hub.manager)
    read = _read_by(hub, [hub.key("Kiosk 1"), hub.key("Display 1")])
    public, among_staff = listeners[:2], listeners[2:]
    heard = [listener.heard.getvalue() for listener in public]
    heard += [MESSAGE.sub(rb"\1", listener.heard.getvalue()) for listener in among_staff]
    assert all(heard), "a stream said nothing: the test listens in the wrong place"
    assert not [said for said in heard if TELLING.search(said)]
    assert not [path for path, said in read if TELLING.search(said)]
    _nothing_on_disk(data)
    captured = capfd.readouterr()
    logged = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    for text in (captured.out, captured.err, *logged):
        assert not TELLING.search(text.encode()), text[-2000:]
    assert accepted >= 3, "the details and notes of the walk were not taken: it plants nothing"
    _erased_in_time(hub, data)


def _kept_for_a_visit(hub: HubInThread, staff: str) -> None:
    """A visit that is called and served, with all that can be kept of a person."""
    visit = str(hub.issue(_given_at(hub, _first_counter(hub))).json()["id"])
    details = {"name": NAME, "phone": PHONE, "email": "w@achterberg.example", "document": "KW-7700900123"}
    assert hub.post(f"/v1/visits/{visit}/details", staff, details).status_code == 200
    assert hub.post(f"/v1/visits/{visit}/notes", staff, {"text": f"{NAME} comes back"}).status_code == 200
    assert hub.post(f"/v1/counters/{_first_counter(hub)}/call-next", staff).status_code == 200
    told = hub.get(f"/v1/visits/{visit}/details", hub.manager).json()
    assert told == details, "what was kept can be read by who may"
    assert hub.get(f"/v1/visits/{visit}/notes", staff).json()[0]["text"] == f"{NAME} comes back"


def _planted_in_requests(hub: HubInThread, callers: list[str], paths: re.Pattern[str]) -> tuple[int, int]:
    """Every plant in every text of every request, as somebody who may ask; how many were taken, and made."""
    described = Described(hub.get("/openapi.json", hub.manager).json())
    waiting = str(hub.issue(_given_at(hub, _first_counter(hub))).json()["id"])
    taken = tried = 0
    for method, path, operation in described.operations:
        if method == "get" or not paths.match(path):
            continue
        address = path.replace("{visit}", waiting).replace("{counter}", _first_counter(hub))
        schema = described.body(operation)
        bodies = [] if schema is None else [body for plant in PLANTS for body in described.planted(schema, plant)]
        addresses = [(re.sub(r"{\w+}", waiting, address), body) for body in bodies]
        addresses += [(re.sub(r"{\w+}", quote(plant), path), described.sample(schema or {})) for plant in PLANTS[:1]]
        may = callers
        for where, body in addresses:
            answer, may = _asked(hub, method, where, body, may)
            tried += 1
            taken += answer.ok
            assert answer.status_code < 500, (method, where, body, answer.text)
    return taken, tried


def _asked(
    hub: HubInThread, method: str, path: str, body: object, callers: list[str]
) -> tuple[requests.Response, list[str]]:
    """By the first caller who is let in; with the callers from that one on."""
    while True:
        answer = hub.post(path, callers[0], body) if method == "post" else hub.delete(path, callers[0])
        if answer.status_code != 403 or len(callers) == 1:
            return answer, callers
        callers = callers[1:]


def _read_by(hub: HubInThread, tokens: list[str]) -> list[tuple[str, bytes]]:
    described = Described(hub.get("/openapi.json", hub.manager).json())
    paths = [
        path for method, path, _ in described.operations if method == "get" and "{" not in path and path != "/v1/events"
    ]
    return [(path, hub.get(path, token).content) for path in [*paths, "/v1/office"] for token in tokens]


def _nothing_on_disk(data: Path) -> None:
    """No file but the vault's own tables holds a plant, in whatever form text takes there."""
    with sqlite3.connect(f"file:{data / 'vestibule.db'}?mode=ro", uri=True) as database:
        snapshots = [zlib.decompress(body) for (body,) in database.execute("SELECT body FROM snapshots")]
        sealed = [bytes(one) for (one,) in database.execute("SELECT sealed FROM vault_values")]
    database.close()
    assert snapshots, "no snapshot was taken: the day was not closed"
    assert len(sealed) >= 5
    for content in (*snapshots, *sealed, *(file.read_bytes() for file in _files(data))):
        assert not TELLING.search(content)
        assert not TELLING.search(content.replace(b"\x00", b"")), "as UTF-16"


def _files(data: Path) -> list[Path]:
    return [file for file in data.iterdir() if file.is_file() and file.name != VAULT_KEY_FILE]


def _erased_in_time(hub: HubInThread, data: Path) -> None:
    """A day after the visits' end nothing is left of keys and values, in no file; of messages half a day later."""
    with sqlite3.connect(f"file:{data / 'vestibule.db'}?mode=ro", uri=True) as database:
        sealed = [bytes(one) for (one,) in database.execute("SELECT sealed FROM vault_values")]
        sealed += [bytes(one) for (one,) in database.execute("SELECT wrapped FROM vault_keys")]
    database.close()
    hub.clock.advance(minutes=24 * 60 + 10)
    hub.clock.advance(minutes=12 * 60)
    wait_until(lambda: _left(data) == 0, 30, "the vault to be empty")
    hub.clock.advance(minutes=1)
    wait_until(lambda: not _found(data, sealed), 30, "the remains to be gone from the files")


def _left(data: Path) -> int:
    with sqlite3.connect(f"file:{data / 'vestibule.db'}?mode=ro", uri=True) as database:
        count = sum(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _VAULT)
    database.close()
    return int(count)


_VAULT = ("vault_keys", "vault_values")


def _found(data: Path, texts: list[bytes]) -> bool:
    return any(text in file.read_bytes() for file in _files(data) for text in texts)


def _first_counter(hub: HubInThread) -> str:
    return str(hub.get("/v1/office", hub.manager).json()["counters"][0]["id"])


def _given_at(hub: HubInThread, counter: str) -> str:
    counters = hub.get("/v1/office", hub.manager).json()["counters"]
    return str(next(one["services"][0] for one in counters if one["id"] == counter))


TEXTS = {
    "label": "the number on the paper, made by the engine",
    "language": "one of the office's languages, judged by the rules",
    "link_hash": "64 hex digits",
    "document": "the office document",
    "policy": "a name of the table of policies",
    "rule": "a name that a policy gives",
    "date": "an ISO date",
    "first_date": "an ISO date",
    "last_date": "an ISO date",
    "paper": "the number of a pre-printed roll as typed; the journal has what it was read as",
    "texts": "public words of a notice or a stop, said to everybody in the hall",
}
"""The texts that commands, events and the state may hold, with what they are; ids and closed sets have types."""


@pytest.mark.parametrize("module", [commands, events, hall, journey, model], ids=lambda module: module.__name__)
def test_no_command_event_or_piece_of_the_state_has_room_for_a_text(module: types.ModuleType) -> None:
    found = {
        f"{kind.__name__}.{name}"
        for kind in vars(module).values()
        if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind.__module__.startswith(module.__name__)
        for name, hint in typing.get_type_hints(kind).items()
        if _is_text(hint) and name not in TEXTS
    }
    assert found == set(), "is this free text? It belongs into the vault. A code? Give it a type or a line in TEXTS"


def _is_text(hint: Any) -> bool:
    return hint is str or any(_is_text(inner) for inner in typing.get_args(hint))


def test_the_search_finds_what_it_looks_for() -> None:
    for plant in PLANTS:
        assert TELLING.search(plant.encode())
        assert TELLING.search(json.dumps(plant).encode())
        assert TELLING.search(plant.encode("utf-16-le").replace(b"\x00", b""))
