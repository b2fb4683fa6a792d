//! Whole letters: `letters/NN.txt` is the letter, `letters/NN.anatomy` what must be read in it, and no more.

use super::anatomy;

/// The letters with their anatomy.
const LETTERS: &[(&str, &str, &str)] = &[
    (
        "01-county-front-lines",
        include_str!("letters/01-county-front-lines.txt"),
        include_str!("letters/01-county-front-lines.anatomy"),
    ),
    (
        "02-web-page-head",
        include_str!("letters/02-web-page-head.txt"),
        include_str!("letters/02-web-page-head.anatomy"),
    ),
    (
        "03-one-paragraph-spaced",
        include_str!("letters/03-one-paragraph-spaced.txt"),
        include_str!("letters/03-one-paragraph-spaced.anatomy"),
    ),
    (
        "04-one-paragraph-dense",
        include_str!("letters/04-one-paragraph-dense.txt"),
        include_str!("letters/04-one-paragraph-dense.anatomy"),
    ),
    ("05-ministry", include_str!("letters/05-ministry.txt"), include_str!("letters/05-ministry.anatomy")),
    (
        "06-province-words",
        include_str!("letters/06-province-words.txt"),
        include_str!("letters/06-province-words.anatomy"),
    ),
    (
        "07-page-fields",
        include_str!("letters/07-page-fields.txt"),
        include_str!("letters/07-page-fields.anatomy"),
    ),
    (
        "08-joint-opinion",
        include_str!("letters/08-joint-opinion.txt"),
        include_str!("letters/08-joint-opinion.anatomy"),
    ),
    (
        "09-party-proposal",
        include_str!("letters/09-party-proposal.txt"),
        include_str!("letters/09-party-proposal.anatomy"),
    ),
    ("10-names", include_str!("letters/10-names.txt"), include_str!("letters/10-names.anatomy")),
    (
        "11-no-salutation",
        include_str!("letters/11-no-salutation.txt"),
        include_str!("letters/11-no-salutation.anatomy"),
    ),
    (
        "12-cut-and-lost",
        include_str!("letters/12-cut-and-lost.txt"),
        include_str!("letters/12-cut-and-lost.anatomy"),
    ),
    (
        "13-page-break",
        include_str!("letters/13-page-break.txt"),
        include_str!("letters/13-page-break.anatomy"),
    ),
    (
        "14-two-signers",
        include_str!("letters/14-two-signers.txt"),
        include_str!("letters/14-two-signers.anatomy"),
    ),
    ("15-jia", include_str!("letters/15-jia.txt"), include_str!("letters/15-jia.anatomy")),
    (
        "16-not-a-letter",
        include_str!("letters/16-not-a-letter.txt"),
        include_str!("letters/16-not-a-letter.anatomy"),
    ),
    ("17-item", include_str!("letters/17-item.txt"), include_str!("letters/17-item.anatomy")),
    ("18-notice", include_str!("letters/18-notice.txt"), include_str!("letters/18-notice.anatomy")),
];

#[test]
fn whole_letters() {
    let wrong: Vec<String> = LETTERS
        .iter()
        .filter_map(|(name, letter, expected)| {
            let read = anatomy(letter).join("\n");
            (read.trim_end() != expected.trim_end())
                .then(|| format!("== {name}\n{}", difference(expected, &read)))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The lines that only one of the two has.
fn difference(expected: &str, read: &str) -> String {
    let only = |mark: &str, one: &str, other: &str| -> String {
        let others: Vec<&str> = other.lines().collect();
        one.lines().filter(|line| !others.contains(line)).map(|line| format!("{mark} {line}\n")).collect()
    };
    only("应为", expected, read) + &only("实为", read, expected)
}
