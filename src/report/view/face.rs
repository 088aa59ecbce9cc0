//! The faces of a child's version, and the bubble that stands where there is no good or bad news. They are drawn with
//! lines alone, in the colour of the text around them.

const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\" width=\"96\" height=\"96\" aria-hidden=\"true\" \
    fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\">";
const ROUND: &str = "<circle cx=\"24\" cy=\"24\" r=\"21\"/><path d=\"M17 18v2M31 18v2\"/>";
const MOUTHS: [&str; 5] = [
    "<path d=\"M15 34q9-9 18 0\"/>",
    "<path d=\"M15 33q9-6 18 0\"/>",
    "<path d=\"M15 31h18\"/>",
    "<path d=\"M15 29q9 7 18 0\"/>",
    "<path d=\"M13 27h22q-2 11-11 11T13 27\"/>",
];
const BUBBLE: &str = "<path d=\"M5 9h38v24H20l-10 9v-9H5z\"/><path d=\"M13 17h22M13 25h15\"/>";

/// The face from 1 (sad) to 5 (happy); the bubble for any other number.
pub(super) fn face(number: u8) -> String {
    let mouth = usize::from(number).checked_sub(1).and_then(|at| MOUTHS.get(at));
    match mouth {
        Some(mouth) => format!("{HEAD}{ROUND}{mouth}</svg>"),
        None => format!("{HEAD}{BUBBLE}</svg>"),
    }
}
