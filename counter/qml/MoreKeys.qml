pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The keys behind "More", in the place of the task until one of them is pressed.
Item {
    id: panel

    required property Terminal terminal
    readonly property int columns: panel.width > 760 ? 3 : panel.width > 440 ? 2 : 1

    implicitHeight: title.height + grid.height + 72
    Accessible.role: Accessible.Grouping
    Accessible.name: panel.terminal.keys.moreLabel

    Words {
        id: title
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 28
        text: panel.terminal.keys.moreLabel
        size: Metrics.title
        bold: true
        Accessible.role: Accessible.Heading
    }
    Grid {
        id: grid
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        anchors.topMargin: 20
        columns: panel.columns
        spacing: 12

        Repeater {
            model: panel.terminal.keys.more

            DeskKey {
                required property string key
                required property string label
                required property string hint
                required pictogram
                required property string why_off

                objectName: key + "Key"
                width: Math.floor((grid.width - 12 * (panel.columns - 1)) / panel.columns)
                height: 62
                text: label
                shortcut: hint
                off: why_off !== ""
                reason: why_off
                onActivated: panel.terminal.press(key)
            }
        }
    }
}
