import QtQuick
import Vestibule

// Which language the voice speaks now; not there where nothing can be heard.
Rectangle {
    id: chip

    property string language: ""
    property int em: Math.round(chip.height * 0.46)

    visible: chip.language !== ""
    width: visible ? inside.width + chip.height * 0.8 : 0
    radius: chip.height * 0.22
    color: "transparent"
    border.width: 2
    border.color: Theme.takeoverText

    Row {
        id: inside
        anchors.centerIn: parent
        spacing: chip.height * 0.25

        Pictogram {
            anchors.verticalCenter: parent.verticalCenter
            name: "speaker"
            color: Theme.takeoverText
            width: chip.height * 0.55
            height: width
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.language
            size: chip.em
            color: Theme.takeoverText
            wrapMode: Text.NoWrap
        }
    }
}
