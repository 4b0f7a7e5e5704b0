"""`python -m hub.sdk.qt.gallery --out DIR [--language ar] [--theme contrast]`: every control on one sheet.

For eyes, and for the test that asks that each control draws something and Qt has nothing to say.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

from hub.face.metrics import Face, Screen
from hub.face.tokens import ThemeName
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.program import QML_FOLDER, ScreenProgram, Window

SHEET = Screen(2160, 3200, 37.7)
"""The pitch of the reference kiosk (21.5 inch), two columns wide."""

ENGLISH = (
    "Marstow Town Hall|Tuesday 24 November|No news since 10:42|What brings you here?|I have an appointment|"
    "Show your code to the reader|Address and residence|Moving in, moving out, proof|15 to 30 min|6 waiting|"
    "Permits and licences|No counter is open for this now|Opens 14:00|Walking is hard|Taxes and fees|Back|More time|"
    "Take my number|Bigger|Contrast|Lower|Sound|Call a person|Clears in 20 s|Transfer|6 people|before you|"
    "expected wait|Your place is safe|The printer has no paper. Staff know.|Sit in Hall B, through the arch|"
    "Watch the screen. Your number is also spoken.|Nobody is waiting|Arabic, interpreter|We are closed now|"
    "Open again tomorrow 9:00"
)
ARABIC = (
    "دار بلدية مارستو|الثلاثاء 24 نوفمبر|لا أخبار منذ 10:42|كيف يمكننا مساعدتك؟|لديّ موعد|قرِّب الرمز من القارئ|"
    "العنوان والسكن|تغيير العنوان، إثبات السكن|من 15 إلى 30 دقيقة|6 في الانتظار|الرخص والتصاريح|"
    "لا يوجد شباك مفتوح لها الآن|تُفتح الساعة 14:00|المشي صعب عليّ|الضرائب والرسوم|رجوع|وقت إضافي|خذ رقمي|تكبير|"
    "تباين|أسفل|صوت|نداء موظف|يُمحى خلال 20 ثانية|تحويل|6 أشخاص|أمامك|الانتظار المتوقع|مكانك محفوظ|"
    "لا ورق في الطابعة. الموظفون يعلمون.|اجلس في القاعة B بعد القوس|راقب الشاشة، وسيُنادى رقمك أيضًا.|"
    "لا أحد ينتظر|العربية، مترجم|نحن مغلقون الآن|نفتح غدًا 9:00"
)
"""Samples, not product texts: they stand on no screen and in no catalogue."""

QR_SAMPLE = "\n".join("".join("01"[(x * y + x * 3 + y * 5) % 7 < 3] for x in range(25)) for y in range(25))
"""The texture of a symbol; nothing reads it."""


def open_gallery(wishes: Wishes) -> ScreenProgram:
    """The sheet, shown; the caller closes it."""
    program = ScreenProgram(Window("gallery", SHEET, Face.KIOSK, fixed=True), languages=("en", "ar"))
    program.appearance.wish(wishes)
    words = (ARABIC if wishes.language == "ar" else ENGLISH).split("|")
    program.show(QML_FOLDER / "gallery/Gallery.qml", {"matrix": QR_SAMPLE, "words": words})
    return program


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="python -m hub.sdk.qt.gallery", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for gallery-<language>-<theme>.png")
    parser.add_argument("--language", default="en", choices=("en", "ar"))
    parser.add_argument("--theme", default=ThemeName.LIGHT, type=ThemeName, choices=list(ThemeName))
    parser.add_argument("--bigger", action="store_true")
    chosen = parser.parse_args(arguments)
    program = open_gallery(Wishes(chosen.language, chosen.theme, bigger=chosen.bigger))
    program.app.processEvents()
    chosen.out.mkdir(parents=True, exist_ok=True)
    file = chosen.out / f"gallery-{chosen.language}-{chosen.theme}.png"
    program.view.grabWindow().save(str(file))
    program.close()
    sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
