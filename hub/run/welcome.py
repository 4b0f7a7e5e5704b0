"""What `./vestibule run` says once everything runs: addresses, who can sign in, what to press."""

from collections.abc import Sequence

from hub.run.chores import Person
from hub.run.folders import Folders
from hub.run.programs import Wish

HANDS = """\
What to do
  Counter  choose a name, type the PIN, open a counter (the kiosk offers what an open counter gives)
  Kiosk    touch a language, then a service: a ticket is printed (pictures of the paper: {paper})
  Counter  press Space, or the big key: it calls the next person
  Display  shows and speaks the call"""
WATCH = "The crowd does the work: citizens at three kiosks, staff at six counters. Watch the screens."
NO_SCREEN = "There is no screen here, so no windows open; the screens are drawn all the same (try --out DIR)."


def welcome(url: str, folders: Folders, wish: Wish, people: Sequence[Person], secret: str | None) -> str:
    """The text. `secret` is the manager's, at the first start only."""
    lines = [
        "",
        "Vestibule is running.   Ctrl-C ends it.",
        f"  Hub      {url}   how it is: {url}/health",
        f"  Folder   {folders.home}   (what the programs say: logs/)",
        "  Staff    " + ",  ".join(f"{person.name}: {person.pin}" for person in people),
    ]
    if secret is not None:
        lines.append(f"  Manager  {secret}   (shown only now; also in {folders.manager})")
    if wish.lan:
        lines.append("  LAN      other boxes may connect. Links are not encrypted yet: use a network that you trust.")
    lines += ["", WATCH if wish.demo else HANDS.format(paper=folders.paper("kiosk-1"))]
    if not wish.screen:
        lines.append(NO_SCREEN)
    return "\n".join(lines) + "\n"
