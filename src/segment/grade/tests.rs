use proptest::prelude::*;

use super::*;
use crate::text::sentences::tests::soup;

/// For texts that fold alike.
const NONE: &[&str] = &[];
/// What is left when every mark stays: it moved, or it is written in another form.
const NONE_MOVED: &[&str] = &["spacing"];

fn graded(tag: &str, markup: Markup, was: &str, now: &str) -> Graded {
    grade(was, now, markup, &tag.parse().unwrap())
}

/// Checks a change of plain text in one language: its grade and all its reasons.
#[track_caller]
fn check(tag: &str, was: &str, now: &str, grade: Grade, reasons: &[&str]) {
    let found = graded(tag, Markup::Literal, was, now);
    assert_eq!(
        (found.grade, found.reasons),
        (grade, reasons.iter().map(|r| (*r).to_owned()).collect()),
        "{was} → {now}"
    );
    assert_eq!(graded(tag, Markup::Literal, now, was).grade, grade, "the other way: {now} → {was}");
}

#[track_caller]
fn material(tag: &str, was: &str, now: &str, reasons: &[&str]) {
    check(tag, was, now, Grade::Material, reasons);
}

#[track_caller]
fn wording(tag: &str, was: &str, now: &str) {
    check(tag, was, now, Grade::Wording, &["words"]);
}

#[track_caller]
fn cosmetic(tag: &str, was: &str, now: &str, reasons: &[&str]) {
    check(tag, was, now, Grade::Cosmetic, reasons);
}

#[test]
fn a_changed_figure_is_material() {
    material("en", "Gangs hold 85% of it.", "Gangs hold 90% of it.", &["figure 85% → 90%"]);
    material("en", "There are 1.500 of them.", "There are 1,500 of them.", &["figure 1.500 → 1,500"]);
    material("en", "It is 85% of it.", "It is 85 of it.", &["figure 85% → 85"]);
    material("en", "It cost $40.7 million.", "It cost $40.7 billion.", &["figure $40.7 million → $40.7 billion"]);
    material("en", "It cost $40 million.", "It cost €40 million.", &["figure $40 million → €40 million"]);
    material("en", "It cost US$40.", "It cost $40.", &["figure US$40 → $40"]);
    material("en", "It fell to -5 degrees.", "It fell to 5 degrees.", &["figure -5 degrees → 5 degrees"]);
    material("en", "It took 5 days.", "It took 5 weeks.", &["figure 5 days → 5 weeks"]);
    material("en", "It took three days.", "It took four days.", &["figure three days → four days"]);
    material("en", "About thousands fled.", "About hundreds fled.", &["figure thousands → hundreds"]);
    material("en", "The fourth mission.", "The third mission.", &["figure fourth → third"]);
    material("en", "Some 800 serve.", "Some serve.", &["figure 800 removed"]);
    material("en", "It is 10:30 a.m. now.", "It is 10:30 p.m. now.", &["figure 10:30 a.m. → 10:30 p.m."]);
    material("en", "From 10–15 people.", "From 10–16 people.", &["figure 10-15 → 10-16"]);
    material("en", "Twenty-five died.", "Twenty-six died.", &["figure Twenty-five → Twenty-six"]);
    material("en", "One million fled.", "Two million fled.", &["figure One million → Two million"]);
    material(
        "fr",
        "Cela coûte 40,7 millions de dollars.",
        "Cela coûte 407 millions de dollars.",
        &["figure 40,7 millions de dollars → 407 millions de dollars"],
    );
    material("fr", "Il y a 5\u{202F}550 policiers.", "Il y a 5\u{202F}560 policiers.", &["figure 5 550 → 5 560"]);
    material("fr", "Il y a deux morts.", "Il y a trois morts.", &["figure deux → trois"]);
    material("ht", "Yo kontwole 85 pousan.", "Yo kontwole 90 pousan.", &["figure 85 pousan → 90 pousan"]);
    material(
        "ht",
        "Sa koute 40,7 milyon dola.",
        "Sa koute 40,7 milya dola.",
        &["figure 40,7 milyon dola → 40,7 milya dola"],
    );
    material("ht", "Twa moun mouri.", "Senk moun mouri.", &["figure Twa → Senk"]);
    material("ht", "Yon moun mouri.", "De moun mouri.", &["figure Yon → De", "words"]);
    wording("ht", "Yon moun mouri.", "Moun mouri.");
    wording("en", "One of the officers spoke.", "The officers spoke.");
    wording("en", "At least 12 people, with two children.", "With 2 children, at least 12 people.");
    material("en", "Add ½ teaspoon.", "Add ¼ teaspoon.", &["figure ½ teaspoon → ¼ teaspoon"]);
    material("ar", "قتل ٢٥ شخصا.", "قتل ٢٦ شخصا.", &["figure ٢٥ → ٢٦"]);
    material("zh", "他们有800人。", "他们有900人。", &["figure 800 → 900"]);
}

#[test]
fn a_figure_in_another_dress_is_none_other() {
    cosmetic("fr", "Il y a 85% de gens.", "Il y a 85\u{202F}% de gens.", &["spacing"]);
    wording("en", "It is 85% of it.", "It is 85 percent of it.");
    wording("en", "It took three days.", "It took 3 days.");
    wording("ht", "Se 85% li ye.", "Se 85 pousan li ye.");
    wording("ht", "Uit moun rive.", "Wit moun rive.");
}

#[test]
fn a_changed_date_is_material() {
    material("en", "It was 25 June 2024.", "It was 26 June 2024.", &["date 25 June 2024 → 26 June 2024"]);
    material("en", "It was on June 25.", "It was on July 25.", &["date June 25 → July 25"]);
    material("en", "It was on Thursday.", "It was on Friday.", &["date Thursday → Friday"]);
    material("en", "It was in May 2024.", "It was in May 2023.", &["date May 2024 → May 2023"]);
    material("en", "It was 2024-06-25.", "It was 2024-06-26.", &["figure 2024-06-25 → 2024-06-26"]);
    material("fr", "C’était le 1er juin.", "C’était le 2 juin.", &["date 1er juin → 2 juin"]);
    material("fr", "C’était mardi.", "C’était lundi.", &["date mardi → lundi"]);
    material("ht", "Se te 4 desanm 2019.", "Se te 4 desanm 2018.", &["date 4 desanm 2019 → 4 desanm 2018"]);
    material("ht", "Se te 3 me.", "Se te 3 mas.", &["date 3 me → 3 mas"]);
    wording("en", "It was June 25, 2024.", "It was 25 June 2024.");
    wording("ht", "Se te 3 out.", "Se te 3 dawout.");
}

#[test]
fn a_changed_name_is_material() {
    material("en", "The speaker was Godfrey Otunge.", "The speaker was Godfrey Otieno.", &["name Otunge → Otieno"]);
    material("en", "Officers of Kenya came.", "Officers of Jamaica came.", &["name Kenya → Jamaica"]);
    material("en", "The UN said so.", "The EU said so.", &["name UN → EU"]);
    material(
        "en",
        "Otunge said so; we met Otunge.",
        "Otieno said so; we met Otieno.",
        &["name Otunge → Otieno", "name Otunge → Otieno"],
    );
    material("en", "Godfrey Otunge spoke.", "Geoffrey Otunge spoke.", &["name Godfrey → Geoffrey"]);
    material("en", "It is in María’s hands.", "It is in Marta’s hands.", &["name María → Marta"]);
    material("en", "The U.S. paid.", "The U.N. paid.", &["name U.S. → U.N."]);
    material("en", "Mr. Otunge spoke.", "Mr. Otieno spoke.", &["name Otunge → Otieno"]);
    material("fr", "Selon l’ONU, c’est vrai.", "Selon l’OEA, c’est vrai.", &["name ONU → OEA"]);
    material("fr", "Hier, M. Henry a parlé.", "Hier, M. Conille a parlé.", &["name Henry → Conille"]);
    material("ht", "Polis Pòtoprens lan rive.", "Polis Okay la rive.", &["name Pòtoprens → Okay", "words"]);
    material("ht", "Nan Pétion-Ville gen dlo.", "Nan Delmas gen dlo.", &["name Pétion-Ville → Delmas"]);
    material("en", "He lives in Delmas 30 now.", "He lives in Delmas 32 now.", &["figure 30 → 32"]);
    material("en", "The G-9 gang came.", "The G-8 gang came.", &["name G-9 → G-8"]);
}

#[test]
fn a_name_known_by_itself_is_one_at_the_start_of_a_sentence() {
    material("en", "Kenyan police arrived.", "Jamaican police arrived.", &["name Kenyan → Jamaican"]);
    material("en", "Kenya sent 400 officers.", "Guatemala sent 400 officers.", &["name Kenya → Guatemala"]);
    material("en", "Port-au-Prince is quiet.", "Cap-Haïtien is quiet.", &["name Port-au-Prince → Cap-Haïtien"]);
    material("en", "McDonald left.", "MacDonald left.", &["name McDonald → MacDonald"]);
    material("fr", "Haïti attend.", "Cuba attend.", &["name Haïti → Cuba"]);
    material("ht", "Ayiti ap tann.", "Kiba ap tann.", &["name Ayiti → Kiba"]);
    wording("en", "Anti-gang forces left.", "Armed forces left.");
    wording("en", "Residents fled.", "People fled.");
    wording("en", "However, it rained.", "Still, it rained.");
    wording("en", "Haitian police left.", "Police of Haitian make left.");
}

#[test]
fn straight_single_marks_quote_too() {
    cosmetic("en", "He said “it is over”.", "He said 'it is over'.", &["quotation marks"]);
    cosmetic("en", "‘It is over,’ he said.", "'It is over,' he said.", &["quotation marks"]);
    cosmetic("en", "He said “it isn’t over”.", "He said 'it isn't over'.", &["quotation marks"]);
    material("en", "He said 'it is over'.", "He said 'it is late'.", &["quotation changed", "words"]);
    material("en", "He said 'it is over'.", "He said it is over.", &["quotation removed"]);
    wording("en", "The gangs' guns of the '90s.", "The gangs' weapons of the '90s.");
    cosmetic("en", "The gangs' guns.", "The gangs’ guns.", &["quotation marks"]);
    wording("en", "Rock 'n' roll is here.", "Rock and roll is here.");
    cosmetic("ht", "M' ap vini.", "M ap vini.", &["quotation marks"]);
}

#[test]
fn a_capital_of_the_sentence_is_no_name() {
    wording("en", "Gangs hold the city.", "Groups hold the city.");
    wording("en", "He left. Gangs stayed.", "He left. Groups stayed.");
    wording("en", "He said: “Gangs stay.” Then rain.", "He said: “gangs stay.” Then rain.");
    wording("en", "In the north it rains.", "It rains in the north.");
    wording("fr", "Les gangs tiennent tout.", "Des gangs tiennent tout.");
    wording("ht", "Gwoup yo la.", "Bann yo la.");
    wording("en", "Otunge left. The rain fell on Otunge.", "Rain fell on Otunge and on Otunge.");
}

#[test]
fn a_name_that_only_moved_is_no_fact() {
    wording("en", "Kenya came, and Haiti thanked Kenya.", "Haiti thanked Kenya, and Kenya came.");
    wording("en", "Otunge spoke and left.", "And then spoke Otunge.");
    material("en", "So Kenya thanked Haiti.", "So Haiti thanked Kenya.", &["names in another order"]);
    material("en", "They met 5 boys and 3 girls.", "They met 3 boys and 5 girls.", &["figures in another order"]);
}

#[test]
fn a_changed_quotation_is_material() {
    material("en", "He said “it is over” today.", "He said “it is late” today.", &["quotation changed", "words"]);
    material("en", "He said it is over.", "He said “it is over.”", &["quotation added"]);
    material("en", "A \"free\" vote.", "A free vote.", &["quotation removed"]);
    material(
        "fr",
        "Il dit : «\u{A0}c’est fini\u{A0}».",
        "Il dit : «\u{A0}c’est tard\u{A0}».",
        &["quotation changed", "words"],
    );
    material("ht", "Li di: “nou la.”", "Li di: “nou ale.”", &["quotation changed", "words"]);
    material("en", "“It is over, he said", "“It is late, he said", &["quotation changed", "words"]);
    cosmetic("en", "He said \"it is over\".", "He said “it is over”.", &["quotation marks"]);
    cosmetic("fr", "Il dit «\u{A0}c’est fini\u{A0}».", "Il dit “c’est fini”.", &["quotation marks"]);
    cosmetic("en", "He said “it is over.”", "He said “it is over”.", &["punctuation"]);
}

#[test]
fn a_changed_negation_is_material() {
    material("en", "It is true.", "It is not true.", &["negation “not” added"]);
    material("en", "It wasn’t true.", "It was true.", &["negation “not” removed"]);
    material("en", "It is never true.", "It is not true.", &["negation “never” → “not”"]);
    material("en", "He came without water.", "He came with water.", &["negation “without” removed", "words"]);
    material("fr", "C’est vrai.", "Ce n’est pas vrai.", &["negation “ne” added", "negation “pas” added", "words"]);
    material("fr", "Il a de l’eau.", "Il a jamais de l’eau.", &["negation “jamais” added"]);
    material("ht", "Yo ale.", "Yo pa ale.", &["negation “pa” added"]);
    material("ht", "Y ap vini.", "Y ap vini san dlo.", &["negation “san” added", "words"]);
    wording("en", "It did not end.", "It didn’t end.");
    wording("ht", "Li p ap vini.", "Li pap vini.");
}

#[test]
fn a_word_exchanged_for_its_opposite_is_material() {
    material("en", "It is illegal.", "It is legal.", &["negation “illegal” → “legal”"]);
    material("en", "The water is safe.", "The water is unsafe.", &["negation “safe” → “unsafe”"]);
    material("en", "It was impossible then.", "It was possible now.", &["negation “impossible” → “possible”", "words"]);
    material("en", "Illegal work, legal or not.", "Legal work, legal or not.", &["negation “illegal” → “legal”"]);
    material("en", "A non-lethal weapon.", "A lethal weapon.", &["negation “non-lethal” → “lethal”"]);
    material("fr", "C’est légal.", "C’est illégal.", &["negation “légal” → “illégal”"]);
    material("fr", "Un vote irrégulier.", "Un vote régulier.", &["negation “irrégulier” → “régulier”"]);
    material("ht", "Sa posib.", "Sa enposib.", &["negation “posib” → “enposib”"]);
    wording("en", "It is legal and illegal.", "It is illegal and legal.");
    wording("en", "It is unsafe.", "It is unsound.");
    wording("en", "It is illegal, and illegal.", "It is illegal.");
}

#[test]
fn a_changed_word_is_wording() {
    wording("en", "The city is quiet.", "The town is quiet.");
    wording("en", "The police came.", "The Police came.");
    wording("en", "The end is near.", "The end is near. The rest is silence.");
    wording("en", "It may rain.", "It might rain.");
    wording("fr", "La ville est calme.", "La cité est calme.");
    wording("ht", "Vil la kalm.", "Vil la trankil.");
    wording("zh", "首都很安静。", "城市很安静。");
    wording("en", "It is good 😀 now.", "It is good 😢 now.");
    wording("en", "Salt & water.", "Salt and water.");
}

#[test]
fn a_new_sentence_with_facts_is_material() {
    material("en", "The end is near.", "The end is near. It cost $5.", &["figure $5 added", "words"]);
}

#[test]
fn punctuation_and_space_are_cosmetic() {
    cosmetic("en", "Yes, it is.", "Yes; it is.", &["punctuation"]);
    cosmetic("en", "It is so.", "It is so!", &["punctuation"]);
    cosmetic("en", "It is\u{A0}so.", "It  is so.", NONE);
    cosmetic("en", "It’s so.", "It's so.", &["punctuation"]);
    cosmetic("en", "It took 10-15 days.", "It took 10–15 days.", &["punctuation"]);
    cosmetic("en", "It is a so\u{AD}rt.", "It is a sort.", NONE_MOVED);
    cosmetic("en", "e\u{301}t", "ét", NONE);
    cosmetic("fr", "Quoi ?", "Quoi?", NONE_MOVED);
    cosmetic("en", "", "", NONE);
}

#[test]
fn markup_and_link_targets_are_cosmetic() {
    let check = |was: &str, now: &str, grade: Grade, reasons: &[&str]| {
        let found = graded("en", Markup::Markdown, was, now);
        assert_eq!(
            (found.grade, found.reasons),
            (grade, reasons.iter().map(|r| (*r).to_owned()).collect()),
            "{was} → {now}"
        );
    };
    check("See [it](a.html).", "See [it](b.html).", Grade::Cosmetic, &["link target a.html → b.html"]);
    check("See [it](/2023/5%).", "See [it](/2024/6%).", Grade::Cosmetic, &["link target /2023/5% → /2024/6%"]);
    check("See [it](a).", "See it.", Grade::Cosmetic, &["links", "markup"]);
    check("It is so.", "It is **so**.", Grade::Cosmetic, &["markup"]);
    check("It costs $40 *million*.", "It costs $40 million.", Grade::Cosmetic, &["markup"]);
    check("See [it](a \"Two words\").", "See [it](a \"Two birds\").", Grade::Wording, &["words"]);
    check("So it is.[^1]", "So it is.[^2]", Grade::Cosmetic, &["link target [^1] → [^2]"]);
    check(
        "See <https://a.org>.",
        "See <https://b.org>.",
        Grade::Cosmetic,
        &["link target https://a.org → https://b.org"],
    );
    check("Run `a`.", "Run `b`.", Grade::Wording, &["words"]);
    check("Five \\* stars.", "Five * stars.", Grade::Cosmetic, &["punctuation", "markup"]);
    check("A<br>b", "A\\\nb", Grade::Cosmetic, &["markup"]);
    check("It [costs 5](a).", "It [costs 6](b).", Grade::Material, &["figure 5 → 6", "link target a → b"]);
    let html = graded("en", Markup::Html, "A &amp; B&nbsp;c", "A & B c");
    assert_eq!(html.grade, Grade::Cosmetic);
}

#[test]
fn the_gravest_reason_comes_first() {
    let found = graded(
        "en",
        Markup::Literal,
        "On 5 May 300 came to Haiti, and it rained.",
        "On 6 May 400 went to Cuba, and it did not rain.",
    );
    assert_eq!(
        found.reasons,
        ["figure 300 → 400", "date 5 May → 6 May", "name Haiti → Cuba", "negation “not” added", "words"]
    );
}

#[test]
fn grading_is_linear() {
    for piece in ["Foo 5 ", "U.S.", "'", "“", "1,000", "a'", "[](", "‘x’ ", "five-", "U.", "5-", "\u{300}", "A-1-"]
    {
        let (was, now) = (piece.repeat(100_000 / piece.len()), piece.repeat(100_000 / piece.len() - 1));
        let start = std::time::Instant::now();
        graded("en", Markup::Markdown, &was, &now);
        assert!(start.elapsed().as_secs() < 5, "{piece:?} took {:?}", start.elapsed());
    }
}

proptest! {
    #[test]
    fn any_change_has_a_grade_the_same_both_ways(
        was in soup(),
        now in soup(),
        markup in prop::sample::select(vec![Markup::Literal, Markup::Markdown, Markup::Html]),
        tag in prop::sample::select(vec!["en", "fr", "ht", "zh", "ar"]),
    ) {
        let (there, back) = (graded(tag, markup, &was, &now), graded(tag, markup, &now, &was));
        prop_assert_eq!(there.grade, back.grade);
        prop_assert_eq!(there.reasons.is_empty(), fold(&was) == fold(&now));
        prop_assert_eq!(graded(tag, markup, &was, &was), Graded { grade: Grade::Cosmetic, reasons: vec![] });
    }

    #[test]
    fn a_digit_that_changed_is_material(before in "[a-zòè ]{0,12}", was in 10_u32..100_000, now in 10_u32..100_000, after in "[ .,a-zòè%]{0,12}") {
        prop_assume!(was != now);
        let text = |n: u32| format!("{before} {n} {after}");
        prop_assert_eq!(graded("ht", Markup::Literal, &text(was), &text(now)).grade, Grade::Material);
    }
}
