import QtQuick
import Vestibule
import Vestibule.Kiosk

// In the lower layout: where the keys are, and, above, the one that the keypad is at.
Item {
    id: hints

    required property KioskModel kiosk
    readonly property PlanModel plan: hints.kiosk.plan
    readonly property bool typing: hints.plan.keyboardTop > 0
    readonly property real keysTop: hints.plan.rows > 0 && hints.plan.row > 0 ? hints.plan.top : hints.plan.reach

    anchors.fill: parent

    Row {
        id: below
        visible: ["languages", "services", "matches"].includes(hints.kiosk.screen) || (hints.kiosk.screen === "needs" && hints.kiosk.needs.count > 0)
        anchors.horizontalCenter: parent.horizontalCenter
        y: hints.keysTop - height - hints.plan.gap
        spacing: Metrics.gap * 2

        Pictogram {
            name: "arrowDown"
            color: Theme.ink
            width: Math.round(Metrics.floor * 1.2)
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            objectName: "below"
            text: Texts.keysBelow
            size: Metrics.floor
            width: Math.min(implicitWidth, hints.plan.bodyWidth - Metrics.floor * 4)
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Metrics.least
            anchors.verticalCenter: parent.verticalCenter
        }
        Pictogram {
            name: "arrowDown"
            color: Theme.ink
            width: Math.round(Metrics.floor * 1.2)
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    Item {
        id: pointed
        visible: hints.kiosk.pointed !== "" && !hints.typing && (hints.kiosk.screen === "services" || hints.kiosk.screen === "languages")
        anchors.left: parent.left
        anchors.leftMargin: hints.plan.margin
        width: hints.plan.bodyWidth
        y: below.y - height - hints.plan.gap * 2
        height: words.height

        Pictogram {
            id: speaker
            anchors.left: parent.left
            anchors.top: parent.top
            name: "speaker"
            color: Theme.ink
            width: Math.round(Metrics.body * 1.3)
            height: width
        }
        Words {
            id: words
            objectName: "pointed"
            anchors.left: speaker.right
            anchors.leftMargin: Metrics.gap * 1.5
            anchors.right: parent.right
            text: hints.kiosk.pointed
            size: Metrics.small
            color: Theme.highContrast ? Theme.enamel : Theme.ink
            bold: true
            leading: Texts.line * 0.92
        }
    }
}
