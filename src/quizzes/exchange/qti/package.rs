//! A package: which items it has, and in which order.
//!
//! Names in it are looked up among the archive's own and never become paths. What is unpacked is bounded, whatever the
//! archive declares.

use super::{
    super::{
        Note, Problem, Row, RowError, Rows, Unreadable, plain,
        xml::{self, Element},
    },
    item,
};
use crate::{
    quizzes::rules::{POINTS, SECONDS},
    server::uploads::BadFile,
};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};
use zip::ZipArchive;

/// An item is a page of text.
const PART_MAX: u64 = 1024 * 1024;
const UNPACKED_MAX: u64 = 32 * 1024 * 1024;
const PARTS_MAX: usize = 5000;

/// A package, or a single item's XML.
///
/// # Errors
/// [`Unreadable`].
pub fn read(bytes: &[u8], max: usize) -> Result<Rows, Unreadable> {
    if !crate::server::uploads::is_zip(bytes) {
        let text = String::from_utf8_lossy(bytes);
        let root = xml::parse(&text)?;
        return if is_item(&root) {
            Ok(vec![question(1, &root)])
        } else {
            Err(Unreadable::NotQti21)
        };
    }
    let mut package = Package::open(bytes)?;
    let manifest = package
        .text("imsmanifest.xml")
        .map_err(|_| Unreadable::NoManifest)?;
    let manifest = xml::parse(&manifest)?;
    let resources: Vec<Resource> = manifest
        .child("resources")
        .into_iter()
        .flat_map(|it| it.all("resource"))
        .filter_map(Resource::of)
        .collect();
    let mut items: Vec<&Resource> = resources.iter().filter(|it| it.is_item).collect();
    if items.is_empty() {
        return Err(Unreadable::NotQti21);
    }
    if items.len() > max {
        return Err(Unreadable::TooMany(max));
    }
    let asked = resources
        .iter()
        .filter(|it| it.is_test)
        .filter_map(|it| Some((it, xml::parse(&package.text(&it.href).ok()?).ok()?)))
        .flat_map(|(test, root)| asked(&test.href, &root))
        .collect::<Vec<_>>();
    // In the order of the test; what it does not ask comes last.
    let place = |item: &Resource| {
        asked
            .iter()
            .position(|it| it.href == item.href)
            .unwrap_or(asked.len())
    };
    items.sort_by_key(|item| place(item));
    Ok((1..)
        .zip(items)
        .map(|(at, resource)| {
            let mut row = package.question(at, resource)?;
            if let Some(asked) = asked.get(place(resource)) {
                asked.weigh(&mut row);
            }
            row.draft.level = resource.level;
            row.draft.source.clone_from(&resource.source);
            resource.tags.iter().for_each(|tag| row.draft.tag(tag));
            Ok(row)
        })
        .collect())
}

fn is_item(root: &Element) -> bool {
    root.name == "assessmentItem"
}

fn question(at: u32, root: &Element) -> Result<Row, RowError> {
    match item::read(root) {
        Ok((draft, notes)) => Ok(Row { at, draft, notes }),
        Err((text, problem)) => Err(RowError {
            at,
            text: plain::beginning(&text),
            problem,
        }),
    }
}

struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Package<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NoManifest)?;
        if archive.len() > PARTS_MAX {
            return Err(BadFile::TooLarge.into());
        }
        Ok(Self {
            archive,
            left: UNPACKED_MAX,
        })
    }

    fn text(&mut self, name: &str) -> Result<String, Problem> {
        let missing = || Problem::PartMissing(plain::beginning(name));
        let part = self.archive.by_name(name).map_err(|_| missing())?;
        let limit = PART_MAX.min(self.left);
        let mut bytes = Vec::new();
        part.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| missing())?;
        let length = bytes.len() as u64;
        if length > limit {
            return Err(Problem::PartTooLarge(plain::beginning(name)));
        }
        self.left -= length;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn question(&mut self, at: u32, resource: &Resource) -> Result<Row, RowError> {
        let wrong = |problem| RowError {
            at,
            text: plain::beginning(&resource.href),
            problem,
        };
        let text = self.text(&resource.href).map_err(wrong)?;
        let root = xml::parse(&text).map_err(|problem| wrong(Problem::Xml(problem)))?;
        if !is_item(&root) {
            return Err(wrong(Problem::NotAskable(plain::beginning(&root.name))));
        }
        question(at, &root)
    }
}

/// A file that the manifest names.
struct Resource {
    href: String,
    is_item: bool,
    is_test: bool,
    tags: Vec<String>,
    level: Option<u32>,
    source: String,
}

impl Resource {
    fn of(resource: &Element) -> Option<Self> {
        let kind = resource.attribute("type")?;
        // 2.0, 2.1 and 2.2 write items alike.
        let is = |what: &str| kind.starts_with(what) && kind.contains("_xmlv2p");
        let lom = resource.find("lom");
        let keywords = lom
            .and_then(|lom| lom.child("general"))
            .into_iter()
            .flat_map(|it| it.all("keyword"));
        let difficulty = lom
            .and_then(|lom| lom.find("difficulty"))
            .map(|it| it.text_of("value"));
        let based_on = lom
            .and_then(|lom| lom.child("relation"))
            .and_then(|it| it.find("description"));
        Some(Self {
            href: resource.attribute("href")?.to_owned(),
            is_item: is("imsqti_item"),
            is_test: is("imsqti_test") || is("imsqti_assessment"),
            tags: keywords.map(words).collect(),
            level: difficulty.and_then(|difficulty| level(difficulty.trim())),
            source: based_on.map(words).unwrap_or_default(),
        })
    }
}

/// LOM's words for how hard something is.
fn level(difficulty: &str) -> Option<u32> {
    match difficulty {
        "very easy" | "easy" => Some(1),
        "medium" => Some(2),
        "difficult" | "very difficult" => Some(3),
        _ => None,
    }
}

/// What stands in a LOM's langstring, or beside it.
fn words(element: &Element) -> String {
    let inside = element.elements().next().map(Element::own_text);
    crate::tidy::tidy_line(&inside.unwrap_or_else(|| element.own_text()))
}

/// How a test asks an item.
struct Asked {
    href: String,
    seconds: Option<u32>,
    weight: Option<f64>,
}

impl Asked {
    /// Time and points as far as a quiz here can have them. Other programs weigh every question with 1, or by their own scale.
    fn weigh(&self, row: &mut Row) {
        let seconds = self
            .seconds
            .map(|seconds| seconds.clamp(*SECONDS.start(), *SECONDS.end()));
        if seconds != self.seconds {
            row.notes.push(Note::Time);
        }
        let is_points = |points: &u32| self.weight.is_some_and(|weight| weight == f64::from(*points));
        let points = POINTS.into_iter().find(is_points);
        if points.is_none() && self.weight.is_some_and(|weight| weight != 1.0) {
            row.notes.push(Note::Points);
        }
        (row.draft.seconds, row.draft.points) = (seconds, points);
    }
}

fn asked(test: &str, root: &Element) -> Vec<Asked> {
    let folder = test.rsplit_once('/').map(|(folder, _)| folder);
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(element) = open.pop() {
        if element.name == "assessmentItemRef" {
            let href = element.attribute("href").unwrap_or_default();
            found.push(Asked {
                href: folder.map_or_else(|| href.to_owned(), |folder| join(folder, href)),
                seconds: element
                    .child("timeLimits")
                    .and_then(|it| whole(it.attribute("maxTime")?)),
                weight: element
                    .child("weight")
                    .and_then(|it| it.attribute("value")?.trim().parse().ok()),
            });
        }
        let inside: BTreeMap<usize, &Element> = element.elements().enumerate().collect();
        open.extend(inside.into_values().rev());
    }
    found
}

/// `href` as it is seen from `folder`; only to compare it with the manifest's names.
fn join(folder: &str, href: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in href.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn whole(text: &str) -> Option<u32> {
    let number: f64 = text.trim().parse().ok()?;
    (number.fract() == 0.0 && (0.0..=1e6).contains(&number)).then_some(number as u32)
}
