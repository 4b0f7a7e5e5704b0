pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// One's own day: four figures, then each service's usual time against one's own.
Flickable {
    id: day

    required property SidePane side

    contentHeight: content.implicitHeight
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    Column {
        id: content
        width: day.width
        spacing: 18

        Grid {
            id: figures
            width: parent.width
            columns: 2
            columnSpacing: 16
            rowSpacing: 14

            Repeater {
                model: day.side.dayFigures

                Column {
                    id: figure

                    required property string value
                    required property string label

                    width: (figures.width - 16) / 2

                    Words {
                        width: parent.width
                        text: figure.value
                        size: 30
                        bold: true
                        wrapMode: Text.NoWrap
                    }
                    Words {
                        width: parent.width
                        text: figure.label
                        size: Metrics.small
                        quiet: true
                    }
                }
            }
        }
        Repeater {
            model: day.side.day

            Column {
                id: row

                required property int index
                required property string service
                required property string count
                required property string median
                required property string typical
                required property double share
                required property double mark
                required property string name

                width: content.width
                spacing: 6
                Accessible.role: Accessible.ListItem
                Accessible.name: row.name

                Words {
                    width: parent.width
                    text: row.service
                    size: Metrics.body
                    bold: true
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    text: row.median + " · " + row.count
                    size: Metrics.small
                    Accessible.ignored: true
                }
                PromiseBar {
                    width: parent.width
                    share: row.share
                    promise: row.mark
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    text: row.typical
                    size: Metrics.small
                    quiet: true
                    Accessible.ignored: true
                }
            }
        }
    }
}
