"""A hub's box and the hall's displays as network namespaces with a real cable between them, pulled for half a minute in
the middle of forty calls; run by `unshare -rn`.

`python half_a_minute_cut.py FOLDER` is the displays' box: it makes the hub's box and the cable, judges what the hall
saw, and prints the figures as JSON. The calls go on in the hub's box all the while.
"""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from display.settings import BoardSettings
from tests.display.halls import Staff, displays, turn_until
from tests.hub.running import running_hub

FORTY, SECONDS = 40, 5.0
CUT_SECONDS = 30.0
DEVICES = {"Kiosk 1": "kiosk", "Counter 1": "counter", "Display 1": "display", "Display 2": "display"}
ADDRESS, NETMASK = "10.9.0.2", 24


def run(*words: str) -> None:
    subprocess.run(words, check=True)


def say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def hub_box(folder: Path) -> None:
    """Waits for its cable, starts the hub, and calls when it is told to."""
    run("ip", "link", "set", "lo", "up")
    say("here")
    sys.stdin.readline()
    run("ip", "link", "set", "eth0", "up")
    run("ip", "address", "add", f"{ADDRESS}/{NETMASK}", "dev", "eth0")
    with running_hub(folder, devices=DEVICES, arguments=("--demo", "--lan")) as hub:
        port = hub.url.rpartition(":")[2]
        hub.url = f"http://127.0.0.1:{port}"
        staff = Staff(hub, FORTY + 20)
        say({"port": port, "keys": {name: hub.key(name) for name in DEVICES}})
        sys.stdin.readline()
        staff.call(FORTY, SECONDS, lambda _: None)
        say({str(call): pressed for call, pressed in staff.calls.items()})
        sys.stdin.readline()


class HubBox:
    def __init__(self, folder: Path) -> None:
        command = ["unshare", "-n", sys.executable, __file__, "hub-box", str(folder)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.hears() == "here"
        run("ip", "link", "add", "cable", "type", "veth", "peer", "name", "eth0", "netns", str(self.process.pid))
        run("ip", "address", "add", f"10.9.0.1/{NETMASK}", "dev", "cable")
        run("ip", "link", "set", "cable", "up")
        self.tell()

    def tell(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("go on\n")
        self.process.stdin.flush()

    def hears(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())


def hall(folder: Path) -> dict[str, Any]:
    box = HubBox(folder)
    about = box.hears()
    calls: dict[int, int] = {}
    over = threading.Event()

    def listen() -> None:
        calls.update({int(call): pressed for call, pressed in box.hears().items()})
        over.set()

    keys = [
        ("three rows", about["keys"]["Display 1"], 3, BoardSettings()),
        ("six rows", about["keys"]["Display 2"], 6, BoardSettings(layout="hall-next")),
    ]
    with displays(f"http://{ADDRESS}:{about['port']}", keys) as made:
        threading.Thread(target=listen, daemon=True).start()
        box.tell()
        turn_until(made, lambda: all(len(one.announced) >= FORTY // 4 for one in made), 30, "the first calls")
        before = [len(one.announced) for one in made]
        run("ip", "link", "set", "cable", "down")
        pulled = time.monotonic()
        turn_until(made, lambda: time.monotonic() - pulled >= CUT_SECONDS, CUT_SECONDS + 10, "half a minute")
        assert over.is_set(), "all was called while the cable was out"
        stale = [one.turn().band is not None for one in made]
        run("ip", "link", "set", "cable", "up")
        turn_until(made, lambda: all(one.announced == sorted(calls) for one in made), 30, "every call to come")
        away = [max(one.back_at) / 1000 - pulled for one in made]
        for one in made:
            one.live_on(FORTY * 30_000 // 3 + 60_000)
        found = [
            {
                "late_ms": max(one.seen.first[call] - max(pressed, max(one.back_at)) for call, pressed in calls.items()
                               if one.seen.first[call] >= max(one.back_at)),
                "shown_ms": min(one.seen.total(call, one.now) for call in calls),
                "in_order": one.seen.in_order(sorted(calls)),
            }
            for one in made
        ]  # fmt: skip
    box.tell()
    box.process.wait(30)
    return {"calls": len(calls), "before": before, "stale": stale, "away_s": away, "displays": found}


if __name__ == "__main__":
    if sys.argv[1] == "hub-box":
        hub_box(Path(sys.argv[2]))
    else:
        run("ip", "link", "set", "lo", "up")
        say(hall(Path(sys.argv[1])))
