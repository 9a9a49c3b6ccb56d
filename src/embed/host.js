// Published as downhill-host.js, for pages with frames of `embed.html`: sets the height of each frame
// to that of its figure. Without this script a figure scrolls in its frame.
const MAX_HEIGHT = 20000;

addEventListener("message", ({ source, data }) => {
  if (data?.type !== "downhill:size" || typeof data.height !== "number") return;
  if (!(data.height > 0 && data.height < MAX_HEIGHT)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow !== source) continue;
    const includesBorder = getComputedStyle(frame).boxSizing === "border-box";
    const border = includesBorder ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${data.height + border}px`;
  }
});

// Asks frames that were loaded before this script for their height.
for (const frame of document.querySelectorAll('iframe[src*="embed.html"]')) {
  frame.contentWindow?.postMessage({ type: "iframe-get-child-dimensions" }, "*");
}
