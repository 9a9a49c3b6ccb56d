// The script of the site's pages. It excludes code, formulas and numbers from translation, and makes
// each scrolling box a tab stop while there is something to scroll.
for (const part of document.querySelectorAll("pre, code, math, data")) part.setAttribute("translate", "no");

// Far from the screen, `content-visibility: auto` leaves the content without a width; it is made
// visible for the measurement: first all boxes, so that the page is laid out once.
const observer = new ResizeObserver((entries) => {
  const boxes = entries.map(({ target }) => target);
  for (const box of boxes) box.style.contentVisibility = "visible";
  const scrolling = boxes.filter((box) => box.scrollWidth > box.clientWidth);
  for (const box of boxes) {
    if (scrolling.includes(box)) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
    box.style.contentVisibility = "";
  }
});

for (const box of document.querySelectorAll("pre, .wide")) observer.observe(box);
