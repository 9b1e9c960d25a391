//! What an SD-JWT discloses: the claims that come of it, each disclosure, and the key binding.

use yew::prelude::*;

use super::json::JsonLines;
use super::layout::{Lines, pretty};
use super::place::{Place, slug};
use super::{Panel, PartName};
use crate::binding::sd_jwt::SdJwt;
use crate::explain::{self, DisclosureWords, Explanation};
use crate::ui::parts::CopyButton;
use crate::ui::prose::{self, paragraphs, prose};

/// So many disclosures are drawn.
const SHOWN: usize = 50;

impl Panel<'_> {
    /// The processed claims, with what is wrong about the whole.
    #[inline(never)]
    pub(super) fn processed(&self, sd_jwt: &SdJwt) -> Html {
        let words = explain::sd_jwt(sd_jwt);
        let place = Place::Processed;
        let diagnosis = self.diagnosis.clone();
        let json = Callback::from(move |()| {
            let part = place.json(&diagnosis);
            part.map(|part| pretty(Lines::of(&part.json)))
                .unwrap_or_default()
        });
        html! {
            <section id="decoded-processed" class="part" data-part={slug(place.part())}>
                <div class="part-head">
                    <h2>{ place.title() }</h2>
                    if !sd_jwt.processed.is_empty() {
                        <CopyButton text={json} label="Copy JSON" what={format!("of {}", place.title())} part={place.id()} />
                    }
                </div>
                { paragraphs(&words.facts) }
                if !words.held_back.is_empty() {
                    <ul class="held-back">
                        for text in &words.held_back {
                            <li>{ prose(text) }</li>
                        }
                    </ul>
                }
                { for words.faults.iter().map(fault) }
                if !sd_jwt.processed.is_empty() {
                    <JsonLines diagnosis={self.diagnosis.clone()} {place} label={place.title()} />
                }
            </section>
        }
    }

    /// Each disclosure, with where it belongs.
    #[inline(never)]
    pub(super) fn disclosed(&self, sd_jwt: &SdJwt) -> Html {
        let more = sd_jwt.disclosures.len().saturating_sub(SHOWN);
        let shown = sd_jwt.disclosures.iter().take(SHOWN).enumerate();
        html! {
            <>
                if !sd_jwt.disclosures.is_empty() {
                    <p class="about">{ explain::DISCLOSURE }</p>
                }
                for (index, own) in shown {
                    { self.json_at(Place::Disclosure(index), own.span) }
                    { told(&explain::disclosure(own)) }
                }
                if more > 0 {
                    <p class="hint">{ more }{ " more" }</p>
                }
                { self.key_binding(sd_jwt) }
            </>
        }
    }

    fn key_binding(&self, sd_jwt: &SdJwt) -> Html {
        let Some(binding) = &sd_jwt.key_binding else {
            return Html::default();
        };
        let parts = [PartName::Header, PartName::Payload].into_iter();
        parts
            .map(|part| self.json_at(Place::KeyBinding(part), binding.span))
            .collect()
    }
}

fn told(words: &DisclosureWords) -> Html {
    html! {
        <div class="disclosure" data-refused={words.refused.to_string()}>
            <p><strong>{ prose(&words.title) }</strong>{ ". " }{ prose(&words.place) }</p>
            { for words.faults.iter().map(fault) }
        </div>
    }
}

fn fault(said: &Explanation) -> Html {
    html! {
        <div class="fault-reason">
            <p>{ prose(&said.title) }</p>
            { paragraphs(&said.body) }
            { prose::source(said.source) }
        </div>
    }
}
