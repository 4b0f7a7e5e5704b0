import QtQuick

// What is off or stale: a dashed outline without lip.
Image {
    id: frame

    property color line: "black"
    property real lineWidth: 2
    property real radius: 10
    property real dash: 3

    fillMode: Image.Pad
    sourceSize: Qt.size(Math.round(frame.width), Math.round(frame.height))
    source: frame.width >= 1 && frame.height >= 1 ? "image://vestibule/dashes/" + String(frame.line).slice(-6) + "/" + frame.lineWidth + "/" + frame.radius + "/" + frame.dash : ""
    Accessible.ignored: true
}
