import QtQuick
import Vestibule
import Vestibule.Display

// Nobody is called: the open arch and one friendly sentence.
Item {
    id: empty

    required property LobbyBoard board

    Column {
        anchors.centerIn: parent
        width: parent.width * 0.86
        spacing: Math.round(empty.height * 0.03)

        EmptyArch {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(empty.width * 0.4, empty.height * 0.4)
            height: width * 1.3
            arch: Theme.sunken
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: empty.board.quiet
            size: Math.round(Math.min(empty.width * 0.08, empty.height * 0.14))
            bold: true
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: empty.board.quietHint
            size: Math.round(Math.min(empty.width * 0.038, empty.height * 0.06))
            quiet: true
        }
    }
}
