import QtQuick
import Vestibule

// One paper, ticked off when it has been seen.
Pressable {
    id: paper

    required property string label
    required property bool ticked
    required property string id

    objectName: "paper-" + paper.id
    guarded: false
    focusPolicy: Qt.TabFocus
    implicitHeight: Math.max(44, words.implicitHeight + 12)
    leftPadding: 0
    rightPadding: 0
    background: Item {}
    text: paper.label
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: paper.ticked
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) paper.activate(); }
    Keys.onReleased: event => { if (event.key === Qt.Key_Space) event.accepted = true; }

    contentItem: Item {
        TickBox {
            id: box
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            side: 28
            checked: paper.ticked
        }
        Words {
            id: words
            anchors.left: box.right
            anchors.leftMargin: 12
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: paper.label
            size: Metrics.body
            Accessible.ignored: true
        }
    }
}
