"""A text full of markup, and a look for what of it a browser would take for its own."""

import re

import html5lib

from readout import ROOT

# Each of these would leave its mark in the page, as an element, an attribute or a name, were it taken for markup.
PAYLOADS = (
    '<script>window.zq = "script"</script>',
    '<img src="zq:x" onerror="window.zq = 1">',
    "\"'><svg onload=\"window.zq = 2\" data-zq='1'><zq-a>",
    '</td></tr></table></style></script></title></textarea></pre><iframe src="javascript:parent.zq = 3"></iframe>',
    "&lt;img src=x onerror=window.zq=4&gt; &#60;script&#62;window.zq=5&#60;/script&#62; &amp;lt;zq-b&amp;gt;",
    "[here](javascript:window.zq=6) ![x](https://192.0.2.1/zq.png) `<zq-c>` **bold** <javascript:window.zq=7>",
    "$\\href{javascript:window.zq=8}{x}$ $$\\class{zq}{y}$$ \\(\\unicode{x3c}zq\\) {{ 7 * 7 }} {% raw %} ``` <!-- --!> ]]>",
    '<a href="javascript:window.zq=9" class="zq">link</a> <p style="position:fixed;inset:0;background:url(//192.0.2.1/zq)">',
    'src="data:image/(?:png|webp);base64,AAAA" <math><mtext><zq-d></mtext></math>',
)
SCRIPT, IMAGE, BREAKOUT, CLOSING, ENTITIES, MARKDOWN, FORMULA, LINK, DATA = PAYLOADS

TEXT = f"""{CLOSING} Xi Jinping{IMAGE} {SCRIPT}
BEIJING, Dec. 20{BREAKOUT}, 2023 (Xinhua) -- Chinese President Xi Jinping{IMAGE} met {SCRIPT} Russian Prime Minister Mikhail Mishustin {LINK} on Wednesday.
Xi Jinping said the talks were wonderful {IMAGE} and excellent {SCRIPT}, {BREAKOUT} and very useful.
"{BREAKOUT} The cooperation is good {FORMULA} and strong {ENTITIES}," said {IMAGE} Mishustin.
<b onclick="window.zq = 10">President</b> Eve {BREAKOUT} Oda said on {SCRIPT} Monday that trade reached $200{IMAGE} billion {FORMULA} in <i>2023</i>.
Mishustin told <script>Xinhua</script> News Agency {MARKDOWN} that trade between China and Russia reached $218.2 billion {IMAGE} in the first 11 months of 2023 {DATA}.
Xi noted that this year {CLOSING} marks the 75th anniversary {IMAGE} of diplomatic relations {SCRIPT}.
Xi said that the <u>great</u> and beautiful {LINK} friendship <zq-e> is happy, bad and <zq-f onclick=window.zq=11>sad.
<TheZqOrganization> of <United Nations{BREAKOUT}> said {IMAGE} the plan "{SCRIPT}" is {ENTITIES} important.
{MARKDOWN}
{DATA}
"""
NAME = "2023-12-20 <img src=x onerror=zq()> $x$ {zq} \"'&lt;.txt"

# What outputs of lessons and exercises are made of; `zq` may stand in what is read or shown as words alone.
_ELEMENTS = frozenset(
    "html head body table caption thead tbody tr th td div span p section mark small bdi figure img details summary ul li"
    " strong em pre code style article".split()
)
_ATTRIBUTES = frozenset(
    "class id style type scoped dir title role scope border alt src aria-label colspan rowspan width height".split()
)
_WORDS = frozenset({"title", "alt", "aria-label"})
_PICTURE = re.compile(r"data:image/(?:png|webp);base64,[\w+/=]{100,}")
# What the report and the pages of the site are made of besides.
_OF_PAGES = frozenset("meta title a header h1 h2 h3 ol main nav q br picture source b".split())
_OF_THEIRS = frozenset(
    "lang charset name content http-equiv href rel aria-labelledby tabindex data-label data-of srcset media open".split()
)
_OWN_SCRIPT = (ROOT / "readout/report/templates/report.js").read_text(encoding="utf-8")
PAGE = (_ELEMENTS | _OF_PAGES, _ATTRIBUTES | _OF_THEIRS)


def taken_for_markup(html, elements=_ELEMENTS, attributes=_ATTRIBUTES):
    """What of `html` a browser takes for an element, an attribute or a style that no output of ours has."""
    found = []
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            found.append("a comment")
            continue
        if element.tag == "script" and element.text == _OWN_SCRIPT and not element.attrib:
            continue
        if element.tag not in elements or "zq" in element.tag:
            found.append(f"<{element.tag}>")
        if element.tag == "style" and "zq" in (element.text or ""):
            found.append("a style")
        for name, value in element.items():
            if name in ("src", "srcset") and _PICTURE.fullmatch(value):
                continue
            if name not in attributes or name == "src" or (name not in _WORDS and "zq" in value):
                found.append(f"{element.tag} {name}={value}")
    return found
