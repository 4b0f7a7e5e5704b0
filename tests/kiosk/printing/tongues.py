"""One ticket in each of the fourteen languages: the office's own words, in their own scripts."""

from hub.face.ticket import TicketContent
from tests.kiosk.printing.samples import english

# Office, service, place, what to bring.
WORDS = {
    "en": ("Marstow Town Hall", "Address and residence", "Hall B, through the arch", "identity card"),
    "es": ("Ayuntamiento de Marstow", "Dirección y residencia", "Sala B, pasado el arco", "documento de identidad"),
    "fr": ("Mairie de Marstow", "Adresse et séjour", "Salle B, après l'arche", "carte d'identité"),
    "de": ("Rathaus Marstow", "Meldewesen für Gäste", "Halle B, durch den Bogen", "Ausweis, Größe egal"),
    "pt": ("Câmara de Marstow", "Morada e residência", "Sala B, após o arco, à direita", "cartão de cidadão"),
    "pl": ("Urząd Miasta Marstow", "Adres i zameldowanie", "Sala B, za łukiem", "dowód tożsamości"),
    "tr": ("Marstow Belediyesi", "Adres ve ikamet işleri", "B Salonu, kemerin içinden", "kimlik kartı, ğüşiöç"),
    "vi": ("Tòa thị chính Marstow", "Địa chỉ và cư trú", "Phòng B, qua cổng vòm", "thẻ căn cước"),
    "uk": ("Ратуша Марстоу", "Адреса і проживання", "Зала Б, під аркою, їжте ґречно", "посвідчення особи"),
    "ru": ("Ратуша Марстоу", "Адрес и проживание", "Зал Б, через арку", "удостоверение личности"),
    "ar": ("دار بلدية مارستو", "العنوان والسكن", "القاعة B بعد القوس", "بطاقة الهوية"),
    "he": ("עיריית מרסטו", "כתובת ומגורים", "אולם B, דרך הקשת", "תעודת זהות"),
    "hi": ("मार्स्टो नगर भवन", "पता और निवास", "हॉल B, मेहराब से होकर", "पहचान पत्र"),
    "zh": ("马斯托市政厅", "地址与居住", "B 厅,穿过拱门", "身份证"),
}
DRAWN = ("vi", "ar", "he", "hi", "zh")
"""Whose words are pictures: no page has all their signs, or printers would garble them."""


def in_tongue(language: str, **changes: object) -> TicketContent:
    office, service, place, document = WORDS[language]
    words = {"office": office, "service": service, "place": place, "documents": (document,), "language": language}
    return english(**{**words, **changes})
