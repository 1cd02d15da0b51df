//! Templates: tradwi's own, and those of newsrooms with all their slips.

use super::*;

fn with(files: &[(&str, &str)]) -> (Templates, Vec<Diagnostic>) {
    let texts = files.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
    Templates::new("templates", texts)
}

fn fault(name: &str, text: &str, context: serde_json::Value) -> (String, Diagnostic) {
    let (templates, mut findings) = with(&[(name, text)]);
    let page = templates.render(name, context, 0, &mut findings);
    assert_eq!(findings.len(), 1, "{findings:?}");
    (page, findings.remove(0))
}

#[test]
fn every_template_parses() {
    for template in TEMPLATES.iter().filter(|t| t.name != STYLE) {
        assert!(BUILT_IN.get_template(template.name).is_ok(), "{}", template.name);
        assert!(!template.text.contains("|safe") && !template.purpose.is_empty());
    }
    assert!(TEMPLATES.is_sorted_by_key(|t| t.name));
}

#[test]
fn a_project_s_own_template_is_used_and_the_others_stay() {
    let (templates, findings) = with(&[("front.html", "<p>{{ links|length }}</p>"), ("style.css", "p{color:red}")]);
    assert!(findings.is_empty());
    let context = serde_json::json!({ "links": [] });
    assert_eq!(templates.render("front.html", &context, 0, &mut Vec::new()), "<p>0</p>");
    assert_eq!(templates.style(), "p{color:red}");
    assert_eq!(Templates::default().style(), built_in(STYLE));
    assert!(Templates::default().render("front.html", &context, 0, &mut Vec::new()).contains("class=\"prompt\""));
}

#[test]
fn a_slip_is_reported_where_it_stands_and_the_built_in_template_is_used() {
    let links = serde_json::json!({ "links": [], "none": null });
    for (text, at, message) in [
        ("<p>\n{{ link }}</p>", "link", "`link` is nothing that this template is given"),
        ("{{ links.first.name }}", "links.first.name", "`links.first.name` is nothing"),
        ("<p>\n  {% if links %}\n</p>", "", "syntax error: unexpected end of input, expected end of block"),
        ("é {{ links|nothing }}", "nothing", "unknown filter: "),
        ("{{ none }}", "none", "`none` is not there on every page"),
        ("{{ links|safe }}", "safe", "there is no filter `safe`"),
        ("{% include \"x\" %}", "", "syntax error: unknown statement include"),
        ("{% if nothing %}{% endif %}", "nothing", "`nothing` is nothing that this template is given"),
    ] {
        let (page, found) = fault("front.html", text, links.clone());
        assert!(page.contains("class=\"prompt\""), "{text}: {page}");
        assert!(found.message.starts_with(message), "{text}: {found:?}");
        assert_eq!((found.file.as_str(), found.severity), ("templates/front.html", Severity::Error));
        assert!(text[found.span.clone()].contains(at), "{text}: {found:?}");
        assert!(found.help.is_some_and(|h| h.ends_with("tradwi's own template is used until then")));
    }
}

#[test]
fn a_template_that_never_ends_is_stopped() {
    for text in [
        "{% for a in range(99999) %}{% for b in range(99999) %}{{ b }}{% endfor %}{% endfor %}",
        "{% macro a() %}{{ a() }}{{ a() }}{% endmacro %}{{ a() }}",
        "{{ \"x\" * 999999999 }}",
    ] {
        let (page, found) = fault("front.html", text, serde_json::json!({ "links": [] }));
        assert!(page.contains("class=\"prompt\""));
        assert!(found.help.is_some(), "{found:?}");
    }
    let (_, found) = fault(
        "front.html",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        serde_json::json!({}),
    );
    assert_eq!(found.message, "the template takes too long, and was stopped");
}

#[test]
fn a_long_list_has_the_budget_of_its_length() {
    let (templates, _) = with(&[("index.html", "{% for card in cards %}{{ card }}{% endfor %}")]);
    let cards: Vec<usize> = (0..200_000).collect();
    let mut findings = Vec::new();
    let page = templates.render("index.html", serde_json::json!({ "cards": cards }), cards.len(), &mut findings);
    assert!(findings.is_empty() && page.ends_with("199999"), "{findings:?}");
}

#[test]
fn no_template_makes_a_text_active() {
    let evil = serde_json::json!({ "text": "<script>'\"&", "links": [] });
    for text in [
        "{{ text }}",
        "{% autoescape false %}{{ text }}{% endautoescape %}",
        "{% autoescape \"none\" %}{% set x %}{{ text }}{% endset %}{{ x }}{% endautoescape %}",
        "{% macro m(t) %}{{ t }}{% endmacro %}{{ m(text) }}",
        "{{ [text] }}",
        "{{ text ~ text }}",
        "{{ text|upper }}",
        "{% filter upper %}{{ text }}{% endfilter %}",
        "{{ \"%s\"|format(text) }}",
    ] {
        let (templates, findings) = with(&[("front.html", text)]);
        assert!(findings.is_empty(), "{findings:?}");
        let mut findings = Vec::new();
        let page = templates.render("front.html", &evil, 0, &mut findings);
        assert!(findings.is_empty(), "{text}: {findings:?}");
        assert!(!page.contains(['<', '"', '\'']), "{text}: {page}");
    }
}

#[test]
fn a_style_does_not_end_the_style() {
    let (templates, findings) = with(&[("style.css", "a{}\n</STYLE><script>")]);
    assert_eq!((findings.len(), findings[0].span.clone()), (1, 4..6));
    assert_eq!(templates.style(), built_in(STYLE));
}

#[test]
fn a_file_of_another_name_is_said_to_be_unused() {
    let (_, findings) = with(&[("artcle.html", "")]);
    assert_eq!(findings[0].severity, Severity::Warning);
    assert_eq!(findings[0].message, "`artcle.html` is the name of no template, and is not used");
}
