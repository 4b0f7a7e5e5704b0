pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The keys that stand behind "More", over the task. Their letters act without it.
Rectangle {
    id: panel

    required property Terminal terminal

    radius: Metrics.cardRadius
    color: Theme.surface
    Accessible.role: Accessible.Pane
    Accessible.name: panel.terminal.moreLabel

    Words {
        id: title
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: 28
        text: panel.terminal.moreLabel
        size: Metrics.title
        bold: true
        Accessible.role: Accessible.Heading
    }
    Flickable {
        id: scroll
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.bottom: parent.bottom
        anchors.margins: 22
        contentHeight: grid.implicitHeight + 12
        clip: true
        interactive: scroll.contentHeight > scroll.height
        boundsBehavior: Flickable.StopAtBounds

        Grid {
            id: grid
            x: 6
            y: 6
            width: scroll.width - 12
            columns: scroll.width > 760 ? 3 : 2
            spacing: 12

            Repeater {
                model: panel.terminal.more

                DeskKey {
                    required property string key
                    required property string label
                    required property string hint
                    required pictogram
                    required property string why_off

                    objectName: key + "Key"
                    width: Math.floor((grid.width - (grid.columns - 1) * grid.spacing) / grid.columns)
                    text: label
                    shortcut: hint
                    off: why_off !== ""
                    reason: why_off
                    onActivated: panel.terminal.press(key)
                }
            }
        }
    }
}
