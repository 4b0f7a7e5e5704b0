"""What a sample says, and that a printed one is taken for no ticket."""

from datetime import UTC, datetime

import pytest

from hub.face.ticket.content import USUAL_PARTS
from hub.wire.office import TicketTemplateView
from kiosk.preview.sample import UnknownServiceError, on_paper, sample
from tests.kiosk.marstow import marstow_snapshot

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
OFFICE = marstow_snapshot().office


def test_a_sample_has_the_offices_own_words() -> None:
    found = sample(OFFICE, "taxes", "ar", NOW)
    service = next(one for one in OFFICE.services if one.id == "taxes")
    assert (found.office, found.service) == (OFFICE.names["ar"], service.names["ar"])
    assert found.url is not None
    assert found.template.parts == tuple(OFFICE.ticket.parts) or found.template.parts == USUAL_PARTS


def test_a_draft_comes_before_the_template_in_force() -> None:
    draft = TicketTemplateView(parts=["number", "footer"], large=True, footer={"en": "Open till late"})
    found = sample(OFFICE, "taxes", "es", NOW, draft)
    assert (found.template.parts, found.template.large) == (("number", "footer"), True)
    assert found.template.footer == "Open till late", "in the default language, as people would read it"


def test_a_test_print_is_no_ticket() -> None:
    printed = on_paper(sample(OFFICE, "taxes", "en", NOW))
    assert (printed.number, printed.url, printed.people_ahead) == ("TEST", None, None)


@pytest.mark.parametrize("service", ["none", "identity"])
def test_only_what_people_take_a_ticket_for_has_one(service: str) -> None:
    with pytest.raises(UnknownServiceError):
        sample(OFFICE, service, "en", NOW)
