pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The visit at the counter: its ticket, its service, how long it takes, papers, notes, guidance, how it ended.
Flickable {
    id: view

    required property Terminal terminal
    readonly property TaskPane task: view.terminal.task
    readonly property int edge: 28
    readonly property real scaling: Math.max(0.72, Math.min(1.4, view.width / 866, view.height / 500))
    readonly property bool narrow: view.width < 620
    readonly property real wish: foot.height + content.implicitHeight + 24

    contentHeight: view.wish
    interactive: contentHeight > height + 1
    boundsBehavior: Flickable.StopAtBounds

    Column {
        id: content
        width: view.width
        spacing: 16

        VisitHead {
            id: head
            width: content.width
            task: view.task
            edge: view.edge
            scaling: view.scaling
        }
        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: view.edge
            width: parent.width - 2 * view.edge
            height: 2
            color: Theme.rule
        }
        VisitTime {
            width: content.width
            task: view.task
            edge: view.edge
            scaling: view.scaling
        }
        VisitFile {
            width: content.width
            terminal: view.terminal
            edge: view.edge
        }
    }
    OutcomeRow {
        id: foot
        y: Math.max(content.height + 12, view.height - foot.height)
        width: view.width
        edge: view.edge
        terminal: view.terminal
    }
}
