pragma ComponentBehavior: Bound
import QtQuick

// Answers in one, two or three columns; scrolls when there are more than fit, and follows the focus.
Flickable {
    id: scroll

    required property QtObject choices
    property int columns: scroll.width > 1100 || (scroll.width > 740 && list.count > 6) ? 3 : scroll.width > 560 ? 2 : 1
    property string prefix: "choice"
    readonly property int count: list.count

    signal picked(index: int, id: string)

    contentHeight: grid.implicitHeight + 12
    clip: true
    interactive: scroll.contentHeight > scroll.height
    boundsBehavior: Flickable.StopAtBounds

    Grid {
        id: grid
        // Room for the focus ring, which stands outside its control.
        x: 6
        y: 6
        width: scroll.width - 12
        columns: scroll.columns
        spacing: 12

        Repeater {
            id: list
            model: scroll.choices

            ChoiceKey {
                id: one

                required property int index
                required property string label
                required property string hint
                required plate
                required detail
                required chosen
                required pictogram
                required property string id

                objectName: scroll.prefix === "choice" ? scroll.prefix + one.index : scroll.prefix + "-" + one.id
                width: Math.floor((grid.width - (scroll.columns - 1) * grid.spacing) / scroll.columns)
                text: one.label
                shortcut: one.hint
                onActivated: scroll.picked(one.index, one.id)
                onActiveFocusChanged: {
                    if (!one.activeFocus)
                        return;
                    if (one.y < scroll.contentY)
                        scroll.contentY = one.y;
                    else if (one.y + one.height + 12 > scroll.contentY + scroll.height)
                        scroll.contentY = one.y + one.height + 12 - scroll.height;
                }
            }
        }
    }
}
