// The pages of the site, around their figures. Code, formulas and numbers are not for translation. What
// scrolls in a box of its own is a stop of the Tab key where there is something to scroll, and only there.
for (const part of document.querySelectorAll("pre, code, math, data")) part.setAttribute("translate", "no");

const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => look(target)));

// What rests far from the screen has no width of its own inside: it is measured as if it were seen.
function look(box) {
  box.style.contentVisibility = "visible";
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
  box.style.contentVisibility = "";
}

for (const box of document.querySelectorAll("pre, .wide")) watch.observe(box);
