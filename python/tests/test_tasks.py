"""What a task is in Python, without a browser."""

import asyncio
import unittest
from types import SimpleNamespace

import downhill
import traitlets

CHOICES = ["The rate shrinks.", "The slope shrinks.", "It gets heavier."]


class Made(unittest.TestCase):
    def attributes(self, *figures, **given):
        return downhill.Task(*figures, **given)._task["attributes"]

    def test_each_kind_has_its_attributes(self):
        fit = downhill.Fit()
        for given, attributes in [
            ({"goal": "loss < 10"}, {"goal": "loss < 10"}),
            ({"predict": "loss", "when": "step >= 3"}, {"predict": "loss", "when": "step >= 3"}),
            ({"predict": "loss", "within": 0.05, "free": True}, {"predict": "loss", "within": "0.05", "free": ""}),
            ({"predict": "loss", "within": "5 %"}, {"predict": "loss", "within": "5%"}),
        ]:
            with self.subTest(given=given):
                self.assertEqual(self.attributes(fit, **given), attributes)
        for answer, written in [(2, "2"), ([3, 1], "1 3"), ("1, 3", "1 3"), ((2, 2), "2")]:
            with self.subTest(answer=answer):
                self.assertEqual(self.attributes(choices=CHOICES, answer=answer), {"answer": written})

    def test_its_texts_are_handed_on_as_they_are(self):
        texts = {"question": "Is x < 1 & y > <b>2</b>?", "hint": "<script>", "why": "&amp;"}
        task = downhill.Task(**texts, choices=["<i>a</i>", 2], answer=1, replies=["", "No."])
        self.assertEqual({name: task._task[name] for name in texts}, texts)
        self.assertEqual((task._task["choices"], task._task["replies"]), (["<i>a</i>", "2"], ["", "No."]))
        self.assertEqual(task.question, texts["question"])

    def test_figures_are_known_by_their_keys(self):
        slow, fast = downhill.Curve(), downhill.Curve()
        self.assertNotEqual(slow._key, fast._key)
        goal = {"goal": "slow.step > fast.step"}
        for given, keys in [
            (slow, {"figure1": slow._key}),
            ({"slow": slow, "fast": fast}, {"slow": slow._key, "fast": fast._key}),
            ([fast, slow], {"figure1": fast._key, "figure2": slow._key}),
            # As marimo wraps it.
            (SimpleNamespace(widget=slow), {"figure1": slow._key}),
        ]:
            task = downhill.Task(given, **goal)
            self.assertEqual([*task._task["figures"].items()], [*keys.items()])

    def test_what_cannot_be_is_refused(self):
        fit, other = downhill.Fit(), downhill.Fit()
        goal, choice = {"goal": "loss < 10"}, {"choices": CHOICES, "answer": 2}
        for figures, given, error, message in [
            (fit, {}, TypeError, "one of goal, predict and answer; none of them is given"),
            (fit, {**goal, "predict": "loss"}, TypeError, "goal and predict are given"),
            (fit, {**goal, **choice}, TypeError, "goal and answer are given"),
            (None, goal, TypeError, "goal needs a figure"),
            ([], goal, TypeError, "goal needs a figure"),
            ([fit, other], {"predict": "loss"}, TypeError, "a prediction is about one figure, not 2"),
            ("fit", goal, TypeError, r"figures such as downhill.Fit\(\), not 'fit'"),
            ([fit, 3], goal, TypeError, "not 3"),
            ({"slow": None}, goal, TypeError, "not None"),
            ({"too slow": fit}, goal, ValueError, "a word such as slow, not 'too slow'"),
            ({1: fit}, goal, ValueError, "not 1"),
            ([fit, fit], goal, ValueError, "there twice"),
            (fit, choice, TypeError, "a choice takes no figure"),
            (fit, {"goal": 10}, TypeError, "goal is a text, not 10"),
            (fit, {**goal, "hint": None}, TypeError, None),
            (fit, {**goal, "when": "step > 1"}, TypeError, "say what to predict"),
            (fit, {**goal, "within": 0.1}, TypeError, "say what to predict"),
            (fit, {**goal, "choices": CHOICES}, TypeError, "choices need an answer"),
            (fit, {"predict": "loss", "within": "near"}, ValueError, "within is a distance .* not 'near'"),
            (fit, {"predict": "loss", "within": -1}, ValueError, "not -1"),
            (None, {**choice, "answer": 4}, ValueError, "from 1 to 3, not 4"),
            (None, {**choice, "answer": [1, 0]}, ValueError, r"not \[1, 0\]"),
            (None, {**choice, "answer": []}, ValueError, r"not \[\]"),
            (None, {**choice, "answer": True}, ValueError, "not True"),
            (None, {**choice, "answer": "slope"}, ValueError, "not .*slope"),
            (None, {"answer": 1}, TypeError, "an answer needs choices"),
            (None, {**choice, "choices": "abc"}, TypeError, "choices are a list of texts, not 'abc'"),
            (None, {**choice, "replies": ["No."]}, ValueError, "1 replies to 3 choices"),
        ]:
            with self.subTest(figures=figures, given=given):
                if message is None:
                    downhill.Task(figures, **given)
                    continue
                with self.assertRaisesRegex(error, message):
                    downhill.Task(figures, **given)


class Answered(unittest.TestCase):
    def test_what_the_page_reports_can_be_read_and_observed(self):
        task = made()
        self.assertEqual(told(task), (False, 0.0, 0, ""))
        seen = []
        task.observe(lambda change: seen.append((change["name"], *told(task))), ["done", "score"])
        report(task, done=True, score=1, attempts=2, answer_text="Reached.")
        now = (True, 1.0, 2, "Reached.")
        self.assertEqual(told(task), now)
        self.assertIsInstance(task.score, float)
        # Each observer finds all of the new report.
        self.assertCountEqual(seen, [("done", *now), ("score", *now)])

    def test_it_cannot_be_written(self):
        for name, value in [("done", True), ("score", 1.0), ("attempts", 1), ("answer_text", "x"), ("question", "?")]:
            with self.assertRaises((traitlets.TraitError, AttributeError)):
                setattr(made(), name, value)

    # Guards against a report that was on its way, and makes an answer of what was reset.
    def test_reset_forgets_what_was_done(self):
        task = made()
        report(task, done=True, score=1, attempts=1, answer_text="x")
        sent = []
        task.send = sent.append
        task.reset()
        self.assertEqual(told(task), (False, 0.0, 0, ""))
        self.assertEqual((task._report, [message["verb"] for message in sent]), ({}, ["reset"]))
        report(task, heard=0, done=True, score=1, attempts=2, answer_text="x")
        self.assertEqual(told(task), (False, 0.0, 0, ""))
        report(task, attempts=1)
        self.assertEqual(told(task), (False, 0.0, 1, ""))

    def test_ready_asks_the_page_and_waits_for_its_answer(self):
        async def wait():
            task, sent = made(), []
            task.send = sent.append
            with self.assertRaisesRegex(TimeoutError, "the task did not answer within 0.05 seconds: it has to be shown"):
                await task.ready(timeout=0.05)
            report(task, attempts=1)
            asyncio.get_running_loop().call_later(0.05, lambda: report(task, done=True, score=1))
            await task.ready()
            self.assertTrue(task.done)
            self.assertEqual([message["asked"] for message in sent], [1, 2])

        asyncio.run(wait())

    def test_a_report_by_message_is_taken_and_answered(self):
        task, sent = made(), []
        task.send = sent.append
        told_now = {**NOTHING, "done": True, "score": 0.5}
        task._handle_custom_msg({"report": {"_report": told_now, "_heard": 0}}, [])
        self.assertEqual((task.done, task.score, sent), (True, 0.5, [{"taken": True}]))


NOTHING = {"done": False, "score": 0, "attempts": 0, "answer_text": "", "saved": ""}


def made():
    return downhill.Task(downhill.Fit(), goal="loss < 10")


def told(task):
    return task.done, task.score, task.attempts, task.answer_text


def report(task, heard=None, **told):
    """As the page reports."""
    heard = task._asked if heard is None else heard
    task.set_state({"_report": {**NOTHING, **told}, "_heard": heard})


if __name__ == "__main__":
    unittest.main()
