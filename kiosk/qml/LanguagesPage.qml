pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

// Language first, each in its own name and script.
Item {
    id: page

    required property KioskModel kiosk
    readonly property LanguagesModel shown: page.kiosk.languages
    readonly property PlanModel plan: page.kiosk.plan

    Heading {
        id: heading
        plan: page.plan
        room: page.kiosk.sideRoom
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        width: page.plan.side > 0 ? page.plan.side : page.plan.bodyWidth
        y: page.plan.head
        visible: page.plan.small || page.plan.lower || !page.kiosk.timeLeft.announced
        pictogram: "globe"
        title: page.shown.title
        text: page.shown.greetings
    }
    Grid {
        id: grid
        readonly property real cell: (width - (columns - 1) * columnSpacing) / columns
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.plan.top
        width: page.plan.bodyWidth
        columns: page.shown.count <= page.plan.rows && !page.shown.paged ? 1 : page.plan.columns
        columnSpacing: page.plan.gap
        rowSpacing: page.plan.gap

        Repeater {
            model: page.shown.rows

            LanguageKey {
                required property string code
                required property string autonym
                required property bool rtl
                required property bool first

                objectName: "language-" + code
                width: grid.cell
                height: page.plan.row
                text: autonym
                main: first
                rightToLeft: rtl
                plain: page.plan.small
                onActivated: page.kiosk.touch(objectName)
            }
        }
    }
}
