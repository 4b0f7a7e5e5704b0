pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

// What to bring, before the ticket; and how it goes without a visit.
Item {
    id: page

    required property KioskModel kiosk
    readonly property DocumentsModel shown: page.kiosk.documents
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    readonly property real start: page.beside ? page.plan.head : heading.y + heading.height + page.plan.gap
    readonly property real room: page.plan.footTop - page.start - (online.visible ? online.height + page.plan.gap * 2 : 0)
    // A long list is said in smaller words, never cut.
    readonly property bool long: page.plan.small || probe.height > page.room

    Heading {
        id: heading
        plan: page.plan
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        width: page.beside ? page.plan.side : page.plan.bodyWidth
        y: page.plan.head
        visible: page.plan.small || page.plan.lower || !page.kiosk.timeLeft.announced
        service: page.shown.service
        servicePictogram: page.shown.pictogram
        title: page.shown.title
    }
    Column {
        id: probe
        visible: false
        width: page.plan.bodyWidth
        spacing: page.plan.gap

        Repeater {
            model: page.shown.documents

            Words {
                required property string modelData
                width: probe.width - Metrics.gap * 8
                text: modelData
                size: Metrics.body
                height: Math.max(implicitHeight, 14 * Metrics.mm)
            }
        }
    }
    Column {
        id: list
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.start
        width: page.plan.bodyWidth
        spacing: page.long ? page.plan.gap / 2 : page.plan.gap

        Repeater {
            model: page.shown.documents

            Item {
                id: line
                required property string modelData
                width: list.width
                height: words.height

                PictureTile {
                    id: mark
                    anchors.left: parent.left
                    side: page.long ? Math.round(Metrics.floor * 1.2) : Math.round(14 * Metrics.mm)
                    y: (Math.round(words.lineHeight) - height) / 2
                    pictogram: "document"
                }
                Words {
                    id: words
                    objectName: "document"
                    anchors.left: mark.right
                    anchors.leftMargin: Metrics.gap * 1.6
                    anchors.right: parent.right
                    text: line.modelData
                    size: page.long ? Metrics.floor : Metrics.body
                    leading: page.long ? 1.2 : Texts.line
                    height: Math.max(implicitHeight, mark.height)
                }
            }
        }
    }
    Rectangle {
        id: online
        readonly property real inset: page.plan.gap * (page.plan.small ? 1 : 2)
        visible: page.shown.onlineTitle !== ""
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: Math.max(list.y + list.height + page.plan.gap, page.plan.footTop - page.plan.gap - height)
        width: page.plan.bodyWidth
        height: Math.max(symbol.visible ? symbol.height : 0, told.height) + 2 * online.inset
        radius: Metrics.cardRadius
        color: Theme.surface
        border.width: Theme.highContrast ? Metrics.border : 0
        border.color: Theme.outline

        QrPanel {
            id: symbol
            visible: page.shown.matrix !== ""
            anchors.left: parent.left
            anchors.leftMargin: online.inset
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? Math.ceil((page.plan.small ? 31 : 54) * Metrics.mm) : 0
            height: width
            matrix: page.shown.matrix
            text: page.shown.onlineTitle
        }
        Column {
            id: told
            anchors.left: symbol.right
            anchors.leftMargin: online.inset
            anchors.right: parent.right
            anchors.rightMargin: online.inset
            anchors.verticalCenter: parent.verticalCenter
            spacing: Metrics.gap / 2

            Words {
                objectName: "online-title"
                width: parent.width
                text: page.shown.onlineTitle
                size: page.plan.small ? Metrics.floor : Metrics.body
                bold: true
                leading: 1.2
            }
            Words {
                objectName: "online"
                visible: !page.plan.small
                width: parent.width
                text: page.shown.online
                size: Metrics.floor
                quiet: true
            }
        }
    }
}
