import QtQuick
import Vestibule
import Vestibule.Display

// A picture, a video or a notice beside the calls. Pictures are decoded once, at the pane's size.
Rectangle {
    id: pane

    required property LobbyBoard board
    readonly property Places places: pane.board.places
    readonly property Beside beside: pane.board.beside
    readonly property bool pictured: picture.status === Image.Ready

    radius: pane.places.gap * 1.6
    color: pane.pictured || pane.beside.video ? Theme.sunken : Theme.surface
    border.width: Theme.highContrast ? Math.max(2, pane.places.unit * 2) : 0
    border.color: Theme.outline
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: pane.beside.mediaText

    Image {
        id: picture
        anchors.fill: parent
        anchors.margins: pane.places.gap
        source: pane.beside.picture
        sourceSize: Qt.size(Math.round(width), Math.round(height))
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        cache: false
    }
    FilmScreen {
        id: film
        objectName: "film"
        anchors.fill: parent
        anchors.margins: pane.places.gap
        visible: pane.beside.video
        source: pane.visible && film.width > 2 ? pane.beside.film : ""
        onEnded: {
            pane.board.filmEnded();
            film.again();
        }
    }
    Rectangle {
        id: mark
        visible: words.visible
        anchors.left: parent.left
        anchors.leftMargin: pane.places.nearEm * 0.7
        anchors.top: parent.top
        anchors.topMargin: pane.places.nearEm * 0.7
        width: pane.places.nearEm * 1.6
        height: Math.max(4, Math.round(pane.places.nearEm * 0.22))
        radius: height / 2
        color: Theme.enamel
    }
    Words {
        id: title
        visible: words.visible && text !== ""
        anchors.top: mark.bottom
        anchors.topMargin: pane.places.nearEm * 0.5
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: pane.places.nearEm * 0.7
        anchors.rightMargin: pane.places.nearEm * 0.7
        text: pane.beside.mediaTitle
        size: pane.places.nearEm
        quiet: true
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    BlockWords {
        id: words
        // While a picture is being decoded nothing stands in its place.
        visible: text !== "" && !pane.beside.video && (pane.beside.picture.toString() === "" || picture.status === Image.Error)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.top: title.visible ? title.bottom : mark.bottom
        anchors.margins: pane.places.nearEm * 0.7
        anchors.topMargin: pane.places.nearEm * 0.5
        places: pane.places
        text: pane.beside.mediaText
        most: Math.max(pane.places.nearEm, Math.min(pane.places.middleEm * 1.5, pane.height * 0.14))
        least: pane.places.nearEm * 0.62
        leading: Texts.titleLine * 1.06
        bold: true
        verticalAlignment: Text.AlignTop
        Accessible.ignored: true
    }
}
