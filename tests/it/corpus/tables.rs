//! Tables: every cell filled, headed both ways, and read off the same data as the rest.

use standpunkt::content::schema::LONGEST_SHORT;
use standpunkt::model::index::{ElectionIx, Ix};
use standpunkt::sitemap::subject::Subject;
use standpunkt::values::vocabulary::Stance;

use super::tree::Node;
use super::{Corpus, holds_and_bites};
use crate::nb;

pub(super) fn empty_cells(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.each() {
        for element in page.elements() {
            let text = ["td", "th", "dd", "dt", "li", "caption", "figcaption", "blockquote", "p"]
                .contains(&element.name())
                .then(|| element.text());
            // What the filter tells is written by the script that shows it.
            if element.attr("role") == Some("status") && element.inside("fieldset[hidden]") {
                continue;
            }
            if text.is_some_and(|it| !it.chars().any(char::is_alphanumeric)) {
                let before = element.ancestors().next().map(Node::text).unwrap_or_default();
                found.push(page.says(format!("an empty {} in: {before}", element.name())));
            }
        }
    }
    found
}

#[test]
fn no_cell_or_paragraph_is_empty() {
    holds_and_bites(
        empty_cells,
        &[
            ("oversikt/index.html", "<tbody>", "<tbody><tr><td></td></tr>"),
            ("tema/buss/index.html", "</dl>", "<dt>x</dt><dd>—</dd></dl>"),
            ("oversikt/index.html", "id=\"side-filter\" hidden", "id=\"side-filter\""),
            ("oversikt/index.html", "<p role=\"status\"", "<p"),
        ],
    );
}

pub(super) fn broken_overviews(corpus: &Corpus) -> Vec<String> {
    let all = corpus.elections();
    let looked_at = all.filter(|it| corpus.looked_at(corpus.page(Subject::Overview(it.0))));
    looked_at.flat_map(|it| broken_overview(corpus, it.0)).collect()
}

fn broken_overview(corpus: &Corpus, e: ElectionIx) -> Vec<String> {
    let page = corpus.page(Subject::Overview(e));
    let (programmes, model) = (&corpus.model.elections[e].programmes, &corpus.model);
    let mut found = Vec::new();
    if !page.all("h1").any(|it| it.text().contains(&model.elections[e].title.nb)) {
        found.push(page.says("does not say which election it is about"));
    }
    let tables: Vec<Node<'_>> = page.all("table").collect();
    let [table] = tables.as_slice() else {
        return vec![page.says(format!("has {} tables", tables.len()))];
    };
    let first = table.children().next();
    if !first.is_some_and(|it| it.is("caption") && !it.text().is_empty()) {
        found.push(page.says("the table does not begin with a caption"));
    }
    let columns: Vec<Node<'_>> = table.all("thead").flat_map(|it| it.all("th")).collect();
    if columns.len() != programmes.len() + 1 {
        found.push(page.says(format!("has {} columns", columns.len())));
    }
    for head in &columns {
        if head.attr("scope") != Some("col") {
            found.push(page.says(format!("{} is not the head of a column", head.text())));
        }
    }
    for (head, programme) in columns.iter().skip(1).zip(programmes) {
        let (party, text) = (&model.parties[programme.party], head.text());
        let full = head.all("abbr").any(|it| it.attr("title") == Some(&party.name.nb));
        if text != party.short || !(full || party.short == party.name.nb) {
            found.push(page.says(format!("the column of {} is called {text}", party.name.nb)));
        }
    }
    let rows: Vec<Node<'_>> = table.all("tbody").flat_map(|it| it.all("tr")).collect();
    if rows.len() != model.themes.len() {
        found.push(page.says(format!("has {} rows", rows.len())));
    }
    for (theme, row) in model.themes.indices().zip(&rows) {
        let it = &model.themes[theme];
        let heads: Vec<Node<'_>> = row.all("th").collect();
        let headed =
            |th: &Node<'_>| th.attr("scope") == Some("row") && th.text() == it.words.nb.short;
        let page_of_theme = corpus.href(page, Subject::Theme(e, theme));
        let links: Vec<&str> =
            row.all("th").flat_map(|it| it.all("a")).filter_map(|it| it.attr("href")).collect();
        if links != [page_of_theme.as_str()] {
            found.push(page.says(format!("the row of {} leads to {links:?}", it.id)));
        }
        if heads.len() != 1 || !heads.iter().all(headed) {
            found.push(page.says(format!("the row of {} has no head", it.id)));
        }
        let cells: Vec<Node<'_>> = row.all("td").collect();
        if cells.len() != programmes.len() {
            found.push(page.says(format!("{} has {} cells", it.id, cells.len())));
        }
        for (cell, programme) in cells.iter().zip(programmes) {
            let (party, stance) =
                (&model.parties[programme.party], programme.positions[theme].stance);
            let word = corpus.word(programme, theme);
            let short = nb::stance(stance, it);
            let noted = programme.positions[theme].note.is_some();
            let (star, remark) = if noted { ("*", ", med merknad") } else { ("", "") };
            let whole = format!("{word}{star}: {} om {}{remark}", party.name.nb, it.words.nb.short);
            let target = format!("{page_of_theme}#{}", party.id);
            let leads = |a: Node<'_>| a.attr("href") == Some(&target);
            if cell.stance_key() != Some(stance.word()) || cell.text() != whole {
                found.push(page.says(format!("the cell of {} says {}", whole, cell.text())));
            }
            if !cell.all("a").all(leads) {
                found.push(page.says(format!("the cell of {whole} leads elsewhere")));
            }
            if short.chars().count() > LONGEST_SHORT || cell.first_text() != format!("{word}{star}")
            {
                found.push(page.says(format!("the cell of {whole} has no short word")));
            }
        }
    }
    for cell in table.all("td").chain(table.all("th")) {
        if cell.all("a").chain(cell.all("button")).count() > 1 {
            found.push(page.says(format!("more than one link in: {}", cell.text())));
        }
        if cell.attr("colspan").or(cell.attr("rowspan")).is_some() {
            found.push(page.says(format!("a cell over several: {}", cell.text())));
        }
    }
    found
}

#[test]
fn each_overview_is_a_plain_table_of_a_row_a_theme_and_a_column_a_party() {
    assert_eq!(LONGEST_SHORT, 24);
    let (path, older) = ("oversikt/index.html", "2025/oversikt/index.html");
    holds_and_bites(
        broken_overviews,
        &[
            (older, "<h1>Oversikt: Stortingsvalget 2025", "<h1>Oversikt: Stortingsvalget 2029"),
            (older, "</a></td>", "</a><a href=\"#\">x</a></td>"),
            (older, "<td class=\"s-", "<td class=\"s-x"),
            (older, "href=\"../../2025/tema/", "href=\"../../tema/"),
            (path, "href=\"../tema/", "href=\"../2025/tema/"),
            (
                path,
                "<td class=\"s-for\"><a href=\"../tema/",
                "<td class=\"s-for\"><a href=\"../2025/tema/",
            ),
            (path, "<caption", "<p"),
            (path, "<th scope=\"col\"", "<th"),
            (path, "<th scope=\"row\"", "<th scope=\"col\""),
            (path, "<td", "<td colspan=\"2\""),
            (path, "</a></td>", "</a><a href=\"#\">x</a></td>"),
            (path, "<td class=\"s-", "<td class=\"s-x"),
            (path, "<tr data-group", "<tr><th scope=\"row\">Nytt</th></tr><tr data-group"),
            (path, "index.html#alfa\"", "index.html#h\""),
            (path, "<abbr title=\"Alfapartiet\">Alf", "<abbr title=\"Venstre\">V"),
        ],
    );
}

/// What the filter of an overview works with: rows with their group and whether parties differ.
pub(super) fn wrong_filters(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (e, election) in corpus.elections() {
        let page = corpus.page(Subject::Overview(e));
        if !corpus.looked_at(page) {
            continue;
        }
        let rows: Vec<Node<'_>> = page.all("tbody").flat_map(|it| it.all("tr")).collect();
        for (theme, row) in corpus.model.themes.iter_enumerated().zip(rows) {
            let (i, theme) = theme;
            // Parties that take a side take different ones.
            let stances = election.programmes.iter().map(|it| it.positions[i].stance);
            let takes =
                |it: &Stance| [Stance::For, Stance::Conditional, Stance::Against].contains(it);
            let sides: Vec<Stance> = stances.filter(takes).collect();
            let differs = sides.iter().any(|it| *it != sides[0]);
            if row.attr("data-differs").is_some() != differs {
                found.push(page.says(format!("do the parties differ on {}? {differs}", theme.id)));
            }
            let group = (theme.group.place() + 1).to_string();
            if row.attr("data-group") != Some(&group) {
                found.push(page.says(format!("{} is not in group {group}", theme.id)));
            }
        }
        let choices = |name: &str| {
            let fields = page.all("fieldset").flat_map(|it| it.all("select"));
            let field = fields.filter(|it| it.attr("name") == Some(name));
            let options = field.flat_map(|it| it.all("option"));
            let one = |it: Node<'_>| (it.attr("value").unwrap_or("?").to_owned(), it.text());
            options.skip(1).map(one).collect::<Vec<_>>()
        };
        let groups = corpus.model.groups.iter().enumerate();
        if choices("gruppe")
            .into_iter()
            .ne(groups.map(|(i, it)| ((i + 1).to_string(), it.nb.clone())))
        {
            found.push(page.says(format!("offers the groups {:?}", choices("gruppe"))));
        }
        let used = |stance: &&Stance| {
            let mut all = election.programmes.iter().flat_map(|it| &it.positions);
            all.any(|it| it.stance == **stance)
        };
        let stances = Stance::ALL.iter().filter(used);
        let word = |it: &Stance| (it.word().to_owned(), nb::common_stance(*it));
        if choices("standpunkt").into_iter().ne(stances.map(word)) {
            found.push(page.says(format!("offers the stances {:?}", choices("standpunkt"))));
        }
    }
    found
}

#[test]
fn the_filter_of_an_overview_knows_groups_stances_and_where_the_parties_differ() {
    let (path, older) = ("oversikt/index.html", "2025/oversikt/index.html");
    let overview = &super::corpus().pages[path].html;
    let same =
        overview.matches("<tr data-group=\"").count() - overview.matches(" data-differs>").count();
    assert!(same > 0, "the parties differ on all themes");
    holds_and_bites(
        wrong_filters,
        &[
            (path, " data-differs>", ">"),
            (older, " data-differs>", ">"),
            (path, "\"><th scope=\"row\">", "\" data-differs><th scope=\"row\">"),
            (
                "2021/oversikt/index.html",
                "\"><th scope=\"row\">",
                "\" data-differs><th scope=\"row\">",
            ),
            (path, "<tr data-group=\"1\"", "<tr data-group=\"2\""),
            (older, "<option value=\"1\">", "<option value=\"2\">"),
            (path, "<option value=\"against\">", "<option value=\"for\">"),
            (path, "<option value=\"against\">Imot", "<option value=\"against\">For"),
            (
                older,
                "<option value=\"against\">",
                "<option value=\"not_read\">Ikke undersøkt</option><option value=\"against\">",
            ),
        ],
    );
}

pub(super) fn closed_regions(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.each() {
        for table in page.all("table") {
            let region = table.ancestors().find(|it| it.is("section") || it.is("div"));
            let open = |it: &Node<'_>| {
                let name = it.attr("aria-labelledby").and_then(|it| page.by_id(it));
                it.is("section[tabindex]")
                    && it.attr("tabindex") == Some("0")
                    && name.is_some_and(|it| !it.text().is_empty())
            };
            if !region.as_ref().is_some_and(open) {
                found.push(page.says("a table that cannot be scrolled with the keyboard"));
            }
        }
        for element in page.all("[tabindex]") {
            if !element.is("section") || element.attr("tabindex") != Some("0") {
                found.push(page.says(format!("tabindex on a {}", element.name())));
            }
        }
    }
    found
}

#[test]
fn every_table_scrolls_in_a_named_region_that_takes_the_focus() {
    holds_and_bites(
        closed_regions,
        &[
            ("oversikt/index.html", " tabindex=\"0\"", ""),
            ("oversikt/index.html", "aria-labelledby=\"side-tabell\"", ""),
            ("oversikt/index.html", "id=\"side-tabell\"", ""),
            ("metode/index.html", " tabindex=\"0\"", " tabindex=\"1\""),
            ("index.html", "<h1", "<h1 tabindex=\"0\""),
        ],
    );
}

pub(super) fn wrong_numbers(corpus: &Corpus) -> Vec<String> {
    let page = corpus.page(Subject::Method);
    let cells = |row: Node<'_>| row.children().map(Node::text).collect::<Vec<_>>();
    let tables: Vec<Vec<Vec<String>>> =
        page.all("table").map(|it| it.all("tr").map(cells).collect()).collect();
    let captions: Vec<String> = page.all("caption").map(Node::text).collect();
    let sections: Vec<Node<'_>> = page.all("main").flat_map(Node::children).collect();
    let mut found = Vec::new();
    let mut wanted = Vec::new();
    for (e, election) in corpus.elections() {
        let mut table = vec![vec!["Parti".to_owned()]];
        table[0].extend(Stance::ALL.iter().map(|it| nb::common_stance(*it)));
        for programme in &election.programmes {
            let mut row = vec![corpus.model.parties[programme.party].name.nb.clone()];
            for stance in Stance::ALL {
                let have = programme.positions.iter().filter(|it| it.stance == *stance);
                row.push(have.count().to_string());
            }
            table.push(row);
        }
        wanted.push(table);
        if !captions
            .get(e.place())
            .is_some_and(|it| it.ends_with(&format!(", {}", election.title.nb)))
        {
            found.push(page.says(format!("the table of {} is called {captions:?}", election.year)));
        }
        let own = sections.iter().find(|it| it.first_text() == election.title.nb);
        let text = own.map(|it| it.text()).unwrap_or_default();
        for (name, reason) in &election.left_out {
            if reason.is_empty() || !text.contains(&format!("{name}: {reason}")) {
                found.push(page.says(format!("does not say why {name} is left out")));
            }
        }
        if !text.contains(&election.inclusion.nb) {
            let year = election.year;
            found.push(page.says(format!("does not say by which rule parties are in {year}")));
        }
    }
    if tables != wanted {
        found.push(page.says(format!("the tables are {tables:?}")));
    }
    found
}

#[test]
fn the_page_on_method_counts_as_the_data_and_says_who_is_left_out() {
    let path = "metode/index.html";
    holds_and_bites(
        wrong_numbers,
        &[
            (path, "<td>", "<td>1"),
            (path, "<th scope=\"row\">Betapartiet</th>", "<th scope=\"row\">Venstre</th>"),
            (path, "Andre partier som stilte", "Andre"),
            (path, "De fire partiene som bladet", "Partiene"),
            (path, "De samme fire partiene", "Partiene"),
            (path, "etter standpunkt, Stortingsvalget 2025", "etter standpunkt"),
        ],
    );
}
