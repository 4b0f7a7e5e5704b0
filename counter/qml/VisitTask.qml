pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The visit at the counter: its ticket, its service, how long it takes, papers, notes, guidance, how it ended.
Item {
    id: view

    required property Terminal terminal
    readonly property TaskPane task: view.terminal.task
    readonly property int edge: 28
    // Height of the window in the scene's pixels; 0 where the page scrolls. Not the pane's own: that follows from this.
    required property int room
    readonly property bool low: view.room > 0 && view.room < 840
    readonly property real scaling: Math.max(0.72, Math.min(1.4, view.width / 866, view.room > 0 ? view.room / 840 : 1))
    readonly property real wish: foot.height + content.implicitHeight + 24

    // What the keyboard has reached is brought into sight; so is the rest by a finger.
    Flickable {
        id: scroll
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        contentHeight: content.implicitHeight + 8
        interactive: contentHeight > height + 1
        clip: interactive
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: content
            width: view.width
            spacing: view.low ? 9 : 16

            VisitHead {
                width: content.width
                task: view.task
                edge: view.edge
                scaling: view.scaling
            }
            Rectangle {
                anchors.left: parent.left
                anchors.leftMargin: view.edge
                visible: !view.low
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
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        visible: scroll.interactive && !scroll.atYEnd
        height: 2
        color: Theme.outline
    }
    OutcomeRow {
        id: foot
        anchors.bottom: parent.bottom
        width: view.width
        edge: view.edge
        terminal: view.terminal
    }
}
