import QtQuick
import Vestibule
import Vestibule.Kiosk

// The keyboard where the plan has it: as low as it goes, in the middle of the page or of its right part.
Item {
    id: place

    required property KioskModel kiosk
    property bool rest: false
    readonly property PlanModel plan: place.kiosk.plan
    readonly property KeyboardModel keys: place.kiosk.keyboard
    readonly property real edge: Texts.rightToLeft || place.plan.side === 0 ? place.plan.margin : place.parent.width - place.plan.margin - place.plan.bodyWidth

    x: place.plan.side > 0 ? Math.round(place.edge + (place.plan.bodyWidth - width) / 2) : Math.round((place.parent.width - width) / 2)
    y: place.plan.keyboardTop + place.plan.keyboardHeight - height
    width: place.keys.width
    height: place.keys.height

    ScreenKeyboard {
        anchors.fill: parent
        model: place.keys.rows
        enabled: !place.rest
        size: place.plan.small ? Metrics.floor : Metrics.label
        onStruck: name => place.kiosk.touch(name)
    }
}
