//! The names of the operations.

use crate::autodiff::Operation;

/// The functions with their names.
pub(crate) const FUNCTIONS: [(&str, Operation); 17] = [
    ("sin", Operation::Sin),
    ("cos", Operation::Cos),
    ("tan", Operation::Tan),
    ("tanh", Operation::Tanh),
    ("exp", Operation::Exp),
    ("log", Operation::Log),
    ("sqrt", Operation::Sqrt),
    ("abs", Operation::Abs),
    ("sign", Operation::Sign),
    ("relu", Operation::Relu),
    ("sigmoid", Operation::Sigmoid),
    ("minimum", Operation::Minimum),
    ("maximum", Operation::Maximum),
    ("pow", Operation::Pow),
    ("sum", Operation::Sum),
    ("mean", Operation::Mean),
    ("max", Operation::Max),
];

/// The name of an operation: its sign, such as `+`, or the name of its function.
#[must_use]
pub fn name(operation: Operation) -> &'static str {
    match operation {
        Operation::Add => "+",
        Operation::Sub => "-",
        Operation::Mul => "*",
        Operation::Div => "/",
        Operation::Pow => "**",
        Operation::Neg => "-",
        _ => {
            let function = FUNCTIONS.iter().find(|(_, known)| *known == operation);
            function.map_or("", |(name, _)| name)
        }
    }
}
