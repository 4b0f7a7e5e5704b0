import QtQuick
import Vestibule

// The office's own picture, or our sign for one.
Item {
    id: crest

    property url source: ""
    property color color: Theme.onEnamel

    width: picture.visible && picture.implicitHeight > 0 ? Math.round(crest.height * Math.min(2, picture.implicitWidth / picture.implicitHeight)) : crest.height
    Accessible.ignored: true

    Image {
        id: picture
        visible: status === Image.Ready
        anchors.fill: parent
        source: crest.source
        // Decoded at the height it is shown.
        sourceSize.height: Math.round(crest.height)
        fillMode: Image.PreserveAspectFit
        mipmap: true
    }
    Pictogram {
        visible: !picture.visible
        anchors.fill: parent
        name: "crest"
        color: crest.color
        stroke: 1.4
    }
}
