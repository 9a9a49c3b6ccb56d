//! What a reader of the packed page does.

use downhill_harness::Window;
use serde_json::Value;

/// What a script finds: `reader(page)`, of the page in the frame or of the page itself, which has the
/// tasks `step`, `ways` and `floor`, their figure `hill`, and does what a reader does, and `pretend`,
/// which makes a task report what no task of the page can. A task in a frame starts when it is scrolled
/// to, and a window that is covered has no animation frames to wait for.
const HANDS: &str = "
    const rest = () => new Promise((done) => setTimeout(done, 40));
    const reader = (page = document.querySelector('iframe')?.contentDocument ?? document) => {
        const [step, ways, floor] = page.querySelectorAll('downhill-task'), hill = page.querySelector('#hill');
        const until = async (is) => { const end = performance.now() + 20000; while (!is()) { if (performance.now() > end) throw new Error('never: ' + is); await rest() } await rest() };
        const all = async (task, selector) => { const found = () => [...task.shadowRoot.querySelectorAll(selector)]; await until(() => found().length); return found() };
        const press = async (task, verb) => { const [button] = await all(task, `[data-verb=${verb}]`); button.click(); await rest() };
        const predict = async (number) => { const [field] = await all(step, '.field'); field.value = number; field.dispatchEvent(new Event('input', { bubbles: true })); await press(step, 'predict'); await until(() => step.attempts) };
        const walk = async (steps) => { await hill.ready; hill.step(steps); await until(() => hill.state.step >= steps) };
        const choose = async (...numbers) => {
            ways.scrollIntoView({ block: 'center' });
            const items = await all(ways, '.choices input'), before = ways.attempts;
            for (const [k, item] of items.entries()) if (item.checked !== numbers.includes(k + 1)) { item.click(); await rest() }
            await press(ways, 'check'); await until(() => ways.attempts > before);
        };
        const finish = async () => { await predict('-1.2'); await walk(7); await until(() => step.done && floor.done); await choose(1, 3) };
        return { page, step, ways, floor, hill, until, predict, walk, choose, finish };
    };
    const pretend = (task, members) => {
        const held = { saved: String(members.response), done: members.score === 1, ...members };
        for (const [name, value] of Object.entries(held)) Object.defineProperty(task, name, { value, configurable: true });
        task.dispatchEvent(new CustomEvent('downhill-task', { bubbles: true, composed: true }));
    };";

/// Runs a script that has the hands of a reader.
pub(crate) async fn run(window: &Window, script: &str) -> Value {
    window.run(&format!("{HANDS} {script}")).await
}
