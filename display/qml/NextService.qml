pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Display

// One service's line in the next pane.
Item {
    id: service

    required property Places places
    required property real side
    property string name: ""
    property var labels: []
    property string waiting: ""
    property string wait: ""
    property string closed: ""
    readonly property int small: service.places.nextSmall
    readonly property real room: service.width - 2 * service.side

    Accessible.role: Accessible.ListItem
    Accessible.name: [service.name, service.labels.join(", "), service.waiting, service.wait, service.closed].filter(part => part !== "").join(". ")

    Rectangle {
        x: service.side
        width: service.room
        height: Math.max(1, Math.round(service.places.unit * 2))
        color: Theme.rule
    }
    Words {
        id: title
        x: service.side
        y: Math.round(service.small * 0.35)
        width: service.room
        objectName: "may-elide"
        text: service.name
        size: service.small
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    // From the reading side, in line order.
    Row {
        id: numbers
        visible: service.labels.length > 0
        x: Texts.rightToLeft ? service.width - numbers.width - service.side : service.side
        y: title.y + title.implicitHeight + Math.round(service.small * 0.3)
        spacing: service.places.middleEm * 0.45
        layoutDirection: Texts.rightToLeft ? Qt.RightToLeft : Qt.LeftToRight
        LayoutMirroring.enabled: false

        Repeater {
            model: service.labels.length

            TicketCode {
                required property int index
                text: service.labels[index] ?? ""
                size: service.places.middleEm
            }
        }
    }
    BlockWords {
        x: service.side
        width: service.room
        height: Math.ceil(service.small * Texts.line * (service.places.nextStacked ? 2 : 1))
        places: service.places
        y: service.labels.length > 0 ? numbers.y + service.places.middleEm * Metrics.capHeight + Math.round(service.small * 0.25) : numbers.y
        text: [service.closed, service.waiting, service.wait].filter(part => part !== "").join(service.places.nextStacked ? "\n" : " · ")
        most: service.small
        least: service.places.nearEm
        verticalAlignment: Text.AlignTop
        quiet: true
        Accessible.ignored: true
    }
}
