//! Where a claim stands among the processed claims.

use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

/// The names and positions that lead to a claim. Paths share their beginnings, so that ten thousand
/// claims in an object with a long name cost its name once.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Path(Option<Arc<End>>);

#[derive(PartialEq, Eq)]
struct End {
    parent: Path,
    step: Step,
}

/// One step down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the position in an array, from 0, as the processed claims count.
    Index(usize),
    /// To the member of an object.
    Name(String),
}

impl Path {
    /// The path to what stands there inside of what this one leads to.
    pub(super) fn child(&self, step: Step) -> Self {
        let parent = self.clone();
        Self(Some(Arc::new(End { parent, step })))
    }

    /// The steps, from the outermost object on; none for that object itself.
    pub fn steps(&self) -> Vec<&Step> {
        let mut steps: Vec<&Step> = self.upwards().collect();
        steps.reverse();
        steps
    }

    fn upwards(&self) -> impl Iterator<Item = &Step> {
        let ends = std::iter::successors(self.0.as_deref(), |end| end.parent.0.as_deref());
        ends.map(|end| &end.step)
    }

    /// The claim that it begins with, and whether it leads further than that claim.
    pub(super) fn claim(&self) -> Option<(&str, bool)> {
        let mut last = None;
        let mut count = 0_usize;
        for step in self.upwards() {
            last = Some(step);
            count = count.saturating_add(1);
        }
        match last {
            Some(Step::Name(name)) => Some((name, count > 1)),
            _ => None,
        }
    }
}

/// As a JSON Pointer (RFC 6901 §3): `/address/street_address`, `/nationalities/0`.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps().into_iter().try_for_each(|step| match step {
            Step::Index(index) => write!(f, "/{index}"),
            Step::Name(name) => {
                let escaped = name.replace('~', "~0").replace('/', "~1");
                write!(f, "/{escaped}")
            }
        })
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Path({self})")
    }
}

/// The way to where somebody walks, of which a [`Path`] is made only when it is asked for.
pub(super) struct Trail<'a> {
    above: Option<&'a Trail<'a>>,
    step: Here<'a>,
    path: OnceCell<Path>,
}

/// The last step of a trail.
pub(super) enum Here<'a> {
    Root,
    Index(usize),
    Name(&'a str),
}

impl<'a> Trail<'a> {
    pub(super) fn root() -> Self {
        Self {
            above: None,
            step: Here::Root,
            path: OnceCell::new(),
        }
    }

    pub(super) fn down(&'a self, step: Here<'a>) -> Self {
        Self {
            above: Some(self),
            step,
            path: OnceCell::new(),
        }
    }

    pub(super) fn is_root(&self) -> bool {
        self.above.is_none()
    }

    pub(super) fn path(&self) -> Path {
        let path = self.path.get_or_init(|| {
            let above = self.above.map(Trail::path).unwrap_or_default();
            match self.step {
                Here::Root => above,
                Here::Index(index) => above.child(Step::Index(index)),
                Here::Name(name) => above.child(Step::Name(name.to_owned())),
            }
        });
        path.clone()
    }
}
