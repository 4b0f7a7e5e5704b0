"""Closed-loop load: so many clients, each asks again as soon as it is answered."""

import threading
import time
from collections.abc import Callable

from hub.bench.figures import Spread, spread
from hub.bench.raw_http import RawClient

Ask = Callable[[RawClient, int], int]
"""Sends one request for the client of this number; returns the status."""

SUCCESS = 200


class LoadFailed(Exception):
    """An answer was no success: the figures would be of something else."""

    reason = "load_failed"


def run_load(port: int, clients: int, each: int, ask: Ask) -> tuple[float, Spread]:
    """Have `clients` ask `each` times; returns requests per second and their latency. Raises `LoadFailed`.

    The clock starts when all are connected.
    """
    durations: list[list[float]] = [[] for _ in range(clients)]
    failures: list[str] = []
    ready = threading.Barrier(clients + 1)

    def client(number: int) -> None:
        link = RawClient(port)
        try:
            ready.wait()
            for _ in range(each):
                began = time.perf_counter()
                status = ask(link, number)
                durations[number].append(time.perf_counter() - began)
                if status != SUCCESS:
                    failures.append(f"status {status}")
                    return
        except OSError as error:
            failures.append(repr(error))
        finally:
            link.close()

    threads = [threading.Thread(target=client, args=(number,), daemon=True) for number in range(clients)]
    for thread in threads:
        thread.start()
    ready.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    if failures:
        raise LoadFailed(f"{len(failures)} of {clients} clients failed: {failures[0]}")
    every = [duration for of_client in durations for duration in of_client]
    return len(every) / took, spread(every)
