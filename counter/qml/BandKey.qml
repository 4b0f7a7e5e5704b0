import QtQuick
import Vestibule

// A key on the enamel: an outline in the words' colour; the main one filled with paper.
Pressable {
    id: key

    property string pictogram: ""
    property string shortcut: ""
    property string trailing: ""
    property bool wordless: key.text === ""
    property bool paper: false
    // On the hatch of a lost hub: in ink, not in paper.
    property bool stale: false
    readonly property color line: key.stale || Theme.highContrast ? Theme.ink : Theme.onEnamel
    readonly property color fill: !key.paper ? "transparent" : key.stale || Theme.highContrast ? Theme.enamel : Theme.surface
    readonly property color ink: !key.paper ? key.line : key.stale || Theme.highContrast ? Theme.onEnamel : Theme.ink

    guarded: false
    focusPolicy: Qt.TabFocus
    implicitHeight: 44
    implicitWidth: Math.max(44, row.implicitWidth + (key.wordless ? 20 : 32))
    leftPadding: 0
    rightPadding: 0
    topPadding: 0
    bottomPadding: 0
    radius: 10
    Accessible.description: key.off ? key.reason : key.shortcut
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) key.activate(); }
    Keys.onReleased: event => { if (event.key === Qt.Key_Space) event.accepted = true; }

    background: Rectangle {
        radius: key.radius
        color: key.pressed ? Qt.alpha(key.line, 0.25) : key.fill
        border.width: Metrics.border
        border.color: key.paper && !key.stale ? key.fill : Qt.alpha(key.line, key.off ? 0.4 : 0.75)
    }
    contentItem: Item {
        opacity: key.off ? 0.75 : 1

        Row {
            id: row
            anchors.centerIn: parent
            spacing: 10

            Pictogram {
                visible: key.pictogram !== ""
                name: key.pictogram
                mirrored: Texts.rightToLeft
                color: key.ink
                width: 24
                height: 24
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                visible: !key.wordless
                text: key.text
                size: Metrics.body
                bold: true
                color: key.ink
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
            Words {
                visible: key.trailing !== ""
                text: key.trailing
                size: Metrics.body
                color: key.ink
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
            ShortcutHint {
                shortcut: key.wordless ? "" : key.shortcut
                ink: key.ink
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
