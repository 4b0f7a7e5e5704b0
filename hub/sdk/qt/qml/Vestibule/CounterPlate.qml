import QtQuick
import Vestibule

// The enamel plate of a counter. `tone`: "enamel", "now" (live call), "call" (takeover), "paper" (on the band),
// "outline" (stale, closed), "night" (on amber where the enamel is light). The number fills the plate as far as it fits.
Rectangle {
    id: plate

    property string number: ""
    property string tone: "enamel"
    property real share: 0.5
    property bool large: false
    // Of the width, for the number.
    property real fill: 0.7
    // The number's width in ems.
    readonly property alias wide: code.wide
    readonly property color ink: plate.tone === "now" ? Theme.onNow : plate.tone === "night" ? Theme.now : plate.tone === "call" ? Theme.takeoverOnPlate
        : plate.tone === "paper" ? Theme.enamel : plate.tone === "outline" ? Theme.ink : Theme.onEnamel

    implicitHeight: Metrics.row
    implicitWidth: implicitHeight
    radius: height * (plate.large ? 0.11 : 0.16)
    color: plate.tone === "now" ? Theme.now : plate.tone === "night" ? Theme.onNow : plate.tone === "call" ? Theme.takeoverPlate
        : plate.tone === "paper" ? Theme.surface : plate.tone === "outline" ? "transparent" : Theme.enamel
    border.width: plate.tone === "outline" ? Math.max(2, height * 0.022) : 0
    border.color: Theme.enamel
    Accessible.role: Accessible.StaticText
    Accessible.name: Texts.counterPrefix + " " + plate.number

    Rectangle {
        visible: plate.tone !== "outline"
        anchors.fill: parent
        // On a board the digits need the height that the rule gives them: the line moves out.
        anchors.margins: Math.max(2, plate.height * (plate.large ? 0.02 : 0.045))
        radius: plate.radius - anchors.margins * 0.9
        color: "transparent"
        border.width: Math.max(1, plate.height * (plate.large ? 0.012 : 0.018))
        border.color: plate.ink
    }
    TicketCode {
        id: code
        anchors.centerIn: parent
        text: plate.number
        size: plate.height * plate.share / Metrics.capHeight
        room: plate.width * plate.fill
        color: plate.ink
        Accessible.ignored: true
    }
}
