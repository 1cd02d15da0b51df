//! The form of the per-language data files: `[section]` lines, entries below them, `#` comments.

/// The entries of a data file, one a line, each with the section it stands in.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    file.lines().filter_map(move |line| {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
            return None;
        }
        Some((section, line))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn comments_and_sections_are_told_from_entries() {
        let file = "# a comment\n[one]\n first \n\n[two]\nsecond entry\n";
        assert_eq!(entries(file).collect::<Vec<_>>(), [("one", "first"), ("two", "second entry")]);
    }

    /// A section with a slip of the pen in its name would be read as another, and an entry in NFD never found.
    #[test]
    fn the_data_files_are_what_their_readers_expect() {
        let sentences = ["never ends", "before a number", "may end", "initials", "starts", "goes on"];
        let metadata = [
            "reading time",
            "date",
            "months",
            "weekdays",
            "day endings",
            "first",
            "bylines",
            "published",
            "updated",
            "before a time",
            "morning",
            "afternoon",
            "time zones",
            "furniture",
            "corrections",
        ];
        let grade = [
            "negation",
            "negating prefixes",
            "months",
            "weekdays",
            "numbers",
            "units",
            "connectors",
            "names",
            "doubled",
            "small words",
        ];
        let negation = [
            "alike",
            "en asks",
            "en has",
            "en excuses",
            "en adds",
            "fr asks",
            "fr has",
            "fr excuses",
            "fr adds",
            "ht asks",
            "ht has",
            "ht excuses",
            "ht adds",
        ];
        let typography = ["ligatures", "accented capitals", "nationalities", "nouns before them", "before languages"];
        let places = ["Haiti", "countries"];
        let others = [
            "organisations",
            "short forms",
            "languages and faiths",
            "days with a name",
            "people",
            "things with a name",
            "saints",
        ];
        let figures = [
            "separators",
            "month first",
            "numbers",
            "stems",
            "leaves",
            "scales",
            "approximations",
            "plurals",
            "several",
            "articles",
            "ordinals",
            "ordinal endings",
            "fractions",
            "half more",
            "hidden",
            "fused",
            "units",
            "things",
            "fillers",
            "and",
            "to",
            "of",
            "am",
            "pm",
            "months",
            "weekdays",
            "relative",
            "before a month",
        ];
        for (name, file, sections) in [
            ("figures/all", include_str!("../../data/figures/all.txt"), &figures[..]),
            ("figures/en", include_str!("../../data/figures/en.txt"), &figures),
            ("figures/fr", include_str!("../../data/figures/fr.txt"), &figures),
            ("figures/ht", include_str!("../../data/figures/ht.txt"), &figures),
            ("sentences/en", include_str!("../../data/sentences/en.txt"), &sentences[..]),
            ("sentences/fr", include_str!("../../data/sentences/fr.txt"), &sentences),
            ("sentences/ht", include_str!("../../data/sentences/ht.txt"), &sentences),
            ("sentences/ja", include_str!("../../data/sentences/ja.txt"), &sentences),
            ("metadata/en", include_str!("../../data/metadata/en.txt"), &metadata),
            ("metadata/fr", include_str!("../../data/metadata/fr.txt"), &metadata),
            ("metadata/ht", include_str!("../../data/metadata/ht.txt"), &metadata),
            ("grade/en", include_str!("../../data/grade/en.txt"), &grade),
            ("grade/fr", include_str!("../../data/grade/fr.txt"), &grade),
            ("grade/ht", include_str!("../../data/grade/ht.txt"), &grade),
            ("lengths", include_str!("../../data/lengths.txt"), &["ratios", "bounds"]),
            ("untranslated", include_str!("../../data/untranslated.txt"), &["en", "fr", "ht"]),
            ("negation", include_str!("../../data/negation.txt"), &negation),
            ("typography/fr", include_str!("../../data/typography/fr.txt"), &typography),
            ("names/places", include_str!("../../data/names/places.txt"), &places),
            ("names/others", include_str!("../../data/names/others.txt"), &others),
            ("names/common", include_str!("../../data/names/common.txt"), &["en", "fr", "ht"]),
            ("kreyol/spelling", include_str!("../../data/kreyol/spelling.txt"), &["French", "Kreyòl", "names"]),
            (
                "kreyol/french",
                include_str!("../../data/kreyol/french.txt"),
                &["words", "between", "either", "signs", "both", "before a noun", "behind a noun", "in names"],
            ),
            ("kreyol/foreign", include_str!("../../data/kreyol/foreign.txt"), &["accepted", "english", "spanish"]),
            ("kreyol/compounds", include_str!("../../data/kreyol/compounds.txt"), &[""]),
            (
                "kreyol/article",
                include_str!("../../data/kreyol/article.txt"),
                &["no noun", "before a noun", "certain nouns", "nouns"],
            ),
        ] {
            assert!(unicode_normalization::is_nfc(file), "{name} is not in NFC");
            let mut seen = HashSet::new();
            for (section, entry) in entries(file) {
                assert!(sections.contains(&section), "{name}: [{section}]");
                assert!(seen.insert((section, entry)), "{name}: {entry} stands twice in [{section}]");
            }
            if name.starts_with("typography") {
                continue;
            }
            if name.ends_with("en") || name.ends_with("fr") || name.ends_with("ht") {
                let months = entries(file).filter(|(section, _)| *section == "months").count();
                assert!(months == 12 || name.starts_with("sentences"), "{name}: {months} months");
            }
        }
    }
}
