//! What the page did on its own account and has to tell.

use yew::prelude::*;

use super::catalogue::Catalogue;
use super::focus::focus;
use super::state::{Action, Dispatch};

/// Something that happened without being asked for, or could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// A token came in the fragment of the address.
    FromAddress,
    /// A file is larger than what is read.
    FileTooLarge,
    /// A file could not be read.
    FileUnreadable,
    /// A token came in the query string of the address.
    InQuery,
    /// The page wiped itself.
    Wiped,
}

/// Says it until it is put away. The region is there from the start, so that it is read aloud.
pub(super) fn notice_bar(
    notice: Option<Notice>,
    catalogue: Catalogue,
    dispatch: &Dispatch,
) -> Html {
    let dispatch = dispatch.clone();
    let dismiss = Callback::from(move |_| {
        dispatch.dispatch(Action::Dismiss);
        // The button goes away under the reader's hands.
        focus("paste");
    });
    let bar = notice.map(|notice| {
        html! {
            <div class="notice" data-notice={notice.code()}>
                <p>{ notice.text() }</p>
                <button type="button" onclick={dismiss}>{ "Dismiss" }</button>
            </div>
        }
    });
    html! {
        <div role="status">
            { bar }
            if catalogue == Catalogue::Missing {
                <div class="notice" data-notice="no-catalogue">
                    <p>{ "The catalogue could not be loaded: reload the page. Until then names have no meaning, and most validators, requests, fixes and what else was noticed are missing. Everything else works." }</p>
                </div>
            }
        </div>
    }
}

impl Notice {
    fn code(self) -> &'static str {
        match self {
            Self::FromAddress => "from-address",
            Self::FileTooLarge => "file-too-large",
            Self::FileUnreadable => "file-unreadable",
            Self::InQuery => "in-query",
            Self::Wiped => "wiped",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::FromAddress => {
                "The token came in the part of the address behind #, which browsers send to nobody. \
                 It is taken from there, and the address is clean again."
            }
            Self::FileTooLarge => {
                "That file is larger than 64 MB. No token is; it was left unread."
            }
            Self::FileUnreadable => "The browser could not read that file.",
            // RFC 6750 §2.3 and §5.3: URIs are logged along the way.
            Self::InQuery => {
                "A token came in the query string of the address and was left unread. \
                 The server of this page, and everything on the way to it, may have logged it: \
                 treat it as known to others. The address is clean again. Paste tokens instead."
            }
            Self::Wiped => {
                "Nobody used this page for the time that is set above, so it wiped itself."
            }
        }
    }
}
