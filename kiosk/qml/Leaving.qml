import QtQuick
import Vestibule
import Vestibule.Kiosk

// Under a ticket: when the screen clears, more time, done.
Item {
    id: leaving

    required property PlanModel plan
    property string clears: ""
    property string moreTime: ""
    property string done: ""
    readonly property bool above: leaving.plan.small

    signal touched(string name)

    height: leaving.plan.key + (leaving.plan.small ? words.height : 0)

    Pictogram {
        id: clock
        visible: !leaving.plan.small
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: "clock"
        color: Theme.ink2
        width: Math.round(Metrics.floor * 1.2)
        height: width
    }
    Words {
        id: words
        objectName: "clears"
        anchors.left: clock.visible ? clock.right : parent.left
        anchors.leftMargin: clock.visible ? Metrics.gap : 0
        anchors.right: leaving.above ? parent.right : more.left
        anchors.rightMargin: Metrics.gap
        y: leaving.above ? 0 : (leaving.height - height) / 2
        text: leaving.clears
        size: Metrics.least
        quiet: true
        leading: Texts.line * 0.92
        maximumLineCount: 2
    }
    Key {
        id: more
        objectName: "more-time"
        anchors.bottom: parent.bottom
        anchors.right: done.left
        anchors.rightMargin: leaving.plan.gap
        width: Math.max(implicitWidth, leaving.plan.small ? 0 : leaving.width * 0.3)
        height: leaving.plan.key
        text: leaving.moreTime
        size: leaving.plan.small ? Metrics.floor : Metrics.body
        onActivated: leaving.touched(objectName)
    }
    Key {
        id: done
        objectName: "done"
        main: true
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Math.max(implicitWidth, leaving.width * 0.26)
        height: leaving.plan.key
        text: leaving.done
        size: leaving.plan.small ? Metrics.floor : Metrics.body
        onActivated: leaving.touched(objectName)
    }
}
