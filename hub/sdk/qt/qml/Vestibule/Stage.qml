import QtQuick
import Vestibule

// The root of every screen: the wall's colour, and the direction of the language for all inside.
FocusScope {
    id: stage

    property alias color: wall.color

    LayoutMirroring.enabled: Texts.rightToLeft
    LayoutMirroring.childrenInherit: true
    focus: true

    Rectangle {
        id: wall
        anchors.fill: parent
        color: Theme.ground
    }
}
