// The script of the site's pages. It excludes code, formulas and numbers from translation, and makes
// each scrolling box a tab stop while there is something to scroll.
for (const part of document.querySelectorAll("pre, code, math, data")) part.setAttribute("translate", "no");

const observer = new ResizeObserver((entries) => {
  for (const { target: box } of entries) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
});

for (const box of document.querySelectorAll("pre, .wide")) observer.observe(box);
