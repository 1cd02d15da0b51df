//! Two log-log charts, time and memory against articles: what costs in proportion is a line that rises like the
//! dotted ones.

use std::fmt::Write as _;

use super::{Cost, RUNS};

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 48.0;
const GAP: f64 = 110.0;
/// Hues apart for the eye, also where red and green are one.
const COLOURS: [&str; 6] = ["#d55e00", "#e69f00", "#009e73", "#56b4e9", "#0072b2", "#cc79a7"];

/// A chart with logarithmic axes.
struct Chart {
    left: f64,
    /// The powers of ten at both ends of the axes.
    x: (f64, f64),
    y: (f64, f64),
}

impl Chart {
    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let part = |v: f64, (low, high): (f64, f64)| (v.log10() - low) / (high - low);
        (self.left + WIDTH * part(x, self.x), TOP + HEIGHT * (1.0 - part(y, self.y)))
    }

    fn frame(&self, out: &mut String, title: &str, unit: &str) {
        let _ = writeln!(out, "<text class=\"title\" x=\"{:.0}\" y=\"{:.0}\">{title}</text>", self.left, TOP - 16.0);
        for power in self.x.0.ceil() as i32..=self.x.1 as i32 {
            let (x, _) = self.at(10f64.powi(power), 10f64.powf(self.y.0));
            let _ = writeln!(out, "<path class=\"grid\" d=\"M{x:.1} {TOP}V{:.1}\"/>", TOP + HEIGHT);
            let label = ["1", "10", "100", "1,000", "10,000", "100,000", "1,000,000"][power.clamp(0, 6) as usize];
            let _ = writeln!(
                out,
                "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text>",
                TOP + HEIGHT + 20.0
            );
        }
        for power in self.y.0.ceil() as i32..=self.y.1 as i32 {
            let (_, y) = self.at(10f64.powf(self.x.0), 10f64.powi(power));
            let _ = writeln!(out, "<path class=\"grid\" d=\"M{:.1} {y:.1}h{WIDTH}\"/>", self.left);
            let label = if power < 0 {
                format!("0.{}1", "0".repeat((-power - 1) as usize))
            } else {
                format!("1{}", "0".repeat(power as usize))
            };
            let _ = writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{label} {unit}</text>",
                self.left - 8.0,
                y + 4.0
            );
        }
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">articles</text>",
            self.left + WIDTH / 2.0,
            TOP + HEIGHT + 42.0
        );
    }

    /// What grows as the articles do, through a point.
    fn proportion(&self, out: &mut String, (x, y): (f64, f64)) {
        let to = 10f64.powf(self.x.1).min(x * 10f64.powf(self.y.1) / y);
        let ((x1, y1), (x2, y2)) = (self.at(x, y), self.at(to, y * to / x));
        let _ = writeln!(out, "<path class=\"proportion\" d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\"/>");
    }

    fn line(&self, out: &mut String, points: &[(f64, f64)], colour: &str) {
        let at: Vec<String> =
            points.iter().map(|&(x, y)| self.at(x, y)).map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        let _ = writeln!(out, "<path class=\"line\" stroke=\"{colour}\" d=\"M{}\"/>", at.join("L"));
        for point in at {
            let (x, y) = point.split_once(' ').unwrap_or_default();
            let _ = writeln!(out, "<circle fill=\"{colour}\" cx=\"{x}\" cy=\"{y}\" r=\"3\"/>");
        }
    }
}

/// The picture.
pub fn svg(all: &[(usize, Vec<Cost>)]) -> String {
    let width = LEFT + 2.0 * WIDTH + GAP + 40.0;
    let height = TOP + HEIGHT + 100.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\">\n\
         <title>Time and memory against the number of articles</title>\n\
         <style>text {{ font: 12px system-ui, sans-serif; fill: #333 }} .title {{ font-size: 15px; font-weight: 600 }} \
         .grid {{ stroke: #8884; fill: none }} .line {{ stroke-width: 2; fill: none }} \
         .proportion {{ stroke: #888; stroke-dasharray: 1 4; fill: none }} \
         svg {{ background: #fff }} \
         @media (prefers-color-scheme: dark) {{ svg {{ background: #111 }} text {{ fill: #ddd }} }}</style>\n"
    );
    let x = span(all.iter().map(|(n, _)| *n as f64));
    for (chart, title, unit, of) in [
        (0, "Time", "s", (|c: &Cost| c.seconds) as fn(&Cost) -> f64),
        (1, "Memory at its peak", "MB", |c: &Cost| c.megabytes),
    ] {
        let y = span(all.iter().flat_map(|(_, costs)| costs.iter().map(of)));
        let chart = Chart { left: LEFT + f64::from(chart) * (WIDTH + GAP), x, y };
        chart.frame(&mut out, title, unit);
        if let Some((n, costs)) = all.first() {
            chart.proportion(&mut out, (*n as f64, of(&costs[0]).max(10f64.powf(y.0))));
        }
        for (run, colour) in COLOURS.iter().enumerate() {
            let points: Vec<(f64, f64)> = all.iter().map(|(n, costs)| (*n as f64, of(&costs[run]))).collect();
            chart.line(&mut out, &points, colour);
        }
    }
    for (run, (name, colour)) in RUNS.iter().zip(COLOURS).enumerate() {
        let x = LEFT + run as f64 * 150.0;
        let y = height - 20.0;
        let _ = writeln!(
            out,
            "<circle fill=\"{colour}\" cx=\"{x}\" cy=\"{:.1}\" r=\"5\"/><text x=\"{:.1}\" y=\"{y}\">{name}</text>",
            y - 4.0,
            x + 10.0
        );
    }
    out.push_str("</svg>\n");
    out
}

/// The powers of ten around values.
fn span(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.map(|v| v.max(1e-3).log10()) {
        (low, high) = (low.min(value), high.max(value));
    }
    let (low, high) = ((low + 1e-6).floor(), (high - 1e-6).ceil());
    (low, high.max(low + 1.0))
}
