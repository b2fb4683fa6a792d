//! The closing: the last thanks, wish or 此复 before the signature.

use super::super::sentence;
use super::ending;
use super::pattern::Pattern;
use crate::finding::Span;

/// Thanks, a wish, or 此复: what counts as the closing.
static COURTESY: Pattern = Pattern::new(concat!(
    r"感谢|致谢|谢谢|谢意|(?:希望|恳请|敬请|欢迎|望|请|盼)[^。]{0,24}(?:提出|多提|继续|一如既往|常提|关心|支持|监督|关注|理解|谅解|批评|指导|指正|建议|意见)",
    r"|^(?:此复|特此|专此|以上(?:是|为|答复|意见|回复))|^(?:专|特)(?:此|函)|如有不[妥当]",
));

/// Requests that belong to the closing but do not count when thanks stand beside them.
static FEEDBACK: Pattern = Pattern::new(
    r"征询|征求意见|意见表|反馈|寄回|是否满意|如[有对].{0,20}(?:意见|疑问|不满)|有何意见|联系我们|请与.{0,20}联系",
);

/// Words of a promise: such a sentence belongs to the answer, however polite it is.
static PROMISE: Pattern = Pattern::new(
    r"^(?:下一步|今后|同时，我|我[局厅委办部院市县区乡镇们]|接下来)[^感谢]*(?:将|要)[^感谢]*[。！]$",
);

/// The closing and where the run of closing sentences begins.
#[derive(Debug)]
pub(super) struct Closing {
    /// The sentence that closes.
    pub(super) span: Span,
    /// The first byte of the polite sentences at the end.
    pub(super) start: usize,
}

/// Longest last paragraph, in characters, that may go on after its thanks.
const LONGEST: usize = 90;

/// Characters of a sentence before its thanks or its request; what says more is an answer that ends politely.
const BEFORE: usize = 24;

/// The closing at the end of `main`, the letter's text between opening and signature.
pub(super) fn find(text: &str, main: Span) -> Option<Closing> {
    let sentences = sentence::of_paragraphs(text, main);
    let mut start = None;
    let mut courtesy = None;
    let mut feedback = None;
    let mut wish = None;
    for sentence in sentences.iter().rev() {
        let words = sentence.of(text);
        if ending::is_salute(words) {
            start = Some(sentence.start);
            wish = wish.or(Some(*sentence).filter(|_| words.contains('祝')));
            continue;
        }
        let asks = FEEDBACK.matches(words);
        if !is_polite(words) && !asks {
            break;
        }
        if asks && !words.contains("感谢") {
            feedback = feedback.or(Some(*sentence));
        } else {
            courtesy = courtesy.or(Some(*sentence));
        }
        start = Some(sentence.start);
    }
    match courtesy.or(feedback).or(wish) {
        Some(span) => Some(Closing { span, start: start? }),
        None => in_last_paragraph(text, main),
    }
}

/// Thanks that open a short last paragraph, which goes on with something else.
fn in_last_paragraph(text: &str, main: Span) -> Option<Closing> {
    let break_at = main.of(text).rfind('\n').map(|at| main.start + at + 1)?;
    let last = Span::new(break_at, main.end).trim(text);
    let first = sentence::of_paragraphs(text, last).into_iter().next()?;
    let words = first.of(text);
    let fits = is_polite(words) && !words.starts_with("首先") && last.of(text).chars().count() <= LONGEST;
    fits.then_some(Closing { span: first, start: last.start })
}

/// Whether a sentence is there for courtesy: it does not say much before it becomes polite.
fn is_polite(words: &str) -> bool {
    let whole = Span::new(0, words.len());
    COURTESY.find(words, whole).is_some_and(|found| {
        let said = words[..found.start].chars().count();
        said <= BEFORE && !PROMISE.matches(words)
    })
}
