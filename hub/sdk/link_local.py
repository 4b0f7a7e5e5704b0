"""HTTP to link-local IPv6 addresses, which need their scope: the interface behind which they are (RFC 4007).

Web addresses have a form for it, "http://[fe80::1%25eth0]:7410" (RFC 6874), which the HTTP library takes apart wrongly:
of the interface "cable" it makes the letter %CA and "ble". So it is given the address as a name, in the form that has
long been usual for that: "fe80--1s2.ipv6-literal.net", 2 being the number of the interface. No name server is asked.
"""

import re
import socket
from collections.abc import Mapping
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection

_ENDING = ".ipv6-literal.net"
_RFC_6874 = re.compile(r"(?i)(https?)://\[(fe80:[0-9a-f:]+)%25([^\]]+)\]")


def as_name(address: str) -> str:
    """From "fe80::1%eth0" or "fe80::1%2" to its name. OSError when there is no such interface."""
    host, _, scope = address.partition("%")
    index = int(scope) if scope.isdecimal() else socket.if_nametoindex(scope)
    return f"{host.replace(':', '-')}s{index}{_ENDING}"


def as_address(name: str) -> str:
    """The way back: "fe80::1%2"."""
    host, _, index = name.removesuffix(_ENDING).rpartition("s")
    return f"{host.replace('-', ':')}%{index}"


def usable_url(url: str) -> str:
    """An address as a person or RFC 6874 writes it, in the form that can be asked; any other as it is."""
    try:
        return _RFC_6874.sub(lambda found: f"{found[1]}://{as_name(f'{found[2]}%{found[3]}')}", url)
    except OSError:  # the interface is not there now
        return url


class _Connection(HTTPConnection):
    def connect(self) -> None:
        self.sock = socket.create_connection((as_address(self.host), self.port or 80), timeout=self.timeout)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _LinkLocal(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool}


def plain_session(headers: Mapping[str, str]) -> requests.Session:
    """A session for boxes in the same building: proxies of the environment have no business on the way."""
    session = requests.Session()
    session.trust_env = False
    session.headers.update(headers)
    session.mount("http://fe80-", _LinkLocal())
    return session


__all__ = ["as_address", "as_name", "plain_session", "usable_url"]
