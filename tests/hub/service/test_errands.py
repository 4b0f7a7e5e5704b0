"""Errands: done once, by whom they are for, or given up in time."""

import asyncio

import pytest

from hub.service.errands import MOST, Errands, NobodyDidIt, TooManyErrands


class Told(list[str]):
    def __call__(self, name: str) -> None:
        self.append(name)


def test_an_errand_is_done_by_the_first_who_takes_it() -> None:
    async def run() -> tuple[str, str]:
        told = Told()
        errands: Errands[str, str] = Errands(told)
        asked = asyncio.ensure_future(errands.ask("draw", None, 5))
        await asyncio.sleep(0)
        assert errands.take(told[0], "Kiosk 1") == "draw"
        assert errands.take(told[0], "Kiosk 2") is None
        assert errands.take(told[0], "Kiosk 1") == "draw", "asked again after a lost answer"
        assert not errands.done(told[0], "Kiosk 2", "no")
        assert errands.done(told[0], "Kiosk 1", "yes")
        assert not errands.done(told[0], "Kiosk 1", "twice")
        done = await asked
        assert errands.take(told[0], "Kiosk 1") is None
        return done

    assert asyncio.run(run()) == ("Kiosk 1", "yes")


def test_an_errand_for_one_device_is_nobody_elses_and_is_given_up_in_time() -> None:
    async def run() -> None:
        told = Told()
        errands: Errands[str, str] = Errands(told)
        asked = asyncio.ensure_future(errands.ask("print", "Kiosk 2", 0.01))
        await asyncio.sleep(0)
        assert errands.take(told[0], "Kiosk 1") is None
        with pytest.raises(NobodyDidIt):
            await asked

    asyncio.run(run())


def test_there_are_never_too_many() -> None:
    async def run() -> None:
        errands: Errands[str, str] = Errands(Told())
        open_ones = [asyncio.ensure_future(errands.ask("draw", None, 5)) for _ in range(MOST)]
        await asyncio.sleep(0)
        with pytest.raises(TooManyErrands):
            await errands.ask("draw", None, 5)
        for one in open_ones:
            one.cancel()

    asyncio.run(run())
