// What a figure has as a form control besides its `value`: its form, its name, that it can be disabled, and
// its events `input` and `change`.

export class FormControl extends (globalThis.HTMLElement ?? Object) {
  static formAssociated = true;
  // Undefined in browsers that have none, where a figure is in no form.
  #internals = internalsOf(this);
  // The pointer that was pressed on the figure, until it is lifted.
  #pointer;
  // Whether `input` has told of a value that `change` has not.
  #isUnsettled = false;

  constructor() {
    super();
    this.addEventListener("pointerdown", ({ pointerId }) => this.#hold(pointerId));
  }

  get form() {
    return this.#internals?.form ?? null;
  }

  // React assigns to every property that there is.
  set form(id) {
    reflect(this, "form", id);
  }

  get labels() {
    return this.#internals?.labels ?? [];
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    reflect(this, "name", name);
  }

  get type() {
    return this.localName;
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(isDisabled) {
    this.toggleAttribute("disabled", Boolean(isDisabled));
  }

  // Says what the form submits under the element's name. Without a form there is nothing to be said:
  // browsers would keep it, and restore it when the page is loaded again.
  tellForm() {
    if (this.form) this.#internals.setFormValue(this.value === undefined ? null : String(this.value));
  }

  // Dispatches `input`, as controls do that are moved.
  tellPage() {
    this.tellForm();
    this.#isUnsettled = true;
    this.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  }

  // Dispatches `change`, as controls do that were moved, once the value is at rest: when no pointer holds
  // the figure and it does not play.
  settle(status = this.state?.status) {
    if (!this.#isUnsettled || this.#pointer !== undefined || status === "running") return;
    this.#isUnsettled = false;
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // The pointer may be lifted anywhere. A click that it makes comes before `change`.
  #hold(pointer) {
    this.#pointer = pointer;
    const listening = new AbortController();
    const lift = ({ pointerId }) => {
      if (pointerId !== pointer) return;
      listening.abort();
      setTimeout(() => {
        if (this.#pointer === pointer) this.#pointer = undefined;
        this.settle();
      });
    };
    const options = { capture: true, signal: listening.signal };
    for (const type of ["pointerup", "pointercancel"]) addEventListener(type, lift, options);
  }

  formAssociatedCallback() {
    this.tellForm();
  }

  // The element itself or a fieldset around it was disabled, or enabled.
  formDisabledCallback(isDisabled) {
    this.shadowRoot.firstElementChild.inert = isDisabled;
    if (isDisabled) this.pause();
  }

  // The browser brings back what a reader had entered.
  formStateRestoreCallback(text) {
    if (this.form && this.name) this.value = text;
  }
}

function internalsOf(element) {
  try {
    return element.attachInternals();
  } catch {
    return undefined;
  }
}

function reflect(element, name, text) {
  if (text == null) element.removeAttribute(name);
  else element.setAttribute(name, text);
}
