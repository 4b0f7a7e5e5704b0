"""Hand-made faces of every screen, to look at how they are drawn whatever a journey does.

`Shown` stands in for a journey: it has a face and tells who listens. English, German (long words) and Arabic.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from hub.face.texts import Catalogues
from kiosk.journey import Journey
from kiosk.keyboards import KeyboardKind, keyboard
from kiosk.layout import Layout
from kiosk.screens import content as c

URL = "http://192.168.1.20:7410/t/abcdefghijklmnopqrstuvwxyz"
WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        "Marstow Town Hall", "Tuesday 24 November", "Bigger", "Contrast", "Lower", "Sound", "Call a person",
        "What brings you here?", "Touch to take a number", "I have an appointment",
        "Show your code to the reader, or type it", "Language", "Search", "More (3)", "Back", "6 waiting",
        "Not now", "Opens today at 14:00", "Touch to begin", "Waiting now", "Welcome",
        "The connection is lost. Numbers go on.", "Nothing was found. Try another word, or go back.",
        "Search by a word", "Type a word, for example: passport", "Please bring these", "Go on",
        "It also works without a visit", "On this page you can do it at home, at any hour. Point your phone here.",
        "What would help you?", "Touch all that fit, or go on.", "How many of you?", "All who share this matter",
        "Only staff see this. It is never shown, printed or spoken.", "Take my number", "Something else too",
        "Your phone number", "So that we can call you when it is your turn.", "It is deleted this evening.",
        "This number is too short. Please look again.", "OK", "Without it", "You have an appointment",
        "Choose how you say who you are.", "Show your code to the reader", "The code from your letter or phone",
        "Type the code", "It stands below the square picture", "Type your name", "Your surname is enough",
        "Which one is yours?", "Are you still there?", "Clears in 20 s", "More time", "Done", "Your number",
        "A person is called", "Please wait here. Somebody comes from desk 1.",
    ),
    "de": (
        "Rathaus Marstow", "Dienstag, 24. November", "Größer", "Kontrast", "Tiefer", "Ton", "Hilfe rufen",
        "Was führt Sie zu uns?", "Berühren Sie ein Feld, um eine Nummer zu ziehen", "Ich habe einen Termin",
        "Zeigen Sie Ihren Code dem Leser, oder tippen Sie ihn", "Sprache", "Suchen", "Mehr (3)", "Zurück",
        "6 Wartende", "Jetzt nicht", "Öffnet heute um 14:00", "Zum Beginnen berühren", "Es warten gerade",
        "Willkommen", "Die Verbindung ist unterbrochen. Nummern gibt es weiter.",
        "Nichts gefunden. Versuchen Sie ein anderes Wort, oder gehen Sie zurück.", "Mit einem Wort suchen",
        "Tippen Sie ein Wort, zum Beispiel: Reisepass", "Bitte bringen Sie mit", "Weiter",
        "Es geht auch ohne Besuch",
        "Auf dieser Seite geht es von zu Hause, zu jeder Stunde. Richten Sie Ihr Telefon hierher.",
        "Was würde Ihnen helfen?", "Berühren Sie alles, was passt, oder gehen Sie weiter.",
        "Wie viele sind Sie?", "Alle, die dieselbe Angelegenheit haben",
        "Das sehen nur die Mitarbeitenden. Es wird nie gezeigt, gedruckt oder gesprochen.",
        "Meine Nummer ziehen", "Noch etwas anderes", "Ihre Telefonnummer",
        "Damit wir Sie anrufen können, wenn Sie an der Reihe sind.", "Sie wird heute Abend gelöscht.",
        "Diese Nummer ist zu kurz. Bitte sehen Sie noch einmal nach.", "OK", "Ohne Nummer weiter",
        "Sie haben einen Termin", "Wählen Sie, wie Sie sich melden.", "Zeigen Sie dem Leser Ihren Code",
        "Den Code aus Ihrem Brief oder vom Telefon", "Den Code tippen", "Er steht unter dem quadratischen Bild",
        "Den Namen tippen", "Ihr Nachname genügt", "Welcher ist Ihrer?", "Sind Sie noch da?",
        "Wird in 20 s gelöscht", "Mehr Zeit", "Fertig", "Ihre Nummer", "Jemand ist gerufen",
        "Bitte warten Sie hier. Es kommt jemand von Schalter 1.",
    ),
    "ar": (
        "دار بلدية مارستو", "الثلاثاء 24 نوفمبر", "تكبير", "تباين", "أسفل", "صوت", "نداء موظف",
        "كيف يمكننا مساعدتك؟", "المس لتأخذ رقمًا", "لديّ موعد", "قرِّب الرمز من القارئ أو اكتبه", "اللغة", "بحث",
        "المزيد (3)", "رجوع", "6 في الانتظار", "ليس الآن", "تُفتح اليوم الساعة 14:00", "المس لتبدأ", "في الانتظار الآن",
        "أهلًا بكم", "انقطع الاتصال. الأرقام مستمرة.", "لم نجد شيئًا. جرِّب كلمة أخرى أو ارجع.", "ابحث بكلمة",
        "اكتب كلمة، مثل: جواز سفر", "أحضر معك من فضلك", "متابعة", "يمكن ذلك أيضًا دون زيارة",
        "في هذه الصفحة يمكنك ذلك من البيت في أي وقت. وجِّه هاتفك إلى هنا.", "ما الذي يساعدك؟",
        "المس كل ما يناسبك أو تابع.", "كم عددكم؟", "كل من لهم الأمر نفسه",
        "لا يراه إلا الموظفون. لا يُعرض ولا يُطبع ولا يُنطق.", "خذ رقمي", "شيء آخر أيضًا", "رقم هاتفك",
        "كي نتصل بك عندما يحين دورك.", "يُحذف هذا المساء.", "هذا الرقم قصير جدًا. انظر مرة أخرى.", "حسنًا",
        "من دونه", "لديك موعد", "اختر كيف تعرّف بنفسك.", "قرِّب رمزك من القارئ", "الرمز من رسالتك أو هاتفك",
        "اكتب الرمز", "تجده تحت الصورة المربعة", "اكتب اسمك", "يكفي اسم العائلة", "أيها موعدك؟", "هل ما زلت هنا؟",
        "يُمحى خلال 20 ثانية", "وقت إضافي", "تم", "رقمك", "نودي على موظف", "انتظر هنا من فضلك. سيأتي موظف من المكتب 1.",
    ),
}  # fmt: skip
NAMES = {
    "en": ("Address and residence", "ID card and passport", "Civil registry", "Taxes and fees",
           "Permits and licences", "Something else"),
    "de": ("Anmeldung und Wohnsitz", "Personalausweis und Reisepass", "Standesamt", "Steuern und Gebühren",
           "Gewerbeanmeldung und Aufenthaltserlaubnis", "Etwas anderes"),
    "ar": ("العنوان والسكن", "الهوية وجواز السفر", "السجل المدني", "الضرائب والرسوم", "الرخص والتصاريح", "شيء آخر"),
}  # fmt: skip
NEEDS = {
    "en": ("Walking is hard, or I use a wheelchair", "Pregnant, or with a small child", "I see badly or not at all",
           "I hear badly or not at all", "I need an interpreter", "I need a quiet place"),
    "de": ("Gehen fällt mir schwer, oder ich nutze einen Rollstuhl", "Schwanger, oder mit kleinem Kind",
           "Ich sehe schlecht oder gar nicht", "Ich höre schlecht oder gar nicht",
           "Ich brauche eine Dolmetscherin oder einen Dolmetscher", "Ich brauche einen ruhigen Platz"),
    "ar": ("المشي صعب عليّ أو أستخدم كرسيًا متحركًا", "حامل أو مع طفل صغير", "أرى بصعوبة أو لا أرى",
           "أسمع بصعوبة أو لا أسمع", "أحتاج إلى مترجم", "أحتاج إلى مكان هادئ"),
}  # fmt: skip
PAPERS = {
    "en": ("ID card or passport", "The letter we sent you", "A photo, not older than six months", "12.50 in cash or card"),
    "de": ("Personalausweis oder Reisepass", "Den Brief, den wir Ihnen geschickt haben",
           "Ein Passfoto, nicht älter als sechs Monate", "12,50 bar oder mit Karte"),
    "ar": ("بطاقة الهوية أو جواز السفر", "الرسالة التي أرسلناها إليك", "صورة لا يزيد عمرها عن ستة أشهر", "12.50 نقدًا أو بالبطاقة"),
}  # fmt: skip
PICTURES = ("house", "idcard", "certificate", "coins", "stamp", "question")
NEED_PICTURES = ("wheelchair", "pram", "eyeOff", "earOff", "interpreter", "quiet")


class Shown:
    """A face that stands still, where a journey is expected."""

    def __init__(self, face: c.Face) -> None:
        self.face = face
        self.touched: list[str] = []
        self._listeners: list[Callable[[], None]] = []

    def subscribe(self, listener: Callable[[], None]) -> None:
        self._listeners.append(listener)

    def become(self, face: c.Face) -> None:
        self.face = face
        for listener in self._listeners:
            listener()

    @property
    def journey(self) -> Journey:
        return cast(Journey, self)


def _choices(language: str, count: int) -> tuple[c.Choice, ...]:
    words = WORDS[language]
    return tuple(
        c.Choice(
            f"s{place}", name, words[17] if place == 4 else words[10], PICTURES[place],
            words[16] if place == 4 else words[15], place != 4, name,
        )
        for place, name in enumerate(NAMES[language][:count])
    )  # fmt: skip


def screens(language: str, layout: Layout, *, bigger: bool = False, lower: bool = False) -> dict[str, c.Screen]:
    """One of each kind, as full as this layout allows."""
    given = layout.services(bigger=bigger, lower=lower)
    found = layout.found(bigger=bigger, lower=lower)
    ticked = layout.needs(bigger=bigger, lower=lower)
    waiting = layout.waits(bigger=bigger, lower=lower)
    w = WORDS[language]
    texts = Catalogues.load().texts(language, "kiosk")
    letters = keyboard(language, KeyboardKind.LETTERS, texts=texts)
    digits = keyboard(language, KeyboardKind.DIGITS, texts=texts)
    choices = _choices(language, 6)[:given]
    booked = c.Choice("", w[9], w[10], "scan", "", available=True, spoken=w[9])
    waits = tuple(c.Wait(choice.name, choice.pictogram, choice.waiting, choice.available) for choice in _choices(language, 6)[:waiting])
    needs = tuple(
        c.NeedChoice(f"need-{place}", label, NEED_PICTURES[place], place in (0, 3))
        for place, label in enumerate(NEEDS[language][:ticked])
    )
    party = c.Stepper(w[31], w[32], 2, f"{w[31]} 2", "1", "3")
    return {
        "attract": c.Attract(w[20], "Bienvenidos · Bienvenue · أهلًا بكم · 欢迎", w[18], w[19], waits),
        "services": c.Services(w[7], w[8], choices, "", w[11], check_in=booked, search=w[12]),
        "services-more": c.Services(w[7], w[8], choices, w[13], w[14], search=w[12], notice=w[21], stale=True),
        "services-plain": c.Services(NAMES[language][1], w[8], choices[:given][:3], "", w[14]),
        "search": c.Search(w[23], w[24], w[23][:5], letters, choices[:found], "", w[14], more=w[13]),
        "search-nothing": c.Search(w[23], w[24], "", letters, (), w[22], w[14]),
        "documents": c.Documents(NAMES[language][1], PICTURES[1], w[25], PAPERS[language], w[27], w[28], URL, w[26], w[14]),
        "needs": c.Needs(NAMES[language][0], "house", w[29], w[30], needs, party, (), w[35], w[33], w[34], w[14]),
        "needs-party": c.Needs(NAMES[language][0], "house", w[29], w[30], (), party, NAMES[language][:2], w[35], w[33], w[34], w[14]),
        "entry": c.Entry(w[36], w[37], "0170 12", w[36], digits, w[38], w[39], w[40], w[41], w[14]),
        "entry-name": c.Entry(w[48], w[37], "", w[49], letters, w[38], "", w[40], w[41], w[14]),
        "checkin": c.CheckIn(w[42], w[43], (c.Way("", "scan", w[44], w[45]), c.Way("way-code", "keypad", w[46], w[47]),
                                           c.Way("way-name", "person", w[48], w[49])), w[14]),
        "matches": c.Matches(w[50], w[43], choices[:given][:3], w[14]),
        "notice": c.Notice("help", w[56], w[57], key=w[14]),
        "closed": c.Closed(w[19], w[17], "", w[57], tuple(c.Hours(w[1], "9:00 – 18:00", place == 1) for place in range(4)), URL, w[27], w[28]),
    }  # fmt: skip


def face(language: str, screen: c.Screen, **changes: object) -> c.Face:
    """With band and strip; `changes` as of the face."""
    w = WORDS[language]
    strip = (
        c.StripKey("aid-bigger", w[2], "textSize"),
        c.StripKey("aid-contrast", w[3], "contrast", chosen=bool(changes.get("contrast"))),
        c.StripKey("aid-lower", w[4], "lower", chosen=bool(changes.get("lower"))),
        c.StripKey("aid-sound", w[5], "headset"),
        c.StripKey("help", w[6], "help", main=True),
    )
    shown = c.Face(
        language=language, rtl=language == "ar", bigger=False, contrast=False, lower=False,
        band=c.Band(w[0], w[1], "10:42"), strip=strip, screen=screen,
    )  # fmt: skip
    return replace(shown, **changes)  # type: ignore[arg-type]
