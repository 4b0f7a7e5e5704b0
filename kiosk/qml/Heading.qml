import QtQuick
import Vestibule
import Vestibule.Kiosk

// The question and the line below it, at the head of the column or in the left third; above it, what it is about.
Item {
    id: heading

    required property PlanModel plan
    property string title: ""
    property string text: ""
    property string pictogram: ""
    property string service: ""
    property string servicePictogram: ""
    readonly property bool beside: heading.plan.side > 0
    // Beside the choices, or with the choices far below, the question may take several lines.
    readonly property bool free: heading.beside || heading.plan.lower
    // The height there is beside the choices; the line below gives way before it meets the keys.
    property real room: Number.POSITIVE_INFINITY
    // A page with much else on it: the question in running text's size.
    property bool compact: false
    readonly property int fitting: Math.floor(heading.width * 100 / Math.max(1, longest.advanceWidth))
    readonly property bool tight: heading.compact || heading.plan.small && wide.advanceWidth > heading.width
    // Names too long for one line take two, as high together as one of the usual size.
    readonly property bool wraps: !heading.free && aboutWide.advanceWidth * 1.03 > name.width

    height: heading.free || heading.compact || about.visible ? column.height : heading.plan.titleHeight + (hint.visible ? heading.plan.hintHeight : 0)

    TextMetrics {
        id: longest
        text: heading.title.split(" ").reduce((one, other) => other.length > one.length ? other : one, "")
        font.family: Texts.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }
    TextMetrics {
        id: aboutWide
        text: heading.service
        font.family: Texts.family
        font.pixelSize: Metrics.least
    }
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
            id: about
            visible: heading.service !== "" && !heading.plan.small
            width: parent.width
            height: Math.max(name.height, drawing.height) + heading.plan.gap / 2

            Pictogram {
                id: drawing
                visible: heading.servicePictogram !== ""
                anchors.left: parent.left
                y: (Math.round(Texts.line * Metrics.small) - height) / 2
                name: heading.servicePictogram
                mirrored: Texts.rightToLeft
                color: Theme.ink2
                width: visible ? Math.round(Metrics.small * 1.25) : 0
                height: Math.round(Metrics.small * 1.25)
            }
            Words {
                id: name
                objectName: "about"
                anchors.left: drawing.right
                anchors.leftMargin: drawing.visible ? Metrics.gap * 1.4 : 0
                anchors.right: parent.right
                text: heading.service
                size: heading.beside || heading.wraps ? Metrics.least : Metrics.small
                quiet: true
                maximumLineCount: heading.free ? 5 : 2
                wrapMode: heading.free || heading.wraps ? Text.WordWrap : Text.NoWrap
                fontSizeMode: heading.free || heading.wraps ? Text.FixedSize : Text.HorizontalFit
                leading: heading.wraps ? 1.05 : Texts.line
                minimumPixelSize: Metrics.least
            }
        }
        Item {
            width: parent.width
            height: heading.free || heading.compact ? title.height : heading.plan.titleHeight

            Words {
                id: title
                objectName: "title"
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                text: heading.title
                size: heading.tight ? Metrics.floor : heading.free ? Math.max(Metrics.least, Math.min(heading.plan.titleSize, heading.fitting)) : heading.plan.titleSize
                bold: true
                leading: heading.tight ? 1.2 : heading.free ? Texts.titleLine : 1.3
                maximumLineCount: heading.tight ? 2 : heading.plan.lower ? 3 : heading.plan.titleLines
                wrapMode: maximumLineCount > 1 ? Text.WordWrap : Text.NoWrap
                fontSizeMode: maximumLineCount > 1 ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: Metrics.least
                Accessible.role: Accessible.Heading
                Accessible.name: heading.title
            }
        }
        Words {
            id: hint
            objectName: "hint"
            visible: !heading.plan.small && heading.text !== "" && (!heading.beside || y + height <= heading.room)
            width: parent.width
            text: heading.text
            size: Metrics.small
            quiet: true
            fontSizeMode: heading.free ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: Metrics.least
            wrapMode: heading.free ? Text.WordWrap : Text.NoWrap
        }
    }
}
