//! Quoted stretches: “…”, 《…》, "…" with what they nest.

use crate::finding::Span;

/// The outermost quoted stretches of `within`, marks included; one that nobody closes ends at the next mark.
pub(in crate::letter) fn groups(text: &str, within: Span) -> Vec<Span> {
    let characters: Vec<(usize, char)> =
        within.of(text).char_indices().map(|(at, c)| (within.start + at, c)).collect();
    let mut groups = Vec::new();
    let mut index = 0;
    while let Some(&(start, c)) = characters.get(index) {
        match close(&characters, index, c) {
            Some(last) => {
                let (at, mark) = characters[last];
                groups.push(Span::new(start, at + mark.len_utf8()));
                index = last + 1;
            }
            None => index += 1,
        }
    }
    groups
}

/// What stands inside the marks of `group`, nested marks that enclose all of it taken off too.
pub(in crate::letter) fn inside(text: &str, group: Span) -> Span {
    let mut span = group.trim(text);
    loop {
        let words = span.of(text);
        let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) else {
            return span;
        };
        let encloses = closing(first).contains(&last)
            && words.chars().count() > 2
            && groups(text, span).first().is_some_and(|group| *group == span);
        if !encloses {
            return span;
        }
        span = Span::new(span.start + first.len_utf8(), span.end - last.len_utf8()).trim(text);
    }
}

/// The characters that close what `open` opens; “ and ” are often mixed up.
const fn closing(open: char) -> &'static [char] {
    match open {
        '“' => &['”', '“'],
        '"' => &['"'],
        '《' => &['》'],
        '＂' => &['＂'],
        '「' => &['」'],
        '『' => &['』'],
        '〈' => &['〉'],
        '‘' => &['’'],
        _ => &[],
    }
}

/// The index of the character that closes the mark at `open`.
fn close(characters: &[(usize, char)], open: usize, mark: char) -> Option<usize> {
    let closers = closing(mark);
    let (proper, wrong) = (closers.first()?, closers.get(1));
    let mut depth = 0usize;
    for (index, &(_, c)) in characters.iter().enumerate().skip(open + 1).take(200) {
        if c == mark && mark != *proper {
            depth += 1;
        } else if c == *proper {
            if depth == 0 {
                return Some(index);
            }
            depth -= 1;
        }
    }
    let again = if mark == *proper { None } else { wrong }?;
    characters
        .iter()
        .enumerate()
        .skip(open + 1)
        .take(120)
        .find(|(_, (_, c))| c == again)
        .map(|(index, _)| index)
}
