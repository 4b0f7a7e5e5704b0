"""The office set-up as the rules see it: services, series, zones, counters, staff, hours, policy.

One document, accepted as a whole (event `OfficeAccepted`); `decide` reads only this. Texts are per language
("en" -> "Address and residence"); every text has the default language.
"""

from dataclasses import dataclass, field

from hub.engine.ids import (
    NORMAL,
    ClassId,
    CounterId,
    NeedId,
    OutcomeId,
    PauseId,
    ProfileId,
    RouteId,
    SeriesId,
    ServiceId,
    SkillId,
    StaffId,
    ZoneId,
)
from hub.engine.office_faces import KioskManners, Layout, Loudness, TicketTemplate
from hub.engine.terms import (
    COMMON_PERMISSIONS,
    PRIORITY,
    Arrival,
    Permission,
    PersonalField,
    PolicyName,
    Texts,
    WindowRule,
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A waiting area; `way` says where to sit, e.g. "Sit in Hall B, through the arch"."""

    id: ZoneId
    names: Texts
    way: Texts
    floor: str = ""
    """As the lift has it; empty in a house with one."""
    loudness: tuple[Loudness, ...] = ()
    """The displays' voice by the time of the day, earliest first; empty: as each display is set."""


@dataclass(frozen=True, slots=True)
class Series:
    id: SeriesId
    prefix: str
    start: int
    end: int
    step: int
    padding: int
    continues: bool = False
    """Goes on with the next business day instead of restarting, and wraps to the start between days only."""
    skipped: tuple[int, ...] = ()
    """Numbers that are never given."""
    preprinted: bool = False
    """A roll printed beforehand: the hub never gives its numbers, staff enter what stands on the paper."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One opening on one weekday (0 = Monday), minutes of the day, half-open: opens <= t < closes. A close after 1440
    is on the next date (an office open over midnight)."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Closure:
    """A day on which the office (or the service) stays closed, with the reason people read."""

    date: str
    reason: Texts


@dataclass(frozen=True, slots=True)
class Season:
    """Other hours from one ISO date to another, both included: a holiday season, a late Thursday. The last one in the
    list that covers a date holds; no hours at all means closed, with the reason people read."""

    first: str
    last: str
    hours: tuple[Hours, ...]
    reason: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Booking:
    """How a service is booked: slots of `slot_minutes` inside its hours, `capacity` appointments each, up to
    `horizon_days` ahead.

    Checked in earlier than `early_minutes` before the slot, or later than `late_minutes` after it, the rule of that
    side holds. A booked person not checked in by then has missed it. `head_start_minutes` count as already waited."""

    slot_minutes: int
    capacity: int
    horizon_days: int = 180
    early_minutes: int = 30
    late_minutes: int = 15
    early: WindowRule = WindowRule.KEEP
    late: WindowRule = WindowRule.WALK_IN
    head_start_minutes: int = 0
    hours: tuple[Hours, ...] = ()
    """When slots begin and end; empty: the service's hours."""
    offer_minutes: int = 60
    """How long a freed slot is kept for the one on the waiting list to whom it was offered."""


@dataclass(frozen=True, slots=True)
class Service:
    """A leaf people take tickets for, or a category that only holds others (`series` and `zone` are None)."""

    id: ServiceId
    parent: ServiceId | None
    names: Texts
    descriptions: Texts
    pictogram: str
    series: SeriesId | None
    zone: ZoneId | None
    target_minutes: int
    typical_minutes: int
    documents: tuple[Texts, ...] = ()
    """What to bring, one text per document."""
    hours: tuple[Hours, ...] = ()
    """Its own hours inside the office's; empty: the office's."""
    closures: tuple[Closure, ...] = ()
    last_ticket_minutes: int | None = None
    """No tickets in the last so many minutes before closing; None: the office's setting."""
    daily_quota: int | None = None
    most_waiting: int | None = None
    """The line is full with so many people."""
    hidden: bool = False
    """Not offered to people; staff can still give and transfer to it."""
    needs_open_counter: bool = False
    """No ticket while no open counter gives it."""
    classes: tuple[ClassId, ...] = ()
    """Priority classes it allows; empty: all."""
    skills: tuple[SkillId, ...] = ()
    """Demanded of whoever gives it."""
    most_quantity: int = 1
    keep_overnight: bool = False
    """Whoever still waits at the end of the day keeps the place for the next."""
    wrap_up_seconds: int = 0
    """Time for the papers after a visit that was finished without calling the next; 0: none."""
    booking: Booking | None = None
    keywords: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Language -> everyday words that find it at the kiosk."""
    online: Texts = field(default_factory=dict)
    """How it is done without a visit ..."""
    online_url: str | None = None
    """... and where."""
    asks: tuple[PersonalField, ...] = ()
    """What people are asked for before the ticket; they may always leave it out."""
    ticket_note: Texts = field(default_factory=dict)
    """Its own message on its tickets."""
    guidance: Texts = field(default_factory=dict)
    """What staff need to know when they give it; people never see it."""

    @property
    def is_category(self) -> bool:
        return self.series is None


@dataclass(frozen=True, slots=True)
class PriorityRule:
    """A priority class: its promise is target x factor; `weight` ranks classes for `strict` and `ratio` (higher first).
    `declared`: people may say it themselves at the kiosk, privately; else staff set it."""

    id: ClassId
    names: Texts
    factor_percent: int
    weight: int
    colour: str = "plain"
    declared: bool = True


DEFAULT_CLASSES = (
    PriorityRule(NORMAL, {}, factor_percent=100, weight=0),
    PriorityRule(PRIORITY, {}, factor_percent=50, weight=1, colour="accent"),
)
"""The classes of an office whose set-up names none."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something people may say privately that they need. `skills` are then demanded of whoever serves; `priority` is
    the class it gives; `request` rings staff when the ticket is issued (an interpreter, a wheelchair)."""

    id: NeedId
    names: Texts
    pictogram: str = "question"
    skills: tuple[SkillId, ...] = ()
    priority: ClassId | None = None
    request: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a service ended, for the record, e.g. "papers missing"."""

    id: OutcomeId
    names: Texts


@dataclass(frozen=True, slots=True)
class Pause:
    """A reason for a pause of the office's own, beside the built-in ones."""

    id: PauseId
    names: Texts


@dataclass(frozen=True, slots=True)
class Route:
    """A routing rule; the first one that is true for a ticket holds. Empty conditions are true for all. `skills` are
    then demanded of whoever serves, until the visit is `anyone_after_minutes` old; `priority` is the class it gets."""

    id: RouteId
    services: tuple[ServiceId, ...] = ()
    languages: tuple[str, ...] = ()
    classes: tuple[ClassId, ...] = ()
    booked: bool | None = None
    arrival: Arrival | None = None
    skills: tuple[SkillId, ...] = ()
    anyone_after_minutes: int | None = None
    priority: ClassId | None = None


@dataclass(frozen=True, slots=True)
class ProfileService:
    """A service in a work profile; `weight` in percent multiplies its share of the promise."""

    service: ServiceId
    weight: int = 100


@dataclass(frozen=True, slots=True)
class ProfileRule:
    """While somebody has waited longer than `minutes` for `service`, the services of `first` go before all others."""

    service: ServiceId
    minutes: int
    first: tuple[ServiceId, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A work profile: which services, in which order (for `listed`), by which policy (None: the office's)."""

    id: ProfileId
    names: Texts
    services: tuple[ProfileService, ...]
    rules: tuple[ProfileRule, ...] = ()
    policy: PolicyName | None = None


@dataclass(frozen=True, slots=True)
class CounterPlace:
    """A service point. `sign` is what people read ("4"); `arrow` points from its zone: left, right, up, down,
    up_left, up_right, down_left, down_right or none; `way` says it in words."""

    id: CounterId
    sign: str
    zone: ZoneId
    services: tuple[ServiceId, ...]
    arrow: str
    way: Texts
    profile: ProfileId | None = None
    """The work profile it has when whoever opens it brings none."""
    auto_call_seconds: int | None = None
    """Idle this long with somebody to call, it calls by itself; None: never."""
    reserve_minutes: int | None = None
    """Reserved for appointments: others are called only when no booked person waits and no slot that this counter gives
    begins within so many minutes. None: not reserved."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    id: StaffId
    name: str
    languages: tuple[str, ...]
    skills: tuple[SkillId, ...] = ()
    permissions: tuple[Permission, ...] = COMMON_PERMISSIONS
    """All but to supervise, unless the set-up lists them."""
    profile: ProfileId | None = None
    weights: tuple[ProfileService, ...] = ()
    """Weights of this person for single services, multiplied with the profile's."""
    number: int | None = None
    """What this person types at a keypad without letters, before the PIN."""


@dataclass(frozen=True, slots=True)
class Office:
    id: str
    names: Texts
    languages: tuple[str, ...]
    default_language: str
    time_zone: str
    help_place: Texts
    """Where a person helps, e.g. "desk 1"."""
    zones: tuple[Zone, ...]
    series: tuple[Series, ...]
    services: tuple[Service, ...]
    counters: tuple[CounterPlace, ...]
    staff: tuple[StaffMember, ...]
    hours: tuple[Hours, ...]
    closures: tuple[Closure, ...]
    policy: PolicyName
    serve_after_closing_minutes: int
    """How long those already waiting may still be served after closing time before the day is ended."""
    walk_seconds: int
    """Usual time from a call to the counter, until the counter has its own median."""
    classes: tuple[PriorityRule, ...] = DEFAULT_CLASSES
    needs: tuple[Need, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    pauses: tuple[Pause, ...] = ()
    routes: tuple[Route, ...] = ()
    profiles: tuple[Profile, ...] = ()
    seasons: tuple[Season, ...] = ()
    appointment_factor_percent: int = 40
    """The promise to a booked person, counted from the slot: target x this, or x the class's factor if that is less."""
    ratio_priority: int = 2
    ratio_normal: int = 1
    """For the policy `ratio`: so many of the priority classes, then so many of the others."""
    last_ticket_minutes: int = 0
    least_calls: int = 1
    """Calls before a visit may be marked as no-show."""
    least_call_seconds: int = 0
    """Time from the first call before a visit may be marked as no-show."""
    most_recalls: int = 10
    requeue_places: int = 0
    """A no-show goes back so many places instead of ending ..."""
    most_requeues: int = 0
    """... so many times; then it ends."""
    most_step_backs: int = 3
    undo_seconds: int = 10
    called_too_long_seconds: int = 180
    target_alarms: bool = True
    erase_hours: dict[PersonalField, int] = field(default_factory=dict)
    """Hours after the end of a visit until a field is erased; 24 where nothing is said."""
    privacy: Texts = field(default_factory=dict)
    """What is kept of people and how long, in the office's own words; empty: the usual ones."""
    ticket: TicketTemplate = field(default_factory=TicketTemplate)
    kiosk: KioskManners = field(default_factory=KioskManners)
    layouts: tuple[Layout, ...] = ()
    """What displays show; a display names its layout. None: one board of all calls."""
    enamel: str | None = None
    """The office's own colour instead of the enamel, "#RRGGBB"."""
    crest: str | None = None
    """The name of a stored picture, for the head of displays."""
    names_shown: bool = False
    """Whether displays are told people's names; the usual is codes alone."""
