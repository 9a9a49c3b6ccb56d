//! Twelve misconceptions of gradient descent, each answered by an experiment of at most two actions in a
//! figure of the lesson.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

use crate::lesson::HANDS;

cases![each_misconception_is_answered_by_an_experiment];

/// What a learner may believe, and how the lesson answers.
struct Misconception {
    belief: &'static str,
    /// The id of the figure.
    figure: &'static str,
    /// What the reader does: at most two actions.
    actions: &'static [&'static str],
    /// What is to be seen before, kept as `before`.
    before: &'static str,
    /// What is seen then, of the figure `f`.
    answer: &'static str,
}

const TWELVE: [Misconception; 12] = [
    Misconception {
        belief: "The loss no longer falls, so the minimum is reached.",
        figure: "plateau",
        actions: &["await press(f, 'forward-1000000')"],
        before: "f.state.loss",
        answer: "await until(() => f.state.loss < 8) && before > 600",
    },
    Misconception {
        belief: "A larger learning rate is always faster.",
        figure: "rate-figure",
        actions: &[
            "await type(f, 'Learning rate', '1.1')",
            "await press(f, 'play')",
        ],
        before: "f.state.y",
        answer: "await until(() => f.state.status === 'diverged') && f.state.y > before",
    },
    Misconception {
        belief: "Descent finds the lowest point there is.",
        figure: "rate-figure",
        actions: &[
            "await type(f, 'f(x) =', '(x**2 - 1)**2 - 0.3*x')",
            "await press(f, 'play')",
        ],
        before: "0",
        answer: "await until(() => f.state.status !== 'running') && f.state.x < 0",
    },
    Misconception {
        belief: "The steps get shorter because the learning rate shrinks.",
        figure: "step-figure",
        actions: &["await press(f, 'step')", "await press(f, 'step')"],
        before: "f.state.lr",
        answer: "(([a, b, c]) => Math.abs(c.x - b.x) < Math.abs(b.x - a.x) && f.state.lr === before)(f.state.history)",
    },
    Misconception {
        belief: "The step points at the minimum.",
        figure: "two-speeds",
        actions: &["await press(f, 'step')"],
        before: "f.state.point",
        answer: "((p, q) => { const step = [q[0] - p[0], q[1] - p[1]]; return (step[0] * -p[0] + step[1] * -p[1]) / Math.hypot(...step) / Math.hypot(...p) < 0.9 })(before, f.state.point)",
    },
    Misconception {
        belief: "Where the slope is zero, there is a minimum.",
        figure: "rate-figure",
        actions: &[
            "await type(f, 'f(x) =', 'x**3')",
            "await type(f, 'x, the parameter', '0')",
        ],
        before: "0",
        answer: "f.state.slope === 0 && /inflection/.test(f.shadowRoot.textContent)",
    },
    Misconception {
        belief: "Without the minus sign it only takes longer.",
        figure: "step-figure",
        actions: &[
            "$('[data-group=direction] input', f).click()",
            "await press(f, 'step')",
        ],
        before: "f.state.y",
        answer: "f.state.y > before",
    },
    Misconception {
        belief: "The root mean squared error does not train.",
        figure: "rmse-figure",
        actions: &[
            "await type(f, 'Learning rate', '1e-3')",
            "await press(f, 'ten')",
        ],
        before: "f.state.loss",
        answer: "before > 66 && f.state.loss < 25.3",
    },
    Misconception {
        belief: "Loss and accuracy are the same.",
        figure: "digits-figure",
        actions: &["await press(f, 'epoch')", "await press(f, 'epoch')"],
        before: "0",
        answer: "(([, one, two]) => two.valid_loss < one.valid_loss && two.valid_accuracy === one.valid_accuracy)(f.state.history)",
    },
    Misconception {
        belief: "The longer it trains, the better.",
        figure: "digits-figure",
        actions: &["await press(f, 'play')"],
        before: "0",
        answer: "await until(() => f.state.epoch >= 10) && (([, one, ...more]) => more.at(-1).train_loss < one.train_loss && more.at(-1).valid_loss > Math.min(...more.map(e => e.valid_loss)) + 0.005)(f.state.history)",
    },
    Misconception {
        belief: "A cleverer optimiser helps more than scaled inputs.",
        figure: "bowl",
        actions: &[
            "await press(f, 'play'); await rests(f)",
            "const race = await start('race'); race.pace = 60; await press(race, 'play')",
        ],
        before: "0",
        answer: "await until(() => race.state.status !== 'running') && parseFloat(/ahead with a loss of ([\\d.]+)/.exec(race.shadowRoot.textContent)[1]) > 10 * (await start('bowl')).state.loss",
    },
    Misconception {
        belief: "A classifier knows when it sees no digit.",
        figure: "digits-figure",
        actions: &["f.step(130); await press(f, 'view-draw')", "await draw(f)"],
        before: "0",
        answer: "/It says [37], with/.test(f.shadowRoot.textContent)",
    },
];

// Guards against a belief that a learner leaves with.
async fn each_misconception_is_answered_by_an_experiment(window: Arc<Window>) {
    for Misconception {
        belief,
        figure,
        actions,
        before,
        answer,
    } in TWELVE
    {
        assert!(actions.len() <= 2, "{belief}: {} actions", actions.len());
        window.goto("").await;
        let actions = actions.join("; ");
        let seen = window
            .run(&format!(
                "{HANDS}
                 const until = async holds => {{ for (let k = 0; !holds(); k++) {{ if (k > 600) return false; await frame() }} return true }};
                 const draw = async f => {{
                    const key = name => {{ const pad = $('.pad', f); pad.focus(); pad.dispatchEvent(new KeyboardEvent('keydown', {{ key: name, bubbles: true }})) }};
                    key('PageUp'); key(' '); for (let k = 0; k < 20; k++) key('ArrowDown'); await frame(); await frame();
                 }};
                 const f = await start('{figure}'); f.pace = 60;
                 if (f.localName === 'downhill-digits') while (!Number.isFinite(f.state.loss)) await frame();
                 for (const answer of document.querySelectorAll(`details[data-for={figure}]`)) answer.open = true; await frame(); await frame();
                 const before = {before}; {actions}; return [Boolean({answer}), JSON.stringify(f.state).slice(0, 300)]"
            ))
            .await;
        assert_eq!(seen[0], json!(true), "{belief}: {seen}");
    }
}
