pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The side: four tabs, and one of the line, today's appointments, one's own day, messages.
Rectangle {
    id: pane

    required property Terminal terminal
    readonly property SidePane side: pane.terminal.side

    radius: Metrics.cardRadius
    color: Theme.surface
    border.width: Theme.highContrast ? Metrics.border : 0
    border.color: Theme.outline
    clip: true

    // Four in a row where their words fit, else two and two.
    Grid {
        id: tabs

        readonly property int most: tabs.width < 340 ? 2 : 4

        columns: tabs.most
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 12
        spacing: 6
        Accessible.role: Accessible.PageTabList
        Accessible.name: pane.side.title

        Repeater {
            id: list
            model: pane.side.tabs

            SideTab {
                width: Math.floor((tabs.width - 6 * (tabs.most - 1)) / tabs.most)
                onActivated: pane.terminal.showTab(tab)
            }
        }
    }
    LineView {
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        visible: pane.side.tab === "line"
        terminal: pane.terminal
    }
    AppointmentsView {
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: 14
        visible: pane.side.tab === "appointments"
        terminal: pane.terminal
    }
    DayPaneView {
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: 20
        visible: pane.side.tab === "day"
        side: pane.side
    }
    MessagesView {
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: 14
        visible: pane.side.tab === "messages"
        terminal: pane.terminal
    }
}
