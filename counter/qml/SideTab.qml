import QtQuick
import Vestibule

// One tab of the side: its word, and how many are new or wait.
Pressable {
    id: one

    required property string tab
    required property string label
    required property string hint
    required property string badge
    required chosen

    objectName: "tab-" + one.tab
    guarded: false
    focusPolicy: Qt.TabFocus
    implicitHeight: 54
    radius: 10
    leftPadding: 2
    rightPadding: 2
    Accessible.role: Accessible.PageTab
    Accessible.name: one.badge !== "" ? one.label + ", " + one.badge : one.label
    Accessible.description: one.hint
    Accessible.selected: one.chosen
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) one.activate(); }
    Keys.onReleased: event => { if (event.key === Qt.Key_Space) event.accepted = true; }

    contentItem: Item {
        Row {
            id: top
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(0, (parent.height - height - word.height) / 2)
            spacing: 5

            Pictogram {
                name: one.tab === "line" ? "people" : one.tab === "appointments" ? "calendar" : one.tab === "day" ? "chart" : "document"
                color: one.inkColor
                width: 20
                height: 20
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                objectName: "badge-" + one.tab
                visible: one.badge !== ""
                text: one.badge
                size: Metrics.small
                bold: true
                color: one.inkColor
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
        Words {
            id: word
            anchors.top: top.bottom
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: one.label
            size: Metrics.small
            bold: one.chosen
            color: one.inkColor
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            leading: 1.2
            Accessible.ignored: true
        }
    }
}
