import QtQuick
import Vestibule

// The root of every screen: the wall's colour, the direction of the language for all inside, and the way from
// control to control by the four arrows of a tactile keypad (Tab works too). Enter or Space is "select".
FocusScope {
    id: stage

    property alias color: wall.color

    function step(forward: bool): void {
        const at = stage.Window.activeFocusItem ?? stage;
        at.nextItemInFocusChain(forward)?.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    LayoutMirroring.enabled: Texts.rightToLeft
    LayoutMirroring.childrenInherit: true
    focus: true
    Keys.onDownPressed: stage.step(true)
    Keys.onUpPressed: stage.step(false)
    Keys.onRightPressed: stage.step(!Texts.rightToLeft)
    Keys.onLeftPressed: stage.step(Texts.rightToLeft)

    Rectangle {
        id: wall
        anchors.fill: parent
        color: Theme.ground
    }
}
