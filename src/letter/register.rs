//! The register (台账) of many items: one line an item, under headings as offices write them.

use super::{Consultation, Date, ItemKind, Record};

/// The lines of a register, each a handling record as far as the register says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// One record for each line that names an item.
    pub records: Vec<Record>,
    /// Headings that say nothing to fuwen.
    pub unread: Vec<String>,
}

/// What a column of a register says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Kind,
    Number,
    Title,
    Session,
    Proposers,
    KeyItem,
    Organiser,
    CoOrganisers,
    HandedOver,
    Received,
    Consulted,
    ConsultationMode,
    ConsultedWith,
    FaceToFaceRequested,
    Drafter,
    Reviewer,
    Signer,
    Publication,
    Confidential,
}

/// The headings of each column, in use here or there; white space and what stands in brackets make no difference.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Kind, &["类别", "类型", "件别", "种类", "kind"]),
    (
        Column::Number,
        &["编号", "件号", "建议编号", "提案编号", "建议号", "提案号", "案号", "建议提案编号", "number"],
    ),
    (
        Column::Title,
        &[
            "标题",
            "题目",
            "案由",
            "名称",
            "建议标题",
            "提案标题",
            "建议名称",
            "提案名称",
            "建议提案标题",
            "title",
        ],
    ),
    (Column::Session, &["届次", "会议", "session"]),
    (
        Column::Proposers,
        &[
            "提出人",
            "提出者",
            "代表",
            "委员",
            "代表姓名",
            "委员姓名",
            "领衔代表",
            "提案者",
            "提案人",
            "第一提案人",
            "建议人",
            "proposers",
        ],
    ),
    (Column::KeyItem, &["重点", "是否重点", "重点件", "重点建议", "重点提案", "key_item"]),
    (Column::Organiser, &["主办单位", "承办单位", "主办", "organiser"]),
    (Column::CoOrganisers, &["协办单位", "会办单位", "分办单位", "协办", "会办", "co_organisers"]),
    (Column::HandedOver, &["交办日期", "交办时间", "交办日", "handed_over"]),
    (Column::Received, &["接收日期", "收文日期", "收件日期", "接收时间", "收文时间", "received"]),
    (
        Column::Consulted,
        &[
            "沟通日期",
            "协商日期",
            "面商日期",
            "沟通协商日期",
            "沟通时间",
            "面商时间",
            "协商时间",
            "consulted",
        ],
    ),
    (Column::ConsultationMode, &["沟通方式", "协商方式", "面商方式", "沟通协商方式", "consultation_mode"]),
    (Column::ConsultedWith, &["沟通对象", "协商对象", "面商对象", "consulted_with"]),
    (Column::FaceToFaceRequested, &["要求面商", "是否要求面商", "face_to_face_requested"]),
    (Column::Drafter, &["拟稿人", "承办人", "经办人", "drafter"]),
    (Column::Reviewer, &["审核人", "核稿人", "reviewer"]),
    (Column::Signer, &["签发人", "signer"]),
    (Column::Publication, &["公开属性", "是否公开", "公开情况", "publication"]),
    (Column::Confidential, &["申请保密", "是否保密", "confidential"]),
];

/// Lines above the headings that a register may have for its own title.
const LINES_ABOVE: usize = 10;

impl Register {
    /// Reads the rows of a table; lines above the headings, such as the table's own title, are passed over.
    ///
    /// # Errors
    /// In Chinese: that there is no row of headings with 编号 or 标题, or a row and column whose cell is no day.
    pub fn from_rows(rows: &[Vec<String>]) -> Result<Self, String> {
        let headings = rows
            .iter()
            .take(LINES_ABOVE)
            .position(|row| {
                let known: Vec<Column> = row.iter().filter_map(|heading| column(heading)).collect();
                known.len() >= 2 && known.iter().any(|one| matches!(one, Column::Number | Column::Title))
            })
            .ok_or("没有找到表头：前10行里应有一行同时写有“编号”“标题”等栏目名")?;
        let columns: Vec<Option<Column>> = rows[headings].iter().map(|heading| column(heading)).collect();
        let unread = rows[headings]
            .iter()
            .zip(&columns)
            .filter(|(heading, column)| column.is_none() && !heading.trim().is_empty())
            .map(|(heading, _)| heading.trim().to_owned())
            .collect();
        let mut records = Vec::new();
        for (index, row) in rows.iter().enumerate().skip(headings + 1) {
            let record = read(row, &columns).map_err(|error| format!("第{}行{error}", index + 1))?;
            if record.number.is_some() || record.title.is_some() {
                records.push(record);
            }
        }
        Ok(Self { records, unread })
    }
}

fn column(heading: &str) -> Option<Column> {
    let bare: String = heading
        .split(['（', '('])
        .next()
        .unwrap_or("")
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '\u{feff}')
        .collect();
    HEADINGS.iter().find(|(_, names)| names.contains(&bare.as_str())).map(|(column, _)| *column)
}

fn read(row: &[String], columns: &[Option<Column>]) -> Result<Record, String> {
    let mut record = Record::default();
    let mut consultation = Consultation::default();
    for (cell, column) in row.iter().zip(columns) {
        let (cell, Some(column)) = (cell.trim(), column) else { continue };
        if cell.is_empty() {
            continue;
        }
        let text = || Some(cell.to_owned());
        match column {
            Column::Kind => record.kind = kind(cell),
            Column::Number => record.number = text(),
            Column::Title => record.title = text(),
            Column::Session => record.session = text(),
            Column::Proposers => record.proposers = names(cell),
            Column::KeyItem => record.key_item = is_yes(cell),
            Column::Organiser => record.organiser = text(),
            Column::CoOrganisers => record.co_organisers = names(cell),
            Column::HandedOver => record.handed_over = Some(day(cell)?),
            Column::Received => record.received = Some(day(cell)?),
            Column::Consulted => consultation.date = Some(day(cell)?),
            Column::ConsultationMode => consultation.mode = text(),
            Column::ConsultedWith => consultation.with = text(),
            Column::FaceToFaceRequested => record.face_to_face_requested = is_yes(cell),
            Column::Drafter => record.drafter = text(),
            Column::Reviewer => record.reviewer = text(),
            Column::Signer => record.signer = text(),
            Column::Publication => record.publication = text(),
            Column::Confidential => record.confidential = is_yes(cell),
        }
    }
    if consultation != Consultation::default() {
        record.consultations.push(consultation);
    }
    Ok(record)
}

fn kind(cell: &str) -> Option<ItemKind> {
    match (cell.contains("提案"), cell.contains("建议")) {
        (true, false) => Some(ItemKind::Proposal),
        (false, true) => Some(ItemKind::Suggestion),
        _ => None,
    }
}

fn names(cell: &str) -> Vec<String> {
    cell.split(['、', '，', ',', '；', ';', ' ', '\u{3000}', '\n'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_yes(cell: &str) -> bool {
    !matches!(cell, "否" | "无" | "不" | "不是" | "×" | "0" | "false" | "no" | "—" | "-" | "/")
}

/// A day as people write it in tables: 2025-04-10, 2025.4.10, 2025/4/10, 2025年4月10日.
fn day(cell: &str) -> Result<Date, String> {
    let numbers: Vec<i16> = cell
        .split(|character: char| !character.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .filter_map(|run| run.parse().ok())
        .collect();
    match numbers.as_slice() {
        [year, month, day, ..] if *year >= 1900 => i8::try_from(*month)
            .ok()
            .zip(i8::try_from(*day).ok())
            .and_then(|(month, day)| Date::new(*year, month, day).ok()),
        _ => None,
    }
    .ok_or_else(|| format!("：“{cell}”不是日期，请写成 2025-06-30 的样子"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn rows(table: &str) -> Vec<Vec<String>> {
        table.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_register_is_read_under_the_headings_of_offices() {
        let register = Register::from_rows(&rows(
            "2025年建议提案办理台账||||||\n\
             序号|编号|类 别|案由（全称）|提出人|交办日期|面商日期|是否重点\n\
             1|第12号|人大建议|关于修复城南路的建议|陈树林、李明|2025-04-10|2025年5月12日|是\n\
             2|13|政协提案|关于增设公厕的提案|王芳|2025.4.9||否\n\
             合计|||||||",
        ))
        .unwrap();
        assert_eq!(register.unread, ["序号"]);
        let (first, second) = (&register.records[0], &register.records[1]);
        assert_eq!(register.records.len(), 2);
        assert_eq!(first.number.as_deref(), Some("第12号"));
        assert_eq!(first.kind, Some(ItemKind::Suggestion));
        assert_eq!(first.proposers, ["陈树林", "李明"]);
        assert_eq!(first.handed_over, Some("2025-04-10".parse().unwrap()));
        assert_eq!(first.consultations[0].date, Some("2025-05-12".parse().unwrap()));
        assert!(first.key_item && !second.key_item);
        assert!(second.consultations.is_empty());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_row() {
        for (table, words) in [
            ("甲|乙\n1|2", "没有找到表头"),
            ("编号|交办日期\n12|去年", "第2行：“去年”不是日期"),
            ("编号|交办日期\n12|2025-02-30", "第2行：“2025-02-30”不是日期"),
        ] {
            let error = Register::from_rows(&rows(table)).unwrap_err();
            assert!(error.contains(words), "{error}");
        }
    }
}
