//! Whether a plain text has one line a paragraph, or is wrapped.

use super::Line;
use crate::article::Layout;

/// The widths, in characters, that text is wrapped at.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=160;

/// Decides for the whole text. Line-wise unless it is clearly wrapped: of the lines that have a line directly
/// under them, most are nearly as long as the longest, and half or more run on, without a mark at their end
/// and with no capital on the next line.
pub(super) fn decide(text: &str, lines: &[Line]) -> Layout {
    let content = |line: &Line| text[line.content.clone()].trim();
    let (mut inner, mut full, mut run_on) = (0, 0, 0);
    let widths: Vec<usize> = lines.iter().map(|line| content(line).chars().count()).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    for (pair, width) in lines.windows(2).zip(&widths) {
        let (line, next) = (content(&pair[0]), content(&pair[1]));
        if line.is_empty() || next.is_empty() {
            continue;
        }
        inner += 1;
        full += usize::from(width * 3 >= widest * 2);
        let ended = line.ends_with(['.', '!', '?', ':', '…', '”', '"', '»', '。', '！', '？']);
        let goes_on = next.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_uppercase());
        run_on += usize::from(!ended && goes_on);
    }
    let wrapped = WIDTHS.contains(&widest) && inner >= 2 && run_on * 2 >= inner && full * 10 >= inner * 7;
    if wrapped { Layout::Wrapped } else { Layout::Lines }
}
