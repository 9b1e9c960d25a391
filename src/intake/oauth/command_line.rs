//! What command lines print when they are asked for a token: Azure CLI, Azure Developer CLI,
//! Azure PowerShell, Google Cloud CLI.

use crate::catalogue::prose;
use crate::document::Document;
use crate::document::node::Node;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::http::{exchange, of_node, piece};
use crate::intake::piece::{Exchange, Piece};

pub(super) static FORM: Form = Form {
    id: "command-line-token",
    name: "Token from a command line",
    source: prose(
        "learn.microsoft.com/cli/azure/account#az-account-get-access-token; learn.microsoft.com/azure/developer/azure-developer-cli/reference#azd-auth-token; learn.microsoft.com/powershell/module/az.accounts/get-azaccesstoken; cloud.google.com/sdk/gcloud/reference/auth/print-access-token",
    ),
    reads: Reads::Document(read),
};

fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let Some(tree) = document.tree().filter(|tree| is_token(tree)) else {
        return Vec::new();
    };
    let made = Exchange {
        fields: of_node(tree),
        ..Exchange::default()
    };
    let piece = exchange(&FORM, made, tree.span).map(piece);
    piece.into_iter().collect()
}

/// The members that each of them prints beside the token.
fn is_token(node: &Node) -> bool {
    let has = |name| {
        node.get(name)
            .and_then(Node::text)
            .is_some_and(|text| !text.is_empty())
    };
    let azure = has("accessToken")
        && (has("expiresOn") || has("expires_on"))
        && (has("tokenType") || has("tenant"));
    let azd = has("token") && has("expiresOn");
    let powershell = has("Token") && has("ExpiresOn");
    let google =
        has("access_token") && has("token_expiry") || has("id_token") && has("token_expiry");
    azure || azd || powershell || google
}
