import QtQuick
import Vestibule
import Vestibule.Kiosk

// What people come for: one level, one page of it, with how many wait. Or the appointments that were found.
Item {
    id: page

    required property KioskModel kiosk
    readonly property ServicesModel shown: page.kiosk.services
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    readonly property bool noted: page.shown.notice !== ""
    // Nothing stands between question and choices: these move up.
    readonly property bool plain: !page.shown.booked && !page.noted && !page.plan.lower && !page.beside
    readonly property int lift: page.plain ? page.plan.extraHeight + page.plan.gap : 0

    Heading {
        id: heading
        plan: page.plan
        room: page.kiosk.sideRoom
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        width: page.beside ? page.plan.side : page.plan.bodyWidth
        y: page.plan.head
        visible: page.plan.small || page.plan.lower || !page.kiosk.timeLeft.announced
        title: page.shown.title
        text: page.plain || page.plan.lower ? page.shown.hint : ""
    }
    BookedKey {
        id: booked
        objectName: "check-in"
        visible: page.shown.booked && !(page.beside && page.kiosk.timeLeft.announced)
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        y: page.beside ? heading.y + heading.height + page.plan.gap : page.plan.extra
        width: heading.width
        height: page.beside ? Math.max(page.plan.key, Math.min(page.plan.extraHeight, page.kiosk.sideRoom - heading.height - page.plan.gap)) : page.plan.extraHeight
        off: page.shown.busy
        narrow: page.beside || page.plan.lower
        small: page.plan.small
        pictogram: page.shown.bookedPictogram
        text: page.shown.bookedName
        detail: page.shown.bookedText
        Accessible.name: page.shown.bookedSpoken
        onActivated: page.kiosk.touch(objectName)
    }
    HatchNote {
        id: note
        visible: page.noted && !(page.beside && page.kiosk.timeLeft.announced)
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        y: page.beside || page.plan.lower ? (page.beside && booked.visible ? booked.y + booked.height : heading.y + heading.height) + page.plan.gap
            : booked.visible ? page.plan.top - page.plan.hintHeight + page.plan.gap / 4 : page.plan.extra
        width: heading.width
        height: page.beside || page.plan.lower ? Math.ceil((page.beside ? 50 : 26) * Metrics.mm) : booked.visible ? page.plan.hintHeight - page.plan.gap / 2 : page.plan.extraHeight
        lines: page.beside ? 5 : page.plan.small ? 3 : booked.visible && !page.plan.lower ? 1 : 2
        stale: page.shown.stale
        text: page.shown.notice
    }
    Words {
        objectName: "hint"
        visible: !page.plain && !page.plan.lower && !page.beside && !page.plan.small && !(page.noted && booked.visible)
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin + Metrics.gap / 2
        y: page.plan.top - page.plan.hintHeight + (page.plan.hintHeight - height) / 2
        width: page.plan.bodyWidth - Metrics.gap
        text: page.shown.hint
        size: Metrics.small
        quiet: true
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Metrics.least
    }
    ChoiceGrid {
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.plan.top - page.lift
        kiosk: page.kiosk
        model: page.shown.rows
        rest: page.shown.busy
    }
}
