// Published as downhill-classic.js: loads the elements from a script that is no module, for hosts that
// do not allow `type="module"`.
import(new URL("downhill.js", document.currentScript.src));
