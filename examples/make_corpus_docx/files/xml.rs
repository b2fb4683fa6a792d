//! Small pieces of WordprocessingML that the hand-written files share.

/// The XML declaration and a root element with the usual prefixes declared.
pub(super) fn part(root: &str, attributes: &str, content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:{root} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"{attributes}>{content}</w:{root}>"
    )
}

/// `[Content_Types].xml` for a main document and the parts of `word/` given as (name, kind).
pub(super) fn content_types(parts: &[(&str, &str)]) -> String {
    let overrides: String = parts
        .iter()
        .map(|(name, kind)| {
            format!(
                "<Override PartName=\"/word/{name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}</Types>"
    )
}

/// A relationships part; each relationship is (id, last word of its type, target).
pub(super) fn relationships(relationships: &[(&str, &str, &str)]) -> String {
    let content: String = relationships
        .iter()
        .map(|(id, kind, target)| {
            format!(
                "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{content}</Relationships>"
    )
}

/// A run with its properties (`w:rPr` content) and text; a tab in the text becomes `w:tab`.
pub(super) fn run(properties: &str, text: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    let content: Vec<String> = text
        .split('\t')
        .map(|piece| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(piece)))
        .collect();
    format!("<w:r>{properties}{}</w:r>", content.join("<w:tab/>"))
}

/// A page number between dashes, as a complex field.
pub(super) fn page_number(properties: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    let run = |content: &str| format!("<w:r>{properties}{content}</w:r>");
    [
        "<w:t xml:space=\"preserve\">— </w:t>",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:instrText xml:space=\"preserve\"> PAGE \\* MERGEFORMAT </w:instrText>",
        "<w:fldChar w:fldCharType=\"separate\"/>",
        "<w:t>1</w:t>",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "<w:t xml:space=\"preserve\"> —</w:t>",
    ]
    .map(run)
    .concat()
}

/// Text made safe for XML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
