pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

// The ticket when there is no paper: the place is safe, the number, the ways to keep it.
Item {
    id: page

    required property KioskModel kiosk
    readonly property SafeModel shown: page.kiosk.safe
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    // Bigger words in the lower half of a landscape screen: the number gives way first, it stays the largest by far.
    readonly property bool tight: page.beside && Metrics.bigger
    readonly property real half: (page.width - 3 * page.plan.margin) / 2
    readonly property real column: page.beside ? page.half : page.width - 2 * page.plan.margin
    readonly property real start: page.plan.band + page.plan.pad
    readonly property real foot: page.height - page.plan.strip - page.plan.pad

    Column {
        id: first
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        y: page.start
        width: page.column
        spacing: page.plan.gap * (page.plan.small ? 1 : 2)

        Rectangle {
            visible: page.plan.small
            width: parent.width
            height: short.height + 2 * Metrics.gap
            radius: Metrics.keyRadius
            color: Theme.alertTint
            border.width: Theme.highContrast ? Metrics.border : 0
            border.color: Theme.outline

            Words {
                id: short
                objectName: "safe-title"
                anchors.centerIn: parent
                width: parent.width - 2 * Metrics.gap
                horizontalAlignment: Text.AlignHCenter
                text: page.shown.title
                size: Metrics.small
                bold: true
                color: Theme.alert
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.floor
                Accessible.role: Accessible.AlertMessage
                Accessible.name: page.shown.title + ". " + page.shown.cause
            }
        }
        NoticeBand {
            visible: !page.plan.small
            width: parent.width
            pictogram: "printerOff"
            size: page.tight ? Metrics.body : Metrics.label
            text: page.shown.title
            detail: page.shown.cause
        }
        TicketCard {
            objectName: "ticket-card"
            width: parent.width
            code: page.shown.code
            size: Math.round(Metrics.number * (page.plan.small ? 0.72 : page.tight ? 0.74 : 1))
            padding: Metrics.gap * (page.plan.small ? 1 : page.tight ? 1.5 : 3)

            Row {
                width: parent.width
                spacing: page.plan.small ? page.plan.gap : page.plan.margin

                Figure {
                    pictogram: "people"
                    text: page.shown.people
                    room: !page.plan.small ? Number.POSITIVE_INFINITY : parent.width - (qr.visible ? qr.width + parent.spacing : 0)
                    detail: page.shown.peopleNote
                    beside: !Metrics.bigger && !page.plan.small
                    anchors.verticalCenter: parent.verticalCenter
                    size: page.plan.small ? Metrics.small : Metrics.body
                }
                Figure {
                    visible: !Metrics.bigger && !page.plan.small
                    pictogram: "clock"
                    text: page.shown.taken
                    beside: true
                    size: Metrics.body
                }
                QrPanel {
                    id: qr
                    visible: page.shown.matrix !== "" && page.plan.small
                    width: Math.ceil(31 * Metrics.mm)
                    height: width
                    matrix: page.shown.matrix
                    text: page.shown.linkText
                }
            }
        }
    }
    Words {
        id: keep
        objectName: "keep"
        visible: !page.plan.small
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.beside ? page.start : first.y + first.height + page.plan.gap * (page.plan.small ? 1 : 2)
        width: page.column
        text: page.shown.keep
        size: page.plan.small ? Metrics.small : Metrics.label
        bold: true
        leading: Texts.line * 0.92
    }
    Item {
        id: ways
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: keep.visible ? keep.y + keep.height + page.plan.gap : keep.y
        width: page.column
        height: Math.min(page.foot - leaving.height - page.plan.gap - y, 112 * Metrics.mm)

        Rectangle {
            id: phone
            visible: page.shown.matrix !== "" && !page.plan.small
            anchors.left: parent.left
            width: visible ? parent.width * 0.52 : 0
            height: parent.height
            radius: Metrics.cardRadius * 0.8
            color: Theme.surface
            border.width: Theme.highContrast ? Metrics.border : 0
            border.color: Theme.outline

            QrPanel {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.top: parent.top
                anchors.topMargin: page.plan.gap
                width: Math.min(parent.width - 2 * page.plan.gap, parent.height - caption.height - 2.5 * page.plan.gap)
                height: width
                matrix: page.shown.matrix
                text: page.shown.linkText
            }
            Words {
                id: caption
                anchors.bottom: parent.bottom
                anchors.bottomMargin: page.plan.gap
                anchors.horizontalCenter: parent.horizontalCenter
                width: parent.width - 2 * page.plan.gap
                horizontalAlignment: Text.AlignHCenter
                text: page.shown.linkText
                size: Metrics.floor
                bold: true
                leading: Texts.line * 0.92
            }
        }
        Grid {
            id: others
            readonly property int inRow: page.plan.small ? Math.min(2, repeater.count) : 1
            readonly property int inColumn: page.plan.small ? 1 : repeater.count
            readonly property real cell: (height - (others.inColumn - 1) * page.plan.gap) / Math.max(1, others.inColumn)
            readonly property real cellWidth: (width - (others.inRow - 1) * page.plan.gap) / Math.max(1, others.inRow)
            columns: Math.max(1, others.inRow)
            anchors.right: parent.right
            width: parent.width - (phone.visible ? phone.width + page.plan.gap : 0)
            height: parent.height
            spacing: page.plan.gap

            Repeater {
                id: repeater
                model: page.shown.ways

                Rectangle {
                    id: way
                    required property string pictogram
                    required property string title
                    required property int index

                    // A small screen has room for two; the picture of the screen is what people think of by themselves.
                    visible: !page.plan.small || way.index >= repeater.count - 2

                    width: others.cellWidth
                    height: others.cell
                    radius: Metrics.cardRadius * 0.8
                    color: Theme.surface
                    border.width: Theme.highContrast ? Metrics.border : 0
                    border.color: Theme.outline
                    Accessible.role: Accessible.StaticText
                    Accessible.name: way.title

                    Pictogram {
                        id: drawing
                        visible: !page.plan.small && !Metrics.bigger
                        anchors.left: parent.left
                        anchors.leftMargin: page.plan.gap * 1.6
                        anchors.verticalCenter: parent.verticalCenter
                        name: way.pictogram
                        color: Theme.enamel
                        width: Math.round(Metrics.label * 1.6)
                        height: width
                    }
                    Words {
                        anchors.left: drawing.visible ? drawing.right : parent.left
                        anchors.leftMargin: page.plan.small ? page.plan.gap / 2 : page.plan.gap
                        anchors.right: parent.right
                        anchors.rightMargin: page.plan.small ? page.plan.gap / 4 : page.plan.gap
                        anchors.verticalCenter: parent.verticalCenter
                        text: way.title
                        size: page.plan.small || Metrics.bigger ? Metrics.floor : Metrics.small
                        bold: true
                        leading: Texts.line * 0.92
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Leaving {
        id: leaving
        plan: page.plan
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        width: page.column
        y: page.foot - height
        clears: page.shown.clears
        moreTime: page.shown.moreTime
        done: page.shown.done
        onTouched: name => page.kiosk.touch(name)
    }
}
