import QtQuick
import Vestibule

// The frame of a text field; brick while what stands in it cannot be taken.
Rectangle {
    id: box

    required property Item around
    property bool wrong: false

    radius: Metrics.keyRadius * 0.8
    color: Theme.surface
    border.width: box.wrong || box.around.activeFocus ? Metrics.chosen : Metrics.border
    border.color: box.wrong ? Theme.alert : box.around.activeFocus ? Theme.enamel : Theme.outline

    FocusRing {
        around: box.around
        radius: box.radius
    }
}
