//! Document numbers that are not written as GB/T 9704-2012 7.2.5 has them.

use crate::check::Case;
use crate::finding::{Fix, Hit};
use crate::letter::NumberProblem;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    case.letter
        .doc_numbers
        .iter()
        .filter_map(|number| {
            let wrong: Vec<&str> = number.problems.iter().filter_map(|problem| words(*problem)).collect();
            if wrong.is_empty() {
                return None;
            }
            let mut hit = Hit::at(number.span).with("wrong", wrong.join("、"));
            let right = number.canonical(text);
            hit = hit.with("right", right.clone().map_or_else(String::new, |right| format!("，如“{right}”")));
            hit.fix = right.map(|replacement| Fix { span: number.span, replacement, safe: true });
            Some(hit)
        })
        .collect()
}

/// What is wrong, for people; marks of width and look-alikes are no fault of the number.
const fn words(problem: NumberProblem) -> Option<&'static str> {
    Some(match problem {
        NumberProblem::MissingYear => "缺少年份",
        NumberProblem::WrongBrackets => "年份未用六角括号〔〕",
        NumberProblem::MixedBrackets => "括号不配对",
        NumberProblem::MissingBrackets => "年份没有括号",
        NumberProblem::ShortYear => "年份不是四位",
        NumberProblem::YearWord => "年份后多“年”字",
        NumberProblem::Ordinal => "顺序号前多“第”字",
        NumberProblem::BracketedSerial => "顺序号不应加括号",
        NumberProblem::MissingSerial => "缺少顺序号",
        NumberProblem::LeadingZero => "顺序号前不编虚位",
        NumberProblem::MissingMark => "缺少“号”字",
        NumberProblem::ChineseDigits => "应用阿拉伯数字",
        NumberProblem::MissingOrgan
        | NumberProblem::LookAlikeBrackets
        | NumberProblem::WideDigits
        | NumberProblem::Space => return None,
    })
}
