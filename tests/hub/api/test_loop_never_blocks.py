"""No route waits on the event loop for a disk, a hash or the network: everybody else would wait with it."""

import hashlib
from pathlib import Path

from hub.wire import stream as s
from tests.hub.api.listening import Listening
from tests.hub.api.loop_guard import guarded
from tests.hub.running import HubInThread

TOKEN = "abcdefghijklmnopqrstuvwx27"


def test_a_whole_visit_blocks_nothing(hub: HubInThread) -> None:
    counter = hub.get("/v1/office", hub.manager).json()["counters"][0]
    service, path = counter["services"][0], f"/v1/counters/{counter['id']}"
    link_hash = hashlib.sha256(TOKEN.encode()).hexdigest()
    with guarded(hub.thread) as guard, Listening(hub, hub.key("Display 1")) as display:
        display.wait_for(s.SNAPSHOT)
        visit = hub.issue(service, link_hash=link_hash, language="es").json()["id"]
        hub.post(f"/v1/visits/{visit}/printed", hub.key("Kiosk 1"), {"outcome": "printed"})
        staff = hub.open_counter(counter["id"])
        hub.post(f"{path}/call-next", staff)
        hub.post(f"/v1/visits/{visit}/start", staff)
        last = hub.post(f"{path}/call-next", staff).json()["seq"]
        display.wait_for_seq(last)
        for page in ("/health", f"/t/{TOKEN}", f"/t/{TOKEN[::-1]}"):
            hub.get(page)
        for page in ("/v1/visits", "/v1/counters", "/v1/services", "/openapi.json"):
            hub.get(page, hub.manager)
        hub.post("/v1/sign-in", hub.key("Counter 2"), {"staff": "clerk-2", "pin": "0000"})
        hub.post("/v1/sign-out", staff)
    assert "\n".join(guard.found) == ""


def test_the_guard_sees_what_blocks(hub: HubInThread) -> None:
    people = hub.house.people
    with guarded(hub.thread) as guard:
        hub.on_loop(people.staff_with_pin)
        hub.on_loop(lambda: hashlib.scrypt(b"", salt=b"", n=2, r=1, p=1))
        hub.on_loop(lambda: Path("/etc/passwd").read_bytes())
    assert {one.split()[0] for one in guard.found} == {"SQL", "scrypt", "open"}
