"""`python -m hub.bench.bare_asgi PORT`: the least that can stand behind a socket with the hub's own server: it reads
the request and answers a fixed JSON. The floor of every figure over HTTP."""

import os
import sys
from typing import Any

import uvicorn

from hub.config.notify import Notifier

BODY = b'{"seq":1,"repeated":false}'
HEADERS = [(b"content-type", b"application/json"), (b"content-length", str(len(BODY)).encode())]


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await receive()
        Notifier.from_environment(os.environ).ready()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": BODY})


if __name__ == "__main__":
    uvicorn.run(
        application, host="127.0.0.1", port=int(sys.argv[1]), loop="uvloop", http="httptools", log_level="error"
    )
