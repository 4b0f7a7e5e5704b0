pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// How the screen looks: light, dark, contrast; bigger, smaller; the bar.
Rectangle {
    id: panel

    required property Terminal terminal
    readonly property LookPane look: panel.terminal.look

    signal closed

    implicitHeight: content.implicitHeight + 180
    radius: Metrics.cardRadius
    color: Theme.surface
    border.width: Theme.highContrast ? Metrics.border : 0
    border.color: Theme.outline
    Accessible.role: Accessible.Dialog
    Accessible.name: panel.look.title
    // After everything has been shown and hidden: the focus moves what depends on it.
    onVisibleChanged: Qt.callLater(panel.begin)

    function begin(): void {
        if (panel.visible)
            (list.itemAt(0) as DeskKey)?.forceActiveFocus(Qt.TabFocusReason);
    }

    Column {
        id: content
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 32
        spacing: 22

        Words {
            width: parent.width
            text: panel.look.title
            size: 32
            bold: true
            Accessible.role: Accessible.Heading
        }
        Flow {
            width: parent.width
            spacing: 12

            Repeater {
                id: list
                model: panel.look.themes

                DeskKey {
                    required property int index
                    required property string label
                    required property string id
                    required chosen

                    objectName: "theme-" + id
                    pictogram: chosen ? "tick" : ""
                    text: label
                    Accessible.role: Accessible.RadioButton
                    Accessible.checkable: true
                    Accessible.checked: chosen
                    onActivated: panel.terminal.chooseTheme(id)
                }
            }
        }
        Flow {
            width: parent.width
            spacing: 12

            DeskKey {
                objectName: "smallerKey"
                pictogram: "minus"
                text: panel.look.smaller
                shortcut: "Ctrl −"
                off: panel.look.whyNotSmaller !== ""
                reason: panel.look.whyNotSmaller
                onActivated: panel.terminal.smaller()
            }
            Words {
                objectName: "size"
                width: 90
                height: 66
                text: panel.look.size
                size: Metrics.label
                bold: true
                code: true
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }
            DeskKey {
                objectName: "biggerKey"
                pictogram: "plus"
                text: panel.look.bigger
                shortcut: "Ctrl +"
                off: panel.look.whyNotBigger !== ""
                reason: panel.look.whyNotBigger
                onActivated: panel.terminal.bigger()
            }
            DeskKey {
                objectName: "usualKey"
                text: panel.look.usual
                shortcut: "Ctrl 0"
                onActivated: panel.terminal.usual()
            }
        }
        DeskKey {
            anchors.left: parent.left
            objectName: "barKey"
            pictogram: "minus"
            text: panel.look.bar
            shortcut: "Ctrl B"
            onActivated: panel.terminal.turnBar()
        }
    }
    DeskKey {
        objectName: "leaveLooksKey"
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: 32
        pictogram: "back"
        text: panel.look.back
        shortcut: "Esc"
        onActivated: panel.closed()
    }
}
