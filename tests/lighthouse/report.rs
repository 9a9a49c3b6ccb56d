//! A report of Lighthouse: its scores, and what costs points.

use serde_json::Value;

/// The score of each category, by Lighthouse's name for it, that a page has to have at least.
const LEAST: [(&str, f64); 4] = [
    (PERFORMANCE, 95.0),
    ("accessibility", 100.0),
    ("best-practices", 100.0),
    ("seo", 100.0),
];
const PERFORMANCE: &str = "performance";

/// A report.
pub(crate) struct Report {
    report: Value,
    /// The scores, from 0 to 100, in the order of [`LEAST`].
    scores: Vec<f64>,
    /// The time until the largest element of the first screen is painted, in seconds.
    largest_paint: f64,
}

impl Report {
    /// Reads the scores of a report.
    ///
    /// # Errors
    /// When a score is missing, with what Lighthouse says of it.
    pub(crate) fn read(report: &Value) -> Result<Self, String> {
        let error = &report["runtimeError"]["message"];
        let number = |value: &Value, name: &str| {
            let number = value.as_f64();
            number.ok_or_else(|| format!("the report has no {name}: {error}"))
        };
        let scores = LEAST.iter().map(|(name, _)| {
            let score = number(&report["categories"][name]["score"], name)?;
            Ok((100.0 * score).round())
        });
        let scores = scores.collect::<Result<_, String>>()?;
        let largest = &report["audits"]["largest-contentful-paint"]["numericValue"];
        let largest_paint = number(largest, "largest paint")? / 1000.0;
        Ok(Self {
            report: report.clone(),
            scores,
            largest_paint,
        })
    }

    /// The score of the performance.
    pub(crate) fn performance(&self) -> f64 {
        self.scores[0]
    }

    /// The scores and the times, as a line. The index is Lighthouse's measure of the processor's speed.
    pub(crate) fn line(&self) -> String {
        let scores = LEAST.iter().zip(&self.scores);
        let mut parts: Vec<_> = scores
            .map(|((name, _), score)| format!("{name} {score}"))
            .collect();
        for (name, audit) in [
            ("first paint", "first-contentful-paint"),
            ("largest paint", "largest-contentful-paint"),
            ("blocked", "total-blocking-time"),
            ("shift", "cumulative-layout-shift"),
        ] {
            let value = self.report["audits"][audit]["displayValue"].as_str();
            parts.push(format!("{name} {}", value.unwrap_or("unknown")));
        }
        let index = &self.report["environment"]["benchmarkIndex"];
        format!("{}; index {index}", parts.join(", ")).replace('\u{a0}', " ")
    }

    /// What is wrong: scores that are too low, with the audits that cost points, and a largest element
    /// that is painted no sooner than after so many seconds.
    pub(crate) fn faults(&self, largest_paint: f64) -> Vec<String> {
        let mut faults = Vec::new();
        for ((name, least), score) in LEAST.iter().zip(&self.scores) {
            if score < least {
                faults.push(format!(
                    "{name}: {score}, and it should be {least} at least"
                ));
                faults.extend(self.costly(name));
            }
        }
        if self.largest_paint >= largest_paint {
            let is = self.largest_paint;
            faults.push(format!(
                "largest paint: after {is:.2} s, and it should be before {largest_paint} s"
            ));
        }
        faults
    }

    /// The audits of a category that cost points.
    fn costly(&self, category: &str) -> Vec<String> {
        let audits = self.report["categories"][category]["auditRefs"].as_array();
        let line = |audit: &Value| {
            let weight = audit["weight"].as_f64().filter(|weight| *weight > 0.0)?;
            let audit = &self.report["audits"][audit["id"].as_str()?];
            let score = audit["score"].as_f64().filter(|score| *score < 1.0)?;
            let [title, value] = ["title", "displayValue"].map(|key| audit[key].as_str());
            let (title, value) = (title.unwrap_or_default(), value.unwrap_or_default());
            let nodes = audit["details"]["items"].as_array().into_iter().flatten();
            let nodes = nodes.filter_map(|item| item["node"]["snippet"].as_str());
            let nodes: Vec<_> = nodes.take(5).collect();
            let (score, nodes) = (100.0 * score, nodes.join(" "));
            Some(format!(
                "  {title}: {score:.0} of 100, weight {weight} {value} {nodes}"
            ))
        };
        audits.into_iter().flatten().filter_map(line).collect()
    }
}
