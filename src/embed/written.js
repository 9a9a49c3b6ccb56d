// What is written on and inside an element by mistake, which HTML itself would pass over without a word.

// Attributes that HTML, its frameworks and extensions of the browser put on any element.
const OF_HTML =
  /^(accesskey|auto\w+|class|contenteditable|dir|draggable|enterkeyhint|exportparts|for|hidden|id|inert|inputmode|is|item\w+|key|lang|nonce|on\w+|part|popover|ref|role|slot|spellcheck|style|tabindex|title|translate|writingsuggestions|xmlns)$/;
const OF_FRAMEWORKS = /^([a-z]{1,3}|aria|data|astro|wire|turbo)-|^[^a-z]|[^\w-]|^bis_/;

// The attributes that are neither settings, whose names are given, nor of that kind.
export function strangers(element, settings) {
  const names = element.getAttributeNames().filter((name) => !settings.includes(name));
  return names.filter((name) => !OF_HTML.test(name) && !OF_FRAMEWORKS.test(name));
}

// What a figure takes the place of when it runs: see `::slotted` in style/figure.css.
const PICTURES = "img, picture, svg, canvas, video, object, noscript, script, style, link, template";

// HTML knows no self-closed tag but its own: all that follows one stands inside it.
export function warnOfSwallowed(element) {
  const more = [...element.children].find((child) => !child.matches(PICTURES));
  if (!more) return;
  const { localName } = element;
  console.warn(
    `downhill: <${localName}> holds <${more.localName}>, which is no picture and stays visible below the figure. ` +
      `HTML has no <${localName} ... />; the tag has to be closed by </${localName}>.`,
  );
}
