pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

// The arch: when it opens again is the biggest thing; the days to come, and where to book, as far as there is room.
Item {
    id: page

    required property KioskModel kiosk
    readonly property ClosedModel shown: page.kiosk.closed
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    readonly property bool tight: page.beside || page.plan.small
    readonly property bool listed: page.shown.days > 0 && !page.plan.small && !(page.beside && Metrics.bigger)
    readonly property int words: page.tight ? Metrics.least : Metrics.small
    readonly property color ink: Theme.highContrast ? Theme.ink : Theme.takeoverText

    ClosedArch {
        id: arch
        anchors.fill: parent
        anchors.topMargin: page.plan.band
        anchors.bottomMargin: page.plan.strip
        intro: page.shown.sentence
        text: page.shown.answer
        fill: page.plan.small

        Column {
            id: column
            width: parent.width
            topPadding: page.tight ? 0 : page.plan.gap * 2
            spacing: page.tight ? page.plan.gap / 2 : page.plan.gap * 2

            Words {
                objectName: "reason"
                visible: text !== ""
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.shown.reason
                size: page.tight ? Metrics.least : Metrics.body
                bold: true
                leading: 1.2
                color: page.ink
            }
            Words {
                objectName: "note"
                visible: text !== "" && !(page.beside && page.listed)
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.shown.note
                size: page.words
                leading: 1.2
                color: page.ink
            }
            Column {
                visible: page.listed
                width: parent.width

                Repeater {
                    model: page.shown.hours

                    Item {
                        id: line
                        required property string day
                        required property string hours
                        required property bool next_day
                        width: column.width
                        height: Math.round(page.words * 1.95)

                        Rectangle {
                            width: parent.width
                            height: Math.max(1, Metrics.border / 2)
                            color: Qt.alpha(page.ink, 0.4)
                        }
                        Words {
                            objectName: "day"
                            anchors.left: parent.left
                            anchors.verticalCenter: parent.verticalCenter
                            width: parent.width * 0.48
                            text: line.day
                            size: page.words
                            bold: line.next_day
                            color: page.ink
                            wrapMode: Text.NoWrap
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Metrics.least
                        }
                        Words {
                            objectName: "hours"
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            width: parent.width * 0.52
                            horizontalAlignment: Text.AlignRight
                            text: line.hours
                            size: page.words
                            bold: line.next_day
                            color: page.ink
                            wrapMode: Text.NoWrap
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Metrics.least
                        }
                    }
                }
            }
            Item {
                visible: !page.tight && page.shown.matrix !== "" && !Metrics.bigger
                width: parent.width
                height: symbol.height

                QrPanel {
                    id: symbol
                    anchors.left: parent.left
                    width: Math.ceil(60 * Metrics.mm)
                    height: width
                    matrix: page.shown.matrix
                    text: page.shown.linkTitle
                }
                Column {
                    anchors.left: symbol.right
                    anchors.leftMargin: page.plan.gap * 2
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Metrics.gap / 2

                    Words {
                        objectName: "link-title"
                        width: parent.width
                        text: page.shown.linkTitle
                        size: Metrics.body
                        bold: true
                        leading: 1.2
                        color: page.ink
                    }
                    Words {
                        objectName: "link"
                        width: parent.width
                        text: page.shown.linkText
                        size: Metrics.floor
                        color: page.ink
                    }
                }
            }
        }
    }
}
