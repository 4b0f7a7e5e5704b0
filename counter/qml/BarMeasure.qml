import QtQuick
import Vestibule

// How wide words of the bar are, before they are shown.
TextMetrics {
    font.family: Texts.family
    font.pixelSize: Metrics.body
    font.weight: Font.Bold
}
