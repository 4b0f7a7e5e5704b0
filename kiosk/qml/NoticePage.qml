import QtQuick
import Vestibule
import Vestibule.Kiosk

// Nothing to choose: what is not there or went wrong, and what to do.
Item {
    id: page

    required property KioskModel kiosk
    readonly property NoticeModel shown: page.kiosk.notice
    readonly property PlanModel plan: page.kiosk.servicePlan
    readonly property bool beside: page.plan.side > 0

    StaleBand {
        id: band
        visible: page.shown.band !== ""
        y: page.plan.band
        width: parent.width
        height: page.plan.small ? 17 * Metrics.mm : implicitHeight
        size: page.plan.small ? Metrics.floor : Metrics.label
        text: page.shown.band
    }
    Column {
        id: column
        readonly property real room: page.height - page.plan.band - page.plan.strip - (band.visible ? band.height : 0)
        anchors.horizontalCenter: parent.horizontalCenter
        y: page.plan.band + (band.visible ? band.height : 0) + Math.max(page.plan.pad, (room - height) * 0.4)
        width: Math.min(page.width - 2 * page.plan.margin, 240 * Metrics.mm)
        spacing: page.plan.gap * 3

        PictureTile {
            anchors.horizontalCenter: parent.horizontalCenter
            side: Math.round((page.plan.small || page.beside ? 34 : 58) * Metrics.mm)
            pictogram: page.shown.pictogram
        }
        Words {
            objectName: "title"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.shown.title
            size: page.plan.titleSize
            bold: true
            leading: Texts.line * 0.92
            Accessible.role: Accessible.AlertMessage
            Accessible.name: page.shown.title
        }
        Words {
            objectName: "text"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.shown.text
            size: Metrics.body
            quiet: true
        }
        MainKey {
            objectName: "back"
            visible: page.shown.key !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.max(implicitWidth, parent.width * 0.5)
            height: page.plan.small ? page.plan.key : Metrics.mainKey
            text: page.shown.key
            onActivated: page.kiosk.touch(objectName)
        }
    }
}
