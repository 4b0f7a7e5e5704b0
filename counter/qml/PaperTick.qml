import QtQuick
import Vestibule

// A paper to bring; pressed when one has seen it.
Pressable {
    id: paper

    required property string label
    required property bool ticked

    guarded: false
    focusPolicy: Qt.TabFocus
    implicitHeight: Math.max(44, words.implicitHeight + 10)
    topPadding: 0
    bottomPadding: 0
    Accessible.role: Accessible.CheckBox
    Accessible.name: paper.label
    Accessible.checkable: true
    Accessible.checked: paper.ticked
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) paper.activate(); }
    Keys.onReleased: event => { if (event.key === Qt.Key_Space) event.accepted = true; }

    background: Item {}
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
