pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The main key at one place for all states, at most one beside it, the others in a row below, undo last.
Item {
    id: deck

    required property Terminal terminal
    readonly property bool beside: deck.terminal.sideKey !== ""
    readonly property bool undoes: deck.terminal.undoLabel !== ""
    readonly property bool hides: deck.terminal.moreLabel !== ""
    readonly property int places: keys.count + (deck.undoes ? 1 : 0) + (deck.hides ? 1 : 0)
    // The keys' own wishes, without pictures where there is no room for them, in two lines where even that is too much.
    readonly property bool compact: deck.sum(key => key.wish) > deck.width
    readonly property bool double: deck.sum(key => key.bare) > deck.width
    readonly property int columns: deck.double ? Math.ceil(deck.places / 2) : deck.places
    readonly property int keyWidth: Math.floor((deck.width - 12 * (deck.columns - 1)) / Math.max(1, deck.columns))
    readonly property int keyHeight: 66

    // The row's width by a measure of its keys.
    function sum(measure: var): real {
        let total = 12 * (deck.places - 1);
        for (let place = 0; place < keys.count; place++) {
            const key = keys.itemAt(place) as DeskKey;
            total += key ? measure(key) : 0;
        }
        return total + (deck.undoes ? measure(undoKey) : 0) + (deck.hides ? measure(moreKey) : 0);
    }
    // In one line a key is as wide as its words ask, and all share what is left.
    function share(key: DeskKey): int {
        if (deck.double)
            return deck.keyWidth;
        const wish = deck.compact ? key.bare : key.wish;
        const whole = deck.compact ? deck.sum(one => one.bare) : deck.sum(one => one.wish);
        return Math.floor(wish + (deck.width - whole) / Math.max(1, deck.places));
    }

    implicitHeight: 104 + 14 + deck.keyHeight + (deck.double ? 12 + deck.keyHeight : 0)

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
    Grid {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        columns: deck.columns
        spacing: 12

        Repeater {
            id: keys
            model: deck.terminal.row

            DeskKey {
                id: one

                required property string key
                required property string label
                required property string hint
                required pictogram
                required property string why_off

                objectName: one.key + "Key"
                compact: deck.compact
                width: deck.share(one)
                text: one.label
                shortcut: one.hint
                off: one.why_off !== ""
                reason: one.why_off
                onActivated: deck.terminal.press(one.key)
            }
        }
        DeskKey {
            id: moreKey
            objectName: "moreKeys"
            visible: deck.hides
            compact: deck.compact
            width: deck.share(moreKey)
            pictogram: "more"
            mirror: false
            text: deck.terminal.moreLabel
            chosen: deck.terminal.moreOpen
            onActivated: deck.terminal.press("more")
        }
        DeskKey {
            id: undoKey
            objectName: "undoKey"
            visible: deck.undoes
            compact: deck.compact
            width: deck.share(undoKey)
            pictogram: "undo"
            text: deck.terminal.undoSeconds > 0 ? deck.terminal.undoLabel + ", " + deck.terminal.undoSeconds + " s" : deck.terminal.undoLabel
            shortcut: deck.terminal.undoHint
            off: deck.terminal.undoOff !== ""
            reason: deck.terminal.undoOff
            onActivated: deck.terminal.press("undo")
        }
    }
    Timer {
        id: late
        interval: Motion.loadingAfter
        running: deck.terminal.underWay !== ""
    }
}
