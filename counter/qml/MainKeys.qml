import QtQuick
import Vestibule
import Vestibule.Counter

// The main key, at one place for all states, and at most one beside it.
Item {
    id: deck

    required property Terminal terminal
    property int high: Metrics.mainKey
    readonly property KeysPane keys: deck.terminal.keys
    readonly property bool beside: deck.keys.sideKey !== ""
    readonly property bool narrow: deck.width < 480

    implicitHeight: deck.high

    DeskKey {
        id: mainKey
        objectName: "mainKey"
        anchors.left: parent.left
        anchors.right: deck.beside ? sideKey.left : parent.right
        anchors.rightMargin: deck.beside ? 12 : 0
        height: deck.high
        main: true
        size: deck.high < 80 ? 19 : deck.beside ? 26 : 30
        tight: deck.narrow ? 2 : 0
        pictogram: deck.keys.mainIcon
        text: late.running || deck.terminal.underWay === "" ? deck.keys.mainLabel : deck.terminal.underWay
        shortcut: deck.keys.mainHint
        off: deck.keys.mainOff !== ""
        reason: deck.keys.mainOff
        onActivated: deck.terminal.press(deck.keys.mainKey)
    }
    DeskKey {
        id: sideKey
        objectName: "sideKey"
        anchors.right: parent.right
        width: Math.max(deck.narrow ? 110 : 200, Math.min(sideKey.wish, deck.width * 0.36))
        height: deck.high
        visible: deck.beside
        size: deck.high < 80 ? Metrics.body : Metrics.label
        tight: deck.narrow ? 2 : sideKey.wish > deck.width * 0.36 ? 1 : 0
        pictogram: deck.keys.sideIcon
        text: deck.keys.sideLabel
        shortcut: deck.keys.sideHint
        off: deck.keys.sideOff !== ""
        reason: deck.keys.sideOff
        onActivated: deck.terminal.press(deck.keys.sideKey)
    }
    Timer {
        id: late
        interval: Motion.loadingAfter
        running: deck.terminal.underWay !== ""
    }
}
