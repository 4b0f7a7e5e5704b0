pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Vestibule

// The manners of every control: touch, mouse, Space and Enter, one activation per 0.5 s, focus ring,
// name and role for assistive technology. `off` says why by `reason` and does nothing.
T.AbstractButton {
    id: pressable

    property bool off: false
    property string reason: ""
    // What is off answers all the same: a touch has the presenter say why.
    property bool answers: false
    property bool guarded: true
    property bool main: false
    property bool chosen: false
    property real radius: Metrics.keyRadius
    // A tactile keypad is at this control: it wears the rings, whatever the keyboard's focus.
    readonly property bool pointed: pressable.objectName !== "" && Keypad.at === pressable.objectName
    readonly property bool filled: pressable.main || ((pressable.chosen || pressable.pointed) && Theme.highContrast && !pressable.off)
    readonly property color inkColor: pressable.off ? Theme.off : pressable.filled ? Theme.onEnamel : Theme.ink
    readonly property color quietColor: pressable.off ? Theme.off : pressable.filled ? Theme.onEnamel : Theme.ink2
    readonly property color pictureColor: pressable.off ? Theme.off : pressable.filled ? Theme.onEnamel : Theme.enamel
    readonly property real sink: (pressable.background as KeyBody)?.sink ?? 0

    signal activated

    function activate(): void {
        if ((pressable.off && !pressable.answers) || (pressable.guarded && guard.running))
            return;
        guard.restart();
        pressable.activated();
    }

    enabled: !pressable.off || pressable.answers
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    topPadding: Metrics.border + pressable.sink
    bottomPadding: Metrics.border + Metrics.lip - pressable.sink
    Accessible.role: Accessible.Button
    Accessible.name: pressable.text
    Accessible.description: pressable.off ? pressable.reason : ""
    Accessible.onPressAction: pressable.activate()
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) pressable.activate(); }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) pressable.activate(); }
    onClicked: pressable.activate()
    onPointedChanged: {
        if (pressable.pointed)
            pressable.forceActiveFocus(Qt.OtherFocusReason);
    }

    background: KeyBody {
        fill: pressable.filled ? (pressable.pressed ? Theme.enamelPressed : Theme.enamel)
            : pressable.chosen ? Theme.enamelTint : pressable.pressed ? Theme.sunken : Theme.surface
        edge: pressable.filled ? Theme.enamelPressed : pressable.chosen ? Theme.enamel : Theme.outline
        radius: pressable.radius
        off: pressable.off
        chosen: pressable.chosen
        pressed: pressable.down
    }

    Timer {
        id: guard
        interval: Motion.doubleStrike
    }
    Loader {
        anchors.fill: parent
        active: Keypad.at !== "" ? pressable.pointed : pressable.visualFocus
        sourceComponent: FocusRing {
            around: pressable
            shown: true
            radius: pressable.radius
        }
    }
}
