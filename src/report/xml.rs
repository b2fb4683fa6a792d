//! Words inside XML: escaped, and without the characters that XML 1.0 has no way to write.

/// Words as the value of an attribute; its white space stays as it is.
pub(super) fn attribute(words: &str) -> String {
    content(words).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// Words as they stand between tags.
pub(super) fn content(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(character),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{attribute, content};

    #[test]
    fn whatever_is_written_is_xml() {
        let cases = [
            ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;", "a&lt;b&gt;&amp;&quot;c&quot;"),
            ("甲\r\n乙\t丙", "甲&#13;&#10;乙&#9;丙", "甲&#13;\n乙\t丙"),
            ("\0\u{1}\u{b}\u{1b}[31m甲\u{7f}\u{85}\u{ffff}", "[31m甲", "[31m甲"),
            ("𠮷 e\u{301} 👨‍👩‍👧", "𠮷 e\u{301} 👨‍👩‍👧", "𠮷 e\u{301} 👨‍👩‍👧"),
        ];
        for (words, as_attribute, as_content) in cases {
            assert_eq!(attribute(words), as_attribute);
            assert_eq!(content(words), as_content);
        }
    }
}
