import QtQuick
import Vestibule
import Vestibule.Kiosk

// The ticket's own page: its QR symbol and what it is good for.
Rectangle {
    id: panel

    required property PlanModel plan
    property string matrix: ""
    property string title: ""
    property string text: ""
    property bool paper: false
    // Something else needs the room: a smaller symbol.
    property bool less: false

    implicitHeight: Math.max(symbol.height, words.height) + 2 * page.inset
    radius: Metrics.cardRadius * 0.8
    color: panel.paper ? Theme.surface : Theme.ground
    border.width: Theme.highContrast ? Metrics.border : 0
    border.color: Theme.outline

    QtObject {
        id: page
        readonly property real inset: panel.plan.small ? panel.plan.gap * 0.7 : panel.plan.gap * 1.6
    }
    QrPanel {
        id: symbol
        objectName: "qr"
        anchors.left: parent.left
        anchors.leftMargin: page.inset
        anchors.verticalCenter: parent.verticalCenter
        width: Math.ceil((panel.plan.small ? 34 : panel.less ? 40 : Metrics.bigger ? 50 : panel.plan.side > 0 ? 54 : 62) * Metrics.mm)
        height: width
        matrix: panel.matrix
        text: panel.title
    }
    Column {
        id: words
        anchors.left: symbol.right
        anchors.leftMargin: page.inset
        anchors.right: parent.right
        anchors.rightMargin: page.inset
        anchors.verticalCenter: parent.verticalCenter
        spacing: Metrics.gap / 2

        Words {
            width: parent.width
            text: panel.title
            size: panel.plan.small ? Metrics.small : Metrics.label
            bold: true
            leading: Texts.line * 0.92
        }
        Words {
            visible: !panel.plan.small && !Metrics.bigger
            width: parent.width
            text: panel.text
            size: Metrics.small
            quiet: true
        }
    }
}
