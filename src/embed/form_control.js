// What a figure has as a form control besides its `value`: its form, its name, and that it can be disabled.

export class FormControl extends (globalThis.HTMLElement ?? Object) {
  static formAssociated = true;
  // Undefined in browsers that have none, where a figure is in no form.
  #internals = internalsOf(this);

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
