pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// Who waits, how much of the promise is used, and why somebody is next.
Item {
    id: pane

    required property Terminal terminal
    readonly property SidePane side: pane.terminal.side
    readonly property int rowHeight: 60
    readonly property int rowsThatFit: Math.max(1, Math.floor(((why.visible ? why.y : pane.height) - rows.y - 34) / pane.rowHeight))

    // Later, and only what is seen: telling it while the pane is being hidden would turn in a circle.
    onRowsThatFitChanged: Qt.callLater(pane.tell)

    function tell(): void {
        if (pane.visible)
            pane.terminal.fit(pane.rowsThatFit);
    }

    Words {
        id: title
        objectName: "waitingTitle"
        anchors.left: parent.left
        anchors.leftMargin: 26
        anchors.top: parent.top
        anchors.topMargin: 12
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
        visible: pane.side.legend !== "" && title.implicitWidth + implicitWidth + 70 < pane.width

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
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.margins: 14
        anchors.topMargin: 8

        Repeater {
            model: pane.side.rows

            WaitingRow {
                required property string id

                width: rows.width
                height: pane.rowHeight
                onActivated: pane.terminal.pickVisit(id)
            }
        }
    }
    Words {
        objectName: "more"
        anchors.left: title.left
        anchors.top: rows.bottom
        anchors.topMargin: 6
        visible: pane.side.more !== ""
        text: pane.side.more
        size: Metrics.small
        quiet: true
    }
    EmptyArch {
        visible: pane.side.empty !== ""
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
        visible: pane.side.why !== ""
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
