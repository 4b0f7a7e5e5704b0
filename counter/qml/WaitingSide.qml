pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// Who waits, how much of the promise is used, and why somebody is next.
Rectangle {
    id: pane

    required property SidePane side
    readonly property int rowHeight: 60
    readonly property int rowsThatFit: Math.floor((why.y - rows.y - 36) / pane.rowHeight)

    readonly property bool line: pane.side.tab === "line"

    signal fitted(rows: int)
    signal tabPicked(tab: string)
    signal visitPicked(id: string)
    signal appointmentPicked(id: string)
    signal messageRead(id: string)

    radius: Metrics.cardRadius
    color: Theme.surface
    border.width: Theme.highContrast ? Metrics.border : 0
    border.color: Theme.outline
    onRowsThatFitChanged: pane.fitted(pane.rowsThatFit)

    SideTabs {
        id: tabs
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 10
        tabs: pane.side.tabs
        onPicked: tab => pane.tabPicked(tab)
    }
    SideList {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        anchors.margins: 14
        visible: !pane.line
        side: pane.side
        onAppointmentPicked: id => pane.appointmentPicked(id)
        onMessageRead: id => pane.messageRead(id)
    }
    Words {
        id: title
        visible: pane.line
        objectName: "waitingTitle"
        anchors.left: parent.left
        anchors.leftMargin: 26
        anchors.top: tabs.bottom
        anchors.topMargin: 10
        text: pane.side.title
        size: Metrics.body
        bold: true
        wrapMode: Text.NoWrap
        Accessible.role: Accessible.Heading
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: 26
        anchors.verticalCenter: title.verticalCenter
        spacing: 8
        visible: pane.line && pane.side.legend !== "" && title.implicitWidth + implicitWidth + 70 < pane.width

        Rectangle {
            width: 3
            height: 14
            radius: 1
            color: Theme.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            text: pane.side.legend
            size: Metrics.small
            quiet: true
            wrapMode: Text.NoWrap
        }
    }
    Column {
        id: rows
        visible: pane.line
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.margins: 14
        anchors.topMargin: 8

        Repeater {
            model: pane.side.rows

            WaitingRow {
                width: rows.width
                height: pane.rowHeight
                onActivated: pane.visitPicked(id)
            }
        }
    }
    Words {
        objectName: "more"
        anchors.left: title.left
        anchors.top: rows.bottom
        anchors.topMargin: 6
        visible: pane.line && pane.side.more !== ""
        text: pane.side.more
        size: Metrics.small
        quiet: true
    }
    EmptyArch {
        visible: pane.line && pane.side.empty !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 60
        height: Math.min(280, parent.height * 0.45)
        text: pane.side.empty
    }
    Rectangle {
        id: why
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 14
        height: whyWords.implicitHeight + 24
        visible: pane.line && pane.side.why !== ""
        radius: Metrics.keyRadius
        color: Theme.ground
        border.width: Theme.highContrast ? Metrics.border : 0
        border.color: Theme.outline

        Column {
            id: whyWords
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: 14
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2

            Words {
                objectName: "whyTitle"
                width: parent.width
                text: pane.side.whyTitle
                size: Metrics.small
                bold: true
            }
            Words {
                objectName: "why"
                width: parent.width
                text: pane.side.why
                size: Metrics.small
                quiet: true
            }
        }
    }
}
