"""What stands beside a visit as QML sees it: papers, notes, outcomes, guidance, more services, papers of the last."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.scene import Fact, NoteLine, Notes, Outcomes, Paper, Task
from counter.sheet_scene import Choice
from counter.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1

NO_NOTES, NO_OUTCOMES = Notes(), Outcomes()


@QmlElement
class FilePane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._task = Task()
        self._papers = Rows(Paper)
        self._notes = Rows(NoteLine)
        self._outcomes = Rows(Choice)
        self._facts = Rows(Fact)

    def show(self, task: Task) -> None:
        self._papers.show(task.papers)
        self._notes.show((task.notes or NO_NOTES).lines)
        self._outcomes.show((task.outcomes or NO_OUTCOMES).choices)
        self._facts.show(task.facts)
        if task != self._task:
            self._task = task
            self.changed.emit()

    @Property(str, notify=changed)
    def papersTitle(self) -> str:
        return self._task.papers_title

    @Property(QObject, constant=True)
    def papers(self) -> QObject:
        return self._papers

    @Property(str, notify=changed)
    def notesTitle(self) -> str:
        return (self._task.notes or NO_NOTES).title

    @Property(str, notify=changed)
    def notesHint(self) -> str:
        return (self._task.notes or NO_NOTES).hint

    @Property(QObject, constant=True)
    def notes(self) -> QObject:
        return self._notes

    @Property(str, notify=changed)
    def outcomesTitle(self) -> str:
        return (self._task.outcomes or NO_OUTCOMES).title

    @Property(QObject, constant=True)
    def outcomes(self) -> QObject:
        return self._outcomes

    @Property(str, notify=changed)
    def guidanceTitle(self) -> str:
        return self._task.guidance_title

    @Property(str, notify=changed)
    def guidance(self) -> str:
        return self._task.guidance

    @Property(str, notify=changed)
    def steps(self) -> str:
        """Further services, one after the other."""
        return " \u00b7 ".join(self._task.steps)

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        return self._facts

    @Property(str, notify=changed)
    def wrapTitle(self) -> str:
        """Empty: no papers are being done."""
        return self._task.wrap_up.title if self._task.wrap_up is not None else ""

    @Property(str, notify=changed)
    def wrapLeft(self) -> str:
        return self._task.wrap_up.left if self._task.wrap_up is not None else ""

    @Property(float, notify=changed)
    def wrapShare(self) -> float:
        return self._task.wrap_up.share if self._task.wrap_up is not None else 0.0

    @Property(str, notify=changed)
    def wrapKey(self) -> str:
        return self._task.wrap_up.end.key if self._task.wrap_up is not None else ""

    @Property(str, notify=changed)
    def wrapLabel(self) -> str:
        return self._task.wrap_up.end.label if self._task.wrap_up is not None else ""

    @Property(str, notify=changed)
    def wrapHint(self) -> str:
        return self._task.wrap_up.end.hint if self._task.wrap_up is not None else ""
