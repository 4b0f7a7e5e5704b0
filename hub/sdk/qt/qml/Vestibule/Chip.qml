import QtQuick
import Vestibule

// A fact that is not a control. `tone`: "sunken" or "band" (outlined, on enamel).
Rectangle {
    id: chip

    property string pictogram: ""
    property string text: ""
    property string tone: "sunken"
    property int size: Metrics.desk ? Metrics.body : Metrics.floor
    readonly property color ink: chip.tone === "band" && !Theme.highContrast ? Theme.onEnamel : Theme.ink

    implicitWidth: content.implicitWidth + chip.size * 1.5
    implicitHeight: Math.round(chip.size * (chip.tone === "band" ? 2.5 : 2))
    radius: chip.tone === "band" ? height * 0.24 : height * 0.26
    color: chip.tone === "band" ? "transparent" : Theme.sunken
    border.width: chip.tone === "band" || Theme.highContrast ? Metrics.border : 0
    border.color: chip.tone === "band" ? Qt.alpha(chip.ink, 0.55) : Theme.outline
    Accessible.role: Accessible.StaticText
    Accessible.name: chip.text

    Row {
        id: content
        anchors.centerIn: parent
        spacing: chip.size * 0.5

        Pictogram {
            visible: chip.pictogram !== ""
            name: chip.pictogram
            mirrored: Texts.rightToLeft
            color: chip.ink
            width: Math.round(chip.size * 1.35)
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            text: chip.text
            size: chip.size
            bold: chip.tone === "band"
            color: chip.ink
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
}
