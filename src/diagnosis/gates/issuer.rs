//! Was it minted by an issuer that is trusted?
//!
//! RFC 7519 §4.1.1: `iss` is a case-sensitive string; RFC 8725 §3.8: it must be checked.
//! Microsoft.IdentityModel compares issuers ordinally, without the tolerance for a trailing
//! slash that it has for audiences (`Validators.cs`, ValidateIssuerAsync).

use super::Attempt;
use crate::audience::near_miss;
use crate::diagnosis::gate::{Evidence, Outcome, Reason, Unchecked};
use crate::issuer::entra::Tenant;
use crate::issuer::near_miss as meaning;

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let Attempt {
        facts, expectation, ..
    } = attempt;
    if expectation.issuers.is_empty() && !expectation.any_entra_tenant {
        return Outcome::NotChecked(Unchecked::NotTold);
    }
    let Some(found) = facts.issuer.clone() else {
        return Outcome::Failed(Reason::IssuerMissing {
            raw: facts.odd_issuer.clone(),
        });
    };
    if expectation.any_entra_tenant {
        return any_tenant(attempt, found);
    }
    if expectation.issuers.contains(&found) {
        return Outcome::Passed(Evidence::Issuer { found });
    }
    let compared = expectation.issuers.iter().map(|wanted| {
        (
            wanted,
            near_miss::spelling(wanted, &found),
            meaning::compare(wanted, &found),
        )
    });
    // A difference in spelling is nearer than one in meaning, and any is nearer than none.
    let nearest =
        compared.min_by_key(
            |(_, spelling, meaning)| match (spelling.len(), meaning.len()) {
                (0, 0) => usize::MAX,
                (0, count) => 100 + count,
                (count, _) => count,
            },
        );
    let (first, spelling, meaning) = nearest.map_or((None, vec![], vec![]), |(wanted, s, m)| {
        (Some(wanted), s, m)
    });
    let rest = expectation
        .issuers
        .iter()
        .filter(|wanted| Some(*wanted) != first);
    let wanted = first.into_iter().chain(rest).cloned().collect();
    Outcome::Failed(Reason::IssuerNotAccepted {
        found,
        wanted,
        spelling,
        meaning,
    })
}

/// As AadIssuerValidator does it: the tenant of `tid` is put into the issuer's template, so both
/// must agree (Microsoft.IdentityModel.Validators/AadIssuerValidator.cs).
fn any_tenant(attempt: &Attempt<'_>, found: String) -> Outcome {
    let facts = attempt.facts;
    let Some(entra) = &facts.entra else {
        return Outcome::Failed(Reason::NotAnEntraIssuer { found });
    };
    match (&facts.tenant, &entra.tenant) {
        (Some(tenant), Tenant::Id(own)) if tenant == own => Outcome::Passed(Evidence::AnyTenant {
            tenant: tenant.clone(),
        }),
        (tenant, _) => Outcome::Failed(Reason::TenantDisagrees {
            issuer: found,
            tenant: tenant.clone(),
        }),
    }
}
