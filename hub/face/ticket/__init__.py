"""The ticket: content to typed lines, and the lines as a picture (full form) or native lines (light form)."""

from hub.face.ticket.bitmap import Bitmap
from hub.face.ticket.compose import compose
from hub.face.ticket.content import Template, TicketContent
from hub.face.ticket.light import light_lines
from hub.face.ticket.lines import Ticket
from hub.face.ticket.typeset import typeset

__all__ = ["Bitmap", "Template", "Ticket", "TicketContent", "compose", "light_lines", "typeset"]
