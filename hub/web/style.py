"""The style of the pages, made from the look's tokens. One sheet, inline, nothing from elsewhere: a phone gets the
whole page in one answer, and the policy header names the sheet by its hash.

Light, dark and contrast follow the phone's own settings. Sizes are rem, so that the reader's text size counts; widths
reflow down to 320 px (WCAG 2.2, 1.4.10).
"""

import base64
import hashlib
from functools import cache

from hub.face.tokens import Palette, Takeover, ThemeName, load_look

_SHEET = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);
 font:400 1.0625rem/1.45 "Noto Sans","Noto Sans Arabic","Noto Sans Hebrew","Noto Sans Devanagari",system-ui,sans-serif}
body:lang(ar),body:lang(he),body:lang(hi),section:lang(ar),section:lang(he),section:lang(hi){line-height:1.6}
header{display:flex;gap:.75rem;align-items:center;background:var(--enamel);color:var(--on-enamel);
 padding:.9rem max(1.25rem,calc((100% - 27rem)/2));font-weight:600;font-size:1.0625rem}
header svg{width:2rem;height:2rem;flex:none}
main{max-width:29.5rem;margin:0 auto;padding:1.25rem 1.25rem 2rem}
h1{font-size:clamp(1.6rem,7.4vw,1.9rem);line-height:1.2;margin:.25rem 0;font-weight:700;overflow-wrap:anywhere}
p{margin:.25rem 0}
.ticket{position:relative;overflow:hidden;background:var(--surface);border-radius:1.25rem;text-align:center;
 padding:1.1rem 1.25rem 1.4rem;box-shadow:0 3px 0 var(--rule),0 10px 28px rgb(27 40 41/.10)}
.ticket .service{color:var(--ink2);font-size:1.125rem;margin:0;overflow-wrap:anywhere}
.number{font-weight:700;font-size:clamp(4rem,30vw,7.375rem);line-height:1.12;margin:0;letter-spacing:0;
 font-variant-numeric:tabular-nums;white-space:nowrap;unicode-bidi:isolate}
.number.long{font-size:clamp(3rem,22vw,5.5rem)}
.number i{font-style:normal;margin-inline-end:.05em}
.perforation{position:relative;border-top:4px dotted var(--rule);margin:.9rem 0 1rem}
.perforation::before,.perforation::after{content:"";position:absolute;top:-14px;width:24px;height:24px;
 border-radius:50%;background:var(--ground)}
.perforation::before{left:calc(-1.25rem - 12px)}
.perforation::after{right:calc(-1.25rem - 12px)}
.under{font-size:1.1875rem}
.line{display:flex;align-items:center;justify-content:center;flex-wrap:wrap;gap:.6rem;margin-top:1.1rem;color:var(--enamel);
 font-weight:700}
.line svg{width:1.9rem;height:1.9rem}
.bead{width:1.35rem;height:1.35rem;border-radius:50%;border:3px solid var(--outline)}
.bead.you{width:1.7rem;height:1.7rem;border:0;background:var(--enamel)}
.facts{list-style:none;margin:1.6rem 0 0;padding:0;display:grid;gap:1.1rem}
.facts li{display:flex;gap:.9rem;align-items:center}
.facts b{display:block;font-size:1.1875rem;font-weight:600;overflow-wrap:anywhere}
.facts div span{color:var(--ink2)}
.tile{flex:none;display:grid;place-items:center;width:3rem;height:3rem;border-radius:.9rem;background:var(--enamel-tint);
 color:var(--enamel)}
.tile svg{width:1.8rem;height:1.8rem}
.plate{position:relative;display:grid;place-items:center;margin:.5rem auto 0;min-width:13rem;width:max-content;
 max-width:100%;min-height:11.6rem;padding:1rem 2rem;border-radius:1.6rem;background:var(--plate);color:var(--on-plate);
 font-weight:700;font-size:clamp(5rem,34vw,8.5rem);line-height:1;font-variant-numeric:tabular-nums;unicode-bidi:isolate;
 overflow-wrap:anywhere}
.plate::before{content:"";position:absolute;inset:.55rem;border:3px solid currentcolor;border-radius:1.15rem}
.go{text-align:center;font-size:1.75rem;font-weight:600;margin:1.75rem 0 0}
.way{display:flex;gap:.9rem;align-items:center;justify-content:center;text-align:center;font-size:1.375rem;font-weight:600;
 margin-top:1.5rem}
.way svg{width:2.6rem;height:2.6rem;flex:none}
footer{text-align:center;margin-top:2rem;color:var(--good)}
footer p{display:flex;gap:.4rem;justify-content:center;align-items:center}
footer svg{width:1.25rem;height:1.25rem}
footer small{display:block;font-size:1rem;color:var(--ink2)}
svg{fill:none;stroke:currentcolor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round;display:block}
.at-counter{--plate:var(--enamel);--on-plate:var(--on-enamel)}
.ended .number{color:var(--ink2)}
.now{--ground:var(--now-ground);--ink:var(--now-text);--ink2:var(--now-text);--good:var(--now-text);--surface:var(--now-ticket);
 --plate:var(--now-plate);--on-plate:var(--now-on-plate);background:var(--ground)}
.now header{background:none;color:var(--ink);justify-content:center;font-weight:400}
.now h1{text-align:center;font-size:clamp(1.9rem,10.5vw,2.75rem);margin:0 0 1rem;color:var(--ink)}
.now .ticket{color:var(--now-on-ticket);padding:.75rem 1.25rem;box-shadow:none}
.now .ticket .service{color:inherit}
.now .ticket::before,.now .ticket::after{content:"";position:absolute;top:calc(50% - 14px);width:28px;height:28px;
 border-radius:50%;background:var(--ground)}
.now .ticket::before{left:-14px}
.now .ticket::after{right:-14px}
.unknown p{font-size:1.1875rem}
.unknown section{background:var(--surface);border-radius:1.25rem;padding:1.1rem 1.25rem;margin-bottom:1rem}
form{background:var(--surface);border-radius:1.25rem;padding:1.1rem 1.25rem 1.4rem;display:grid;gap:.9rem;
 margin-top:1rem}
label{font-weight:600;display:grid;gap:.35rem}
input,button{font:inherit;width:100%;min-height:3rem;border-radius:.9rem;border:2px solid var(--outline);
 padding:.5rem .9rem}
input{background:var(--ground);color:var(--ink)}
button{background:var(--enamel);color:var(--on-enamel);border-bottom-width:5px;font-weight:700}
input:focus-visible,button:focus-visible{outline:4px solid var(--ink);outline-offset:3px}
.wrong{color:var(--alert);font-weight:600}
@media(max-width:22.5rem){.line{gap:.3rem}.bead{width:1.05rem;height:1.05rem}.bead.you{width:1.35rem;height:1.35rem}}
@media print{.now,body{background:none;color:#000}}
"""


def _variables(palette: Palette, takeover: Takeover) -> str:
    pairs = {
        "ground": palette.ground,
        "surface": palette.surface,
        "rule": palette.rule,
        "outline": palette.outline,
        "ink": palette.ink,
        "ink2": palette.ink2,
        "enamel": palette.enamel,
        "on-enamel": palette.on_enamel,
        "enamel-tint": palette.enamel_tint,
        "good": palette.good,
        "alert": palette.alert,
        "now-ground": takeover.ground,
        "now-ticket": takeover.ticket,
        "now-on-ticket": takeover.on_ticket,
        "now-plate": takeover.plate,
        "now-on-plate": takeover.on_plate,
        "now-text": takeover.text,
    }
    return "".join(f"--{name}:{value};" for name, value in pairs.items())


@cache
def sheet() -> str:
    """The style sheet; the same text for everybody, so that its hash can stand in the policy header."""
    look = load_look()
    light, dark, contrast = (
        _variables(look.themes[name], look.takeover[name])
        for name in (ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST)
    )
    themes = (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"@media(prefers-contrast:more){{:root{{{contrast}}}}}"
    )
    return themes + _SHEET


@cache
def policy(script: str = "", *, form: bool = False) -> str:
    """The Content-Security-Policy of a page: nothing but the one sheet, no frame, and unless it is said no script and
    no form. `script`: its text, allowed by its hash; `form`: to the hub itself."""
    forms = "'self'" if form else "'none'"
    scripts = f" script-src 'sha256-{_digest(script)}';" if script else ""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(sheet())}';{scripts} base-uri 'none'; "
        f"form-action {forms}; frame-ancestors 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
