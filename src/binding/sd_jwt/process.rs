//! The claims as an application gets them: each digest replaced by what was disclosed for it
//! (RFC 9901 §7.1 step 3).
//!
//! One walk that writes as it goes. A disclosure is put in once, where its digest stands first, so
//! that neither cycles nor repetitions can make the claims longer than what came.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::disclosure::{Disclosure, Spot};
use super::fault::{DisclosureFault, Fault};
use super::path::{Here, Path, Trail};
use super::{MAX_DEPTH, MOST_FAULTS, MOST_UNDISCLOSED, Undisclosed};
use crate::token::json::{Kind, Value};

/// What the walk gave.
#[derive(Default)]
pub(super) struct Processed {
    pub(super) text: String,
    /// Where each disclosure was found, by its index.
    pub(super) places: HashMap<usize, (Path, Spot)>,
    /// What became clear about disclosures by their place.
    pub(super) disclosure_faults: Vec<(usize, DisclosureFault)>,
    pub(super) decoys: usize,
    pub(super) undisclosed: Vec<Undisclosed>,
    pub(super) faults: Vec<Fault>,
}

/// Processes these claims.
pub(super) fn process(claims: Value<'_>, disclosures: &[Disclosure]) -> Processed {
    let mut by_digest = HashMap::new();
    for (index, disclosure) in disclosures.iter().enumerate() {
        by_digest.entry(disclosure.digest.as_str()).or_insert(index);
    }
    by_digest.remove("");
    let mut walk = Walk {
        disclosures,
        by_digest,
        seen: HashSet::new(),
        within: None,
        depth: 0,
        result: Processed::default(),
    };
    walk.value(claims, &Trail::root());
    walk.result
}

struct Walk<'a> {
    disclosures: &'a [Disclosure],
    by_digest: HashMap<&'a str, usize>,
    /// Every digest that was come across.
    seen: HashSet<Cow<'a, str>>,
    /// The disclosure whose value is being written.
    within: Option<usize>,
    depth: usize,
    result: Processed,
}

impl<'a> Walk<'a> {
    fn value(&mut self, value: Value<'a>, trail: &Trail<'_>) {
        match value.kind() {
            Kind::Array | Kind::Object if self.depth >= MAX_DEPTH => {
                self.fault(Fault::TooDeep(trail.path()));
                self.write(value.raw());
            }
            Kind::Array => self.array(value, trail),
            Kind::Object => self.object(value, trail),
            _ => self.write(value.raw()),
        }
    }

    fn object(&mut self, object: Value<'a>, trail: &Trail<'_>) {
        self.open("{");
        let mut is_first = true;
        let mut digests = None;
        for member in object.members() {
            let name = member.name.string().unwrap_or_default();
            match &*name {
                "_sd" => {
                    digests = Some(member.value);
                    continue;
                }
                "_sd_alg" if trail.is_root() => continue,
                "_sd_alg" => self.fault(Fault::HashMisplaced(trail.path())),
                "..." => self.fault(Fault::EllipsisMisplaced(trail.path())),
                _ => {}
            }
            self.member(member.name, member.value, &mut is_first, trail);
        }
        if let Some(digests) = digests {
            self.disclosed_members(object, digests, &mut is_first, trail);
        }
        self.close("}", is_first);
    }

    /// Step 3.c.ii, for each digest of an `_sd`.
    fn disclosed_members(
        &mut self,
        object: Value<'a>,
        digests: Value<'a>,
        is_first: &mut bool,
        trail: &Trail<'_>,
    ) {
        let is_array = digests.kind() == Kind::Array;
        if !is_array || digests.items().any(|item| item.kind() != Kind::String) {
            // Step 3.b.i looks for arrays of strings only.
            return self.fault(Fault::SdNotStrings(trail.path()));
        }
        let mut names: Option<HashSet<Cow<'a, str>>> = None;
        for digest in digests.items() {
            let Some(index) = self.disclosed(digest, false, trail) else {
                continue;
            };
            let Some((written, value)) = self.property(index) else {
                continue;
            };
            let name = written.string().unwrap_or_default();
            if matches!(&*name, "_sd" | "...") {
                self.blame(index, DisclosureFault::NameReserved);
                continue;
            }
            let taken = names.get_or_insert_with(|| {
                let names = object.members().filter_map(|member| member.name.string());
                names.collect()
            });
            if !taken.insert(name.clone()) {
                self.blame(index, DisclosureFault::NameTaken);
                continue;
            }
            if name == "_sd_alg" {
                self.fault(Fault::HashMisplaced(trail.path()));
            }
            self.put(index, trail.down(Here::Name(&name)).path());
            let outer = self.within.replace(index);
            self.member(written, value, is_first, trail);
            self.within = outer;
        }
    }

    /// Name and value of a disclosure, if it is one for an object.
    fn property(&mut self, index: usize) -> Option<(Value<'a>, Value<'a>)> {
        let items = self.disclosures.get(index)?.items()?;
        match items.as_slice() {
            [_, name, value] => (name.kind() == Kind::String).then_some((*name, *value)),
            other => {
                let found = other.len();
                self.blame(index, DisclosureFault::Length { found, wanted: 3 });
                None
            }
        }
    }

    fn member(
        &mut self,
        name: Value<'a>,
        value: Value<'a>,
        is_first: &mut bool,
        trail: &Trail<'_>,
    ) {
        self.separate(is_first);
        self.write(name.raw());
        self.write(": ");
        let own = name.string().unwrap_or_default();
        self.value(value, &trail.down(Here::Name(&own)));
    }

    fn array(&mut self, array: Value<'a>, trail: &Trail<'_>) {
        self.open("[");
        let mut is_first = true;
        let mut index: usize = 0;
        for item in array.items() {
            let here = trail.down(Here::Index(index));
            let Some(digest) = stands_for_element(item) else {
                self.separate(&mut is_first);
                self.value(item, &here);
                index = index.saturating_add(1);
                continue;
            };
            // Step 3.c.iii; what is not disclosed is left out (step 3.d).
            let Some(found) = self.disclosed(digest, true, trail) else {
                continue;
            };
            let Some(value) = self.element(found) else {
                continue;
            };
            self.put(found, here.path());
            let outer = self.within.replace(found);
            self.separate(&mut is_first);
            self.value(value, &here);
            self.within = outer;
            index = index.saturating_add(1);
        }
        self.close("]", is_first);
    }

    /// The value of a disclosure, if it is one for an array.
    fn element(&mut self, index: usize) -> Option<Value<'a>> {
        let items = self.disclosures.get(index)?.items()?;
        match items.as_slice() {
            [_, value] => Some(*value),
            other => {
                let found = other.len();
                self.blame(index, DisclosureFault::Length { found, wanted: 2 });
                None
            }
        }
    }

    /// The disclosure of a digest, the first time that the digest is come across.
    fn disclosed(
        &mut self,
        digest: Value<'a>,
        is_element: bool,
        trail: &Trail<'_>,
    ) -> Option<usize> {
        let text = digest.string()?;
        if self.seen.contains(&text) {
            let digest = text.into_owned();
            let path = trail.path();
            self.fault(Fault::DigestRepeated { digest, path });
            return None;
        }
        let spot = Spot {
            within: self.within,
            span: digest.span(),
        };
        let found = self.by_digest.get(&*text).copied();
        self.seen.insert(text);
        match found {
            Some(index) => {
                self.result.places.insert(index, (trail.path(), spot));
            }
            None => {
                self.result.decoys = self.result.decoys.saturating_add(1);
                if self.result.undisclosed.len() < MOST_UNDISCLOSED {
                    let path = trail.path();
                    self.result.undisclosed.push(Undisclosed {
                        path,
                        is_element,
                        spot,
                    });
                }
            }
        }
        found
    }

    /// The claim of that disclosure stands there.
    fn put(&mut self, index: usize, at: Path) {
        if let Some((path, _)) = self.result.places.get_mut(&index) {
            *path = at;
        }
    }

    fn blame(&mut self, index: usize, fault: DisclosureFault) {
        self.result.disclosure_faults.push((index, fault));
    }

    fn fault(&mut self, fault: Fault) {
        if self.result.faults.len() < MOST_FAULTS {
            self.result.faults.push(fault);
        }
    }

    fn open(&mut self, bracket: &str) {
        self.write(bracket);
        self.depth = self.depth.saturating_add(1);
    }

    fn close(&mut self, bracket: &str, is_empty: bool) {
        self.depth = self.depth.saturating_sub(1);
        if !is_empty {
            self.line();
        }
        self.write(bracket);
    }

    fn separate(&mut self, is_first: &mut bool) {
        if !std::mem::replace(is_first, false) {
            self.write(",");
        }
        self.line();
    }

    fn line(&mut self) {
        /// Behind so many bytes lines begin at the margin: a hundred levels of indentation would
        /// make many times as much of a large text.
        const INDENTED: usize = 1 << 20;
        self.write("\n");
        if self.result.text.len() < INDENTED {
            (0..self.depth).for_each(|_| self.write("  "));
        }
    }

    fn write(&mut self, text: &str) {
        self.result.text.push_str(text);
    }
}

/// The digest that stands for an element: the only member of an object, by the name `...`
/// (step 3.b.ii).
fn stands_for_element(item: Value<'_>) -> Option<Value<'_>> {
    let mut members = item.members();
    let member = members.next()?;
    let is_alone = members.next().is_none();
    let is_digest = member.value.kind() == Kind::String && member.is_named("...");
    (is_alone && is_digest).then_some(member.value)
}
