import QtQuick
import Vestibule.Kiosk

// A page that is read and made when it is first shown. What everybody passes is `kept`: the second person does not wait
// for it. The others are made anew each time, and hold no memory meanwhile.
Loader {
    id: loader

    required property KioskModel kiosk
    required property string page
    required property bool shown
    property bool kept: false

    function turn(): void {
        if (loader.shown && loader.status === Loader.Null)
            loader.setSource(loader.page + ".qml", {
                "kiosk": loader.kiosk
            });
        else if (!loader.shown && !loader.kept)
            loader.source = "";
    }

    anchors.fill: parent
    visible: loader.shown
    onShownChanged: loader.turn()
    Component.onCompleted: loader.turn()
}
