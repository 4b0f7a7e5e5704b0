import QtQuick
import Vestibule

// A desk key: drawing, word, keyboard hint. `tone`: "surface", "enamel" (main) or "onEnamel" (on the band).
Pressable {
    id: key

    property string pictogram: ""
    property string shortcut: ""
    property int size: Metrics.body
    property string tone: key.main ? "enamel" : "surface"

    implicitHeight: Metrics.target + Metrics.lip + 16
    implicitWidth: content.implicitWidth + 36
    leftPadding: 16
    rightPadding: 16
    Accessible.description: key.off ? key.reason : key.shortcut

    contentItem: Item {
        Row {
            id: content
            anchors.centerIn: parent
            spacing: Math.round(key.size * 0.55)

            Pictogram {
                visible: key.pictogram !== ""
                name: key.pictogram
                mirrored: Texts.rightToLeft
                color: key.inkColor
                width: Math.round(key.size * 1.4)
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                text: key.text
                size: key.size
                bold: true
                color: key.inkColor
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
            ShortcutHint {
                shortcut: key.shortcut
                ink: key.quietColor
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
