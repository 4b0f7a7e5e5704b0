"""The command: finds the ticket in the stored journal and prints its story as text or JSON."""

import json
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from hub.app.errors import CannotStart
from hub.app.explaining.figures import call_figures
from hub.app.explaining.reasons import reason_lines
from hub.app.explaining.sentences import Sentences
from hub.app.opening import server_of
from hub.config.hub import HubSettings
from hub.engine.codec import encode
from hub.face.texts import Catalogues, Texts
from hub.service.explain.finding import NoSuchTicket, Story, tell
from hub.store.database import Database
from hub.store.dialect import dialect_for
from hub.store.errors import StoreError
from hub.store.folder import DATABASE_FILE

Say = Callable[[str], None]
DOMAIN = "explain"


def explain_ticket(
    settings: HubSettings, ticket: str, day: str | None, language: str, *, as_json: bool, say: Say
) -> None:
    """Tell the story; writes nothing, also beside a running hub. Raises CannotStart."""
    file = settings.data / DATABASE_FILE
    if settings.database is None and not file.exists():
        raise CannotStart(f"There is no journal in {settings.data}; name the hub's folder with --data.")
    try:
        database = Database(dialect_for(file, server_of(settings)), only_read=True)
        try:
            story = tell(database, ticket.strip().upper(), day)
        finally:
            database.close()
    except NoSuchTicket as error:
        raise CannotStart(str(error)) from error
    except StoreError as error:
        raise CannotStart(error.detail) from error
    if as_json:
        say(json.dumps(story_json(story), ensure_ascii=False, indent=1))
        return
    for line in story_lines(story, Catalogues.load().texts(language, DOMAIN)):
        say(line)


def story_lines(story: Story, texts: Texts) -> list[str]:
    """One line per event with the time at the office; under a call, why it fell as it did."""
    sentences = Sentences(texts, ZoneInfo(story.time_zone))
    ticket = texts.code(story.ticket)
    lines = [
        texts.t(
            "Ticket {ticket}, business day {day}, times of {zone}", ticket=ticket, day=story.day, zone=story.time_zone
        )
    ]
    for scene in story.scenes:
        lines.append(f"{sentences.clock(scene.happened.wall)}  {sentences.of(scene)}")
        if scene.call is not None:
            lines += [f"          {line}" for line in reason_lines(texts, sentences, scene.setup, scene.call)]
    return lines


def story_json(story: Story) -> dict[str, Any]:
    zone = ZoneInfo(story.time_zone)
    events = [
        {
            "seq": scene.happened.recorded.seq,
            "time": scene.happened.wall.astimezone(zone).isoformat(),
            "instant": scene.happened.recorded.at,
            "event": encode(scene.happened.recorded.event),
            **({"call": call_figures(scene.call)} if scene.call is not None else {}),
        }
        for scene in story.scenes
    ]
    return {"ticket": story.ticket, "day": story.day, "time_zone": story.time_zone, "events": events}
