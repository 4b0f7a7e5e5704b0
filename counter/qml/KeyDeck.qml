pragma ComponentBehavior: Bound
import QtQuick
import Vestibule.Counter

// The keys of this moment in a row, below them "More" and the key that takes the last act back. They grow narrower in
// steps: without drawings, then without the keyboard's letters. With `wrap` they stand in as many rows as it takes.
Item {
    id: deck

    required property Terminal terminal
    property bool wrap: false
    readonly property KeysPane keys: deck.terminal.keys
    readonly property int high: 50
    readonly property int columns: Math.max(1, Math.floor((deck.width + 12) / 192))
    readonly property int rows: deck.wrap ? Math.ceil(list.count / deck.columns) : 1
    readonly property int tight: deck.sum(0) <= deck.width ? 0 : deck.sum(1) <= deck.width ? 1 : 2
    readonly property real spare: deck.width - deck.sum(deck.tight)

    // The row's width, if its keys are so tight.
    function sum(tight: int): real {
        let total = 12 * (list.count - 1);
        for (let place = 0; place < list.count; place++) {
            const key = list.itemAt(place) as DeskKey;
            total += key ? key.wishOf(tight) : 0;
        }
        return total;
    }

    implicitHeight: (deck.rows + 1) * (deck.high + 12) - 12

    Flow {
        id: flow
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 12

        Repeater {
            id: list
            model: deck.keys.row

            DeskKey {
                id: one

                required property string key
                required property string label
                required property string hint
                required pictogram
                required property string why_off

                objectName: key + "Key"
                tight: deck.wrap ? 1 : deck.tight
                width: deck.wrap ? Math.floor((deck.width - 12 * (deck.columns - 1)) / deck.columns)
                    : Math.floor(one.wishOf(deck.tight) + deck.spare / Math.max(1, list.count))
                height: deck.high
                text: label
                shortcut: hint
                off: why_off !== ""
                reason: why_off
                onActivated: deck.terminal.press(key)
            }
        }
    }
    DeskKey {
        id: moreKey
        objectName: "moreKey"
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: Math.min(moreKey.wish + 24, deck.width * 0.4)
        height: deck.high
        visible: deck.keys.moreLabel !== ""
        chosen: deck.keys.moreOpen
        pictogram: "more"
        text: deck.keys.moreLabel
        shortcut: "F10"
        onActivated: deck.terminal.press("more")
    }
    UndoKey {
        objectName: "undoKey"
        anchors.left: moreKey.visible ? moreKey.right : parent.left
        anchors.leftMargin: moreKey.visible ? 12 : 0
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: deck.high
        visible: deck.keys.undoKey !== ""
        pictogram: deck.keys.undoIcon
        text: deck.keys.undoLabel
        shortcut: deck.keys.undoHint
        seconds: deck.keys.undoSeconds
        share: deck.keys.undoShare
        off: deck.keys.undoOff !== "" || deck.keys.undoSeconds === 0
        reason: deck.keys.undoOff
        onActivated: deck.terminal.press(deck.keys.undoKey)
    }
}
