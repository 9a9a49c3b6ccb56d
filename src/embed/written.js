// Finds mistakes in the HTML of an element that browsers ignore silently: unknown attributes, and
// content that was swallowed by a tag without an end tag.

// Attributes that HTML, web frameworks and browser extensions put on any element.
const OF_HTML =
  /^(accesskey|auto\w+|class|contenteditable|dir|disabled|draggable|enterkeyhint|exportparts|for|form|hidden|id|inert|inputmode|is|item\w+|key|lang|name|nonce|on\w+|part|popover|ref|role|slot|spellcheck|style|tabindex|title|translate|value|writingsuggestions|xmlns)$/;
const OF_FRAMEWORKS = /^([a-z]{1,3}|aria|data|astro|wire|turbo)-|^[^a-z]|[^\w-]|^bis_/;

// The attributes of an element that are neither settings nor known from HTML or frameworks.
export function strangers(element, settings) {
  const names = element.getAttributeNames().filter((name) => !settings.includes(name));
  return names.filter((name) => !OF_HTML.test(name) && !OF_FRAMEWORKS.test(name));
}

// The fallback content that a running figure replaces: see `::slotted` in style/figure.css.
const PICTURES = "img, picture, svg, canvas, video, object, noscript, script, style, link, template";

// Warns of content that is no fallback: HTML ignores the slash of `<downhill-curve />`, so that all that
// follows becomes the element's content.
export function warnOfSwallowed(element) {
  const more = [...element.children].find((child) => !child.matches(PICTURES));
  if (!more) return;
  const { localName } = element;
  console.warn(
    `downhill: <${localName}> holds <${more.localName}>, which is no picture and stays visible below the figure. ` +
      `HTML has no <${localName} ... />; the tag has to be closed by </${localName}>.`,
  );
}
