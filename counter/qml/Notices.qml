pragma ComponentBehavior: Bound
import QtQuick
import Vestibule

// What the person must know now, the most urgent first; hatched when there is no news from the hub.
Column {
    id: stack

    required property QtObject notices
    readonly property int count: lines.count

    signal pressed(key: string)

    spacing: 8

    Repeater {
        id: lines
        model: stack.notices

        Rectangle {
            id: line

            required property int index
            required property string text
            required property string tone
            required property string pictogram
            required property string key
            required property string label
            required property string hint
            readonly property bool narrow: line.width < 620
            readonly property bool stale: line.tone === "stale"
            readonly property bool calls: line.tone === "now"
            readonly property bool alert: line.stale || line.tone === "alert"

            objectName: "notice" + line.index
            width: stack.width
            height: line.narrow && answer.visible ? words.implicitHeight + answer.height + 32
                : Math.max(words.implicitHeight + 20, answer.visible ? answer.height + 16 : 0)
            radius: Metrics.keyRadius
            color: line.alert ? Theme.alertTint : Theme.sunken
            border.width: Theme.highContrast ? Metrics.border : 0
            border.color: Theme.outline
            Accessible.role: Accessible.AlertMessage
            Accessible.name: line.text
            onTextChanged: line.Accessible.announce(line.text, line.calls ? Accessible.Polite : Accessible.Assertive)
            Component.onCompleted: line.Accessible.announce(line.text, line.calls ? Accessible.Polite : Accessible.Assertive)

            Hatch {
                anchors.fill: parent
                visible: line.stale
                color: Theme.hatch
                stripe: Theme.hatchStripe
                radius: line.radius
                step: 18
            }
            Item {
                anchors.left: parent.left
                width: 8
                height: parent.height
                clip: true

                Rectangle {
                    anchors.left: parent.left
                    width: line.radius * 2 + 8
                    height: parent.height
                    radius: line.radius
                    color: line.alert ? Theme.alert : line.calls ? Theme.now : Theme.outline
                }
            }
            Pictogram {
                id: picture
                anchors.left: parent.left
                anchors.leftMargin: 20
                anchors.verticalCenter: parent.verticalCenter
                name: line.pictogram
                color: line.alert ? Theme.alert : Theme.ink
                width: 24
                height: 24
            }
            Words {
                id: words
                anchors.left: picture.right
                anchors.leftMargin: 12
                anchors.right: answer.visible && !line.narrow ? answer.left : parent.right
                anchors.rightMargin: 16
                y: line.narrow && answer.visible ? 12 : (line.height - height) / 2
                text: line.text
                size: Metrics.body
                bold: line.alert
                Accessible.ignored: true
            }
            DeskKey {
                id: answer
                objectName: "noticeKey" + line.index
                anchors.right: parent.right
                anchors.rightMargin: 8
                anchors.bottom: parent.bottom
                anchors.bottomMargin: line.narrow ? 8 : Math.max(8, (line.height - height) / 2)
                visible: line.key !== ""
                text: line.label
                shortcut: line.hint
                pictogram: "tick"
                implicitHeight: 52
                onActivated: stack.pressed(line.key)
            }
        }
    }
}
