"""Scenes by hand for every layout, language and number of calls: what a display may have to draw, words at their
longest included."""

from dataclasses import replace

from display.arrangement import arrange
from display.fitting import Shape
from display.legible import Hall, Refused
from display.preview.staging import Moment
from display.scene import (
    Band,
    CounterFace,
    Emergency,
    Mark,
    MediaPane,
    NextLine,
    NextPane,
    NoticeFace,
    Row,
    Scene,
    Takeover,
    Ticker,
)
from hub.face.languages import language as language_of
from hub.face.metrics import Screen
from hub.face.texts import Catalogues, Texts
from hub.wire.hall_terms import LayoutBeside, LayoutForm, MediaKind
from hub.wire.terms import CounterState

PANELS: dict[str, tuple[Screen, Hall]] = {
    "1080p": (Screen(1920, 1080, 43.0), Hall(5.0, 2.2)),
    "1080p-far": (Screen(1920, 1080, 43.0), Hall(10.0, 2.2)),
    "4k-portrait": (Screen(2160, 3840, 55.0), Hall(6.0, 2.2)),
    "10-inch": (Screen(1280, 800, 10.1), Hall(1.0)),
    "10-inch-portrait": (Screen(800, 1280, 10.1), Hall(1.0)),
}
LAYOUTS = {
    "board": Shape(),
    "board-next": Shape(beside=LayoutBeside.NEXT, ticker=True),
    "board-media": Shape(beside=LayoutBeside.MEDIA),
    "counter": Shape(LayoutForm.COUNTER),
}
LANGUAGES = ("en", "ar", "zh", "hi")
CALLS = (0, 1, 3, 20)
LABELS = ("R042", "A017", "C108", "H888", "W900", "M456", "B003", "D250", "K764", "Q099")
SIGNS = ("4", "12", "7", "10", "28", "3")
ARROWS = ("left", "up", "right", "down_left", "none", "up_right")

WORDS = {
    "en": (
        "Marstow Town Hall · Hall B",
        "Residence and registration",
        "Passports are not issued today: please ask at desk 1.",
    ),
    "ar": (
        "دار بلدية مارستو · القاعة ب",
        "الإقامة والتسجيل",
        "لا تصدر جوازات السفر اليوم: اسألوا من فضلكم في المكتب 1.",
    ),
    "zh": ("马斯托市政厅 · B 厅", "居住登记与户籍", "今天不办理护照:请到 1 号窗口咨询。"),
    "hi": ("मार्स्टो नगर भवन · हॉल ख", "निवास और पंजीकरण", "आज पासपोर्ट जारी नहीं होंगे: कृपया डेस्क 1 पर पूछें।"),
    "de": (
        "Rathaus Marstow · Wartebereich B",
        "Aufenthalt und Meldewesen",
        "Heute werden keine Reisepässe ausgestellt: bitte an Platz 1 fragen.",
    ),
}
LONG = {
    "en": "Please keep your ticket until you have left the building; the counters on the second floor "
    "close at four o'clock "
    "this afternoon because the whole building is being inspected, and everybody who has a "
    "number will be served first.",
    "ar": "يرجى الاحتفاظ بتذكرتكم حتى مغادرة المبنى؛ تُغلق نوافذ الطابق الثاني في الساعة الرابعة بعد "
    "ظهر اليوم لأن المبنى كله "
    "يخضع للفحص، وسيُخدم أولًا كل من لديه رقم.",
    "zh": ""
    "请保留您的号票,直到离开大楼;由于整座大楼正在接受检查,二楼的窗口今天下午四点关闭,凡是持有号码的人"
    "都会优先得到办理,请大家耐心等候并留意屏幕。",
    "hi": "कृपया भवन से बाहर जाने तक अपना टिकट अपने पास रखें; पूरे भवन का निरीक्षण हो रहा है, इसलिए "
    "दूसरी मंज़िल के काउंटर आज शाम चार बजे बंद हो जाएँगे, और जिसके पास नंबर है उसकी सेवा पहले "
    "होगी।",
    "de": "Bitte behalten Sie Ihren Zettel, bis Sie das Gebäude verlassen haben; die Schalter im "
    "zweiten Obergeschoss "
    "schließen heute um vier Uhr, weil das ganze Gebäude geprüft wird, und wer eine Nummer hat, kommt zuerst dran.",
}
DIRECTIONS = {
    "left": "left",
    "right": "right",
    "up": "straight on",
    "down_left": "back left",
    "up_right": "ahead right",
}


def texts(code: str) -> Texts:
    return Catalogues.load().texts(code, "display")


def scene(panel: str, layout: str, code: str, calls: int, *, long: bool = False) -> Scene | None:
    """None where this layout cannot be read on this panel."""
    screen, hall = PANELS[panel]
    shape = replace(LAYOUTS[layout], notices=long)
    found = arrange(screen, hall, shape)
    if isinstance(found, Refused):
        return None
    said = texts(code)
    place, service, notice = WORDS[code]
    shown = min(calls, found.board.rows) if shape.form is LayoutForm.BOARD else 0
    return Scene(
        ticket_word=said.t("Ticket"),
        counter_word=said.t("Counter"),
        place=place,
        waiting=said.n("{count} person waiting", "{count} people waiting", calls * 2),
        clock="10:42",
        rows=tuple(_row(number, said, long=long) for number in range(shown)),
        takeover=None,
        band=None,
        quiet=said.t("Welcome"),
        quiet_hint=said.t("Your number appears here and is spoken."),
        right_to_left=language_of(code).rtl,
        form=shape.form,
        beside=shape.beside,
        next=_next(code, service, found.next_lines, found.next_labels, calls)
        if shape.beside is LayoutBeside.NEXT
        else None,
        media=MediaPane(MediaKind.NOTICE, text=LONG[code] if long else notice)
        if shape.beside is LayoutBeside.MEDIA
        else None,
        ticker=Ticker(LONG[code] if long else notice) if shape.ticker else None,
        notices=(NoticeFace("n1", LONG[code] if long else notice),) if shape.notices else (),
        counter=_counter(said, calls, live=True) if shape.form is LayoutForm.COUNTER else None,
    )


def at(moment: Moment, base: Scene | None, code: str) -> Scene:
    """The scene at another moment."""
    assert base is not None
    match moment:
        case Moment.CALLED:
            return takeover(base, code)
        case Moment.STALE:
            return stale(base, code)
        case Moment.EMERGENCY:
            return emergency(base, code)
        case Moment.CALLS | Moment.NOTICE:
            return base


def takeover(base: Scene, code: str, *, named: bool = False) -> Scene:
    way = {"en": "Left, past the stairs", "ar": "إلى اليسار بعد الدرج", "zh": "左转,经过楼梯", "hi": "बाएँ, सीढ़ियों के आगे"}
    call = Takeover(
        11,
        "R042",
        "12",
        "left",
        way.get(code, "Links, an der Treppe vorbei"),
        texts(code).t("Counter"),
        language_of(code).autonym,
        name="Persona Exemplum" if named else "",
    )
    return replace(base, takeover=call)


def stale(base: Scene, code: str) -> Scene:
    said = texts(code)
    band = Band(
        said.t("Not connected since {time}", time="10:38"),
        said.t("Staff call by voice. Questions: {desk}", desk="1"),
    )
    return replace(base, band=band)


def emergency(base: Scene, code: str) -> Scene:
    others = [(other, LONG[other][:120]) for other in ("de", "ar", "hi", "zh", "en") if other != code]
    first = {
        "en": "Please leave the building now by the nearest exit.",
        "ar": "غادروا المبنى الآن من أقرب مخرج.",
        "zh": "请立即从最近的出口离开大楼。",
        "hi": "कृपया अभी निकटतम द्वार से भवन छोड़ दें।",
    }
    title = {"en": "Emergency", "ar": "حالة طوارئ", "zh": "紧急情况", "hi": "आपातकाल"}
    words = first.get(code, "Bitte verlassen Sie jetzt das Gebäude.")
    return replace(base, emergency=Emergency("e1", title.get(code, "Notfall"), ((code, words), *others)))


def _row(number: int, said: Texts, *, long: bool) -> Row:
    arrow = ARROWS[number % len(ARROWS)]
    word = DIRECTIONS.get(arrow, "")
    mark = (Mark.AGAIN if number == 0 else Mark.WITHDRAWN if number == 2 else Mark.NONE) if long else Mark.NONE
    said_of = {Mark.AGAIN: "called again", Mark.WITHDRAWN: "called by mistake", Mark.NONE: ""}
    return Row(
        call=100 - number,
        label=LABELS[number % len(LABELS)],
        sign=SIGNS[number % len(SIGNS)],
        arrow=arrow,
        way=said.t(word) if word else "",
        live=number == 0,
        mark=mark,
        mark_word=said.t(said_of[mark]) if said_of[mark] else "",
    )


def _next(code: str, service: str, lines: int, labels: int, calls: int) -> NextPane:
    said = texts(code)
    title = {"en": "Next", "ar": "التالي", "zh": "下一位", "hi": "अगला", "de": "Als Nächstes"}[code]
    wait = {
        "en": "about 15 to 30 minutes",
        "ar": "من 15 إلى 30 دقيقة تقريبًا",
        "zh": "约 15 至 30 分钟",
        "hi": "लगभग 15 से 30 मिनट",
        "de": "etwa 15 bis 30 Minuten",
    }[code]
    shown = tuple(
        NextLine(
            service,
            tuple(f"{letter}{43 + place:03d}" for place in range(min(labels, calls))),
            said.n("{count} person waiting", "{count} people waiting", calls),
            wait,
        )
        for letter in "RWMHAC"[:lines]
    )
    return NextPane(title, shown if calls else (), 1, 2, "" if calls else said.t("Nobody is waiting"))


def _counter(said: Texts, calls: int, *, live: bool) -> CounterFace:
    words = {"en": ("Open", "Closed")}.get(said.language.code, (said.t("Welcome"), said.t("The office is closed")))
    if not calls:
        return CounterFace("12", CounterState.CLOSED, words[1])
    return CounterFace("12", CounterState.OPEN, words[0], "R042", live=live and calls == 1, call=11)
