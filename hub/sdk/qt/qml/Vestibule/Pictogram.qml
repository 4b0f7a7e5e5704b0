import QtQuick
import Vestibule

// One drawing of hub.face.pictograms, filling the largest square. An unknown name draws the question mark.
Image {
    id: pictogram

    property string name: "question"
    property color color: "black"
    property real stroke: 1.75
    property bool mirrored: false
    readonly property int side: Math.round(Math.min(pictogram.width, pictogram.height))

    fillMode: Metrics.zoom === 1 ? Image.Pad : Image.PreserveAspectFit
    sourceSize: Qt.size(Math.round(pictogram.side * Metrics.zoom), Math.round(pictogram.side * Metrics.zoom))
    source: pictogram.side > 0 ? "image://vestibule/pictogram/" + pictogram.name + "/" + String(pictogram.color).slice(-6) + "/" + pictogram.stroke + "/" + (pictogram.mirrored ? 1 : 0) : ""
    Accessible.ignored: true
}
