pragma ComponentBehavior: Bound
import QtQuick
import Vestibule

// Which face the side pane shows. A tab in words; the chosen one wears ring, tint and tick line, never colour alone.
Row {
    id: tabs

    required property QtObject tabs

    signal picked(tab: string)

    spacing: 6
    Accessible.role: Accessible.PageTabList

    Repeater {
        id: list
        model: tabs.tabs

        Pressable {
            id: one

            required property string tab
            required property string label
            required property string hint
            required chosen
            required property string badge

            objectName: "tab-" + one.tab
            guarded: false
            focusPolicy: Qt.TabFocus
            width: Math.floor((tabs.width - (list.count - 1) * tabs.spacing) / Math.max(1, list.count))
            implicitHeight: 48
            leftPadding: 4
            rightPadding: 4
            text: one.badge !== "" ? one.label + ", " + one.badge : one.label
            Accessible.role: Accessible.PageTab
            Accessible.description: one.hint
            Keys.onSpacePressed: event => { if (!event.isAutoRepeat) one.activate(); }
            Keys.onReleased: event => { if (event.key === Qt.Key_Space) event.accepted = true; }
            onActivated: tabs.picked(one.tab)

            contentItem: Words {
                text: one.badge !== "" ? one.label + " " + one.badge : one.label
                size: Metrics.small
                bold: one.chosen
                color: one.inkColor
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 11
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }
        }
    }
}
