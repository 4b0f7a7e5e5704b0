import QtQuick
import Vestibule
import Vestibule.Kiosk

// Nothing to choose: what is not there or went wrong, and what to do. The key, if there is one, stands at the foot.
Item {
    id: page

    required property KioskModel kiosk
    readonly property NoticeModel shown: page.kiosk.notice
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    readonly property real start: page.plan.band + (band.visible ? band.height : 0)
    readonly property real end: page.shown.key ? page.plan.foot - page.plan.gap : page.height - page.plan.strip

    StaleBand {
        id: band
        visible: page.shown.band !== ""
        y: page.plan.band
        width: parent.width
        height: page.plan.small ? 17 * Metrics.mm : implicitHeight
        size: page.plan.small ? Metrics.floor : Metrics.label
        side: Math.round(Metrics.gap * (page.plan.small ? 1.5 : 4))
        text: page.shown.band
    }
    Column {
        id: column
        anchors.horizontalCenter: parent.horizontalCenter
        y: page.start + Math.max(page.plan.gap, (page.end - page.start - height) * (page.beside ? 0.5 : 0.4))
        width: Math.min(page.width - 2 * page.plan.margin, 240 * Metrics.mm)
        spacing: page.plan.gap * (page.plan.small || page.beside ? 1.5 : 3)

        PictureTile {
            anchors.horizontalCenter: parent.horizontalCenter
            side: Math.round((page.plan.small ? 28 : page.beside ? 32 : 58) * Metrics.mm)
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
            size: page.plan.small ? Metrics.floor : Metrics.body
            leading: page.plan.small ? 1.2 : Texts.line
            quiet: true
        }
    }
}
