import QtQuick
import Vestibule
import Vestibule.Display

// What is said of a row beside its number, with a drawing: called again, taken back.
Item {
    id: mark

    required property Places places
    required property string text
    required property string pictogram
    required property color ink

    Pictogram {
        id: drawing
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: mark.pictogram
        color: mark.ink
        stroke: 2.4
        visible: mark.width > 5 * mark.places.nearEm
        height: Math.round(Math.min(mark.height * 0.7, mark.width * 0.22))
        width: visible ? height : 0
    }
    BlockWords {
        objectName: "row-way"
        anchors.left: drawing.right
        anchors.leftMargin: drawing.width * 0.25
        anchors.right: parent.right
        height: parent.height
        places: mark.places
        text: mark.text
        most: Math.max(mark.places.nearEm, mark.height * 0.6)
        least: mark.places.nearEm * 0.3
        leading: Texts.titleLine
        bold: true
        color: mark.ink
    }
}
