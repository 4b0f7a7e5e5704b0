"""Tickets for the printing tests, in the languages of the example office."""

import datetime as dt

from hub.face.ticket import TicketContent

ISSUED = dt.datetime(2026, 11, 24, 10, 42, tzinfo=dt.timezone(dt.timedelta(hours=1)))
URL = "http://192.168.1.10:7410/t/jx4v2m7qk3w5y6z7abcdefghij"


def english(**changes: object) -> TicketContent:
    fields: dict[str, object] = {
        "office": "Marstow Town Hall",
        "service": "Address and residence",
        "number": "R042",
        "people_ahead": 6,
        "issued": ISSUED,
        "language": "en",
        "place": "Hall B, through the arch",
        "url": URL,
        **changes,
    }
    return TicketContent(**fields)  # type: ignore[arg-type]


def spanish(**changes: object) -> TicketContent:
    words = {
        "office": "Ayuntamiento de Marstow",
        "service": "Dirección y residencia",
        "place": "Sala B, pasado el arco",
        "language": "es",
    }
    return english(**{**words, **changes})


def arabic(**changes: object) -> TicketContent:
    words = {
        "office": "دار بلدية مارستو",
        "service": "العنوان والسكن",
        "place": "اجلس في القاعة B بعد القوس",
        "language": "ar",
    }
    return english(**{**words, **changes})
