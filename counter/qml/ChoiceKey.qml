import QtQuick
import Vestibule

// One answer: a plate or a drawing, its words, and the digit that chooses it.
Pressable {
    id: choice

    property string pictogram: ""
    property string plate: ""
    property string detail: ""
    property string shortcut: ""

    guarded: false
    focusPolicy: Qt.TabFocus
    implicitHeight: Math.max(choice.plate !== "" ? 92 : 74, words.implicitHeight + 26)
    leftPadding: 14
    rightPadding: 16
    Accessible.name: [choice.plate, choice.text, choice.detail].filter(part => part !== "").join(", ")
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) choice.activate(); }
    Keys.onReleased: event => { if (event.key === Qt.Key_Space) event.accepted = true; }

    contentItem: Item {
        CounterPlate {
            id: sign
            visible: choice.plate !== ""
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: 48
            height: 48
            number: choice.plate
            Accessible.ignored: true
        }
        PictureTile {
            id: tile
            visible: choice.pictogram !== "" && choice.plate === ""
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            side: 44
            pictogram: choice.chosen ? "tick" : choice.pictogram
        }
        Column {
            id: words
            anchors.left: sign.visible ? sign.right : tile.visible ? tile.right : parent.left
            anchors.leftMargin: sign.visible || tile.visible ? 14 : 0
            anchors.right: hint.visible ? hint.left : parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter

            Words {
                width: parent.width
                text: choice.text
                size: choice.plate !== "" ? Metrics.body : Metrics.label
                bold: true
                color: choice.inkColor
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                visible: choice.detail !== ""
                text: choice.detail
                size: Metrics.small
                color: choice.quietColor
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        ShortcutHint {
            id: hint
            shortcut: choice.shortcut
            ink: choice.quietColor
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
