//! A part that holds bytes: a signature, or any encrypted part.

use yew::prelude::*;

use super::section::{PartProps, section};
use super::string::beginning;
use crate::explain;
use crate::ui::parts::{Growth, More, exact, thousands};

/// How many characters of base64url are drawn at first.
const FIRST: usize = 2_000;

/// How many more are drawn each time.
const STEP: usize = 20_000;

/// How many bytes are drawn in hexadecimal; all of them can be copied.
const HEXADECIMAL: usize = 512;

/// A part as base64url, with its length and what it is for.
#[component]
pub(super) fn Bytes(props: &PartProps) -> Html {
    let shown = use_state_eq(|| FIRST);
    let onmore = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(*shown + STEP))
    };
    let (diagnosis, place) = (props.diagnosis.clone(), props.place);
    let Some(part) = place.bytes(&props.diagnosis) else {
        return Html::default();
    };
    let text = props.span.of(&props.diagnosis.reading.text);
    let drawn = beginning(text, *shown);
    let count = part.bytes.len();
    let unit = if count == 1 { " byte. " } else { " bytes. " };
    let hexadecimal = Callback::from(move |()| {
        place
            .bytes(&diagnosis)
            .map(|part| hex(&part.bytes))
            .unwrap_or_default()
    });
    let content = html! {
        <>
            <p class="about">
                <strong>{ thousands(count) }{ unit }</strong>{ explain::bytes(place.part(), count) }
            </p>
            if !text.is_empty() {
                <p class="base64url" translate="no" dir="ltr">
                    { exact(drawn) }
                    if drawn.len() < text.len() {
                        { "… " }
                        <More shown={drawn.len()} total={text.len()} step={STEP} what="characters" {onmore} growth={Growth::OnDemand} />
                    }
                </p>
                <details class="hexadecimal">
                    <summary>{ "Hexadecimal" }</summary>
                    <p translate="no" dir="ltr">
                        { hex(part.bytes.get(..HEXADECIMAL).unwrap_or(&part.bytes)) }
                        if count > HEXADECIMAL {
                            { " …" }
                        }
                    </p>
                </details>
            }
        </>
    };
    section(props, "Copy hexadecimal", hexadecimal, content)
}

/// Two digits for each byte, in groups of four bytes.
fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 9 / 4);
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push(' ');
        }
        let digits = [byte >> 4, byte & 0xf].into_iter();
        text.extend(digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::hex;

    #[test]
    fn bytes_are_grouped_by_four() {
        assert_eq!(hex(&[]), "");
        assert_eq!(hex(&[0, 15, 160, 255, 1]), "000fa0ff 01");
    }
}
