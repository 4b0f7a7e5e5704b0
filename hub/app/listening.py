"""The listening socket: bound before anything is announced, so that a taken port is told and not half a hub started."""

import errno
import os
import socket
from collections.abc import Mapping
from ipaddress import ip_address

from hub.app.errors import CannotStart
from hub.config.hub import Listen
from hub.config.notify import passed_sockets

LOOPBACK = "127.0.0.1"
BACKLOG = 256
UNHEARD_MS = 8_000
"""How long what was sent may stay unacknowledged; streams send something every 2 s."""
_IP_FREEBIND = 15  # ip(7): bind to an address that the computer does not have yet; not named in Python 3.11


def listen(settings: Listen, environment: Mapping[str, str] = os.environ) -> socket.socket:
    """The socket that systemd passed, else a new one. Raises CannotStart."""
    passed = passed_sockets(environment)
    if passed:
        return _impatient(accept_passed(socket.socket(fileno=passed[0]), settings))
    host = settings.address if settings.lan else LOOPBACK
    try:
        return _impatient(_bind(host, settings.port))
    except OSError as error:
        raise CannotStart(_advice(error, host, settings.port)) from error


def _impatient(listening: socket.socket) -> socket.socket:
    """Connections inherit this: a pulled cable ends a stream after `UNHEARD_MS`, not after the kernel's quarter of an
    hour, because a counter's lease hangs on its stream."""
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNHEARD_MS)
    return listening


def accept_passed(passed: socket.socket, settings: Listen) -> socket.socket:
    """A socket that others reach needs the same word of consent as one of our own. Raises CannotStart."""
    host = passed.getsockname()[0]
    if not settings.lan and not ip_address(host).is_loopback:
        passed.close()
        raise CannotStart(
            f"systemd passed a socket that other boxes reach ({host}), but listen.lan is false. "
            "Set listen.lan = true, or let the socket unit listen on 127.0.0.1."
        )
    return passed


def _bind(host: str, port: int) -> socket.socket:
    """Every address (IPv6 and IPv4 in one socket, where the kernel has both) when `host` is empty."""
    both = not host and socket.has_dualstack_ipv6()
    family = socket.AF_INET6 if both or ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if both:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        # A hub starts without a network and works when there is one: not even loopback may be up yet.
        made.setsockopt(socket.IPPROTO_IP, _IP_FREEBIND, 1)
        made.bind((host, port))
        made.listen(BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def _advice(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program, perhaps by another hub. Stop that program, or give this hub "
            "another port with --port N or listen.port in its settings."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} may only be used by the administrator; choose one above 1023 with --port N."
    return f"The hub cannot listen on {host or 'this computer'}, port {port}: {error.strerror}."
