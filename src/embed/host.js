// For the page around frames of `embed.html`, as downhill-host.js: each frame becomes as high as its
// figure. Without it a figure works as well, and scrolls.
const HIGHEST = 20000;

addEventListener("message", ({ source, data }) => {
  if (data?.type !== "downhill:size" || typeof data.height !== "number") return;
  if (!(data.height > 0 && data.height < HIGHEST)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow !== source) continue;
    const isWhole = getComputedStyle(frame).boxSizing === "border-box";
    const border = isWhole ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${data.height + border}px`;
  }
});

// A frame that was there before tells its height again.
for (const frame of document.querySelectorAll('iframe[src*="embed.html"]')) {
  frame.contentWindow?.postMessage({ type: "iframe-get-child-dimensions" }, "*");
}
