pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// Messages, the newest first: read by a press; whoever sent one sees who has read it. Below, the key to the sheet on
// which one is written.
Item {
    id: view

    required property Terminal terminal

    ListView {
        id: list
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: write.top
        anchors.bottomMargin: 12
        model: view.terminal.side.messages
        spacing: 8
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: Rectangle {
            id: one

            required property int index
            required property string text
            required property string about
            required property bool read
            required property string readers
            required property string id
            required property var key

            width: list.width
            height: words.height + 24
            radius: Metrics.keyRadius
            color: one.read ? Theme.surface : Theme.enamelTint
            border.width: Metrics.border
            border.color: one.read ? Theme.rule : Theme.outline
            Accessible.role: Accessible.ListItem
            Accessible.name: one.about + ": " + one.text

            Column {
                id: words
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: 14
                anchors.verticalCenter: parent.verticalCenter
                spacing: 6

                Words {
                    width: parent.width
                    text: one.about
                    size: Metrics.small
                    quiet: true
                    Accessible.ignored: true
                }
                Words {
                    objectName: "message" + one.index
                    width: parent.width
                    text: one.text
                    size: Metrics.body
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    visible: one.readers !== ""
                    text: one.readers
                    size: Metrics.small
                    quiet: true
                }
                DeskKey {
                    objectName: "readKey" + one.index
                    visible: one.key !== null && one.key !== undefined
                    width: parent.width
                    height: 46
                    tight: 1
                    text: one.key?.label ?? ""
                    shortcut: one.key?.hint ?? ""
                    onActivated: view.terminal.readMessage(one.id)
                }
            }
        }
    }
    DeskKey {
        id: write
        objectName: "writeKey"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: 50
        pictogram: "document"
        text: view.terminal.side.tabLabel
        shortcut: view.terminal.side.tabHint
        onActivated: view.terminal.press("messages")
    }
}
