"""The large pane as QML sees it: the visit with its papers, notes and outcomes, or the counter itself."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.keys import Key
from counter.scene import Bar, Chip, Fact, Figure, KeyFace, NoteLine, Notes, Outcomes, Paper, Task, Tick, WrapUp
from counter.sheet_scene import Choice
from counter.viewmodels.rows import Line, Rows, lines

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1

NO_PAPERS = WrapUp("", "", 0.0, KeyFace(Key.END_WRAP_UP, "", "", ""))


@QmlElement
class TaskPane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._task = Task()
        self._figures = Rows(Figure)
        self._chips = Rows(Chip)
        self._ticks = Rows(Tick)
        self._papers = Rows(Paper)
        self._note_lines = Rows(NoteLine)
        self._ends = Rows(Choice)
        self._steps = Rows(Line)
        self._facts = Rows(Fact)

    def show(self, task: Task) -> None:
        self._figures.show(task.figures)
        self._chips.show(task.chips)
        self._ticks.show(task.ticks)
        self._papers.show(task.papers)
        self._note_lines.show(task.notes.lines if task.notes is not None else ())
        self._ends.show(task.outcomes.choices if task.outcomes is not None else ())
        self._steps.show(lines(task.steps))
        self._facts.show(task.facts)
        if task != self._task:
            self._task = task
            self.changed.emit()

    @property
    def _bar(self) -> Bar:
        return self._task.bar or Bar()

    @property
    def _notes(self) -> Notes:
        return self._task.notes or Notes()

    @property
    def _outcomes(self) -> Outcomes:
        return self._task.outcomes or Outcomes()

    @property
    def _wrap_up(self) -> WrapUp:
        return self._task.wrap_up or NO_PAPERS

    @Property(str, notify=changed)
    def headline(self) -> str:
        return self._task.headline

    @Property(str, notify=changed)
    def sub(self) -> str:
        return self._task.sub

    @Property(str, notify=changed)
    def done(self) -> str:
        return self._task.done

    @Property(bool, notify=changed)
    def arch(self) -> bool:
        return self._task.arch

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._task.code

    @Property(bool, notify=changed)
    def calling(self) -> bool:
        return self._task.calling

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._task.service

    @Property(str, notify=changed)
    def waited(self) -> str:
        return self._task.waited

    @Property(str, notify=changed)
    def timerLabel(self) -> str:
        return self._task.timer_label

    @Property(str, notify=changed)
    def timer(self) -> str:
        return self._task.timer

    @Property(bool, notify=changed)
    def hasBar(self) -> bool:
        return self._task.bar is not None

    @Property(float, notify=changed)
    def barShare(self) -> float:
        return self._bar.share

    @Property(float, notify=changed)
    def barMark(self) -> float:
        return self._bar.mark

    @Property(str, notify=changed)
    def barLeft(self) -> str:
        return self._bar.left

    @Property(str, notify=changed)
    def barRight(self) -> str:
        return self._bar.right

    @Property(str, notify=changed)
    def papersTitle(self) -> str:
        return self._task.papers_title

    @Property(str, notify=changed)
    def notesTitle(self) -> str:
        return self._notes.title

    @Property(str, notify=changed)
    def notesHint(self) -> str:
        return self._notes.hint

    @Property(str, notify=changed)
    def outcomesTitle(self) -> str:
        return self._outcomes.title

    @Property(str, notify=changed)
    def quantity(self) -> str:
        return f"{self._outcomes.quantity_label}: {self._outcomes.quantity}" if self._outcomes.quantity else ""

    @Property(str, notify=changed)
    def wrapTitle(self) -> str:
        return self._wrap_up.title

    @Property(str, notify=changed)
    def wrapLeft(self) -> str:
        return self._wrap_up.left

    @Property(float, notify=changed)
    def wrapShare(self) -> float:
        return self._wrap_up.share

    @Property(str, notify=changed)
    def wrapKey(self) -> str:
        return self._wrap_up.end.key

    @Property(str, notify=changed)
    def wrapLabel(self) -> str:
        return self._wrap_up.end.label

    @Property(str, notify=changed)
    def wrapHint(self) -> str:
        return self._wrap_up.end.hint

    @Property(str, notify=changed)
    def guidanceTitle(self) -> str:
        return self._task.guidance_title

    @Property(str, notify=changed)
    def guidance(self) -> str:
        return self._task.guidance

    @Property(QObject, constant=True)
    def figures(self) -> QObject:
        return self._figures

    @Property(QObject, constant=True)
    def chips(self) -> QObject:
        return self._chips

    @Property(QObject, constant=True)
    def ticks(self) -> QObject:
        return self._ticks

    @Property(QObject, constant=True)
    def papers(self) -> QObject:
        return self._papers

    @Property(QObject, constant=True)
    def noteLines(self) -> QObject:
        return self._note_lines

    @Property(QObject, constant=True)
    def outcomes(self) -> QObject:
        return self._ends

    @Property(QObject, constant=True)
    def steps(self) -> QObject:
        return self._steps

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        return self._facts
