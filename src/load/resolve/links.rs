//! Which company shares in what another one does.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::companies::Companies;
use super::origins::Reasons;
use super::ratings;
use crate::diag::{Code, Diagnostic, Span, kept};
use crate::load::read::changes::SetLink;
use crate::load::read::raw::{RawFile, RawLink, owned};
use crate::model::{CompanyId, Draft, LinkId, Spread};
use crate::text::number::few;
use crate::text::suggest::nearest;

/// Links among which one that was meant is looked for at most.
const SUGGESTED: usize = 1_000;

/// A link, its share read.
pub struct ReadLink {
    pub company: CompanyId,
    /// The names as written in the link.
    pub company_name: String,
    pub parent: CompanyId,
    pub parent_name: String,
    pub since: Option<Date>,
    /// Ids of criteria.
    pub shares: HashSet<String>,
    pub share: Spread,
    pub question: Option<String>,
    pub note: Reasons,
    pub span: Span,
    /// Its id in the problem, once something rests on it.
    pub id: Option<LinkId>,
}

/// The links of a run, one a company.
#[derive(Default)]
pub struct Links {
    by_company: HashMap<CompanyId, ReadLink>,
}

impl Links {
    /// Takes the shipped links of a file.
    pub fn ship(&mut self, file: &RawFile<'_>, companies: &mut Companies, draft: &mut Draft) {
        for raw in &file.links {
            if let Some(link) = linked(raw, true, companies, draft, &mut Vec::new()) {
                self.by_company.insert(link.company, link);
            }
        }
    }

    /// Takes the user's links, each in the place of a shipped one.
    pub fn read(
        &mut self,
        files: &[&RawFile<'_>],
        companies: &mut Companies,
        draft: &mut Draft,
        complaints: &mut Vec<Diagnostic>,
    ) {
        let mut own: Vec<CompanyId> = Vec::new();
        let mut spans: HashMap<CompanyId, Span> = HashMap::new();
        for raw in files.iter().flat_map(|f| &f.links) {
            let Some(link) = linked(raw, false, companies, draft, complaints) else {
                continue;
            };
            if let Some(first) = spans.get(&link.company) {
                let message = format!("a second link of {}", raw.company.value);
                let complaint = Diagnostic::new(Code::DuplicateId, raw.company.span, message)
                    .help("keep one link of each company");
                complaints.push(complaint.related(*first, "the first"));
                continue;
            }
            spans.insert(link.company, raw.company.span);
            own.push(link.company);
            self.by_company.insert(link.company, link);
        }
        for round in self.cycles(&own) {
            let span = round.iter().find_map(|company| spans.get(company)).copied();
            complaints.push(self.cycle(&round, span));
        }
    }

    fn cycle(&self, round: &[CompanyId], span: Option<Span>) -> Diagnostic {
        let name = |company| Some(self.by_company.get(company)?.company_name.as_str());
        let names: Vec<&str> = round.iter().filter_map(name).collect();
        let (message, help) = if let [one] = names[..] {
            (format!("a link of {one} to itself"), "delete it")
        } else {
            let message = format!("links that lead in a circle: {}", few(&names));
            (message, "delete one of them")
        };
        Diagnostic::new(Code::LinkCycle, span, message).help(help)
    }

    /// The companies on each way that leads back to where it began, by the first link of it.
    fn cycles(&self, from: &[CompanyId]) -> Vec<Vec<CompanyId>> {
        let mut rounds = Vec::new();
        // The walk on which a company was first passed: nothing is walked twice.
        let mut passed: HashMap<CompanyId, usize> = HashMap::new();
        for (walk, &start) in from.iter().enumerate() {
            let mut way = Vec::new();
            let mut at = Some(start);
            while let Some(company) = at.filter(|company| !passed.contains_key(company)) {
                passed.insert(company, walk);
                way.push(company);
                at = self.by_company.get(&company).map(|link| link.parent);
            }
            let Some(back) = at.filter(|company| passed[company] == walk) else {
                continue;
            };
            if let Some(first) = way.iter().position(|company| *company == back) {
                rounds.push(way.split_off(first));
            }
        }
        rounds
    }

    /// The names of the companies that have a link, as written in it.
    pub fn companies(&self) -> impl Iterator<Item = &str> {
        let links = self.by_company.values();
        links.map(|link| link.company_name.as_str())
    }

    /// Takes the shares of the command line.
    pub fn set(
        &mut self,
        changes: &[SetLink<'_>],
        companies: &Companies,
        complaints: &mut Vec<Diagnostic>,
    ) {
        for change in changes {
            let name = &change.company;
            let company = companies.known(&name.value);
            let link = company.and_then(|id| self.by_company.get_mut(&id));
            match (link, Spread::exact(change.share)) {
                (Some(link), Ok(share)) => link.share = share,
                _ => complaints.push(self.none_of(&name.value, name.span)),
            }
        }
    }

    /// Whether an offer shares in anything through a company's link, or the company has none.
    pub fn is_used(&self, company: CompanyId) -> bool {
        let link = self.by_company.get(&company);
        link.is_none_or(|link| link.id.is_some())
    }

    fn none_of(&self, name: &str, span: Span) -> Diagnostic {
        let complaint = Diagnostic::new(Code::UnknownLink, span, format!("no link of `{name}`"));
        let mut names: Vec<&str> = self.companies().collect();
        names.sort_unstable();
        if names.is_empty() {
            return complaint.note("there are no links");
        }
        match nearest(name, names.iter().copied().take(SUGGESTED)) {
            Some(near) => complaint.help(format!("did you mean `{near}`?")),
            None => complaint.note(format!("there is a link of {}", few(&names))),
        }
    }

    /// The link through which a company shares in a criterion on a day.
    pub fn of(&mut self, company: CompanyId, criterion: &str, day: Date) -> Option<&mut ReadLink> {
        let link = self.by_company.get_mut(&company)?;
        let holds = link.since.is_none_or(|since| since <= day);
        (holds && link.shares.contains(criterion)).then_some(link)
    }
}

/// A link as read; none where its share is a mistake, which is then among the complaints.
fn linked(
    raw: &RawLink<'_>,
    shipped: bool,
    companies: &mut Companies,
    draft: &mut Draft,
    complaints: &mut Vec<Diagnostic>,
) -> Option<ReadLink> {
    let (span, stated) = raw.share.as_ref()?;
    let share = kept(ratings::share(stated, *span), complaints)?;
    let since = raw.since.as_ref().map(|day| day.value);
    Some(ReadLink {
        company: companies.find(&raw.company.value, draft),
        company_name: raw.company.value.to_string(),
        parent: companies.find(&raw.parent.value, draft),
        parent_name: raw.parent.value.to_string(),
        since,
        shares: raw.shares.iter().map(|s| s.value.to_string()).collect(),
        share,
        question: owned(raw.question.as_ref()),
        note: Reasons {
            source: owned(raw.source.as_ref()),
            as_of: since,
            shipped,
            ..Reasons::default()
        },
        span: raw.span,
        id: None,
    })
}
