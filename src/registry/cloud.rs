//! The national clouds of Microsoft Entra ID.
//!
//! Source: `KnownMetadataProvider.cs` of AzureAD/microsoft-authentication-library-for-dotnet
//! and `authentication-national-cloud.md` of MicrosoftDocs/entra-docs.

/// A deployment of Microsoft's cloud with its own sign-in hosts and its own resources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cloud {
    /// The worldwide cloud, US Government Community Cloud (GCC) included.
    Public,
    /// US Government, level 4 (GCC High).
    UsGovernment,
    /// US Government, level 5 (Department of Defense).
    UsDefense,
    /// Operated by 21Vianet.
    China,
    /// Microsoft Cloud Germany, closed in October 2021.
    Germany,
    /// The French sovereign cloud.
    Bleu,
    /// The German sovereign cloud.
    Delos,
    /// Singapore's government cloud.
    Singapore,
}

impl Cloud {
    /// The name people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public cloud",
            Self::UsGovernment => "US Government cloud",
            Self::UsDefense => "US Government DoD cloud",
            Self::China => "China cloud (21Vianet)",
            Self::Germany => "Germany cloud (closed 2021)",
            Self::Bleu => "Bleu (France)",
            Self::Delos => "Delos (Germany)",
            Self::Singapore => "GovSG (Singapore)",
        }
    }
}
