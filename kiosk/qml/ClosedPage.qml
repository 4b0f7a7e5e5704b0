import QtQuick
import Vestibule
import Vestibule.Kiosk

// The arch: when it opens again is the biggest thing.
Item {
    id: page

    required property KioskModel kiosk
    readonly property ClosedModel shown: page.kiosk.closed
    readonly property PlanModel plan: page.kiosk.servicePlan
    readonly property bool tight: page.plan.side > 0 || page.plan.small
    readonly property color words: Theme.highContrast ? Theme.ink : Theme.takeoverText

    ClosedArch {
        anchors.fill: parent
        anchors.topMargin: page.plan.band
        anchors.bottomMargin: page.plan.strip
        intro: page.shown.sentence
        text: page.shown.answer

        Column {
            width: parent.width
            topPadding: page.tight ? 0 : page.plan.gap * 2
            spacing: page.tight ? page.plan.gap / 2 : page.plan.gap * 2

            Rectangle {
                visible: !page.tight
                width: parent.width
                height: Math.max(1, Metrics.border / 2)
                color: Qt.alpha(page.words, 0.4)
            }
            Words {
                objectName: "reason"
                visible: text !== ""
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.shown.reason
                size: page.plan.small ? Metrics.floor : Metrics.body
                bold: true
                color: page.words
            }
            Words {
                objectName: "note"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.shown.note
                size: page.plan.small ? Metrics.floor : Metrics.small
                color: page.words
            }
        }
    }
}
