//! Reads rule files and word lists; whatever is wrong is refused at load, all of it together.

use std::fmt;

use regex::Regex;
use serde::Deserialize;
use toml::Spanned;

use super::repair::Repair;
use super::{Applies, Book, Example, Need, Rule, wording};
use crate::check::{
    Check, Forbid, Implies, Lexicon, Lexicons, Patterns, Require, Scope, WaiverDefect, code, nearest,
};
use crate::finding::{Basis, Level, Severity, Wording};
use crate::letter;

/// A mistake in a rule file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LoadError {
    /// The file, below rules/.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleForm {
    severity: Spanned<Severity>,
    without_layout: Option<Severity>,
    basis: Basis,
    zh: WordsForm,
    en: WordsForm,
    #[serde(default)]
    needs: Vec<Need>,
    #[serde(default)]
    applies: Applies,
    #[serde(default)]
    gives_way_to: Vec<Spanned<String>>,
    check: Spanned<CheckForm>,
    #[serde(default)]
    fix: FixForms,
    #[serde(default)]
    example: Vec<Example>,
    notes: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsForm {
    title: Spanned<String>,
    message: Spanned<String>,
    help: Spanned<String>,
}

/// `[fix]`, or several `[[fix]]`, of which the first that fits the reported words counts.
#[derive(Deserialize)]
#[serde(untagged)]
enum FixForms {
    One(Box<FixForm>),
    Several(Vec<FixForm>),
}

impl FixForms {
    fn all(&self) -> &[FixForm] {
        match self {
            Self::One(fix) => std::slice::from_ref(fix),
            Self::Several(fixes) => fixes,
        }
    }
}

impl Default for FixForms {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FixForm {
    find: Option<String>,
    replace: String,
    #[serde(default)]
    safe: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckForm {
    forbid: Option<ForbidForm>,
    require: Option<RequireForm>,
    implies: Option<ImpliesForm>,
    code: Option<Spanned<String>>,
    waiver: Option<WaiverDefect>,
}

type Written = Vec<Spanned<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ForbidForm {
    scope: Scope,
    patterns: Written,
    #[serde(default)]
    except: Written,
    #[serde(default)]
    outside: Vec<Scope>,
    #[serde(default)]
    unless: Written,
    #[serde(default)]
    at_least: usize,
    #[serde(default)]
    once: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequireForm {
    scope: Scope,
    #[serde(default)]
    patterns: Written,
    at: Option<Scope>,
    #[serde(default)]
    when: Written,
    #[serde(default)]
    unless: Written,
    #[serde(default)]
    if_present: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ImpliesForm {
    scope: Scope,
    #[serde(default)]
    when: Written,
    then: Written,
    #[serde(default)]
    unless: Written,
    within: Option<Scope>,
}

/// One file while it is read, with the mistakes found in it.
struct Reader<'a> {
    file: &'a str,
    contents: &'a str,
    lexicons: &'a Lexicons,
    errors: Vec<LoadError>,
}

/// The word list of words that mean the same.
const SYNONYMS: &str = "synonyms";

/// Loads rules and word lists; `changes` are added to word lists of the same name.
pub(super) fn load<'a>(
    files: impl Iterator<Item = (&'a str, &'a str)>,
    changes: &Lexicons,
) -> (Book, Vec<LoadError>) {
    let (lists, rules): (Vec<_>, Vec<_>) = files.partition(|(path, _)| path.starts_with("lexicon/"));
    let mut book = Book::default();
    let mut errors = Vec::new();
    for (file, contents) in lists {
        let name = file.trim_start_matches("lexicon/").trim_end_matches(".toml");
        match toml::from_str::<Lexicon>(contents) {
            Ok(lexicon) => {
                book.lexicons.insert(name.to_owned(), lexicon);
            }
            Err(error) => errors.push(parse_error(file, contents, &error)),
        }
    }
    for (name, change) in changes {
        let Some(lexicon) = book.lexicons.get_mut(name) else {
            errors.push(unknown_list(name, &book.lexicons));
            continue;
        };
        let has_words = ![&change.words, &change.patterns, &change.not_before, &change.not_after]
            .iter()
            .all(|list| list.is_empty());
        let grouped = !lexicon.group.is_empty();
        if (grouped && has_words) || (!grouped && !change.group.is_empty()) {
            errors.push(wrong_kind(name, grouped));
            continue;
        }
        lexicon.group.extend(change.group.iter().cloned());
        lexicon.words.extend(change.words.iter().cloned());
        lexicon.patterns.extend(change.patterns.iter().cloned());
        lexicon.not_before.extend(change.not_before.iter().cloned());
        lexicon.not_after.extend(change.not_after.iter().cloned());
    }
    let groups = book.lexicons.get(SYNONYMS).map_or(&[][..], |lexicon| &lexicon.group);
    book.synonyms = letter::Synonyms::of(groups.iter().map(|group| group.words.clone()));
    for (file, contents) in rules {
        let mut reader = Reader { file, contents, lexicons: &book.lexicons, errors: Vec::new() };
        let rule = reader.rule();
        errors.append(&mut reader.errors);
        book.rules.extend(rule);
    }
    book.rules.sort_by(|one, other| one.id.cmp(&other.id));
    errors.extend(unknown_rules(&book));
    errors.sort();
    (book, errors)
}

/// A word list that a configuration adds to and that is not there.
fn unknown_list(name: &str, lexicons: &Lexicons) -> LoadError {
    let hint = nearest(name, lexicons.keys().map(String::as_str))
        .map(|near| format!("，是否指“{near}”？"))
        .unwrap_or_default();
    LoadError {
        file: "fuwen.toml".to_owned(),
        line: 1,
        message: format!("[lexicon.{name}] 没有这个词表{hint}"),
    }
}

/// Words in a list of groups, or groups in a list of words.
fn wrong_kind(name: &str, grouped: bool) -> LoadError {
    let message = if grouped {
        format!("[lexicon.{name}] 是分组的词表，请写成 [[lexicon.{name}.group]] words = [\"…\", \"…\"]")
    } else {
        format!("[lexicon.{name}] 是词表，不能写 group，请写 words 或 patterns")
    };
    LoadError { file: "fuwen.toml".to_owned(), line: 1, message }
}

fn parse_error(file: &str, contents: &str, error: &toml::de::Error) -> LoadError {
    LoadError {
        file: file.to_owned(),
        line: line(contents, error.span().map_or(0, |span| span.start)),
        message: error.message().to_owned(),
    }
}

fn line(contents: &str, offset: usize) -> usize {
    contents.get(..offset).unwrap_or(contents).matches('\n').count() + 1
}

fn unknown_rules(book: &Book) -> Vec<LoadError> {
    let mut errors = Vec::new();
    for rule in &book.rules {
        for other in &rule.gives_way_to {
            if book.rule(other).is_none() {
                let hint = book.nearest(other).map(|near| format!("，是否指“{near}”？")).unwrap_or_default();
                errors.push(LoadError {
                    file: format!("{}.toml", rule.id),
                    line: 1,
                    message: format!("gives_way_to 提到没有的规则“{other}”{hint}"),
                });
            }
        }
    }
    errors
}

impl Reader<'_> {
    fn complain(&mut self, offset: usize, message: impl Into<String>) {
        self.errors.push(LoadError {
            file: self.file.to_owned(),
            line: line(self.contents, offset),
            message: message.into(),
        });
    }

    fn rule(&mut self) -> Option<Rule> {
        let form: RuleForm = match toml::from_str(self.contents) {
            Ok(form) => form,
            Err(error) => {
                self.errors.push(parse_error(self.file, self.contents, &error));
                return None;
            }
        };
        let id = self.file.trim_end_matches(".toml").to_owned();
        if id.split('/').count() != 2 {
            self.complain(0, "规则文件应放在“族/缺陷.toml”，如 commitment/no-deadline.toml");
        }
        let check = self.check(&form.check)?;
        let fixes = self.fixes(&form);
        self.words(&form, &check);
        self.authority(&form);
        for (kind, there) in [
            ("bad", form.example.iter().any(|example| example.bad.is_some())),
            ("good", form.example.iter().any(|example| example.good.is_some())),
        ] {
            if !there {
                self.complain(0, format!("缺少 [[example]] 中的 {kind}：每条规则至少各有一个反例和正例"));
            }
        }
        for example in &form.example {
            if let Some(problem) = example.problem() {
                self.complain(0, problem);
            }
        }
        if !self.errors.is_empty() {
            return None;
        }
        let wording = |zh: &Spanned<String>, en: &Spanned<String>| Wording {
            zh: zh.get_ref().clone(),
            en: en.get_ref().clone(),
        };
        Some(Rule {
            id,
            severity: *form.severity.get_ref(),
            without_layout: form.without_layout,
            title: wording(&form.zh.title, &form.en.title),
            message: wording(&form.zh.message, &form.en.message),
            help: wording(&form.zh.help, &form.en.help),
            basis: form.basis,
            needs: form.needs,
            applies: form.applies,
            gives_way_to: form.gives_way_to.into_iter().map(Spanned::into_inner).collect(),
            check,
            examples: form.example,
            notes: form.notes,
            fixes,
        })
    }

    fn fixes(&mut self, form: &RuleForm) -> Vec<Repair> {
        let mut fixes = Vec::new();
        for fix in form.fix.all() {
            let find = match fix.find.as_deref().map(Regex::new).transpose() {
                Ok(find) => find,
                Err(error) => {
                    self.complain(0, format!("[fix] find 不是正确的正则表达式：{error}"));
                    continue;
                }
            };
            fixes.push(Repair { find, replace: fix.replace.clone(), safe: fix.safe });
        }
        fixes
    }

    fn check(&mut self, form: &Spanned<CheckForm>) -> Option<Check> {
        let offset = form.span().start;
        let form = form.get_ref();
        let kinds = usize::from(form.forbid.is_some())
            + usize::from(form.require.is_some())
            + usize::from(form.implies.is_some())
            + usize::from(form.code.is_some())
            + usize::from(form.waiver.is_some());
        if kinds != 1 {
            self.complain(offset, "[check] 应当恰有 forbid、require、implies、code、waiver 中的一种");
            return None;
        }
        if let Some(forbid) = &form.forbid {
            return Some(Check::Forbid(Forbid {
                scope: forbid.scope,
                patterns: self.some_patterns(&forbid.patterns, offset)?,
                except: self.patterns(&forbid.except)?,
                outside: forbid.outside.clone(),
                unless: self.patterns(&forbid.unless)?,
                at_least: forbid.at_least,
                once: forbid.once,
            }));
        }
        if let Some(require) = &form.require {
            return Some(Check::Require(Require {
                scope: require.scope,
                patterns: self.patterns(&require.patterns)?,
                at: require.at,
                when: self.patterns(&require.when)?,
                unless: self.patterns(&require.unless)?,
                if_present: require.if_present,
            }));
        }
        if let Some(implies) = &form.implies {
            return Some(Check::Implies(Implies {
                scope: implies.scope,
                when: self.patterns(&implies.when)?,
                then: self.some_patterns(&implies.then, offset)?,
                unless: self.patterns(&implies.unless)?,
                within: implies.within,
            }));
        }
        if let Some(defect) = form.waiver {
            return Some(Check::Waiver(defect));
        }
        let name = form.code.as_ref()?;
        let Some(code) = code::named(name.get_ref()) else {
            let hint = nearest(name.get_ref(), code::TABLE.iter().map(|code| code.name))
                .map(|near| format!("，是否指“{near}”？"))
                .unwrap_or_default();
            self.complain(name.span().start, format!("没有代码检查“{}”{hint}", name.get_ref()));
            return None;
        };
        Some(Check::Code(code))
    }

    fn some_patterns(&mut self, written: &[Spanned<String>], offset: usize) -> Option<Patterns> {
        if written.is_empty() {
            self.complain(offset, "缺少样式：一条也没有，规则永远不会报");
            return None;
        }
        self.patterns(written)
    }

    fn patterns(&mut self, written: &[Spanned<String>]) -> Option<Patterns> {
        let mut all = Vec::new();
        for pattern in written {
            match Patterns::compile(std::slice::from_ref(pattern.get_ref()), self.lexicons) {
                Ok(mut compiled) => all.append(&mut compiled.0),
                Err(errors) => {
                    for error in errors {
                        self.complain(pattern.span().start, error.to_string());
                    }
                }
            }
        }
        (all.len() == written.len()).then_some(Patterns(all))
    }

    fn words(&mut self, form: &RuleForm, check: &Check) {
        let mut known = check.values();
        known.push("hit".to_owned());
        for template in
            [&form.zh.title, &form.zh.message, &form.zh.help, &form.en.title, &form.en.message, &form.en.help]
        {
            if template.get_ref().trim().is_empty() {
                self.complain(template.span().start, "文字不能为空");
            }
            for name in wording::names(template.get_ref()) {
                if !known.contains(&name) {
                    let hint = nearest(&name, known.iter().map(String::as_str))
                        .map(|near| format!("，是否指“{{{near}}}”？"))
                        .unwrap_or_default();
                    self.complain(
                        template.span().start,
                        format!("检查不给出“{{{name}}}”这个值{hint}（可用：{}）", known.join("、")),
                    );
                }
            }
        }
        for name in form.fix.all().iter().flat_map(|fix| wording::names(&fix.replace)) {
            if !known.contains(&name) {
                self.complain(0, format!("[fix] 用到检查不给出的值“{{{name}}}”"));
            }
        }
    }

    /// Wording and severity follow authority.
    fn authority(&mut self, form: &RuleForm) {
        let severity = *form.severity.get_ref();
        let at = form.severity.span().start;
        match form.basis.level {
            Level::Conditional if severity == Severity::Error => {
                self.complain(at, "依据是“一般”条款（conditional），不能定为 error");
            }
            Level::Heuristic if severity == Severity::Error => {
                self.complain(at, "依据是经验判断（heuristic），最多定为 warning");
            }
            _ => {}
        }
        if !matches!(form.basis.level, Level::Conditional | Level::Practice | Level::Heuristic) {
            return;
        }
        for words in [&form.zh.title, &form.zh.message, &form.zh.help] {
            if ["规定", "要求"].iter().any(|word| words.get_ref().contains(word)) {
                self.complain(
                    words.span().start,
                    "只有法律法规、通知和标准可以说“规定”“要求”；通行做法请写“通行做法”",
                );
            }
        }
    }
}
