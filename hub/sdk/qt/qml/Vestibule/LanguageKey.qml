import QtQuick
import Vestibule

// One language of the grid, in its own name, script and direction.
Pressable {
    id: key

    required property string family
    required property bool rightToLeft
    // Where keys are narrow the name has all of the width.
    property bool plain: false

    LayoutMirroring.enabled: key.rightToLeft
    LayoutMirroring.childrenInherit: true
    implicitHeight: Metrics.mainKey
    leftPadding: Metrics.gap * (key.plain ? 1.5 : 2.5)
    rightPadding: leftPadding

    contentItem: Item {
        Words {
            anchors.left: parent.left
            anchors.right: key.plain ? parent.right : arrow.left
            anchors.verticalCenter: parent.verticalCenter
            text: key.text
            family: key.family
            size: Metrics.label
            bold: true
            color: key.inkColor
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Metrics.floor
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Pictogram {
            id: arrow
            visible: !key.plain
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "forward"
            mirrored: key.rightToLeft
            color: key.inkColor
            width: Math.round(Metrics.label * 0.9)
            height: width
        }
    }
}
