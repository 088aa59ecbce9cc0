//! Whether a deployer's colour can be read with the text that it carries, and as text on the grounds of our pages: at
//! least 4.5:1 (WCAG 2.2, success criterion 1.4.3).

/// What a brand colour meets on the pages of one theme, as `assets/respondent.css` has it.
pub(super) struct Theme {
    /// The text on buttons and on the head.
    ink: &'static str,
    /// The grounds that links in the colour stand on.
    grounds: &'static [&'static str],
    /// The ground of cards; boxes are tinted with 13 % of the colour over it.
    card: &'static str,
}

/// Where a browser asks for light colours.
pub(super) const LIGHT: Theme = Theme { ink: "#ffffff", grounds: &["#ffffff", "#f8f5ef", "#fdf0d3"], card: "#ffffff" };

/// Where it asks for dark ones.
pub(super) const DARK: Theme = Theme { ink: "#0e1a1f", grounds: &["#1a242b", "#11181d", "#3a3018"], card: "#1a242b" };

const ENOUGH: f64 = 4.5;
const TINT: f64 = 0.13;

/// What a colour, `#rrggbb`, can't be read with, and how well it can, where that is not enough.
pub(super) fn too_weak(colour: &str, theme: &Theme) -> Option<(String, f64)> {
    let own = rgb(colour);
    let tint = rgb(theme.card).map_with(own, |card, own| card * (1.0 - TINT) + own * TINT);
    let grounds = theme.grounds.iter().map(|ground| (format!("as text on {ground}"), rgb(ground)));
    let all = std::iter::once((format!("with text in {} on it", theme.ink), rgb(theme.ink)))
        .chain(grounds)
        .chain([("as text on its own tint".to_owned(), tint)]);
    let mut measured = all.map(|(with, other)| (with, contrast(own, other)));
    measured.find(|(_, ratio)| *ratio < ENOUGH)
}

/// Red, green and blue, each from 0 to 1.
#[derive(Debug, Clone, Copy)]
struct Rgb([f64; 3]);

impl Rgb {
    fn map_with(self, other: Self, mix: impl Fn(f64, f64) -> f64) -> Self {
        let [r, g, b] = self.0;
        let [s, h, c] = other.0;
        Self([mix(r, s), mix(g, h), mix(b, c)])
    }

    /// Relative luminance.
    fn luminance(self) -> f64 {
        let [r, g, b] =
            self.0.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

/// A colour that was found right: `#rrggbb`.
fn rgb(colour: &str) -> Rgb {
    let part = |at: usize| {
        let digits = colour.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        f64::from(digits.unwrap_or_default()) / 255.0
    };
    Rgb([part(1), part(3), part(5)])
}

/// The contrast ratio, from 1 to 21.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_those_of_the_standard() {
        for (one, other, expected) in [
            ("#000000", "#ffffff", 21.0),
            ("#ffffff", "#ffffff", 1.0),
            ("#767676", "#ffffff", 4.54),
            ("#777777", "#ffffff", 4.48),
            ("#005eb8", "#ffffff", 6.37),
        ] {
            let ratio = contrast(rgb(one), rgb(other));
            assert!((ratio - expected).abs() < 0.01, "{one} {other}: {ratio}");
        }
    }

    #[test]
    fn a_colour_must_be_read_both_ways() {
        for (colour, theme, weak) in [
            ("#12505b", &LIGHT, None),
            ("#005eb8", &LIGHT, None),
            ("#41b6e6", &LIGHT, Some("with text in #ffffff on it")),
            ("#717171", &LIGHT, Some("as text on #f8f5ef")),
            ("#6c6c6c", &LIGHT, Some("as text on its own tint")),
            ("#8fdad6", &DARK, None),
            ("#005eb8", &DARK, Some("with text in #0e1a1f on it")),
            ("#6f8a99", &DARK, Some("as text on #1a242b")),
        ] {
            let found = too_weak(colour, theme).map(|(with, _)| with);
            assert_eq!(found.as_deref(), weak, "{colour}");
        }
    }

    /// The grounds are those of the stylesheet.
    #[test]
    fn the_themes_are_the_stylesheets() {
        let css = include_str!("../../assets/respondent.css");
        let (light, dark) = css.split_once("@media (prefers-color-scheme:dark)").unwrap();
        for (theme, css) in [(&LIGHT, light), (&DARK, dark)] {
            let value = |name: &str| css.split_once(&format!("--{name}:")).unwrap().1.split(';').next().unwrap();
            let long = |colour: &str| if colour == "#fff" { "#ffffff".to_owned() } else { colour.to_owned() };
            assert_eq!(long(value("brand-ink")), theme.ink);
            assert_eq!(long(value("card")), theme.card);
            assert_eq!([long(value("card")), long(value("bg")), long(value("warm"))], *theme.grounds);
        }
        assert!(css.contains("color-mix(in srgb,var(--brand) 13%,var(--card))"));
    }
}
