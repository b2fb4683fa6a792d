//! Document numbers that are not written as GB/T 9704-2012 7.2.5 has them: the reply's own here, cited ones as
//! `number-form`.

use crate::check::Case;
use crate::finding::{Fix, Hit};
use crate::letter::{DocNumber, NumberProblem};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    numbers(case, true)
}

/// The reply's own number, or all others, where the form is wrong.
pub(super) fn numbers(case: &Case<'_>, own: bool) -> Vec<Hit> {
    let is_own = |number: &DocNumber| case.letter.doc_number.is_some_and(|span| span.overlaps(number.span));
    case.letter
        .doc_numbers
        .iter()
        .filter(|number| is_own(number) == own)
        .filter_map(|number| hit(&case.reply.text, number))
        .collect()
}

fn hit(text: &str, number: &DocNumber) -> Option<Hit> {
    let wrong: Vec<&str> = number.problems.iter().filter_map(|problem| words(*problem)).collect();
    if wrong.is_empty() {
        return None;
    }
    let right = number.canonical(text);
    let example = |lead: &str| right.as_ref().map_or_else(String::new, |right| format!("{lead}“{right}”"));
    let mut hit = Hit::at(number.span)
        .with("wrong", wrong.join("、"))
        .with("right", example("，如"))
        .with("example", example(", such as "));
    let safe = number.problems.iter().all(|problem| is_certain(*problem));
    hit.fix = right.map(|replacement| Fix { span: number.span, replacement, safe });
    Some(hit)
}

/// Whether the right form follows from what is written, without any guess at what was meant.
const fn is_certain(problem: NumberProblem) -> bool {
    matches!(
        problem,
        NumberProblem::WrongBrackets
            | NumberProblem::MixedBrackets
            | NumberProblem::LookAlikeBrackets
            | NumberProblem::YearWord
            | NumberProblem::Ordinal
            | NumberProblem::BracketedSerial
            | NumberProblem::LeadingZero
            | NumberProblem::ChineseDigits
            | NumberProblem::WideDigits
            | NumberProblem::Space
    )
}

/// What is wrong, for people; marks of width and look-alikes are no fault of the number.
const fn words(problem: NumberProblem) -> Option<&'static str> {
    Some(match problem {
        NumberProblem::MissingOrgan => "缺少机关代字",
        NumberProblem::MissingYear => "缺少年份",
        NumberProblem::WrongBrackets => "年份未用六角括号〔〕",
        NumberProblem::MixedBrackets => "括号不配对",
        NumberProblem::MissingBrackets => "年份没有用六角括号括入",
        NumberProblem::ShortYear => "年份不是四位",
        NumberProblem::YearWord => "年份旁多“年”字",
        NumberProblem::Ordinal => "顺序号前多“第”字",
        NumberProblem::BracketedSerial => "顺序号不应加括号",
        NumberProblem::MissingSerial => "缺少顺序号",
        NumberProblem::LeadingZero => "顺序号编了虚位",
        NumberProblem::MissingMark => "缺少“号”字",
        NumberProblem::ChineseDigits => "应用阿拉伯数字",
        NumberProblem::LookAlikeBrackets | NumberProblem::WideDigits | NumberProblem::Space => return None,
    })
}
