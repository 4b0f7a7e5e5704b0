import QtQuick
import Vestibule
import Vestibule.Kiosk

// A code, a name or a number is typed: what for, what is kept of it, and why it will not do.
Item {
    id: page

    required property KioskModel kiosk
    readonly property EntryModel shown: page.kiosk.entry
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    // A small screen's height between the question and the keyboard that field and privacy leave: for the purpose.
    readonly property real free: page.plan.keyboardTop - page.plan.head - question.height - page.plan.extraHeight - privacy.height - page.plan.gap * 2
    readonly property int words: page.beside ? Metrics.least : page.plan.small ? Metrics.floor : Metrics.small

    Column {
        id: head
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        y: page.plan.head
        width: page.beside ? page.plan.side : page.plan.bodyWidth
        spacing: page.plan.small ? 0 : page.plan.gap
        visible: page.plan.small || page.plan.lower || !page.kiosk.timeLeft.announced

        Heading {
            id: question
            plan: page.plan
            width: parent.width
            compact: page.plan.small
            title: page.shown.title
        }
        Words {
            objectName: "purpose"
            // On a small screen what is wrong takes its place.
            visible: !page.plan.small || page.shown.wrong === "" && page.free >= height
            width: parent.width
            text: page.shown.purpose
            size: page.words
            leading: page.plan.small ? 1.2 : Texts.line
        }
    }
    SearchField {
        id: field
        objectName: "typed"
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.beside ? page.plan.head : head.y + head.height + page.plan.gap
        width: page.plan.bodyWidth
        height: page.plan.extraHeight
        size: page.plan.small ? Metrics.floor : Metrics.label
        pictogram: ""
        label: page.shown.title
        hint: page.shown.hint
        text: page.shown.typed
        wrong: page.shown.wrong !== ""
    }
    Words {
        id: wrong
        objectName: "wrong"
        anchors.left: field.left
        y: field.y + field.height + page.plan.gap / 2
        width: field.width
        text: page.shown.wrong
        size: page.words
        bold: true
        color: Theme.alert
        leading: page.plan.small ? 1.2 : Texts.line
        Accessible.role: Accessible.AlertMessage
        Accessible.name: page.shown.wrong
    }
    PrivacyLine {
        id: privacy
        plan: page.plan
        anchors.left: field.left
        y: wrong.y + wrong.height + page.plan.gap / 2
        width: field.width
        text: (page.plan.small || page.beside) && page.shown.wrong !== "" ? "" : page.shown.privacy
    }
    KeyboardPlace {
        kiosk: page.kiosk
    }
}
