import QtQuick
import Vestibule
import Vestibule.Kiosk

// Who sees what was said here, with a lock.
Item {
    id: line

    required property PlanModel plan
    property string text: ""

    visible: line.text !== ""
    height: words.height

    Pictogram {
        id: lock
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap / 2
        y: (Math.round(Metrics.floor * 1.3) - height) / 2
        name: "lock"
        color: Theme.ink2
        width: Math.round(Metrics.floor * 1.25)
        height: width
    }
    Words {
        id: words
        objectName: "privacy"
        anchors.left: lock.right
        anchors.leftMargin: Metrics.gap
        anchors.right: parent.right
        text: line.text
        size: Metrics.floor
        quiet: true
        leading: line.plan.small ? 1.1 : Texts.line
    }
}
