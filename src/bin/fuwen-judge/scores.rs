//! Figures over scores: how well a score tells two groups apart.

use serde_json::{Value, json};

/// Scores of what should score high and of what should score low.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores {
    /// Of what should score high.
    pub(crate) high: Vec<f64>,
    /// Of what should score low.
    pub(crate) low: Vec<f64>,
}

impl Scores {
    /// The chance that one that should score high does score above one that should not; ties count half.
    pub(crate) fn auc(&self) -> f64 {
        let wins: f64 = self
            .high
            .iter()
            .flat_map(|high| self.low.iter().map(move |low| f64::midpoint(sign(high - low), 1.0)))
            .sum();
        wins / (count(&self.high) * count(&self.low))
    }

    /// The share of the low ones below the score that `alarms` (a share) of the high ones fall short of.
    pub(crate) fn caught_at(&self, alarms: f64) -> f64 {
        let threshold = quantile(&self.high, alarms);
        count_if(&self.low, |score| score < threshold) / count(&self.low)
    }

    /// The share of the high ones below the score that `caught` (a share) of the low ones fall short of.
    pub(crate) fn alarms_at(&self, caught: f64) -> f64 {
        let threshold = quantile(&self.low, caught);
        count_if(&self.high, |score| score < threshold) / count(&self.high)
    }

    /// The shares of both groups below `threshold`: false alarms, and caught.
    pub(crate) fn below(&self, threshold: f64) -> (f64, f64) {
        (
            count_if(&self.high, |score| score < threshold) / count(&self.high),
            count_if(&self.low, |score| score < threshold) / count(&self.low),
        )
    }

    /// Adds those of another set.
    pub(crate) fn extend(&mut self, other: &Self) {
        self.high.extend(&other.high);
        self.low.extend(&other.low);
    }

    /// All of it for programs.
    pub(crate) fn json(&self) -> Value {
        json!({
            "n": [self.high.len(), self.low.len()],
            "auc": rounded(self.auc()),
            "caught_at_5_percent_alarms": rounded(self.caught_at(0.05)),
            "alarms_at_85_percent_caught": rounded(self.alarms_at(0.85)),
        })
    }

    /// All of it in a line.
    pub(crate) fn line(&self) -> String {
        format!(
            "n {:4}/{:<4} AUC {:.3}  caught at 5 % alarms {:.2}  alarms at 85 % caught {:.2}",
            self.high.len(),
            self.low.len(),
            self.auc(),
            self.caught_at(0.05),
            self.alarms_at(0.85)
        )
    }
}

/// One of two halves, by the letters of `id`: the same in every run.
pub(crate) fn half(id: &str) -> usize {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    usize::from((hash >> 32).count_ones() % 2 == 1)
}

/// Three places.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The value that `share` of them fall short of.
pub(crate) fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a small count")]
    let at = (count(values) * share).floor() as usize;
    sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

fn sign(difference: f64) -> f64 {
    if difference == 0.0 { 0.0 } else { difference.signum() }
}

fn count(values: &[f64]) -> f64 {
    f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX))
}

fn count_if(values: &[f64], holds: impl Fn(f64) -> bool) -> f64 {
    f64::from(u32::try_from(values.iter().filter(|value| holds(**value)).count()).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::Scores;

    #[test]
    fn groups_apart_and_groups_alike() {
        let apart = Scores { high: vec![0.9, 0.8, 0.7, 0.6], low: vec![0.1, 0.2, 0.3, 0.5] };
        let alike = Scores { high: vec![0.5, 0.5], low: vec![0.5, 0.5] };
        let one_wrong = Scores { high: vec![0.9, 0.2], low: vec![0.1, 0.3] };
        for (scores, auc) in [(apart, 1.0), (alike, 0.5), (one_wrong, 0.75)] {
            assert!((scores.auc() - auc).abs() < 1e-9, "{scores:?}");
        }
    }
}
