pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The side pane's other faces: today's appointments, one's own day against what is typical, messages.
Flickable {
    id: scroll

    required property SidePane side

    signal appointmentPicked(id: string)
    signal messageRead(id: string)

    contentHeight: body.implicitHeight + 12
    clip: true
    interactive: scroll.contentHeight > scroll.height
    boundsBehavior: Flickable.StopAtBounds

    Column {
        id: body
        x: 6
        y: 6
        width: scroll.width - 12
        spacing: 12

        EmptyArch {
            visible: appointments.count + day.count + messages.count + figures.count === 0
            width: parent.width
            height: 260
            text: ""
        }
        Repeater {
            id: appointments
            model: scroll.side.appointments

            Pressable {
                id: booked

                required property string time
                required property string code
                required property string service
                required property string standing
                required property bool late
                required property string name
                required property string id

                objectName: "appointment-" + booked.id
                width: body.width
                implicitHeight: 62
                guarded: false
                focusPolicy: Qt.TabFocus
                off: booked.id === ""
                text: booked.name
                onActivated: scroll.appointmentPicked(booked.id)
                Keys.onSpacePressed: event => { if (!event.isAutoRepeat) booked.activate(); }
                Keys.onReleased: event => { if (event.key === Qt.Key_Space) event.accepted = true; }

                contentItem: Item {
                    Words {
                        id: when
                        anchors.left: parent.left
                        anchors.leftMargin: 12
                        anchors.verticalCenter: parent.verticalCenter
                        width: 62
                        text: booked.time
                        size: Metrics.label
                        bold: true
                        color: booked.inkColor
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                    Column {
                        anchors.left: when.right
                        anchors.right: parent.right
                        anchors.rightMargin: 12
                        anchors.verticalCenter: parent.verticalCenter

                        Words {
                            width: parent.width
                            text: booked.service
                            size: Metrics.small
                            color: booked.inkColor
                            wrapMode: Text.NoWrap
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                        Words {
                            width: parent.width
                            text: booked.code !== "" ? booked.standing + " \u00B7 " + booked.code : booked.standing
                            size: Metrics.small
                            bold: booked.late
                            color: booked.late ? Theme.alert : booked.quietColor
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
        Grid {
            width: parent.width
            columns: 2
            columnSpacing: 12
            rowSpacing: 12

            Repeater {
                id: figures
                model: scroll.side.figures

                Column {
                    required property string value
                    required property string label

                    width: (body.width - 12) / 2

                    Words {
                        width: parent.width
                        text: parent.value
                        size: 30
                        bold: true
                        wrapMode: Text.NoWrap
                    }
                    Words {
                        width: parent.width
                        text: parent.label
                        size: Metrics.small
                        quiet: true
                    }
                }
            }
        }
        Repeater {
            id: day
            model: scroll.side.day

            Column {
                id: service

                required property string service
                required property string count
                required property string median
                required property string typical
                required property double share
                required property double mark
                required property string name

                width: body.width
                spacing: 4
                Accessible.role: Accessible.ListItem
                Accessible.name: service.name

                Words {
                    width: parent.width
                    text: service.service + " \u00B7 " + service.count
                    size: Metrics.small
                    bold: true
                    Accessible.ignored: true
                }
                PromiseBar {
                    width: parent.width
                    share: service.share
                    promise: service.mark
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    text: service.median + " \u00B7 " + service.typical
                    size: Metrics.small
                    quiet: true
                    Accessible.ignored: true
                }
            }
        }
        Repeater {
            id: messages
            model: scroll.side.messages

            Rectangle {
                id: message

                required property int index
                required property string text
                required property string about
                required property bool read
                required property string readers
                required property string id
                required property string label
                required property string hint

                objectName: "message" + message.index
                width: body.width
                height: words.implicitHeight + 24
                radius: Metrics.keyRadius * 0.6
                color: Theme.ground
                border.width: message.read && !Theme.highContrast ? 0 : Metrics.border
                border.color: message.read ? Theme.outline : Theme.ink

                Column {
                    id: words
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.margins: 12
                    spacing: 4

                    Words {
                        width: parent.width
                        text: message.text
                        size: Metrics.body
                        bold: !message.read
                    }
                    Words {
                        width: parent.width
                        text: message.about
                        size: Metrics.small
                        quiet: true
                    }
                    Words {
                        width: parent.width
                        visible: message.readers !== ""
                        text: message.readers
                        size: Metrics.small
                        quiet: true
                    }
                    DeskKey {
                        objectName: "read-" + message.id
                        visible: !message.read
                        implicitHeight: 48
                        pictogram: "tick"
                        mirror: false
                        text: message.label
                        shortcut: message.hint
                        onActivated: scroll.messageRead(message.id)
                    }
                }
            }
        }
    }
}
