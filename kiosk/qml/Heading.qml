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
                width: parent.width
                text: heading.title
                size: heading.plan.titleSize
                bold: true
                maximumLineCount: heading.plan.titleLines
                wrapMode: heading.plan.titleLines > 1 ? Text.WordWrap : Text.NoWrap
                fontSizeMode: heading.plan.titleLines > 1 ? Text.FixedSize : Text.HorizontalFit
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
