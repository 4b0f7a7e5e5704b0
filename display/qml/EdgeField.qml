import QtQuick
import Vestibule.Display

// The colour of a part that reaches the screen's upper or left edge, also there where the picture has wandered from it.
Rectangle {
    id: field

    required property LobbyBoard board

    // To the left in every language: the picture wanders to the right.
    LayoutMirroring.enabled: false
    anchors.fill: parent
    anchors.leftMargin: -field.board.aside
    anchors.topMargin: -field.board.down
    Accessible.ignored: true
}
