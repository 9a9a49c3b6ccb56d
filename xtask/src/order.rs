//! Functions of WebAssembly, those that look alike beside each other.
//!
//! Compressors find a short repetition only where it is near, so this spares every reader 4 kB.

use std::collections::{HashMap, HashSet};

/// The longest function first, then always the one that has most in common with the last.
pub(crate) fn order(functions: &[&[u8]]) -> Vec<usize> {
    let parts = functions.iter().map(|code| code.windows(4).collect());
    let parts: Vec<HashSet<&[u8]>> = parts.collect();
    let mut having: HashMap<_, Vec<usize>> = HashMap::new();
    for (function, parts) in parts.iter().enumerate() {
        for part in parts {
            having.entry(part).or_default().push(function);
        }
    }
    let mut left: Vec<_> = (0..functions.len()).collect();
    left.sort_by_key(|&function| functions[function].len());
    let mut order = Vec::with_capacity(left.len());
    let mut next = left.len().checked_sub(1);
    while let Some(place) = next {
        let last = left.remove(place);
        order.push(last);
        let mut common = vec![0; functions.len()];
        for part in &parts[last] {
            for &function in &having[part] {
                common[function] += 1;
            }
        }
        let likeness = |&place: &usize| {
            let function = left[place];
            let all = parts[last].len() + parts[function].len() - common[function];
            common[function] as f64 / all as f64
        };
        next = (0..left.len()).max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::order;

    // Guards against a function that is lost, or stays away from its like.
    #[test]
    fn alike_is_beside_alike() {
        let functions = [
            "one step downhill",
            "a loss",
            "two steps downhill",
            "a loss?",
        ];
        assert_eq!(order(&functions.map(str::as_bytes)), [2, 0, 3, 1]);
        assert!(order(&[]).is_empty());
    }
}
