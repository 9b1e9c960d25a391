//! What the page remembers: what the person did, and nothing that can be worked out from it.

use std::rc::Rc;

use crate::diagnosis::Diagnosis;

/// A diagnosis that many components show. Two are equal if they are the same one, so that a large
/// token is not compared on every render.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<Diagnosis>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Shared {
    type Target = Diagnosis;

    fn deref(&self) -> &Diagnosis {
        &self.0
    }
}
