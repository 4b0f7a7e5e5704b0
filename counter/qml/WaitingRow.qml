import QtQuick
import Vestibule

// One person in line: ticket, service, time waited, and the bar of the promise.
Rectangle {
    id: row

    required property string code
    required property string service
    required property string waited
    required property double share
    required property double mark
    required property bool probable
    required property string name
    required property int index

    objectName: "waiting" + row.index
    radius: Metrics.keyRadius
    color: row.probable ? Theme.enamelTint : "transparent"
    border.width: row.probable && Theme.highContrast ? Metrics.chosen : 0
    border.color: Theme.outline
    Accessible.role: Accessible.ListItem
    Accessible.name: row.name

    TicketCode {
        id: ticket
        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        text: row.code
        size: 25
        room: 80
        Accessible.ignored: true
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
    Words {
        id: time
        anchors.right: bar.right
        anchors.bottom: bar.top
        anchors.bottomMargin: 6
        text: row.waited
        size: Metrics.small
        bold: true
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    PromiseBar {
        id: bar
        anchors.left: parent.left
        anchors.leftMargin: 102
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 13
        share: row.share
        promise: row.mark
        Accessible.ignored: true
    }
}
