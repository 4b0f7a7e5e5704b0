pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The main key at one place for all states, at most one beside it, the others in a row below.
Item {
    id: deck

    required property Terminal terminal
    readonly property bool beside: deck.terminal.sideKey !== ""
    readonly property real wish: deck.sum(key => key.implicitWidth)
    readonly property bool compact: deck.sum(key => key.wish) > deck.width

    // The row's width by a measure of its keys.
    function sum(measure: var): real {
        let total = 12 * (keys.count - 1);
        for (let place = 0; place < keys.count; place++) {
            const key = keys.itemAt(place) as DeskKey;
            total += key ? measure(key) : 0;
        }
        return total;
    }

    implicitHeight: 104 + 14 + 66

    DeskKey {
        id: mainKey
        objectName: "mainKey"
        anchors.left: parent.left
        anchors.right: deck.beside ? sideKey.left : parent.right
        anchors.rightMargin: deck.beside ? 12 : 0
        height: 104
        main: true
        size: deck.beside ? 26 : 32
        pictogram: deck.terminal.mainIcon
        text: late.running || deck.terminal.underWay === "" ? deck.terminal.mainLabel : deck.terminal.underWay
        shortcut: deck.terminal.mainHint
        off: deck.terminal.mainOff !== ""
        reason: deck.terminal.mainOff
        onActivated: deck.terminal.press(deck.terminal.mainKey)
    }
    DeskKey {
        id: sideKey
        objectName: "sideKey"
        anchors.right: parent.right
        width: Math.max(200, Math.min(sideKey.wish, deck.width * 0.36))
        height: 104
        visible: deck.beside
        size: Metrics.label
        pictogram: deck.terminal.sideIcon
        text: deck.terminal.sideLabel
        shortcut: deck.terminal.sideHint
        onActivated: deck.terminal.press(deck.terminal.sideKey)
    }
    Row {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 12

        Repeater {
            id: keys
            model: deck.terminal.row

            DeskKey {
                required property string key
                required property string label
                required property string hint
                required pictogram
                required property string why_off

                objectName: key + "Key"
                compact: deck.compact
                width: Math.floor(implicitWidth + (deck.width - deck.wish) / Math.max(1, keys.count))
                text: label
                shortcut: hint
                off: why_off !== ""
                reason: why_off
                onActivated: deck.terminal.press(key)
            }
        }
    }
    Timer {
        id: late
        interval: Motion.loadingAfter
        running: deck.terminal.underWay !== ""
    }
}
