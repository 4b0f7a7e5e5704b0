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

    signal touched(string name)

    height: leaving.plan.key

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
        objectName: "clears"
        anchors.left: clock.visible ? clock.right : parent.left
        anchors.leftMargin: clock.visible ? Metrics.gap : 0
        anchors.right: more.left
        anchors.rightMargin: Metrics.gap
        anchors.verticalCenter: parent.verticalCenter
        text: leaving.clears
        size: Metrics.floor
        quiet: true
        leading: Texts.line * 0.92
        maximumLineCount: 2
    }
    Key {
        id: more
        objectName: "more-time"
        anchors.right: done.left
        anchors.rightMargin: leaving.plan.gap
        width: Math.max(implicitWidth, leaving.width * (leaving.plan.small ? 0.36 : 0.3))
        height: leaving.plan.key
        text: leaving.moreTime
        size: leaving.plan.small ? Metrics.small : Metrics.body
        onActivated: leaving.touched(objectName)
    }
    Key {
        id: done
        objectName: "done"
        main: true
        anchors.right: parent.right
        width: Math.max(implicitWidth, leaving.width * 0.26)
        height: leaving.plan.key
        text: leaving.done
        size: leaving.plan.small ? Metrics.small : Metrics.body
        onActivated: leaving.touched(objectName)
    }
}
