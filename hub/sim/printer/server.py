"""The virtual printer behind any door: a network port, a serial line, a USB node.

Threads: the door's, one per link decodes (and answers real-time commands at once), one is the
mechanism that works through the buffer in order. All of them share one lock; nothing blocks while it is held.
"""

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Self

import structlog

from hub.sim.printer import commands as c
from hub.sim.printer.condition import DEAF, NOISE, Condition, Fault
from hub.sim.printer.decoder import Decoded, Decoder, Garbage
from hub.sim.printer.doors import Door, Link, TcpDoor
from hub.sim.printer.mechanism import Mechanism
from hub.sim.printer.paper import PaperError, Torn
from hub.sim.printer.record import PaperFolder, PaperRecord

log = structlog.get_logger()
# Receive buffer of the printer; a sender that writes more than this while the paper stands still has to wait.
BUFFER_BYTES = 65_536
# Room for what a computer still sends after it was told to stop.
HEADROOM_BYTES = 8_192
IDS = {66: "VESTIBULE", 67: "Virtual ticket printer", 68: "V0001"}
CLEARED = bytes((0x37, 0x25, 0x00))
MAX_KEPT = 1000


def _wall() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Job:
    command: c.Queued
    size: int
    link: Link


class VirtualPrinter:
    """Listens after `start()`; `port` is then the real one (0 asks for any), unless another `door` is given.
    `width` in dots: 576 or 384."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        width: int = 576,
        folder: PaperFolder | None = None,
        door: Door | None = None,
        clock: Callable[[], datetime] = _wall,
    ) -> None:
        self.host, self.port, self.width = host, port, width
        self._door: Door = door or TcpDoor(host, port)
        self._folder, self._clock = folder, clock
        self._changed = threading.Condition()
        self._cable = threading.Lock()
        self._condition = Condition()
        self._mechanism = Mechanism(width)
        self._queue: deque[_Job] = deque()
        self._queued_bytes = self._paper_bytes = 0
        self._cuts = folder.cuts if folder else 0
        self._automatic = 0
        self._rate: float | None = None
        self._bytes_until: tuple[int, Fault | None] | None = None
        self._links: set[Link] = set()
        self._plugged = self._held_back = False
        self._closing = False
        self._threads: list[threading.Thread] = []
        self._wire_decoder = Decoder()
        self.tickets: deque[tuple[PaperRecord, Torn]] = deque(maxlen=MAX_KEPT)
        self.errors: deque[str] = deque(maxlen=MAX_KEPT)

    # -- life ------------------------------------------------------------------------------------------

    def start(self) -> Self:
        """Listen and work; raises OSError when the port is taken."""
        self._listen()
        self._spawn(self._work, "printer-mechanism")
        return self

    def close(self) -> None:
        """Stop answering and end every thread."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self.unplug()
        for thread in self._threads:
            thread.join(5)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _listen(self) -> None:
        self._plugged = True
        self._door.open(self._arrived)
        if isinstance(self._door, TcpDoor):
            self.port = self._door.port

    def _arrived(self, link: Link) -> None:
        with self._changed:
            self._links.add(link)
        self._spawn(partial(self._receive, link), "printer-link")

    def _spawn(self, work: Callable[[], None], name: str) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=work, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    # -- faults ----------------------------------------------------------------------------------------

    @property
    def faults(self) -> frozenset[Fault]:
        with self._changed:
            return frozenset(self._condition.faults)

    def suffer(self, fault: Fault) -> None:
        """Have a fault from now on."""
        with self._changed:
            self._condition.faults.add(fault)
            if fault in DEAF:
                self._forget()
        if fault is Fault.POWER_OFF and self._door.powered:
            self.unplug()
        self._tell()

    def recover(self, fault: Fault | None = None) -> None:
        """End one fault, or everything that is wrong (also slowness); the buffer then goes on printing."""
        with self._changed:
            ended = set(self._condition.faults) if fault is None else {fault} & self._condition.faults
            self._condition.faults -= ended
            if fault in (None, Fault.CUTTER):
                self._condition.jammed = False
            if fault is None:
                self._rate = self._bytes_until = None
            power_back = Fault.POWER_OFF in ended
            self._changed.notify_all()
        if power_back:
            self.plug()
        self._tell()

    def slow(self, bytes_per_second: float | None) -> None:
        """Print at this speed; None is at once."""
        with self._changed:
            self._rate = bytes_per_second
            self._changed.notify_all()

    def after(self, count: int, fault: Fault | None) -> None:
        """When `count` more bytes have been printed, suffer `fault`; None drops the connections instead."""
        with self._changed:
            self._bytes_until = (count, fault)

    def drop(self) -> None:
        """Cut every connection; new ones are taken. A cable is pulled out and put back."""
        with self._changed:
            self._links.clear()
        self._door.drop()

    def unplug(self) -> None:
        """Pull the cable out, until `plug`; the printer keeps its power and its buffer."""
        with self._cable:
            self._plugged = False
            with self._changed:
                self._links.clear()
            self._door.close()

    def plug(self) -> None:
        with self._cable:
            if not self._plugged:
                self._listen()

    def _forget(self) -> None:
        """Without power, or hung until it is switched off and on: buffer and modes are lost. Lock held."""
        self._queue.clear()
        self._queued_bytes = 0
        self._automatic = 0
        self._mechanism.paper.reset()
        self._changed.notify_all()

    # -- wire ------------------------------------------------------------------------------------------

    def _receive(self, link: Link) -> None:
        decoder = self._decoder()
        while data := link.read():
            if self.faults & DEAF:
                decoder.forget()  # what it half knows is lost with the rest of its buffer
                continue
            for item in decoder.feed(data):
                self._take(item, link)
        link.shut()
        with self._changed:
            # Giving up on a printer in trouble is no mistake.
            hung_up = link in self._links and not self._condition.stopped
            self._links.discard(link)
        if decoder.unfinished and hung_up and self._door.conversations:
            self._complain(f"connection ended inside a command ({decoder.unfinished} bytes)")

    def _decoder(self) -> Decoder:
        """A new one for each conversation; a wire has one for ever, in step or not."""
        return Decoder() if self._door.conversations else self._wire_decoder

    def _take(self, item: Decoded | Garbage, link: Link) -> None:
        if isinstance(item, Garbage):
            self._complain(f"byte {item.offset}: {item.why} ({item.data.hex(' ')})")
            return
        match item.command:
            case c.RealTimeStatus(which):
                with self._changed:
                    answer = bytes((self._condition.real_time(which),))
                self._answer(link, answer)
            case c.ClearBuffers():
                with self._changed:
                    self._queue.clear()
                    self._queued_bytes = 0
                    self._changed.notify_all()
                self._answer(link, CLEARED)
            case queued:
                self._enqueue(_Job(queued, item.size, link))

    def _enqueue(self, job: _Job) -> None:
        with self._changed:
            while self._queued_bytes + job.size > BUFFER_BYTES and self._queue and not self._closing:
                self._changed.wait(1)
            # What was read before the fault and is decoded after it is lost like the rest.
            if job.link in self._links and not self._condition.faults & DEAF:
                self._queue.append(job)
                self._queued_bytes += job.size
                self._changed.notify_all()
            nearly_full = self._queued_bytes > BUFFER_BYTES - HEADROOM_BYTES and not self._held_back
            self._held_back |= nearly_full
        if nearly_full:
            job.link.hold()

    def _answer(self, link: Link, data: bytes) -> None:
        with self._changed:
            mute = not self._condition.answers
            noise = NOISE if Fault.GARBAGE in self._condition.faults else b""
        if not mute:
            with contextlib.suppress(OSError):  # nobody listens any more; the answer is lost, as on a real wire
                link.write(noise + data)

    def _tell(self) -> None:
        """Automatic Status Back to everybody connected, if asked for."""
        with self._changed:
            links = list(self._links) if self._automatic else []
            frame = self._condition.automatic()
        for link in links:
            self._answer(link, frame)

    def _complain(self, what: str) -> None:
        self.errors.append(what)
        log.error("printer_refused_bytes", what=what)

    # -- mechanism -------------------------------------------------------------------------------------

    def _work(self) -> None:
        while (job := self._next()) is not None:
            self._release()
            try:
                self._execute(job)
            except PaperError as error:
                self._complain(str(error))

    def _next(self) -> _Job | None:
        """The next command, when the mechanism may move and the time for its bytes has passed."""
        with self._changed:
            while not self._closing:
                if not self._queue or self._condition.stopped:
                    self._changed.wait()
                    continue
                job = self._queue[0]
                rate = self._rate
                if rate and self._changed.wait_for(lambda: self._closing or self._rate != rate, job.size / rate):  # noqa: B023
                    continue
                if self._overtaken(job):
                    continue
                self._queue.popleft()
                self._queued_bytes -= job.size
                self._changed.notify_all()
                return job
            return None

    def _release(self) -> None:
        """Let a computer that was held back go on, once half of the buffer is free."""
        with self._changed:
            free = self._held_back and self._queued_bytes < BUFFER_BYTES // 2
            self._held_back &= not free
            links = list(self._links) if free else []
        for link in links:
            link.release()

    def _overtaken(self, job: _Job) -> bool:
        """Whether a fault or a cleared buffer came while the time for `job` passed. Lock held."""
        return self._condition.stopped or not self._queue or self._queue[0] is not job

    def _execute(self, job: _Job) -> None:
        if self._count_down(job):
            return
        match job.command:
            case c.Cut() if Fault.CUTTER in self.faults:
                with self._changed:
                    self._condition.jammed = True
                self._tell()
                return
            case c.AutomaticStatus(mask):
                with self._changed:
                    self._automatic = mask
                    frame = self._condition.automatic()
                if mask:
                    self._answer(job.link, frame)
            case c.TransmitStatus():
                with self._changed:
                    answer = bytes((self._condition.sensors(),))
                self._answer(job.link, answer)
            case c.TransmitId(which):
                self._answer(job.link, b"_" + IDS[which].encode() + b"\0")
            case c.TransmitLogos():
                self._answer(job.link, b"\x37\x72\x40" + "".join(sorted(self._mechanism.logos)).encode() + b"\0")
            case _:
                pass
        self._paper_bytes += 0 if isinstance(job.command, c.Padding) else job.size
        torn = self._mechanism.execute(job.command)
        if torn is not None:
            self._keep(torn)

    def _count_down(self, job: _Job) -> bool:
        """True when the planned accident happens now: a picture is then printed only in part, any other command not at
        all, and what is left waits at the head of the buffer, as long as there is one."""
        if self._bytes_until is None:
            return False
        count, fault = self._bytes_until
        if count > job.size:
            self._bytes_until = (count - job.size, fault)
            return False
        self._bytes_until = None
        if isinstance(job.command, c.Raster):
            self._split(job.command, max(1, job.command.rows * max(0, count) // job.size), job)
        elif fault is not None:
            with self._changed:
                self._queue.appendleft(job)
                self._queued_bytes += job.size
        self._paper_bytes += count
        if fault is None:
            self.drop()
            with self._changed:
                self._forget()
        else:
            self.suffer(fault)
        return True

    def _split(self, raster: c.Raster, rows: int, job: _Job) -> None:
        """Print the first `rows`; the others wait at the head of the buffer."""
        middle = rows * raster.row_bytes
        self._mechanism.execute(c.Raster(raster.row_bytes, rows, raster.data[:middle]))
        if rows < raster.rows:
            rest = c.Raster(raster.row_bytes, raster.rows - rows, raster.data[middle:])
            with self._changed:
                self._queue.appendleft(_Job(rest, len(rest.data), job.link))
                self._queued_bytes += len(rest.data)

    def _keep(self, torn: Torn) -> None:
        self._cuts += 1
        name = self._folder.save_picture(self._cuts, torn) if self._folder else None
        time = self._clock().isoformat(timespec="milliseconds")
        black = torn.picture.histogram()[0]
        record = PaperRecord(
            self._cuts, time, self._paper_bytes, torn.picture.height, black, torn.lines, torn.codes, name, torn.logos
        )
        self._paper_bytes = 0
        self.tickets.append((record, torn))
        if self._folder:
            self._folder.append(record)
        log.info("printer_cut", index=record.index, bytes=record.bytes, rows=record.rows)
