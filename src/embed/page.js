// The script of the site's pages. It excludes code, formulas and numbers from translation, and makes
// each scrolling box a tab stop while there is something to scroll.
for (const part of document.querySelectorAll("pre, code, math, data")) part.setAttribute("translate", "no");

const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => updateTabStop(target)));

// Far from the screen, `content-visibility: auto` leaves the content without a width; it is made
// visible for the measurement.
function updateTabStop(box) {
  box.style.contentVisibility = "visible";
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
  box.style.contentVisibility = "";
}

for (const box of document.querySelectorAll("pre, .wide")) observer.observe(box);
