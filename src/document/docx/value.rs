//! Attribute values as the schema of WordprocessingML writes them.

use std::borrow::Cow;
use std::sync::Arc;

use super::limit;
use super::xml::{Element, Namespace, Scanner};

/// `w:val` of an element.
pub(super) fn val<'a>(scanner: &Scanner<'a>, element: &Element<'a>) -> Option<Cow<'a, str>> {
    scanner.attribute(element, "val")
}

/// An on/off element: on when it has no value.
pub(super) fn on(scanner: &Scanner<'_>, element: &Element<'_>) -> bool {
    val(scanner, element).is_none_or(|value| switched_on(&value))
}

/// An on/off attribute value.
pub(super) fn switched_on(value: &str) -> bool {
    !matches!(value.trim(), "0" | "false" | "off")
}

/// A name, cut to what Word allows.
pub(super) fn name(value: &str) -> Arc<str> {
    match value.char_indices().nth(limit::NAME_CHARACTERS) {
        Some((end, _)) => Arc::from(&value[..end]),
        None => Arc::from(value),
    }
}

/// A whole number.
pub(super) fn integer(value: &str) -> Option<i64> {
    value.trim().parse().ok()
}

/// A length in twips: a bare number, or a number with a unit as the strict form allows (`37mm`).
pub(super) fn twips(value: &str) -> Option<i32> {
    measure(value, 1.0)
}

/// A font size in half points: a bare number, or a number with a unit.
pub(super) fn half_points(value: &str) -> Option<u32> {
    measure(value, 10.0).and_then(|size| u32::try_from(size).ok())
}

/// A number of `twips_per_unit`, or a number with a unit of length.
fn measure(value: &str, twips_per_unit: f64) -> Option<i32> {
    const UNITS: [(&str, f64); 6] = [
        ("mm", 1440.0 / 25.4),
        ("cm", 1440.0 / 2.54),
        ("in", 1440.0),
        ("pt", 20.0),
        ("pc", 240.0),
        ("pi", 240.0),
    ];
    let value = value.trim();
    let number = |digits: &str| digits.parse::<f64>().ok().filter(|number| number.is_finite());
    let measured = UNITS
        .iter()
        .find_map(|(unit, twips)| Some(number(value.strip_suffix(unit)?)? * twips / twips_per_unit));
    let rounded = measured.or_else(|| number(value))?.round();
    (rounded.abs() <= f64::from(i32::MAX)).then_some(rounded as i32)
}

/// A colour as RRGGBB in capitals; none inside for `auto`.
pub(super) fn color(value: &str) -> Option<Option<Arc<str>>> {
    let value = value.trim();
    if value.eq_ignore_ascii_case("auto") {
        return Some(None);
    }
    let is_color = value.len() == 6 && value.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_color.then(|| Some(Arc::from(value.to_ascii_uppercase())))
}

/// `w:val` as a whole number.
pub(super) fn number(scanner: &Scanner<'_>, element: &Element<'_>) -> Option<i64> {
    val(scanner, element).and_then(|value| integer(&value))
}

/// The relationship an element refers to (`r:id`).
pub(super) fn reference<'a>(scanner: &Scanner<'a>, element: &Element<'a>) -> Option<Cow<'a, str>> {
    scanner.foreign(element, Namespace::Reference, "id")
}

#[cfg(test)]
mod tests {
    use super::{color, half_points, twips};

    #[test]
    fn lengths_are_read_in_every_unit() {
        for (value, expected) in [
            ("11906", Some(11906)),
            (" -20 ", Some(-20)),
            ("567.6", Some(568)),
            ("210mm", Some(11906)),
            ("3.7cm", Some(2098)),
            ("1in", Some(1440)),
            ("28pt", Some(560)),
            ("99999999999", None),
            ("NaN", None),
            ("inf", None),
            ("", None),
            ("mm", None),
        ] {
            assert_eq!(twips(value), expected, "{value}");
        }
        assert_eq!(half_points("32"), Some(32));
        assert_eq!(half_points("16pt"), Some(32));
        assert_eq!(half_points("-4"), None);
    }

    #[test]
    fn colours_are_six_digits_or_automatic() {
        assert_eq!(color("ff0000"), Some(Some("FF0000".into())));
        assert_eq!(color("auto"), Some(None));
        assert_eq!(color("red"), None);
    }
}
