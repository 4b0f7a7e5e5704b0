"""The terminal's box settings, file `counter.toml`: how it finds its hub, its screen, its counter, its shortcuts."""

from dataclasses import dataclass

from counter.keys import DEFAULT_SHORTCUTS, Key, Shortcuts
from counter.look import Edge
from hub.config.fields import section, setting
from hub.face.tokens import ThemeName
from hub.sdk.settings import DeviceSettings

KEY_PATTERN = r"Space|F([1-9]|1[0-2])|[^\W_]|"
KEY_MEANS = 'one letter or digit, "Space", "F1" to "F12", or "" for none'


def _shortcut(doc: str, name: str) -> str:
    return setting(doc, default=DEFAULT_SHORTCUTS[name], longest=5, pattern=KEY_PATTERN, pattern_means=KEY_MEANS)


@dataclass(frozen=True, slots=True)
class ShortcutSettings:
    """One key of the keyboard each; WCAG 2.1.4 asks that they can be changed and switched off."""

    on: bool = setting("Whether single keys of the keyboard press the keys on the screen.", default=True)
    main: str = _shortcut("The main key, whatever it says.", "main")
    finish: str = _shortcut("Finish only.", Key.FINISH)
    recall: str = _shortcut("Call again.", Key.RECALL)
    no_show: str = _shortcut("Not here.", Key.NO_SHOW)
    transfer: str = _shortcut("Transfer.", Key.TRANSFER)
    park: str = _shortcut("Park.", Key.PARK)
    parked: str = _shortcut("The list of the parked.", Key.PARKED)
    remove: str = _shortcut("Remove.", Key.REMOVE)
    pause: str = _shortcut("Break.", Key.BREAK)
    close: str = _shortcut("Close counter.", Key.CLOSE)
    sign_out: str = _shortcut("Sign out.", Key.SIGN_OUT)
    answer_help: str = _shortcut("Go to a kiosk at which somebody asks for a person.", Key.ANSWER_HELP)

    call_chosen: str = _shortcut("Call a chosen ticket.", Key.CALL_CHOSEN)
    call_service: str = _shortcut("Call the next for one service.", Key.CALL_SERVICE)
    walk_up: str = _shortcut("Serve somebody without a ticket.", Key.WALK_UP)
    add_service: str = _shortcut("Add a service to the visit.", Key.ADD_SERVICE)
    correct: str = _shortcut("The wrong service was taken.", Key.CORRECT)
    outcome: str = _shortcut("How the service ended.", Key.OUTCOME)
    note: str = _shortcut("A note that travels with the visit.", Key.NOTE)
    details: str = _shortcut("Class, needs, language, party, name.", Key.DETAILS)
    undo: str = _shortcut("Take the last act back.", Key.UNDO)
    supervisor: str = _shortcut("Call for a supervisor, or no longer.", Key.SUPERVISOR)
    reactivate: str = _shortcut("Bring back who has left.", Key.REACTIVATE)
    end_wrap_up: str = _shortcut("The papers of the last visit are done.", Key.END_WRAP_UP)
    appointments: str = _shortcut("Appointments of today.", Key.APPOINTMENTS)
    day: str = _shortcut("My day.", Key.DAY)
    messages: str = _shortcut("Messages.", Key.MESSAGES)
    line: str = _shortcut("The line again.", Key.LINE)
    reprint: str = _shortcut("Print a ticket again.", Key.REPRINT)
    roll: str = _shortcut("Enter a number of the pre-printed roll.", Key.ROLL)
    profile: str = _shortcut("Choose a work profile.", Key.PROFILE)
    hall: str = _shortcut("Notices to everybody, and services that stop.", Key.HALL)
    more: str = _shortcut('Show the keys behind "More".', Key.MORE)
    answer_call: str = _shortcut("Go to a counter that calls for staff.", Key.ANSWER_CALL)
    read_message: str = _shortcut("The message on the screen has been read.", Key.READ_MESSAGE)

    @property
    def shortcuts(self) -> Shortcuts:
        return Shortcuts(
            self.on,
            {
                "main": self.main,
                Key.FINISH: self.finish,
                Key.RECALL: self.recall,
                Key.NO_SHOW: self.no_show,
                Key.TRANSFER: self.transfer,
                Key.PARK: self.park,
                Key.PARKED: self.parked,
                Key.REMOVE: self.remove,
                Key.BREAK: self.pause,
                Key.CLOSE: self.close,
                Key.SIGN_OUT: self.sign_out,
                Key.ANSWER_HELP: self.answer_help,
                Key.CALL_CHOSEN: self.call_chosen,
                Key.CALL_SERVICE: self.call_service,
                Key.WALK_UP: self.walk_up,
                Key.ADD_SERVICE: self.add_service,
                Key.CORRECT: self.correct,
                Key.OUTCOME: self.outcome,
                Key.NOTE: self.note,
                Key.DETAILS: self.details,
                Key.UNDO: self.undo,
                Key.SUPERVISOR: self.supervisor,
                Key.REACTIVATE: self.reactivate,
                Key.END_WRAP_UP: self.end_wrap_up,
                Key.APPOINTMENTS: self.appointments,
                Key.DAY: self.day,
                Key.MESSAGES: self.messages,
                Key.LINE: self.line,
                Key.REPRINT: self.reprint,
                Key.ROLL: self.roll,
                Key.PROFILE: self.profile,
                Key.HALL: self.hall,
                Key.MORE: self.more,
                Key.ANSWER_CALL: self.answer_call,
                Key.READ_MESSAGE: self.read_message,
            },
        )


@dataclass(frozen=True, slots=True)
class CounterSettings:
    """Settings of `python -m counter`."""

    device: DeviceSettings = section("What every box has: hub, screen, language, record.", DeviceSettings)
    shortcuts: ShortcutSettings = section("The keyboard's keys.", ShortcutSettings)
    counter: str | None = setting(
        "Id of the only counter this terminal may open, as in the office document; unset, staff choose.",
        default=None,
        longest=64,
    )
    theme: ThemeName = setting("How the screen looks: light, dark or contrast.", default=ThemeName.LIGHT)
    percent: int = setting(
        "How large everything is drawn, in percent; Ctrl with plus, minus and 0 change it at the screen.",
        default=100,
        low=100,
        high=300,
    )
    bar: Edge | None = setting(
        "Edge of the screen at which the terminal begins as a bar beside other programs: top or bottom. Unset, it is "
        "whole at first.",
        default=None,
    )
    less_motion: bool = setting("Changes are cuts instead of movements.", default=False)
    patience_seconds: float = setting(
        "How long a press is tried again before the screen says that no answer came; it is kept even then.",
        default=8.0,
        low=2.0,
        high=30.0,
    )
