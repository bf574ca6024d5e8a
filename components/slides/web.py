"""Slides as one HTML file that asks for nothing: it opens from a stick, can be walked by keys, and prints a slide a page."""

import html
import json
from collections.abc import Iterable, Iterator

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from components.http.shapes import NO_OUTLINES
from components.slides.link_code import as_svg, code_of
from components.slides.slide import Outlines, Slide

# The file allows itself nothing but what it holds.
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"
STYLE = """
body{margin:0;background:#eceff2;color:#0f141a;font-family:Segoe UI,Helvetica,Arial,sans-serif}
section{box-sizing:border-box;width:1280px;max-width:100%;min-height:720px;margin:16px auto;padding:28px 40px;background:#fff;
display:flex;flex-direction:column;gap:8px;scroll-margin:8px}
h1{font-size:32px;line-height:1.2;margin:0}
p{font-size:18px;margin:0;overflow-wrap:anywhere}
.figure{flex:1;min-height:400px;position:relative}
.selection,footer,footer p{color:#57606a}
footer{display:flex;gap:24px;justify-content:space-between;align-items:flex-start}
footer p{font-size:16px;margin-bottom:3px}
footer img{width:120px;flex:none}
details{font-size:16px}
a{color:#0b5cad}
@media print{@page{size:1280px 720px;margin:0}body{background:#fff}section{margin:0;break-after:page;break-inside:avoid;height:719px}
section:last-of-type{break-after:auto}details{display:none}.modebar{display:none!important}}
"""
# The map library looks here for outlines of its own before it would ask a network.
SCRIPT = f"window.PlotlyGeoAssets={{topojson:{json.dumps(dict.fromkeys(('world_110m', 'world_50m'), NO_OUTLINES))}}};"
DRAW = """
const read=id=>JSON.parse(document.getElementById(id).textContent),outlines=read('outlines');
for(const place of document.querySelectorAll('.figure[data-figure]')){
  const figure=read(place.dataset.figure);
  for(const trace of figure.data)if(typeof trace.geojson==='string')trace.geojson=outlines[trace.geojson];
  figure.layout.height=undefined;figure.layout.autosize=true;
  Plotly.newPlot(place,figure.data,figure.layout,{responsive:true,displaylogo:false,scrollZoom:false,
    modeBarButtonsToRemove:['toImage','lasso2d','select2d']});
}
const slides=[...document.querySelectorAll('section')];
addEventListener('keydown',event=>{
  const step={ArrowRight:1,PageDown:1,ArrowLeft:-1,PageUp:-1}[event.key];
  if(!step)return;
  event.preventDefault();
  const at=slides.findIndex(slide=>slide.getBoundingClientRect().bottom>innerHeight/3);
  slides[Math.min(Math.max(at+step,0),slides.length-1)].scrollIntoView();
});
"""


def to_html(slides: Iterable[Slide], outlines: Outlines) -> Iterator[str]:
    """Write slides as one file, piece by piece; ``outlines`` gives those that lie at a path of this server."""
    named: set[str] = set()
    yield _head()
    for number, slide in enumerate(slides):
        figure = None if slide.figure is None else _as_json(slide.figure)
        named |= slide.outlined_by
        yield _section(slide, number, has_figure=figure is not None)
        if figure:
            yield _data(f"figure-{number}", figure)
    held = ",".join(f"{json.dumps(path)}:{outlines(path)}" for path in sorted(named))
    yield _data("outlines", _harmless(f"{{{held}}}"))
    yield f"<script>{SCRIPT}</script><script>{get_plotlyjs()}</script><script>{DRAW}</script></body></html>\n"


def _head() -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>Parallax: slides</title><style>{STYLE}</style></head><body>'
    )


def _section(slide: Slide, number: int, *, has_figure: bool) -> str:
    shown = f'data-figure="figure-{number}" role="img" aria-label="{_text(slide.summary)}"' if has_figure else ""
    told = "".join(f"<li>{_text(each)}</li>" for each in slide.told)
    notes = (
        f"<details><summary>Every figure, with its source ({len(slide.told)})</summary><ul>{told}</ul></details>" if told else ""
    )
    return (
        f'<section><h1>{_text(slide.title)}</h1><p class="selection">{_text(slide.selection)}</p><div class="figure" {shown}></div>'
        f"<p>{_text(slide.summary)}</p>{notes}<footer><div>{_foot(slide)}</div>{_code(slide)}</footer></section>"
    )


def _foot(slide: Slide) -> str:
    lines = "".join(f"<p>{_text(line)}</p>" for line in slide.foot)
    link = _text(slide.basis.link)
    return f'{lines}<p><a href="{link}" rel="noreferrer">{link}</a></p>'


def _code(slide: Slide) -> str:
    code = code_of(slide.basis.link)
    return f'<img src="{as_svg(code)}" alt="The link as a QR code">' if code else ""


def _data(name: str, text: str) -> str:
    return f'<script type="application/json" id="{name}">{text}</script>'


def _as_json(figure: go.Figure) -> str:
    return _harmless(str(figure.to_json()))


def _harmless(text: str) -> str:
    """JSON in which nothing can end the script that holds it."""
    return text.replace("<", "\\u003c")


def _text(text: str) -> str:
    return html.escape(text)
