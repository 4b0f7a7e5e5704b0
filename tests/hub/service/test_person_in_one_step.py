"""What is held of one person, exported and erased in one step on a running hub; stories from both stores (S09, Q13)."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hub.engine.commands import Actor, KeepDetails
from hub.engine.ids import VisitId
from hub.engine.terms import PersonalField, Role
from hub.service.explain.finding import NoSuchTicket, tell
from hub.service.house import PeopleUnavailable
from hub.store.errors import DiskFull
from tests.hub.places import Place
from tests.hub.running import hub_in_thread
from tests.hub.service.town import accepted, call_next, clerk, do, new_request, open_day, ticket


def test_a_person_is_exported_and_erased_by_one_call_each(tmp_path: Path) -> None:
    with hub_in_thread(tmp_path) as hub:
        staff = hub.sign_in()
        service = _a_service(hub.get("/v1/office", hub.manager).json())
        for phone in ({"phone": "+44 7700 900123"}, {"phone": "+447700900123"}, {}):
            visit = hub.issue(service).json()["id"]
            answer = hub.post(f"/v1/visits/{visit}/details", staff, {"name": "W. Achterberg", **phone})
            assert answer.status_code == 200

        export = asyncio.run_coroutine_threadsafe(hub.house.export_person("+447700900123"), hub.loop).result(20)
        assert [item["details"]["name"] for item in export.items] == ["W. Achterberg"] * 2
        assert "Achterberg" not in repr(export)
        by = Actor(Role.MANAGER)
        erased = asyncio.run_coroutine_threadsafe(hub.house.erase_person("+447700900123", by), hub.loop).result(20)
        assert erased == 2
        left = asyncio.run_coroutine_threadsafe(hub.house.export_person("w. achterberg"), hub.loop).result(20)
        assert [item["details"] for item in left.items] == [{"name": "W. Achterberg"}]


def _a_service(office: dict[str, Any]) -> str:
    """One that a counter gives."""
    return str(office["counters"][0]["services"][0])


def test_a_story_is_told_from_either_store_beside_the_hub(place: Place) -> None:
    house = place.open_day()
    do(house, ticket(visit="visit-1"))
    do(house, call_next(), clerk(1))
    database = place.database(only_read=True)
    story = tell(database, "R001", None)
    assert (story.ticket, story.day, story.time_zone) == ("R001", "2026-11-23", "Etc/UTC")
    called = [scene.call for scene in story.scenes if scene.call is not None]
    assert [call.agrees for call in called] == [True]
    assert [head.ticket for head in called[0].heads] == ["R001"]
    with pytest.raises(NoSuchTicket, match="2026-11-24"):
        tell(database, "R001", "2026-11-24")
    database.close()
    house.close_blocking()


def test_who_was_not_erased_is_not_called_erased(tmp_path: Path) -> None:
    """A disk that takes no writes: the manager is told to ask again, and then it is done."""
    is_full = False

    def seam(commit: Callable[[], None]) -> None:
        if is_full:
            raise DiskFull("The disk is full.")
        commit()

    house = open_day(tmp_path, seam=seam)
    do(house, ticket(visit="visit-1"))
    kept = KeepDetails((PersonalField.NAME,), VisitId("visit-1"))
    accepted(house.submit_blocking(new_request(), clerk(1), kept, {PersonalField.NAME: "W. Achterberg"}))

    async def erase() -> int:
        house.start(asyncio.get_running_loop())
        nonlocal is_full
        is_full = True
        with pytest.raises(PeopleUnavailable, match="disk is full"):
            await house.erase_person("w. achterberg", Actor(Role.MANAGER))
        is_full = False
        erased = await house.erase_person("w. achterberg", Actor(Role.MANAGER))
        await house.close()
        return erased

    assert asyncio.run(erase()) == 1
