import QtQuick

// One drawing of hub.face.pictograms, filling the largest square. An unknown name draws the question mark.
Image {
    id: pictogram

    property string name: "question"
    property color color: "black"
    property real stroke: 1.75
    property bool mirrored: false
    readonly property int side: Math.round(Math.min(pictogram.width, pictogram.height))

    fillMode: Image.Pad
    sourceSize: Qt.size(pictogram.side, pictogram.side)
    source: pictogram.side > 0 ? "image://vestibule/pictogram/" + pictogram.name + "/" + String(pictogram.color).slice(-6) + "/" + pictogram.stroke + "/" + (pictogram.mirrored ? 1 : 0) : ""
    Accessible.ignored: true
}
