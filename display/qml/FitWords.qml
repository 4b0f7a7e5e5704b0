import QtQuick
import Vestibule

// One line, as large as `most` and as `room` allow; as high as its own size.
Words {
    id: fit

    property real most: 100
    property real room: 100

    size: measure.advanceWidth > 0 ? Math.floor(Math.min(fit.most, fit.room * 100 / measure.advanceWidth)) : Math.floor(fit.most)
    wrapMode: Text.NoWrap

    TextMetrics {
        id: measure
        font.family: fit.family
        font.pixelSize: 100
        font.weight: fit.bold ? Font.Bold : Font.Normal
        text: fit.text
    }
}
