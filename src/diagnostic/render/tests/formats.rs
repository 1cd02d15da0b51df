//! The formats of other programs: what they look like, and that nothing in a finding breaks them.

use std::borrow::Cow;
use std::ops::Range;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use super::{FTL, finding, one_file};
use crate::diagnostic::render::*;
use crate::diagnostic::{Diagnostic, Fix, RuleDescription, Safety, Severity};

fn rules() -> Vec<RuleDescription> {
    vec![RuleDescription {
        id: "syntax",
        severity: Severity::Error,
        summary: "a line that is no Fluent",
        explanation: "Text that Fluent\ncannot read.\n\nWay out: indent it.\n".into(),
        help_uri: None,
    }]
}

/// A finding with everything that one can have.
fn whole() -> Diagnostic {
    let mut d = finding();
    d.fix = Some(Fix { edits: vec![(d.span.clone(), "    ".into())], safety: Safety::Safe });
    d.allow = Some("# allow: syntax, because …".into());
    d
}

fn missing() -> Diagnostic {
    Diagnostic::new("sync-due", Severity::Warning, "locales/ht/é b.ftl", 0..0, "there is no catalogue yet")
}

#[test]
fn scripts_get_where_a_finding_ends_its_fix_and_the_line_that_silences_it() {
    let json: Value = serde_json::from_str(&json(&[whole()], &one_file(FTL))).unwrap();
    let d = &json["findings"][0];
    assert_eq!((d["end_line"].as_u64(), d["end_column"].as_u64()), (Some(3), Some(2)));
    assert_eq!(d["fix"], serde_json::json!({ "safety": "safe", "edits": [{ "span": [55, 56], "text": "    " }] }));
    assert_eq!(d["allow"], "# allow: syntax, because …");
}

#[test]
fn code_scanning_gets_rules_regions_fingerprints_and_fixes() {
    let log: Value = serde_json::from_str(&sarif(&[whole(), missing()], &one_file(FTL), &rules(), "site/")).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&log["runs"][0]["tool"]["driver"]["rules"]).unwrap(), @r#"
    [
      {
        "id": "syntax",
        "shortDescription": {
          "text": "a line that is no Fluent"
        },
        "fullDescription": {
          "text": "Text that Fluent cannot read."
        },
        "help": {
          "text": "Text that Fluent\ncannot read.\n\nWay out: indent it.\n",
          "markdown": "Text that Fluent\ncannot read.\n\nWay out: indent it.\n"
        },
        "defaultConfiguration": {
          "level": "error"
        }
      },
      {
        "id": "sync-due"
      }
    ]
    "#);
    insta::assert_snapshot!(serde_json::to_string_pretty(&log["runs"][0]["results"]).unwrap(), @r##"
    [
      {
        "ruleId": "syntax",
        "ruleIndex": 0,
        "level": "error",
        "message": {
          "text": "a tab does not indent a line\nhelp: put four spaces in its place"
        },
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "site/locales/ht/a.ftl",
                "uriBaseId": "%SRCROOT%"
              },
              "region": {
                "startLine": 3,
                "startColumn": 1,
                "endLine": 3,
                "endColumn": 2
              }
            }
          }
        ],
        "partialFingerprints": {
          "tradwiFinding/v1": "71ac30c3bcf9feb4:1"
        },
        "fixes": [
          {
            "description": {
              "text": "put four spaces in its place"
            },
            "artifactChanges": [
              {
                "artifactLocation": {
                  "uri": "site/locales/ht/a.ftl",
                  "uriBaseId": "%SRCROOT%"
                },
                "replacements": [
                  {
                    "deletedRegion": {
                      "startLine": 3,
                      "startColumn": 1,
                      "endLine": 3,
                      "endColumn": 2
                    },
                    "insertedContent": {
                      "text": "    "
                    }
                  }
                ]
              }
            ]
          }
        ],
        "properties": {
          "article": "articles/a.txt",
          "locale": "ht",
          "id": "gwoup-ame",
          "allow": "# allow: syntax, because …"
        }
      },
      {
        "ruleId": "sync-due",
        "ruleIndex": 1,
        "level": "warning",
        "message": {
          "text": "there is no catalogue yet"
        },
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "site/locales/ht/%C3%A9%20b.ftl",
                "uriBaseId": "%SRCROOT%"
              },
              "region": {
                "startLine": 1
              }
            }
          }
        ],
        "partialFingerprints": {
          "tradwiFinding/v1": "23ac98f7c014897f:1"
        }
      }
    ]
    "##);
}

#[test]
fn columns_of_code_scanning_are_utf16_code_units() {
    let text = "\u{FEFF}a = 💧💧 X\n";
    let at = text.find('X').unwrap();
    let d = Diagnostic::new("syntax", Severity::Error, "locales/ht/a.ftl", at..at + 1, "here");
    let log: Value = serde_json::from_str(&sarif(&[d], &one_file(text), &[], "")).unwrap();
    let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startColumn"], "a = ".len() + 4 + 1 + 1);
    assert_eq!(log["runs"][0]["columnKind"], "utf16CodeUnits");
}

#[test]
fn a_fingerprint_survives_moved_lines() {
    let of = |text: &str| {
        let at = text.find('\t').unwrap();
        let d = Diagnostic { span: at..at + 1, ..finding() };
        let log: Value = serde_json::from_str(&sarif(&[d], &one_file(text), &[], "")).unwrap();
        log["runs"][0]["results"][0]["partialFingerprints"].clone()
    };
    assert_eq!(of(FTL), of(&format!("# a line more\n\n{FTL}")));
}

#[test]
fn gitlab_gets_its_code_quality_report() {
    insta::assert_snapshot!(gitlab(&[finding()], &one_file(FTL), "site/"), @r#"
    [
      {
        "description": "a tab does not indent a line",
        "check_name": "syntax",
        "fingerprint": "71ac30c3bcf9feb4:1",
        "severity": "major",
        "location": {
          "path": "site/locales/ht/a.ftl",
          "lines": {
            "begin": 3
          }
        }
      }
    ]
    "#);
}

#[test]
fn a_test_report_has_a_suite_a_unit_and_a_case_a_rule() {
    let unit = |name: &str, locale: &str| Unit { name: name.into(), locale: locale.parse().ok() };
    let units = [unit("articles/a.txt", "ht"), unit("articles/a.txt", "fr")];
    let mut second = finding();
    second.message = "another <one> & \"more\"".into();
    let mut warned = finding();
    warned.severity = Severity::Warning;
    warned.rule = "stale";
    insta::assert_snapshot!(junit(&[finding(), second, warned, missing()], &one_file(FTL), &units), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="tradwi check" tests="4" failures="1" errors="0">
      <testsuite name="articles/a.txt (fr)" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="articles/a.txt (fr)" name="nothing to mend"/>
      </testsuite>
      <testsuite name="articles/a.txt (ht)" tests="2" failures="1" errors="0" skipped="0">
        <testcase classname="articles/a.txt (ht)" name="stale">
          <system-out>locales/ht/a.ftl:3:1: warning: a tab does not indent a line
      help: put four spaces in its place
    </system-out>
        </testcase>
        <testcase classname="articles/a.txt (ht)" name="syntax">
          <failure type="syntax" message="a tab does not indent a line (and 1 more like it)">locales/ht/a.ftl:3:1: error: a tab does not indent a line
      help: put four spaces in its place
    locales/ht/a.ftl:3:1: error: another &lt;one&gt; &amp; &quot;more&quot;
      help: put four spaces in its place
    </failure>
        </testcase>
      </testsuite>
      <testsuite name="locales/ht/é b.ftl" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="locales/ht/é b.ftl" name="sync-due">
          <system-out>locales/ht/é b.ftl: warning: there is no catalogue yet
    </system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "#);
    insta::assert_snapshot!(junit(&[], &|_| None, &units[..1]), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="tradwi check" tests="1" failures="0" errors="0">
      <testsuite name="articles/a.txt (ht)" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="articles/a.txt (ht)" name="nothing to mend"/>
      </testsuite>
    </testsuites>
    "#);
}

#[test]
fn a_summary_counts_by_article_and_locale_and_lists_what_is_worst_first() {
    let mut hostile = finding();
    hostile.message = "`@nou` says **85%** <b>, see #12 and https://example.org; `ok`".into();
    hostile.help = None;
    insta::assert_snapshot!(markdown(&[missing(), hostile, finding()], &one_file(FTL), 3, MARKDOWN_LIMIT), @r#"
    ## Translations: 2 errors, 1 warning in 2 files

    3 older findings are let pass by the baseline.

    | article | locale | errors | warnings | notes |
    |---|---|--:|--:|--:|
    | `articles/a.txt` | ht | 2 |  |  |
    | `locales/ht/é b.ftl` |  |  | 1 |  |

    ### Errors

    `locales/ht/a.ftl`

    - line 3, `syntax`: `@nou` says `**85%**` `<b>,` see `#12` and `https://example.org;` `ok`
    - line 3, `syntax`: a tab does not indent a line\
      help: put four spaces in its place

    ### Warnings

    `locales/ht/é b.ftl`

    - `sync-due`: there is no catalogue yet
    "#);
    insta::assert_snapshot!(markdown(&[], &|_| None, 0, MARKDOWN_LIMIT), @"## Translations: nothing to mend");
}

#[test]
fn a_summary_fits_a_comment_and_says_how_much_does_not() {
    let many: Vec<Diagnostic> = (0..3000)
        .map(|i| {
            let mut d = finding();
            d.article = Some(format!("articles/{i}.txt"));
            d.message = format!("`{}` is not translated", "x".repeat(i % 90));
            d
        })
        .collect();
    for limit in [400, 2_000, MARKDOWN_LIMIT] {
        let out = markdown(&many, &one_file(FTL), 0, limit);
        assert!(out.chars().count() <= limit, "{}", out.chars().count());
        let shown = out.matches("is not translated").count();
        let left = terminal::thousands(3000 - shown);
        assert!(
            out.ends_with(&format!("{left} findings left out here for their length; `tradwi check` lists them all.\n"))
        );
        assert!(limit < 1000 || shown > 10, "{shown}");
    }
}

/// A summary parsed as GitHub would: its own structure, and not a word of anybody else's outside code.
fn is_inert(out: &str) -> Result<(), TestCaseError> {
    let mut code = false;
    for event in Parser::new_ext(out, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(
                Tag::Heading { .. }
                | Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak => {}
            // The name in a cell, which is written as HTML where it has a bar.
            Event::InlineHtml(html) => {
                prop_assert!(matches!(&*html, "<code>" | "</code>"), "{html:?} in {out}");
                code = &*html == "<code>";
            }
            Event::Text(text) => {
                let lower = text.to_lowercase();
                let bad = |c: char| matches!(c, '@' | '#' | '<' | '[' | '*' | '_' | '~' | '$') || c.is_control();
                prop_assert!(code || !lower.contains(bad) && !lower.contains("://") && !lower.contains("www"), "{out}");
            }
            other => prop_assert!(false, "{other:?} in {out}"),
        }
    }
    Ok(())
}

/// Every format with the same texts in every place that can hold some.
pub fn all_are_well_formed(
    text: &str,
    message: &str,
    file: &str,
    edit: &str,
    span: Range<usize>,
) -> Result<(), TestCaseError> {
    let mut d = Diagnostic::new("syntax", Severity::Error, file, span.clone(), message)
        .with_help(edit)
        .with_place(file, "ht".parse().ok().as_ref())
        .with_id(message);
    d.fix = Some(Fix { edits: vec![(span, edit.to_owned())], safety: Safety::Display });
    d.allow = Some(edit.to_owned());
    let mut other = d.clone();
    other.severity = Severity::Info;
    other.article = None;
    let all = [d, other];
    let sources = |name: &str| (name == file).then(|| Cow::Owned(text.to_owned()));

    for out in [json(&all, &sources), sarif(&all, &sources, &rules(), "a b/"), gitlab(&all, &sources, "a b/")] {
        prop_assert!(serde_json::from_str::<Value>(&out).is_ok());
    }
    let log: Value = serde_json::from_str(&sarif(&all, &sources, &[], "")).unwrap();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        prop_assert!(uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b)), "{uri}");
    }

    let report = junit(&all, &sources, &[Unit { name: message.to_owned(), locale: None }]);
    let document = roxmltree::Document::parse(&report).map_err(|e| TestCaseError::fail(format!("{e}: {report:?}")))?;
    let failure = document.descendants().find(|n| n.has_tag_name("failure")).unwrap();
    let kept: String = message.chars().map(|c| if is_xml(c) { c } else { '\u{FFFD}' }).collect();
    prop_assert_eq!(failure.attribute("message"), Some(kept.as_str()));

    is_inert(&markdown(&all, &sources, 1, MARKDOWN_LIMIT))
}

/// What of a text a report keeps.
fn is_xml(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\r') || !terminal::is_unsafe(c) && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
