// The pages of the site, around their figures. Code, formulas and numbers are not for translation. What
// scrolls in a box of its own is a stop of the Tab key where there is something to scroll, and only there.
for (const part of document.querySelectorAll("pre, code, math, data")) part.translate = false;

const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => look(target)));

function look(box) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}

for (const box of document.querySelectorAll("pre, .wide")) {
  watch.observe(box);
  // What rests far from the screen has its measures when it comes near.
  box.addEventListener("contentvisibilityautostatechange", () => look(box));
}
