//! The types of the npm package.

use downhill::numeric::descent::Status;
use downhill::settings::kind::union;

use crate::PACKAGE;
use crate::elements::{Element, elements, member_doc, sentence, setting_doc};
use crate::fields::{field_doc, field_type};
use crate::tasks;

pub(crate) fn types() -> String {
    let doc = |name: &str| sentence(&member_doc(name));
    let mut text = format!(
        r#"// Written by `cargo xtask generate` from src/figures/registry.rs. Importing "{PACKAGE}" defines the elements.

/** How far a figure is. */
export type Status = {status};

/** What every figure has. */
export interface DownhillFigure<State, Settings> extends HTMLElement {{
  /** {ready} */
  readonly ready: Promise<this>;
  /** {state} Undefined until the figure runs. */
  readonly state: State | undefined;
  /** The form that the figure is in. */
  readonly form: HTMLFormElement | null;
  /** The labels of the figure. */
  readonly labels: Iterable<Node>;
  /** The name under which a form submits `value`. */
  name: string;
  /** Whether the figure takes no input. */
  disabled: boolean;
  /** The name of the tag. */
  readonly type: string;
  /** {errors} */
  readonly errors: Record<string, string>;
  /** {code} */
  code(): string | undefined;
  /** {step} */
  step(n?: number): void;
  /** {back} */
  back(n?: number): void;
  /** {play} */
  play(): void;
  /** {pause} */
  pause(): void;
  /** {reset} */
  reset(): void;
  /** {set} */
  set(settings: Settings): void;
  /** {settings} */
  readonly settings: Record<string, string>;
  /** {link} */
  link(): string;
  /** {downhill_change} */
  addEventListener(
    type: "downhill-change",
    listener: (event: CustomEvent<State>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** {input} */
  addEventListener(
    type: "input",
    listener: (event: Event) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** {change} */
  addEventListener(
    type: "change",
    listener: (event: Event) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}}
"#,
        status = union(Status::NAMES),
        ready = doc("ready"),
        state = doc("state"),
        errors = doc("errors"),
        code = doc("code"),
        step = doc("step"),
        back = doc("back"),
        play = doc("play"),
        pause = doc("pause"),
        reset = doc("reset"),
        set = doc("set"),
        settings = doc("settings"),
        link = doc("link"),
        downhill_change = doc("downhill-change"),
        input = doc("input"),
        change = doc("change"),
    );
    for element in elements() {
        let Element {
            tag,
            class,
            about,
            settings,
            fields,
            ..
        } = &element;
        text += &format!("\n/** What `<{tag}>` shows. */\nexport interface {class}State {{\n");
        for field in fields {
            let (doc, name, of) = (field_doc(field), field.name, field_type(&field.of));
            text += &format!("  /** {doc} */\n  {name}: {of};\n");
        }
        text += &format!(
            "}}\n\n/** The settings of `<{tag}>`. */\nexport interface {class}Settings {{\n"
        );
        for setting in settings {
            let (name, of) = (setting.name, setting.kind.types().set);
            text += &format!(
                "  /** {} */\n  {name}?: {of} | null;\n",
                setting_doc(setting)
            );
        }
        text += &format!(
            "}}\n\n/** {about} */\nexport interface {class} extends DownhillFigure<{class}State, {class}Settings> {{\n"
        );
        for setting in settings {
            let (name, set) = (setting.name, setting.kind.types().set);
            // `step` is read as the verb, and set as the setting.
            let get = match name {
                "step" => "(n?: number) => void".into(),
                _ => setting.kind.types().get,
            };
            text += &format!(
                "  get {name}(): {get};\n  set {name}(value: {set} | null | undefined);\n"
            );
        }
        let (doc, get) = (element.value_doc(), element.value_type());
        text += &format!("  /** {doc} */\n  get value(): {get};\n");
        if let Some(set) = element.value_taken() {
            text += &format!("  set value(value: {set});\n");
        }
        text += "}\n";
    }
    text += &tasks::types();
    text += "\ndeclare global {\n  interface HTMLElementTagNameMap {\n";
    for Element { tag, class, .. } in elements() {
        text += &format!("    \"{tag}\": {class};\n");
    }
    text += &format!("{}  }}\n{}}}\n", tasks::BY_TAG, tasks::BY_EVENT);
    text += "\n/** Each element, its settings, its state, and what its `value` may be set to, by its tag. */\nexport interface DownhillElements {\n";
    for element in elements() {
        let Element { tag, class, .. } = &element;
        let value = element.value_taken().unwrap_or("undefined".into());
        text += &format!("  \"{tag}\": [{class}, {class}Settings, {class}State, {value}];\n");
    }
    text += "}\n";
    text
}
