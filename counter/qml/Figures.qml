pragma ComponentBehavior: Bound
import QtQuick
import Vestibule

// A few figures of the day, each with the words for it.
Column {
    id: figures

    required property QtObject figures
    readonly property int count: list.count

    spacing: 14

    Rectangle {
        width: parent.width
        height: 2
        color: Theme.rule
    }
    Row {
        id: row
        width: parent.width

        Repeater {
            id: list
            model: figures.figures

            Column {
                id: one

                required property string value
                required property string label

                width: row.width / Math.max(1, list.count)

                Words {
                    width: parent.width - 12
                    text: one.value
                    size: 34
                    bold: true
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Metrics.body
                }
                Words {
                    width: parent.width - 12
                    text: one.label
                    size: Metrics.small
                    quiet: true
                }
            }
        }
    }
}
