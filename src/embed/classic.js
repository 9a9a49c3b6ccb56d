// Loads the elements where a host writes scripts that are no modules, as downhill-classic.js.
import(new URL("downhill.js", document.currentScript.src));
