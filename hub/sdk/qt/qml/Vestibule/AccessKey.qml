import QtQuick
import Vestibule

// A key of the access strip: drawing above the word (beside it where `wide`), a tick when it is on.
Pressable {
    id: key

    property string pictogram: ""
    property bool wide: !Metrics.portrait
    property int size: Metrics.floor

    chosen: key.checked
    implicitHeight: Metrics.mainKey
    implicitWidth: Math.max(Math.ceil(25 * Metrics.mm), word.implicitWidth + (key.wide ? key.size * 1.7 + Metrics.gap : 0) + 2 * Metrics.gap)
    Accessible.checkable: key.checkable
    Accessible.checked: key.checked

    contentItem: Item {
        Grid {
            id: content
            anchors.centerIn: parent
            columns: key.wide ? 2 : 1
            columnSpacing: Metrics.gap
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Pictogram {
                name: key.pictogram
                color: key.inkColor
                width: Math.round(key.size * 1.7)
                height: width
            }
            Words {
                id: word
                text: key.text
                size: key.size
                bold: true
                color: key.inkColor
                wrapMode: Text.NoWrap
                // In large text the key keeps its place in the strip, so the longest words give way a little.
                width: Math.min(implicitWidth, key.availableWidth - 2 * Metrics.border)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Metrics.floor * 0.7)
                Accessible.ignored: true
            }
        }
        Pictogram {
            visible: key.checked
            name: "tick"
            color: key.inkColor
            stroke: 3
            width: Math.round(key.size * 0.8)
            height: width
            anchors.top: parent.top
            anchors.right: parent.right
            anchors.margins: Math.round(Metrics.gap * 0.4)
        }
    }
}
