import QtQuick
import Vestibule
import Vestibule.Kiosk

// The last seconds before the entries are wiped: said, drawn, and one touch to stay.
Rectangle {
    id: card

    required property KioskModel kiosk
    readonly property TimeLeftModel shown: card.kiosk.timeLeft
    readonly property PlanModel plan: card.kiosk.plan
    property bool low: false
    readonly property bool beside: card.plan.side > 0 && !card.low

    implicitHeight: card.beside ? words.height + key.height + card.plan.gap * 4 : Math.max(words.height, key.height) + card.plan.gap * (card.plan.small ? 1.7 : 1)
    color: Theme.surface
    radius: Metrics.cardRadius
    border.width: Metrics.chosen
    border.color: Theme.enamel
    Accessible.role: Accessible.AlertMessage
    Accessible.name: card.shown.title + ". " + card.shown.text

    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: card.plan.gap * 1.5
        anchors.right: card.beside ? parent.right : key.left
        anchors.rightMargin: card.plan.gap * 1.5
        y: card.beside ? card.plan.gap * 1.5 : (card.height - height) / 2
        spacing: card.plan.gap / 2

        Words {
            visible: !card.plan.small
            width: parent.width
            text: card.shown.title
            size: Metrics.body
            bold: true
            leading: Texts.line * 0.92
        }
        Words {
            visible: card.plan.small
            width: parent.width
            text: card.shown.text
            size: Metrics.floor
            bold: true
        }
        TimeoutBar {
            visible: !card.plan.small
            width: parent.width
            share: card.shown.share
            text: card.shown.text
        }
    }
    Key {
        id: key
        objectName: "more-time"
        anchors.right: parent.right
        anchors.rightMargin: card.plan.gap
        y: card.beside ? card.height - height - card.plan.gap : Math.min((card.height - height) / 2, card.plan.gap * (card.plan.small ? 1 : 0.6))
        width: card.beside ? card.width - 2 * card.plan.gap : Math.max(Math.min(implicitWidth, card.plan.small ? card.width * 0.45 : implicitWidth), card.width * 0.3)
        height: card.plan.key
        main: true
        text: card.shown.key
        lines: card.plan.small ? 2 : 1
        size: card.plan.small ? Metrics.floor : Metrics.body
        onActivated: card.kiosk.touch(objectName)
    }
}
