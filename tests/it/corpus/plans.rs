//! Plans of actors that are no parties: whole on their page, by theme, and never among the parties.

use standpunkt::model::index::{NEWEST, ThemeIx};
use standpunkt::model::{Goal, Measure, Plan, PlanWords, SubGoal};
use standpunkt::sitemap::subject::Subject;

use super::cards::hidden;
use super::tree::{Node, Page, squeezed};
use super::{Corpus, corpus, holds_and_bites};

/// A title with the number that is printed before it.
fn numbered(number: Option<&String>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |it| format!("{it} {title}"))
}

/// Goals with their parts, in the order of the plan.
fn parts(plan: &Plan) -> impl Iterator<Item = (&Goal, &SubGoal)> {
    plan.goals.iter().flat_map(|goal| goal.sub_goals.iter().map(move |it| (goal, it)))
}

/// What is wrong with an element that shows words of a plan.
fn poor_words(
    corpus: &Corpus,
    plan: &Plan,
    it: &PlanWords,
    responsible: Option<&String>,
    node: Node<'_>,
) -> Vec<String> {
    let mut found = Vec::new();
    let quoted: Vec<Node<'_>> = node.all("q").filter(|it| !hidden(*it)).collect();
    if quoted.iter().map(|it| it.text()).collect::<Vec<_>>() != [squeezed(&it.text)] {
        found.push(format!("the words are {}", node.text()));
    }
    let language = (plan.language != "nb").then_some(plan.language.as_str());
    if quoted.iter().any(|it| it.attr("lang") != language) {
        found.push(format!("another language than {language:?}"));
    }
    let around: Vec<String> = node.all("details").map(Node::text).collect();
    let proved = match &it.proof {
        Some(proof) => {
            let words = squeezed(&format!("«…{} [sitatet] {}…»", proof.prefix, proof.suffix));
            let wanted = around.len() == 1 && around[0].contains(&words);
            // With the words stands in the source who is responsible.
            let whole = proof.exact == it.text && proof.item.as_ref() == responsible;
            wanted && whole && corpus.filed[plan.source]
        }
        None => around.is_empty() && !corpus.filed[plan.source],
    };
    if !proved {
        found.push(format!("the proof is {around:?}"));
    }
    found
}

/// What is wrong with the item of a measure on the page of its plan.
fn poor_measure(
    corpus: &Corpus,
    page: &Page,
    plan: &Plan,
    it: &Measure,
    item: Node<'_>,
) -> Vec<String> {
    let mut found = poor_words(corpus, plan, &it.words, it.responsible.as_ref(), item);
    if item.attr("id") != Some(&format!("tiltak-{}", it.id)) {
        found.push(format!("its place is {:?}", item.attr("id")));
    }
    let told: Vec<String> = item.all(".source").filter(|it| !hidden(*it)).map(Node::text).collect();
    let responsible: Vec<String> =
        it.responsible.iter().map(|it| format!("Ansvar: {it}.")).collect();
    if told != responsible {
        found.push(format!("the responsible are {told:?}"));
    }
    let links = item.all(".themes-of").flat_map(|it| it.all("a"));
    let links: Vec<(String, String)> =
        links.map(|it| (it.attr("href").unwrap_or_default().to_owned(), it.text())).collect();
    let theme = |theme: &ThemeIx| {
        let short = corpus.model.themes[*theme].words.nb.short.clone();
        (corpus.href(page, Subject::Theme(NEWEST, *theme)), short)
    };
    if links != it.themes.iter().map(theme).collect::<Vec<_>>() {
        found.push(format!("its themes are {links:?}"));
    }
    found
}

pub(super) fn wrong_plans(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let Subject::Plan(i) = subject else { continue };
        let plan = &corpus.model.plans[i];
        // Goals, their parts and the measures stand in the order of the plan, each once.
        let mut wanted: Vec<(&str, String, Option<&Measure>)> = Vec::new();
        for goal in &plan.goals {
            let title = numbered(goal.number.as_ref(), &goal.title);
            wanted.push(("h2", format!("Mål {title}"), None));
            for part in &goal.sub_goals {
                let title = numbered(part.number.as_ref(), &part.title);
                wanted.push(("h3", format!("Delmål {title}"), None));
                wanted.extend(part.measures.iter().map(|it| ("li", String::new(), Some(it))));
            }
        }
        let main = page.all("main").next().into_iter().flat_map(|it| it.all(""));
        let shows = |it: &Node<'_>| match it.name() {
            "h2" => it.attr("id").is_none(),
            "h3" | "li" => true,
            _ => false,
        };
        let shown: Vec<Node<'_>> = main.filter(shows).collect();
        if shown.len() != wanted.len() {
            found.push(page.says(format!("{} lines instead of {}", shown.len(), wanted.len())));
        }
        for ((name, text, measure), node) in wanted.iter().zip(shown) {
            if node.name() != *name || hidden(node) {
                found.push(page.says(format!("a {} instead of a {name}", node.name())));
            }
            match measure {
                None if node.text() == *text => {}
                None => found.push(page.says(format!("{} instead of {text}", node.text()))),
                Some(it) => {
                    let faults = poor_measure(corpus, page, plan, it, node);
                    found.extend(
                        faults.iter().map(|fault| page.says(format!("{}: {fault}", it.id))),
                    );
                }
            }
        }
        let aims: Vec<Node<'_>> = page.all("section.prose").collect();
        if aims.len() != usize::from(plan.aim.is_some()) {
            found.push(page.says(format!("{} aims", aims.len())));
        }
        for (aim, section) in plan.aim.iter().zip(aims) {
            let faults = poor_words(corpus, plan, aim, None, section);
            found.extend(faults.iter().map(|it| page.says(format!("the aim: {it}"))));
        }
        let measures: usize = parts(plan).map(|it| it.1.measures.len()).sum();
        let counts = format!(
            "{} mål, {} delmål og {measures} tiltak. ",
            plan.goals.len(),
            parts(plan).count()
        );
        let intro = page.all(".intro").next().map(Node::text).unwrap_or_default();
        let lead = page.all(".lead").next().map(Node::text).unwrap_or_default();
        if !intro.starts_with(&counts)
            || !lead.starts_with(&format!("{}, ikke et parti", plan.actor))
        {
            found.push(page.says(format!("says of itself: {lead}")));
        }
    }
    found
}

#[test]
fn the_page_of_a_plan_shows_all_of_it_with_who_is_responsible_and_on_which_themes() {
    let [plan] = corpus().model.plans.as_slice() else { panic!("there is not one plan") };
    assert!(plan.aim.is_some() && parts(plan).count() > plan.goals.len());
    let page = "plan/byplan/index.html";
    holds_and_bites(
        wrong_plans,
        &[
            (page, "<q>Føre en åpen", "<q>Føre en streng"),
            (page, "<q>Føre en", "<q lang=\"nn\">Føre en"),
            (page, "Ansvar: Byrådet for skole.", "Ansvar: Sosialdepartementet."),
            (page, "<span class=\"source\">Ansvar", "<span hidden class=\"source\">Ansvar"),
            (page, "id=\"tiltak-t1-1-2\"", "id=\"tiltak-t1-1-1\""),
            (page, "href=\"../../tema/skole/", "href=\"../../tema/buss/"),
            (page, "href=\"../../tema/skole/", "href=\"../../2025/tema/skole/"),
            (page, "class=\"themes-of\"", "class=\"source\""),
            (page, "Delmål 1.1", "Delmål 1.2"),
            (page, "<h2>Mål 1 ", "<h2>Mål 2 "),
            (page, "<ul class=\"measures\">", "<ul class=\"measures\"><li>Mer av alt</li>"),
            (page, "<ul class=\"measures\">", "<ul class=\"measures\" hidden>"),
            (page, "[sitatet]", "[ordene]"),
            (page, " tiltak. Planen", " tiltak og mer. Planen"),
            (page, "ikke et parti", "et parti"),
            (page, "<q>å gjøre", "<q>å bygge"),
        ],
    );
}

/// The sections of a theme's page that show plans.
fn sections(page: &Page) -> Vec<Node<'_>> {
    let named =
        |it: &Node<'_>| it.attr("aria-labelledby").is_some_and(|it| it.starts_with("side-plan-"));
    page.all("section").filter(named).collect()
}

pub(super) fn wrong_measures(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (_, theme, page) in corpus.themes() {
        let mut wanted = Vec::new();
        for (i, plan) in corpus.model.plans.iter_enumerated() {
            let place = corpus.href(page, Subject::Plan(i));
            let mut measures = Vec::new();
            for (_, part) in parts(plan) {
                for it in part.measures.iter().filter(|it| it.themes.contains(&theme)) {
                    let under = numbered(part.number.as_ref(), &part.title);
                    let who = it.responsible.as_ref().map(|it| format!(" Ansvar: {it}."));
                    let text = format!("{under}: {}{}", it.words.text, who.unwrap_or_default());
                    let href = format!("{place}#tiltak-{}", it.id);
                    measures.push((squeezed(&text), squeezed(&it.words.text), href));
                }
            }
            if !measures.is_empty() {
                let title = format!("Til sammenligning: {} {}", plan.title, plan.period);
                wanted.push((title, place, measures));
            }
        }
        let shown = |section: &Node<'_>| {
            let title = section.all("h2").next().map(Node::text).unwrap_or_default();
            let order = section.all(".order").flat_map(|it| it.all("a")).next();
            let place = order.and_then(|it| it.attr("href")).unwrap_or_default().to_owned();
            let items = section.all("li").filter(|it| !hidden(*it)).map(|it| {
                let words: String = it.all("q").map(Node::text).collect();
                let link = it.all("a").filter_map(|it| it.attr("href")).collect();
                (it.text(), words, link)
            });
            (title, place, items.collect::<Vec<(String, String, String)>>())
        };
        let sections = sections(page);
        if sections.iter().map(shown).collect::<Vec<_>>() != wanted {
            let text: Vec<String> = sections.iter().map(|it| it.text()).collect();
            found.push(page.says(format!("says of plans {text:?}")));
        }
        for section in sections {
            if !section.text().contains("ikke et parti") {
                found.push(page.says("does not say that the plan is of no party"));
            }
        }
    }
    found
}

#[test]
fn each_theme_shows_exactly_what_the_plan_says_of_it() {
    let themes = corpus().model.themes.indices().filter(|it| {
        let mut measures =
            corpus().model.plans.iter().flat_map(parts).flat_map(|it| &it.1.measures);
        measures.any(|measure| measure.themes.contains(it))
    });
    let themes = themes.count();
    assert!(themes > 1 && themes < corpus().model.themes.len(), "measures on {themes} themes");
    let (theme, older) = ("tema/skole/index.html", "2021/tema/buss/index.html");
    holds_and_bites(
        wrong_measures,
        &[
            (theme, "<q>Føre en åpen", "<q>Føre en streng"),
            (theme, "Ansvar: Byrådet for skole.", "Ansvar: Alle."),
            (theme, "#tiltak-t1-1-2\"", "#tiltak-t1-1-3\""),
            (theme, "<li>1.1 ", "<li>1.2 "),
            (theme, "ikke et parti", "et parti"),
            (theme, "<ul class=\"measures\">", "<ul class=\"measures\"><li>Mer</li>"),
            (theme, "<section aria-labelledby=\"side-plan-1\"", "<section"),
            (theme, "Til sammenligning: Plan", "Til sammenligning: Byplan"),
            (older, "<ul class=\"measures\">", "<ul class=\"measures\" hidden>"),
            (older, "\">Hele planen", "#\">Hele planen"),
            (
                "tema/sykkel/index.html",
                "</main>",
                "<section aria-labelledby=\"side-plan-1\">x</section></main>",
            ),
        ],
    );
}

/// What shows or counts parties.
const OF_PARTIES: [&str; 12] = [
    "table",
    ".card",
    ".cards",
    ".strip",
    ".counts",
    ".parties",
    ".others",
    ".past",
    ".history",
    ".agreement",
    ".groups",
    ".read",
];

pub(super) fn plans_among_parties(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.each() {
        for part in OF_PARTIES.iter().flat_map(|it| page.all(it)) {
            let text = part.text();
            for plan in &corpus.model.plans {
                let of_plan = |it: Node<'_>| {
                    let to = format!("plan/{}/", plan.id);
                    let leads = it.attr("href").is_some_and(|it| it.contains(&to));
                    leads || it.attr("id").is_some_and(|it| it.starts_with("tiltak-"))
                };
                let called = |it: Node<'_>| [&plan.actor, &plan.title].contains(&&it.text());
                let measures = parts(plan).flat_map(|it| &it.1.measures);
                // A few words may be anybody's.
                let mut long = measures.filter(|it| it.words.text.chars().count() > 40);
                if part.all("").any(|it| of_plan(it) || called(it))
                    || text.contains(&plan.title)
                    || long.any(|it| text.contains(&squeezed(&it.words.text)))
                {
                    found.push(page.says(format!("the plan {} is among parties", plan.id)));
                }
            }
        }
    }
    found
}

#[test]
fn no_table_card_or_count_of_parties_has_a_plan_in_it() {
    let theme = "tema/skole/index.html";
    holds_and_bites(
        plans_among_parties,
        &[
            ("oversikt/index.html", "<tr data-group", "<tr><th>Byrådet</th></tr><tr data-group"),
            ("metode/index.html", "<tbody>", "<tbody><tr><th>Byrådet</th></tr>"),
            ("enighet/index.html", "<tbody>", "<tbody><tr><th>Byrådet</th></tr>"),
            (theme, "</dl>", "<dt><b>Byrådet</b></dt></dl>"),
            (
                theme,
                "<div class=\"cards\">",
                "<div class=\"cards\"><a href=\"../../plan/byplan/index.html\">x</a>",
            ),
            (theme, "</details>", "<p>Plan for en bedre by</p></details>"),
            ("index.html", "<ul class=\"parties\">", "<ul class=\"parties\"><li>Byrådet</li>"),
            (
                "parti/beta/index.html",
                "<div class=\"summary\">",
                "<div class=\"summary\">Bidra til å styrke kvaliteten på hjelpen som skolene gir til lekser",
            ),
        ],
    );
}
