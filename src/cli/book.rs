//! `fuwen explain` and `fuwen rules`: the book.

use fuwen::report;
use fuwen::rule::Book;
use fuwen::verdict::Profile;

use super::arguments::{CatalogueFormat, Explain, Rules};
use super::failure::Failure;
use super::{Outcome, print};

/// Shows one rule as a page.
pub(crate) fn explain(arguments: &Explain) -> Outcome {
    let book = Book::builtin();
    let Some(rule) = book.rule(&arguments.rule) else {
        let remedy = match book.nearest(&arguments.rule) {
            Some(near) => format!("是否指“{near}”？"),
            None => "运行 fuwen rules 可看全部规则".to_owned(),
        };
        return Err(vec![Failure::new(&arguments.rule, "没有这条规则", remedy)]);
    };
    print(report::page(rule, arguments.lang.into()))
}

/// Lists the rules.
pub(crate) fn rules(arguments: &Rules) -> Outcome {
    let book = Book::builtin();
    let profile =
        Profile::builtin(&arguments.profile).map_err(|error| vec![Failure::new("--profile", error, "")])?;
    print(&match arguments.format {
        CatalogueFormat::Text => report::catalogue_text(book, &profile, arguments.lang.into()),
        CatalogueFormat::Json => format!("{:#}\n", report::catalogue_json(book)),
        CatalogueFormat::Markdown => report::catalogue_markdown(book),
        CatalogueFormat::Traceability => report::traceability(),
    })
}
