pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The work itself: the task, the keys below it, and at the side who waits. Not wide: one below the other.
Item {
    id: work

    required property Terminal terminal
    required property bool wide
    required property int room
    readonly property int sideWidth: Math.round(Math.max(300, Math.min(460, work.width * 0.294)))
    readonly property int gap: Metrics.margin
    readonly property bool asking: work.terminal.sheet.open
    readonly property real wish: work.terminal.keys.moreOpen ? more.implicitHeight
        : visit.visible ? visit.wish : counter.implicitHeight
    readonly property int sideHigh: 460

    implicitHeight: work.wish + keys.implicitHeight + work.sideHigh + 3 * work.gap

    Rectangle {
        id: pane
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: work.wide ? side.left : parent.right
        anchors.rightMargin: work.wide ? work.gap : 0
        height: work.wide ? work.height - mainKeys.implicitHeight - keys.implicitHeight - 26 : work.wish
        visible: !work.asking
        radius: Metrics.cardRadius
        color: Theme.surface
        border.width: Theme.highContrast ? Metrics.border : 0
        border.color: Theme.outline
        clip: true

        CounterTask {
            id: counter
            anchors.fill: parent
            visible: work.terminal.task.code === "" && !more.visible
            room: work.room
            terminal: work.terminal
        }
        VisitTask {
            id: visit
            anchors.fill: parent
            visible: work.terminal.task.code !== "" && !more.visible
            room: work.room
            terminal: work.terminal
        }
        MoreKeys {
            id: more
            anchors.fill: parent
            visible: work.terminal.keys.moreOpen
            terminal: work.terminal
        }
    }
    MainKeys {
        id: mainKeys
        anchors.top: pane.bottom
        anchors.topMargin: 14
        anchors.left: pane.left
        anchors.right: pane.right
        visible: work.wide && !work.asking
        terminal: work.terminal
    }
    KeyDeck {
        id: keys
        anchors.top: work.wide ? mainKeys.bottom : pane.bottom
        anchors.topMargin: work.wide ? 12 : work.gap
        anchors.left: pane.left
        anchors.right: pane.right
        visible: !work.asking
        wrap: !work.wide
        terminal: work.terminal
    }
    SidePaneView {
        id: side
        anchors.top: work.wide ? parent.top : keys.bottom
        anchors.topMargin: work.wide ? 0 : work.gap
        anchors.right: parent.right
        width: work.wide ? work.sideWidth : work.width
        height: work.wide ? work.height : work.sideHigh
        visible: work.wide || !work.asking
        terminal: work.terminal
    }
}
