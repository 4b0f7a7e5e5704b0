import QtQuick
import Vestibule
import Vestibule.Kiosk

// The ticket: number, people before, where to sit, where the paper comes out; on the phone too.
Item {
    id: page

    required property KioskModel kiosk
    readonly property TicketModel shown: page.kiosk.ticket
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    readonly property real half: (page.width - 3 * page.plan.margin) / 2
    readonly property real column: page.beside ? page.half : page.width - 2 * page.plan.margin
    readonly property bool brief: page.plan.small || Metrics.bigger
    readonly property real start: page.plan.band + page.plan.pad

    Column {
        id: first
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        y: page.start
        width: page.column
        spacing: page.plan.small ? page.plan.gap : page.plan.gap * 1.6

        Column {
            visible: !page.plan.small
            width: parent.width

            Words {
                objectName: "title"
                width: parent.width
                text: page.shown.title
                size: page.plan.titleSize
                bold: true
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.label
                Accessible.role: Accessible.Heading
                Accessible.name: page.shown.title
            }
            Words {
                objectName: "service"
                width: parent.width
                text: page.shown.service
                size: page.plan.small ? Metrics.floor : Metrics.body
                quiet: true
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.floor
            }
        }
        TicketCard {
            id: card
            objectName: "ticket-card"
            width: parent.width
            code: page.shown.code
            size: Math.round(Metrics.number * (page.plan.small ? 0.82 : 1))
            padding: page.plan.small ? Metrics.gap * 1.4 : Metrics.gap * 3

            Column {
                id: facts
                width: parent.width
                spacing: page.plan.gap * (page.plan.small ? 1 : 2)

                Row {
                    width: parent.width
                    spacing: page.plan.small ? page.plan.gap : page.plan.margin

                    Figure {
                        anchors.verticalCenter: parent.verticalCenter
                        pictogram: "people"
                        text: page.shown.people
                        detail: page.shown.peopleNote
                        room: qr.visible ? facts.width - qr.width - page.plan.gap : time.visible ? facts.width - time.width - page.plan.margin : facts.width
                        size: page.plan.small ? Metrics.small : Metrics.label
                    }
                    Figure {
                        id: time
                        room: facts.width * 0.45
                        visible: !page.plan.small && !(Metrics.bigger && page.beside)
                        pictogram: "clock"
                        text: page.shown.taken
                        detail: page.shown.takenNote
                        size: page.plan.small ? Metrics.small : Metrics.label
                    }
                    QrPanel {
                        id: qr
                        visible: page.shown.matrix !== "" && page.plan.small
                        width: Math.ceil(31 * Metrics.mm)
                        height: width
                        matrix: page.shown.matrix
                        text: page.shown.linkTitle
                    }
                }
                PhonePanel {
                    visible: page.shown.matrix !== "" && !page.beside && !page.plan.small
                    width: parent.width
                    plan: page.plan
                    matrix: page.shown.matrix
                    title: page.shown.linkTitle
                    text: page.shown.linkText
                }
            }
        }
    }
    Column {
        id: second
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        width: page.column
        y: page.beside ? page.start : first.y + first.height + (page.plan.small ? page.plan.gap : page.plan.gap * 2)
        spacing: page.plan.small ? page.plan.gap : page.plan.gap * 1.6

        PhonePanel {
            visible: page.shown.matrix !== "" && page.beside
            width: parent.width
            plan: page.plan
            matrix: page.shown.matrix
            title: page.shown.linkTitle
            text: page.shown.linkText
            paper: true
            less: page.shown.again !== ""
        }
        WhereRow {
            width: parent.width
            side: page.plan.small ? 16 * Metrics.mm : Math.round(Metrics.row * 0.7)
            size: page.plan.small ? Metrics.floor : Metrics.body
            pictogram: page.shown.placePictogram
            text: page.shown.placeTitle
            detail: page.brief ? "" : page.shown.placeText
        }
        WhereRow {
            width: parent.width
            side: page.plan.small ? 16 * Metrics.mm : Math.round(Metrics.row * 0.7)
            size: page.plan.small ? Metrics.floor : Metrics.body
            pictogram: page.shown.paperPictogram
            text: page.shown.paperTitle
            detail: page.brief || (page.beside && page.shown.again !== "") ? "" : page.shown.paperText
            way: "down"
        }
    }
    Leaving {
        plan: page.plan
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        width: page.column
        y: page.height - page.plan.strip - page.plan.pad - height
        clears: page.shown.clears
        moreTime: page.shown.moreTime
        done: page.shown.done
        again: page.shown.again
        room: page.height - page.plan.strip - page.plan.pad - second.y - second.height
        onTouched: name => page.kiosk.touch(name)
    }
}
