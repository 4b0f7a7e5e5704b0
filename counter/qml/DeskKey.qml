import QtQuick
import Vestibule

// A key of the desk: drawing, word, the keyboard's key for it. The presenter guards against double strikes and says so,
// so the control does not swallow them; a mouse does not take the focus away from the desk; Space acts on the press.
Pressable {
    id: key

    property string pictogram: ""
    property string shortcut: ""
    property int size: Metrics.body
    // 0: all of it. 1: without the drawing. 2: the words alone.
    property int tight: 0
    // Said after the words, such as the time that is left.
    property string trailing: ""
    property bool mirror: Texts.rightToLeft
    readonly property real wish: key.wishOf(0)

    function wishOf(tight: int): real {
        return words.implicitWidth + (key.trailing !== "" ? rest.implicitWidth + row.spacing : 0) + (tight > 0 ? 20 : 32)
            + (key.shortcut !== "" && tight < 2 ? hint.implicitWidth + row.spacing : 0)
            + (key.pictogram !== "" && tight < 1 ? Math.round(key.size * 1.4) + row.spacing : 0);
    }

    guarded: false
    focusPolicy: Qt.TabFocus
    implicitHeight: 66
    implicitWidth: key.wishOf(key.tight)
    leftPadding: key.tight > 0 ? 8 : 14
    rightPadding: key.leftPadding
    Accessible.description: key.off ? key.reason : key.shortcut
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) key.activate(); }
    Keys.onReleased: event => { if (event.key === Qt.Key_Space) event.accepted = true; }

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Math.round(key.size * 0.5)

            Pictogram {
                id: picture
                visible: key.pictogram !== "" && key.tight < 1
                name: key.pictogram
                mirrored: key.mirror
                color: key.inkColor
                width: Math.round(key.size * 1.4)
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter

                Words {
                    id: words
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: Math.min(implicitWidth, key.availableWidth - (picture.visible ? picture.width + row.spacing : 0)
                        - (rest.visible ? rest.width + row.spacing : 0) - (hint.visible ? hint.width + row.spacing : 0))
                    text: key.text
                    size: key.size
                    bold: true
                    color: key.inkColor
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Metrics.small
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                Words {
                    visible: key.off && key.reason !== "" && key.height > 84
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: key.reason
                    size: Metrics.small
                    color: key.quietColor
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            Words {
                id: rest
                visible: key.trailing !== ""
                text: key.trailing
                size: key.size
                color: key.quietColor
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
            ShortcutHint {
                id: hint
                shortcut: key.shortcut
                visible: key.shortcut !== "" && key.tight < 2
                ink: key.quietColor
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
