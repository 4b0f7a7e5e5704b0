pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// Today's appointments. One that is expected is pressed to check the person in.
ListView {
    id: list

    required property Terminal terminal

    model: list.terminal.side.appointments
    spacing: 4
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: list.terminal.band.title

    delegate: Pressable {
        id: row

        required property int index
        required property string time
        required property string code
        required property string service
        required property string standing
        required property string name
        required property bool late
        required property string id

        objectName: "appointment" + row.index
        width: list.width
        height: 58
        guarded: false
        enabled: row.id !== ""
        focusPolicy: Qt.TabFocus
        Accessible.name: row.name

        background: Rectangle {
            radius: Metrics.keyRadius
            color: row.pressed ? Theme.sunken : "transparent"
            border.width: row.id !== "" ? Metrics.border : 0
            border.color: Theme.outline
        }
        contentItem: Item {
            Words {
                id: at
                anchors.left: parent.left
                anchors.leftMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: row.time
                size: Metrics.label
                bold: true
                code: true
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Column {
                anchors.left: at.right
                anchors.leftMargin: 14
                anchors.right: ticket.visible ? ticket.left : parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter

                Words {
                    width: parent.width
                    text: row.service
                    size: Metrics.small
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    text: row.standing
                    size: Metrics.small
                    bold: row.late
                    quiet: !row.late
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
            Item {
                id: ticket
                visible: row.code !== ""
                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                width: code.implicitWidth
                height: code.implicitHeight

                TicketCode {
                    id: code
                    text: row.code
                    size: 22
                    room: 72
                    Accessible.ignored: true
                }
            }
        }
    }
}
