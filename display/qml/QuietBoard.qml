import QtQuick
import Vestibule
import Vestibule.Display

// Nobody is called: the open arch and one friendly sentence.
Item {
    id: empty

    required property LobbyBoard board
    readonly property Places places: empty.board.places

    // Where there is little room what people need to know has it all.
    readonly property bool low: empty.height < empty.places.nearEm * 10

    Column {
        anchors.centerIn: parent
        width: parent.width * (empty.low ? 0.96 : 0.88)
        spacing: Math.round(empty.height * 0.03)

        EmptyArch {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !empty.low
            height: Math.round(Math.min(empty.width * 0.5, empty.height * 0.46))
            width: Math.round(height * 0.76)
            arch: Theme.sunken
        }
        BlockWords {
            width: parent.width
            visible: !empty.low
            height: empty.height * 0.2
            places: empty.places
            horizontalAlignment: Text.AlignHCenter
            text: empty.board.quiet
            most: Math.max(empty.places.nearEm, Math.min(empty.width * 0.085, empty.height * 0.14))
            least: empty.places.nearEm
            leading: Texts.titleLine
            bold: true
        }
        BlockWords {
            width: parent.width
            height: empty.height * (empty.low ? 0.98 : 0.25)
            places: empty.places
            horizontalAlignment: Text.AlignHCenter
            text: empty.board.quietHint
            most: Math.max(empty.places.nearEm, Math.min(empty.width * 0.045, empty.height * 0.06))
            least: empty.places.nearEm
            verticalAlignment: empty.low ? Text.AlignVCenter : Text.AlignTop
            quiet: true
        }
    }
}
