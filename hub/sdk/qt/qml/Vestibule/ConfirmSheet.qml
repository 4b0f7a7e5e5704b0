import QtQuick
import Vestibule

// A question over the screen. The careful answer has the focus; Escape is the same as declining.
FocusScope {
    id: sheet

    property string text: ""
    property string detail: ""
    property string yes: ""
    property string no: ""
    property string pictogram: "question"

    signal accepted
    signal declined

    anchors.fill: parent
    visible: false
    onVisibleChanged: if (visible) decline.forceActiveFocus(Qt.TabFocusReason)
    Keys.onEscapePressed: sheet.declined()
    Accessible.role: Accessible.Dialog
    Accessible.name: sheet.text

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
        }
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Metrics.margin, Metrics.desk ? 560 : Metrics.row * 5.6)
        height: content.implicitHeight + 2 * content.inset
        radius: Metrics.cardRadius
        color: Theme.surface
        border.width: Metrics.border
        border.color: Theme.outline

        Column {
            id: content

            readonly property int inset: Metrics.desk ? 28 : Metrics.gap * 3

            anchors.centerIn: parent
            width: parent.width - 2 * content.inset
            spacing: Metrics.desk ? 14 : Metrics.gap * 1.5

            PictureTile {
                pictogram: sheet.pictogram
                side: Metrics.desk ? 56 : Math.round(Metrics.row * 0.7)
                anchors.left: parent.left
            }
            Words {
                width: parent.width
                text: sheet.text
                size: Metrics.desk ? Metrics.title : Metrics.label * 1.2
                bold: true
            }
            Words {
                width: parent.width
                visible: sheet.detail !== ""
                text: sheet.detail
                size: Metrics.desk ? Metrics.body : Metrics.floor
                quiet: true
            }
            Row {
                anchors.right: parent.right
                spacing: Metrics.gap
                topPadding: Metrics.gap

                Key {
                    id: decline
                    objectName: "declineKey"
                    text: sheet.no
                    focus: true
                    size: Metrics.desk ? Metrics.body : Metrics.label * 0.9
                    KeyNavigation.tab: accept
                    KeyNavigation.backtab: accept
                    onActivated: sheet.declined()
                }
                Key {
                    id: accept
                    objectName: "acceptKey"
                    text: sheet.yes
                    main: true
                    size: Metrics.desk ? Metrics.body : Metrics.label * 0.9
                    KeyNavigation.tab: decline
                    KeyNavigation.backtab: decline
                    onActivated: sheet.accepted()
                }
            }
        }
    }
}
