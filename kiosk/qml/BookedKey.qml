import QtQuick
import Vestibule

// The way for people who have an appointment: first, and in enamel. `narrow`: a key of one or two lines.
Pressable {
    id: key

    required property string pictogram
    property string detail: ""
    property bool narrow: false
    property bool small: false
    readonly property int inner: key.height - Metrics.lip - 2 * Metrics.border

    main: true
    leftPadding: Math.round(Metrics.gap * (key.small ? 1 : 1.8))
    rightPadding: Math.round(Metrics.gap * (key.narrow || key.small ? 1 : 2))

    contentItem: Item {
        PictureTile {
            id: tile
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            visible: !(key.narrow && Metrics.bigger)
            side: Math.round(Math.min(key.inner - 2 * Metrics.gap, (key.narrow ? 22 : 28) * Metrics.mm))
            pictogram: key.pictogram
            onEnamel: true
        }
        Column {
            anchors.left: tile.visible ? tile.right : parent.left
            anchors.leftMargin: Metrics.gap * (key.narrow ? 1.2 : 2)
            anchors.right: arrow.visible ? arrow.left : parent.right
            anchors.rightMargin: arrow.visible ? Metrics.gap : 0
            anchors.verticalCenter: parent.verticalCenter

            Words {
                id: name
                objectName: "name"
                width: parent.width
                text: key.text
                size: key.small ? Metrics.floor : key.narrow ? Math.min(Metrics.bigger ? Metrics.floor : Metrics.body, Math.round(key.inner / 2.5)) : Metrics.label
                bold: true
                color: key.inkColor
                leading: 1.2
                maximumLineCount: 3
                Accessible.ignored: true
            }
            Words {
                objectName: "detail"
                visible: !key.narrow && !key.small && name.lineCount === 1 && text !== "" && !truncated
                width: parent.width
                text: key.detail
                size: Metrics.floor
                color: key.quietColor
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        Pictogram {
            id: arrow
            visible: !key.narrow
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "forward"
            mirrored: Texts.rightToLeft
            color: key.inkColor
            width: visible ? Math.round(Metrics.label * 1.1) : 0
            height: Math.round(Metrics.label * 1.1)
        }
    }
}
