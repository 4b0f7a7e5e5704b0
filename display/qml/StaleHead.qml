import QtQuick
import Vestibule
import Vestibule.Display

// No news from the hub, in the place of the head; what people do meanwhile.
StaleBand {
    id: stale

    required property LobbyBoard board
    required property int edge

    side: stale.edge * 2
    size: Math.round(stale.height * (stale.width < stale.height * 14 ? 0.36 : 0.52))
    text: stale.board.bandTitle
    detail: stale.width < stale.height * 14 ? "" : stale.board.bandHint
    clock: stale.board.clock
}
