import QtQuick
import Vestibule

// The real way from where people sit, never mirrored. `way`: left, right, up, down, up_left … as on the wire.
Pictogram {
    id: arrow

    property string way: "none"
    readonly property var drawings: ({
            "left": "arrowLeft", "right": "arrowRight", "up": "arrowUp", "down": "arrowDown",
            "up_left": "arrowUpLeft", "up_right": "arrowUpRight", "down_left": "arrowDownLeft", "down_right": "arrowDownRight"
        })

    visible: arrow.way in arrow.drawings
    name: arrow.drawings[arrow.way] ?? "arrowUp"
    stroke: 3.6
    color: Theme.ink
    Accessible.ignored: true
}
