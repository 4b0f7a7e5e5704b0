import QtQuick
import Vestibule

// Something people must know: a thick edge, a drawing, a title and a sentence. `tone`: "alert", "now", "good".
Rectangle {
    id: band

    property string tone: "alert"
    property string pictogram: "warning"
    property string text: ""
    property string detail: ""
    property int size: Metrics.desk ? Metrics.body : Metrics.label
    readonly property color strong: band.tone === "now" ? Theme.now : band.tone === "good" ? Theme.good : Theme.alert

    implicitHeight: words.implicitHeight + 2 * Metrics.gap * (Metrics.desk ? 1 : 2)
    radius: Metrics.keyRadius
    color: band.tone === "now" ? Theme.nowTint : band.tone === "good" ? Theme.goodTint : Theme.alertTint
    border.width: Theme.highContrast ? Metrics.border : 0
    border.color: Theme.outline
    Accessible.role: Accessible.AlertMessage
    Accessible.name: band.detail === "" ? band.text : band.text + ". " + band.detail

    Item {
        anchors.left: parent.left
        width: Metrics.gap
        height: parent.height
        clip: true

        Rectangle {
            anchors.left: parent.left
            width: band.radius * 2 + Metrics.gap
            height: parent.height
            radius: band.radius
            color: band.strong
        }
    }
    Pictogram {
        id: picture
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap * (Metrics.desk ? 2 : 3.5)
        anchors.verticalCenter: parent.verticalCenter
        name: band.pictogram
        color: band.tone === "now" ? Theme.ink : band.strong
        width: Math.round(Math.min(Metrics.label, band.size * 1.2) * (Metrics.desk ? 1.4 : 2))
        height: width
    }
    Column {
        id: words
        anchors.left: picture.right
        anchors.leftMargin: Metrics.gap * (Metrics.desk ? 1 : 2)
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap * 2
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: band.text
            size: band.size
            bold: true
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: band.detail !== ""
            text: band.detail
            size: Metrics.desk ? Metrics.small : Metrics.floor
            Accessible.ignored: true
        }
    }
}
