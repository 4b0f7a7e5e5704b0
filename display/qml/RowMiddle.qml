pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Display

// Between number and plate: the arrow as heavy as the letters, the way in words, "called again" or "taken back", and a
// name where the office shows names. Words shrink before the arrow does, and both before any number.
Item {
    id: middle

    required property Places places
    required property color ink
    required property string arrow
    required property string way
    required property string markWord
    required property bool again
    required property bool withdrawn
    required property string person
    readonly property real wordsHeight: Math.max(middle.places.nearEm * 1.3, middle.height * 0.24)
    // Two lines of words leave the arrow enough; else the mark takes the place of the way.
    readonly property bool both: middle.height - 2 * middle.wordsHeight > middle.height * 0.46
    // A word too long for one line takes two, while nothing else is said.
    readonly property bool tight: !middle.marked && !middle.named && middle.places.fit(middle.way, Texts.family, true, Texts.titleLine, Math.floor(middle.width), middle.wordsHeight, middle.places.nearEm, 4) < middle.places.nearEm
    readonly property real wayHeight: middle.tight ? Math.min(middle.height * 0.5, Math.max(middle.wordsHeight, middle.places.nearEm * Texts.titleLine * 2.05)) : middle.wordsHeight
    readonly property bool marked: middle.markWord !== ""
    readonly property string wayShown: middle.withdrawn || (middle.marked && !middle.both) ? "" : middle.way
    readonly property bool named: middle.person !== "" && !middle.withdrawn
    readonly property int lines: (middle.wayShown !== "" && !(middle.named && !middle.both) ? 1 : 0) + (middle.marked ? 1 : 0) + (middle.named && (middle.both || !middle.marked) ? 1 : 0)

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Math.round(middle.height * 0.02)

        Loader {
            active: middle.marked
            visible: active
            width: parent.width
            height: visible ? middle.wordsHeight : 0
            sourceComponent: RowMark {
                places: middle.places
                text: middle.markWord
                ink: middle.withdrawn ? Theme.ink : middle.ink
                pictogram: middle.withdrawn ? "cross" : "bell"
            }
        }
        DirectionArrow {
            id: direction
            visible: !middle.withdrawn && direction.way in direction.drawings
            anchors.horizontalCenter: parent.horizontalCenter
            way: middle.arrow
            color: middle.ink
            width: Math.floor(Math.min(parent.width * 0.86, middle.height - middle.lines * middle.wordsHeight - (middle.tight ? middle.wayHeight - middle.wordsHeight : 0) - middle.height * 0.06, middle.height * 0.68))
            height: width
        }
        BlockWords {
            visible: text !== "" && !(middle.named && !middle.both)
            width: parent.width
            height: visible ? middle.wayHeight : 0
            places: middle.places
            objectName: "row-way"
            horizontalAlignment: Text.AlignHCenter
            text: middle.wayShown
            most: Math.max(middle.places.nearEm, middle.height * 0.2)
            least: middle.places.nearEm * 0.3
            leading: Texts.titleLine
            bold: true
            color: middle.ink
        }
        BlockWords {
            visible: middle.named && (middle.both || !middle.marked)
            width: parent.width
            height: visible ? middle.wordsHeight : 0
            places: middle.places
            objectName: "row-way"
            horizontalAlignment: Text.AlignHCenter
            text: middle.person
            most: Math.max(middle.places.nearEm, middle.height * 0.16)
            least: middle.places.nearEm * 0.3
            leading: Texts.titleLine
            color: middle.ink
        }
    }
}
