import QtQuick
import Vestibule

// The tinted square behind a drawing.
Rectangle {
    id: tile

    property string pictogram: ""
    property bool off: false
    property bool onEnamel: false
    property int side: Metrics.row * 0.72

    implicitWidth: tile.side
    implicitHeight: tile.side
    radius: Math.min(Metrics.keyRadius, tile.side * 0.24)
    color: tile.off ? Theme.sunken : tile.onEnamel ? Theme.surface : Theme.enamelTint
    border.width: Theme.highContrast ? Metrics.border : 0
    border.color: tile.off ? Theme.off : Theme.outline

    Pictogram {
        anchors.centerIn: parent
        width: Math.round(tile.side * 0.62)
        height: width
        name: tile.pictogram
        mirrored: Texts.rightToLeft
        color: tile.off ? Theme.off : Theme.enamel
    }
}
