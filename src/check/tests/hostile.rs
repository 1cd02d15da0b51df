//! Rules about content stand whatever text they are given.

use proptest::prelude::*;

use crate::article::{Kind, Markup};
use crate::catalogue::Terms;
use crate::check::{Sample, sample};
use crate::config::Config;
use crate::locale::Locale;
use crate::sync::Glossary;
use crate::text::sentences::tests::soup;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn what_is_found_and_mended_lies_in_the_text(source in soup(), target in soup(), literal in any::<bool>()) {
        let en = Locale::english();
        let terms = "-a = a\n    .never = b\n-un = UN\n    .also = Nations Unies\n";
        for tag in ["fr", "ht", "ja"] {
            let locale: Locale = tag.parse().unwrap();
            let glossary: Glossary =
                [&en, &locale].into_iter().map(|l| (l.clone(), Terms::read(l, terms.to_owned()))).collect();
            for kind in [Kind::Paragraph, Kind::Heading(1), Kind::AltText] {
                let given = Sample {
                    source: (&en, &source),
                    target: (&locale, &target),
                    kind: &kind,
                    markup: if literal { Markup::Literal } else { Markup::Markdown },
                    glossary: &glossary,
                };
                for found in sample(&given, &Config::default()) {
                    prop_assert!(target.get(found.fault.span.clone()).is_some(), "{found:?}");
                    let mut end = 0;
                    for (span, _) in found.fault.fix.into_iter().flat_map(|fix| fix.edits) {
                        prop_assert!(target.get(span.clone()).is_some() && span.start >= end, "{}: {span:?}", found.rule);
                        end = span.end;
                    }
                }
            }
        }
    }
}
