import QtQuick
import Vestibule

// The person's ticket on a screen: paper, two punched notches, perforation below the number, one soft shadow.
// Children go below the perforation.
Item {
    id: card

    property string code: ""
    property int size: Metrics.number
    property int padding: Metrics.gap * 2
    property real shadow: Metrics.gap * 2.4
    property alias below: lower.data
    default property alias content: lower.data
    readonly property real notch: Math.max(12, number.implicitHeight * 0.12)
    readonly property real cut: card.padding + number.implicitHeight + card.padding + card.notch * 0.4

    implicitHeight: card.cut + (lower.children.length > 0 ? card.notch * 0.6 + lower.childrenRect.height + card.padding * 1.4 : card.padding)

    TicketPaper {
        id: paper
        anchors.fill: parent
        anchors.margins: -paper.shadowSize
        fillColor: Theme.ground
        color: Theme.surface
        ruleColor: Theme.rule
        radius: Metrics.cardRadius
        notchRadius: card.notch
        notchY: card.cut / card.height
        shadowSize: Theme.highContrast ? 0 : card.shadow
        line: Theme.outline
        lineWidth: Theme.highContrast ? Metrics.border : 0
    }
    TicketCode {
        id: number
        anchors.top: parent.top
        anchors.topMargin: card.padding
        anchors.horizontalCenter: parent.horizontalCenter
        text: card.code
        size: card.size
        room: card.width - card.padding * 3
    }
    Item {
        id: lower
        anchors.top: parent.top
        anchors.topMargin: card.cut + card.notch * 0.6
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: card.padding * 1.4
        anchors.rightMargin: card.padding * 1.4
    }
}
