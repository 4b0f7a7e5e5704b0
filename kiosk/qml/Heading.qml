import QtQuick
import Vestibule
import Vestibule.Kiosk

// The question and the line below it, at the head of the column or in the left third.
Item {
    id: heading

    required property PlanModel plan
    property string title: ""
    property string text: ""
    property string pictogram: ""
    readonly property bool beside: heading.plan.side > 0

    height: heading.beside ? column.height : heading.plan.titleHeight + heading.plan.hintHeight

    TextMetrics {
        id: wide
        text: heading.title
        font.family: Texts.family
        font.pixelSize: Metrics.label
        font.weight: Font.Bold
    }
    PictureTile {
        id: tile
        visible: heading.pictogram !== "" && !heading.beside && !heading.plan.small
        anchors.left: parent.left
        anchors.top: parent.top
        side: heading.plan.titleHeight + heading.plan.hintHeight - Math.round(5 * Metrics.mm)
        pictogram: heading.pictogram
    }
    Column {
        id: column
        anchors.left: tile.visible ? tile.right : parent.left
        anchors.leftMargin: tile.visible ? Metrics.gap * 3 : 0
        anchors.right: parent.right

        Item {
            width: parent.width
            height: heading.beside ? title.height : heading.plan.titleHeight

            Words {
                id: title
                objectName: "title"
                anchors.verticalCenter: parent.verticalCenter
                readonly property bool long: heading.plan.small && wide.advanceWidth > parent.width
                width: parent.width
                text: heading.title
                size: title.long ? Metrics.floor : heading.plan.titleSize
                bold: true
                leading: title.long ? 1.2 : heading.beside ? Texts.titleLine : 1.3
                maximumLineCount: title.long ? 2 : heading.plan.titleLines
                wrapMode: title.long || heading.plan.titleLines > 1 ? Text.WordWrap : Text.NoWrap
                fontSizeMode: title.long || heading.plan.titleLines > 1 ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: Metrics.label
                Accessible.role: Accessible.Heading
                Accessible.name: heading.title
            }
        }
        Words {
            objectName: "hint"
            visible: !heading.plan.small
            width: parent.width
            text: heading.text
            size: Metrics.small
            quiet: true
            fontSizeMode: heading.beside ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: Metrics.floor
            wrapMode: heading.beside ? Text.WordWrap : Text.NoWrap
        }
    }
}
