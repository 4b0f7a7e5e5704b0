import QtQuick
import Vestibule

// One person in line: ticket, service, time waited, and the bar of the promise. Pressed, that person may be called.
Pressable {
    id: row

    required property string code
    required property string service
    required property string waited
    required property double share
    required property double mark
    required property bool probable
    required property string name
    required property string tone
    required property string too_long
    required property int index
    readonly property bool narrow: row.width < 300

    objectName: "waiting" + row.index
    guarded: false
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: row.too_long !== "" ? row.name + ", " + row.too_long : row.name

    background: Rectangle {
        radius: Metrics.keyRadius
        color: row.pressed ? Theme.sunken : row.probable ? Theme.enamelTint : "transparent"
        border.width: row.probable && Theme.highContrast ? Metrics.chosen : 0
        border.color: Theme.outline
    }

    // A code keeps its own direction and would keep its side too; the place around it is mirrored.
    Item {
        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        width: ticket.implicitWidth
        height: ticket.implicitHeight

        TicketCode {
            id: ticket
            text: row.code
            size: row.narrow ? 22 : 25
            room: 80
            Accessible.ignored: true
        }
    }
    Words {
        anchors.left: bar.left
        anchors.right: time.left
        anchors.rightMargin: 8
        anchors.bottom: bar.top
        anchors.bottomMargin: 6
        text: row.service
        size: Metrics.small
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Rectangle {
        anchors.fill: time
        anchors.margins: -2
        anchors.leftMargin: -6
        anchors.rightMargin: -6
        visible: row.tone === "now"
        radius: 6
        color: Theme.now
    }
    Words {
        id: time
        color: row.tone === "now" ? Theme.onNow : Theme.ink
        anchors.right: bar.right
        anchors.bottom: bar.top
        anchors.bottomMargin: 6
        text: row.waited + (row.too_long !== "" && !row.narrow ? ", " + row.too_long : "")
        size: Metrics.small
        bold: true
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    PromiseBar {
        id: bar
        anchors.left: parent.left
        anchors.leftMargin: row.narrow ? 86 : 102
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 13
        share: row.share
        promise: row.mark
        Accessible.ignored: true
    }
}
