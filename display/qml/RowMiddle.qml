pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Display

// Between number and plate: the arrow as heavy as the letters, the way in words, "called again" or "called by mistake",
// and a name where the office shows names. Words shrink before the arrow does, and both before any number. In a low and
// wide row the words stand beside the arrow instead of around it.
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
    readonly property bool marked: middle.markWord !== ""
    readonly property bool named: middle.person !== "" && !middle.withdrawn
    readonly property real wanted: Math.max(middle.places.nearEm * 1.3, middle.height * 0.24)
    readonly property bool flat: middle.wanted > middle.height * 0.4 && middle.width > middle.height * 2
    readonly property real wordsHeight: Math.min(middle.wanted, middle.height * (middle.flat ? 0.96 : 0.4))
    // Two lines of words leave the arrow enough; else the mark takes the place of the way.
    readonly property bool both: !middle.flat && middle.height - 2 * middle.wordsHeight > middle.height * 0.46
    readonly property string wayShown: middle.withdrawn || ((middle.marked || middle.named) && !middle.both) ? "" : middle.way
    readonly property bool nameShown: middle.named && (middle.both || !middle.marked)
    // A word too long for one line takes two, while nothing else is said.
    readonly property bool tight: !middle.flat && !middle.marked && !middle.named && middle.places.fit(middle.way, Texts.family, true, Texts.titleLine, Math.floor(middle.width), middle.wordsHeight, middle.places.nearEm, 4) < middle.places.nearEm
    readonly property real wayHeight: middle.tight ? Math.min(middle.height * 0.5, Math.max(middle.wordsHeight, middle.places.nearEm * Texts.titleLine * 2.05)) : middle.wordsHeight
    readonly property real above: middle.marked ? middle.wordsHeight : 0
    readonly property real below: (middle.wayShown !== "" ? middle.wayHeight : 0) + (middle.nameShown ? middle.wordsHeight : 0)
    readonly property bool pointed: !middle.withdrawn && direction.way in direction.drawings
    readonly property real edge: (middle.height - middle.above - middle.below - (middle.pointed ? direction.height : 0)) / 2

    Loader {
        active: middle.marked
        x: middle.flat && middle.pointed ? beside.x : (middle.width - width) / 2
        y: middle.flat ? 0 : middle.edge
        width: middle.flat && middle.pointed ? beside.width : Math.min(middle.width, middle.wordsHeight * 7.5)
        height: middle.flat ? middle.height : middle.wordsHeight
        sourceComponent: RowMark {
            places: middle.places
            text: middle.markWord
            ink: middle.withdrawn ? Theme.ink : middle.ink
            pictogram: middle.withdrawn ? "cross" : "bell"
        }
    }
    DirectionArrow {
        id: direction
        visible: middle.pointed
        x: middle.flat ? (Texts.rightToLeft ? middle.width - width : 0) : (middle.width - width) / 2
        y: middle.flat ? (middle.height - height) / 2 : middle.edge + middle.above
        way: middle.arrow
        color: middle.ink
        width: Math.floor(middle.flat ? middle.height * 0.72 : Math.min(middle.width * 0.86, middle.height * 0.97 - middle.above - middle.below, middle.height * 0.68))
        height: width
    }
    Item {
        id: beside
        readonly property real gap: middle.height * 0.18
        x: Texts.rightToLeft ? 0 : direction.width + beside.gap
        width: middle.width - direction.width - beside.gap
    }
    BlockWords {
        objectName: "row-way"
        visible: text !== ""
        x: middle.flat && middle.pointed ? beside.x : 0
        y: middle.flat ? 0 : middle.height - middle.edge - middle.below
        width: middle.flat && middle.pointed ? beside.width : middle.width
        height: middle.flat ? middle.height : middle.wayHeight
        places: middle.places
        horizontalAlignment: middle.flat && middle.pointed ? Text.AlignLeft : Text.AlignHCenter
        text: middle.wayShown
        most: Math.max(middle.places.nearEm, middle.height * 0.2)
        least: middle.places.nearEm * 0.3
        leading: Texts.titleLine
        bold: true
        color: middle.ink
    }
    BlockWords {
        objectName: "row-way"
        visible: middle.nameShown
        x: middle.flat && middle.pointed ? beside.x : 0
        y: middle.flat ? 0 : middle.height - middle.edge - middle.wordsHeight
        width: middle.flat && middle.pointed ? beside.width : middle.width
        height: middle.flat ? middle.height : middle.wordsHeight
        places: middle.places
        horizontalAlignment: middle.flat && middle.pointed ? Text.AlignLeft : Text.AlignHCenter
        text: middle.person
        most: Math.max(middle.places.nearEm, middle.height * 0.16)
        least: middle.places.nearEm * 0.3
        leading: Texts.titleLine
        color: middle.ink
    }
}
