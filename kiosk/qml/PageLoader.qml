import QtQuick

// A page that is made when it is first shown, and kept from then on: the second person does not wait for it.
Loader {
    id: loader

    property bool shown: false

    anchors.fill: parent
    visible: loader.shown
    active: false
    onShownChanged: {
        if (loader.shown)
            loader.active = true;
    }
    Component.onCompleted: {
        if (loader.shown)
            loader.active = true;
    }
}
