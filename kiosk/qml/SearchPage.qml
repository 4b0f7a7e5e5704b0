import QtQuick
import Vestibule
import Vestibule.Kiosk

// A word, what it finds, and the keys to type it.
Item {
    id: page

    required property KioskModel kiosk
    readonly property SearchModel shown: page.kiosk.search
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0

    Heading {
        id: heading
        plan: page.plan
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        width: page.beside ? page.plan.side : page.plan.bodyWidth
        y: page.plan.head
        visible: page.plan.small || page.plan.lower || !page.kiosk.timeLeft.announced
        title: page.shown.title
    }
    SearchField {
        id: field
        objectName: "typed"
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.plan.lower ? heading.y + heading.height + page.plan.gap * 2 : page.plan.extra
        width: page.plan.bodyWidth
        height: page.plan.extraHeight
        size: page.plan.small ? Metrics.floor : Metrics.label
        label: page.shown.title
        hint: page.shown.hint
        text: page.shown.typed
    }
    Words {
        objectName: "nothing"
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.plan.lower ? field.y + field.height + page.plan.gap * 2 : page.plan.top
        width: page.plan.bodyWidth
        text: page.shown.nothing
        size: page.plan.small ? Metrics.floor : Metrics.body
        quiet: true
        leading: page.plan.small ? 1.2 : Texts.line
    }
    ChoiceGrid {
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.plan.top
        kiosk: page.kiosk
        model: page.shown.rows
        rest: page.shown.busy
    }
    KeyboardPlace {
        kiosk: page.kiosk
        rest: page.shown.busy
    }
}
