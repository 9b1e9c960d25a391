//! Who issued a token, in words.

use super::{Explanation, say};
use crate::diagnosis::Facts;
use crate::issuer::{Confirmed, Recognised};

/// The provider behind `iss`, what its tokens look like, what goes wrong with them, and where its
/// keys are. `None` where the provider is not known.
pub fn provider(facts: &Facts) -> Option<Explanation> {
    let recognised = facts.provider.as_ref()?;
    let provider = recognised.provider;
    let source = provider.sources.first().map_or("", |source| source.text());
    let mut said = say(
        format!("Issued by {}.", full_name(recognised)),
        provider.about.text(),
        source,
    );
    let doubt = match recognised.confirmed {
        Confirmed::Fully => "",
        Confirmed::IssuerOnly | Confirmed::No => " (not confirmed by a primary source)",
    };
    let audiences = [
        ("access", provider.access_audience),
        ("ID", provider.id_audience),
    ];
    for (kind, audience) in audiences {
        if let Some(audience) = audience {
            said = said.and(format!(
                "aud of its {kind} tokens: {}{doubt}.",
                audience.text()
            ));
        }
    }
    for mistake in provider.mistakes {
        said = said.and(format!("Seen to go wrong{doubt}: {}", mistake.text()));
    }
    Some(said)
}

/// A command that fetches the provider's keys or metadata; the page itself never does.
pub fn keys_command(facts: &Facts) -> Option<String> {
    let url = facts
        .provider
        .as_ref()?
        .keys_url(facts.issuer.as_deref()?)?;
    Some(format!("curl {url}"))
}

fn full_name(recognised: &Recognised) -> String {
    let mut details: Vec<_> = recognised
        .details
        .iter()
        .map(|detail| {
            let (label, value) = detail.label();
            format!("{label} {value}")
        })
        .collect();
    details.extend(
        recognised
            .tenant
            .as_ref()
            .map(|tenant| match crate::registry::special_tenant(tenant) {
                Some(name) => format!("tenant {tenant}: {name}"),
                None => format!("tenant {tenant}"),
            }),
    );
    details.extend(recognised.cloud.map(|cloud| cloud.name().to_owned()));
    if details.is_empty() {
        recognised.provider.name.to_owned()
    } else {
        format!("{} ({})", recognised.provider.name, details.join(", "))
    }
}
