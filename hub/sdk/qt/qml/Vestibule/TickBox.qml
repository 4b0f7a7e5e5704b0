import QtQuick
import Vestibule

// A box that is ticked or not; part of a control, none by itself.
Rectangle {
    id: box

    property bool checked: false
    property bool onEnamel: false
    property int side: Math.round(Metrics.target * 0.62)

    implicitWidth: box.side
    implicitHeight: box.side
    radius: Metrics.keyRadius * 0.5
    color: !box.checked ? "transparent" : box.onEnamel ? Theme.onEnamel : Theme.enamel
    border.width: Metrics.border
    border.color: box.onEnamel ? Theme.onEnamel : box.checked ? Theme.enamel : Theme.outline

    Pictogram {
        visible: box.checked
        anchors.fill: parent
        anchors.margins: parent.width * 0.16
        name: "tick"
        stroke: 2.6
        color: box.onEnamel ? Theme.enamel : Theme.onEnamel
    }
}
