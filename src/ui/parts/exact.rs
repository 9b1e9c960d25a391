//! Text of a token, shown as what it is.

use yew::prelude::*;

use crate::audience::character::{self, Kind};
use crate::audience::difference::{Mark, Visible, visible};

/// A text in which control, invisible, direction and look-alike characters can be seen, and which
/// cannot change the direction of the text around it.
pub fn isolated(text: &str) -> Html {
    html! { <bdi class="exact" dir="ltr">{ exact(text) }</bdi> }
}

/// The same without an element around it, for texts that are made of many pieces.
pub fn exact(text: &str) -> Html {
    if is_plain(text) {
        return Html::from(text);
    }
    let piece = |piece: Visible| match piece {
        Visible::Plain(at) => Html::from(text.get(at).unwrap_or_default()),
        Visible::Marked(mark) => marked(&mark),
    };
    visible(text).into_iter().map(piece).collect()
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// A look-alike is shown with its code point; any other such character by its code point alone.
fn marked(mark: &Mark) -> Html {
    let code = character::code_point(mark.character);
    let name = character::name(mark.character);
    let (shown, spoken) = match mark.kind {
        Kind::LookAlike(like) => {
            let script = name.unwrap_or("another script");
            (
                format!("{} {code}", mark.character),
                format!(" ({script}, looks like {like})"),
            )
        }
        _ => (
            code.clone(),
            name.map(|name| format!(" ({name})")).unwrap_or_default(),
        ),
    };
    html! {
        <span class="odd" data-mark={code} title={spoken.trim().to_owned()}>
            { shown }<span class="visually-hidden">{ spoken }</span>
        </span>
    }
}
