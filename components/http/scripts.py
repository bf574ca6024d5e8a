"""The one script of ours that runs in a page: what browsers are told of by its hash, and so is plain and never changes by itself."""

# What moves under a finger by itself, such as a map, is not swiped. A screen may only be filled while a click or a key is answered.
PRESENTING = """
if (!window.parallaxPresenting) {
  window.parallaxPresenting = true;
  let from = null;
  const moves = (at) => at.closest("[data-testid=stDataFrame]") || at.closest(".js-plotly-plot")?._fullLayout?.dragmode;
  addEventListener("touchstart", ({touches, target}) => {
    from = touches.length === 1 && !moves(target) ? {x: touches[0].clientX, y: touches[0].clientY} : null;
  }, {passive: true});
  addEventListener("touchend", ({changedTouches}) => {
    if (!from) return;
    const x = changedTouches[0].clientX - from.x, y = changedTouches[0].clientY - from.y;
    from = null;
    if (Math.abs(x) >= 60 && Math.abs(x) >= 2 * Math.abs(y))
      document.querySelector(`.st-key-slide_${x >= 0 ? "back" : "next"} button:enabled`)?.click();
  }, {passive: true});
  const fill = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  addEventListener("click", ({target}) => { if (target.closest(".st-key-slide_full button")) fill(); });
  addEventListener("keydown", ({key, ctrlKey, metaKey, altKey, target}) => {
    const presenting = document.querySelector(".st-key-slide_full") && !target.closest("input, textarea");
    if (presenting && key.toLowerCase() === "f" && !ctrlKey && !metaKey && !altKey) fill();
  });
}
"""
