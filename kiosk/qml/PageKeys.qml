import QtQuick
import Vestibule
import Vestibule.Kiosk

// Back and onward: side by side at the foot of the column, or one above the other in the left third.
Item {
    id: keys

    required property PlanModel plan
    property string back: ""
    property string backPictogram: "back"
    property string more: ""
    property bool rest: false
    readonly property bool beside: keys.plan.side > 0
    readonly property real half: (keys.width - keys.plan.gap) / 2

    height: keys.beside ? (backKey.visible ? keys.plan.key : 0) + (moreKey.visible ? keys.plan.key + keys.plan.gap : 0) : keys.plan.key

    signal touched(string name)

    Key {
        id: moreKey
        objectName: "more"
        visible: keys.more !== ""
        off: keys.rest
        anchors.right: parent.right
        y: 0
        width: keys.beside ? keys.width : keys.half
        height: keys.plan.key
        text: keys.more
        size: keys.plan.small ? Metrics.floor : Metrics.body
        onActivated: keys.touched("more")

        Pictogram {
            visible: !keys.plan.small
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap * 2
            y: (parent.height - Metrics.lip - height) / 2
            name: "forward"
            mirrored: Texts.rightToLeft
            color: moreKey.inkColor
            width: Math.round(moreKey.size * 0.9)
            height: width
        }
    }
    Key {
        id: backKey
        objectName: "back"
        visible: keys.back !== ""
        off: keys.rest
        anchors.left: parent.left
        y: keys.beside && moreKey.visible ? keys.plan.key + keys.plan.gap : 0
        width: keys.beside ? keys.width : moreKey.visible || keys.plan.small ? keys.half : Math.max(keys.width * 0.36, implicitWidth)
        height: keys.plan.key
        text: keys.back
        pictogram: keys.backPictogram
        size: keys.plan.small ? Metrics.floor : Metrics.body
        leftPadding: keys.plan.small ? 0 : Metrics.gap
        rightPadding: keys.plan.small ? 0 : Metrics.gap
        onActivated: keys.touched("back")
    }
}
