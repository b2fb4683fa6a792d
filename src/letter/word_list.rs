//! Lists of words that ship as text files.

/// The words of a list: apart by white space, lines that begin with `#` left out.
pub(super) fn read(list: &'static str) -> Vec<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}
