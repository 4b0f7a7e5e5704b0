"""Wall time at the door of the database: aware UTC datetimes outside, integer milliseconds since 1970 inside."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def wall_ms(wall: datetime) -> int:
    return (wall - _EPOCH) // _MILLISECOND


def from_wall_ms(milliseconds: int) -> datetime:
    return _EPOCH + milliseconds * _MILLISECOND
