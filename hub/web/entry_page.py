"""The page on which a browser is given its key."""

from html import escape
from typing import Final

from hub.face.texts import Texts
from hub.web.markup import document, header

SCRIPT: Final = (
    "(function(){var k=location.hash.slice(1).replace(/^key=/,'');if(!k)return;"
    "history.replaceState(null,'',location.pathname);"
    "var f=document.forms[0];f.elements.key.value=k;f.submit()})()"
)
"""Hands in the key behind the # of the address and takes it out of there. In words that browsers of old televisions
know."""


def entry_html(texts: Texts, office: str, wrong: str) -> str:
    """`wrong`: what was wrong with the key just tried; empty at first."""
    told = f'<p class="wrong" role="alert">{escape(wrong)}</p>' if wrong else ""
    title, how = texts.t("Connect this screen"), texts.t("Type the key that was made for it at the hub.")
    key, connect = texts.t("Key"), texts.t("Connect")
    body = (
        f"{header(office)}<main><h1>{escape(title)}</h1>"
        f"<p>{escape(how)}</p>{told}"
        '<form method="post" action="/enter" autocomplete="off">'
        f"<label>{escape(key)}"
        '<input name="key" type="password" dir="ltr" required autofocus maxlength="128" spellcheck="false"></label>'
        f"<button>{escape(connect)}</button></form></main>"
    )
    return document(texts.language.code, title, body, "entry", script=SCRIPT)
