//! What the pieces of a paste tell, put together.

use super::mistake::Mistake;
use super::piece::{Carried, Configured, Piece, Tells, Value};
use super::{Intake, placeholder};
use crate::validators::{Kind, Profile, Settings, recognise, speaker};

/// What a person chose among what was pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The piece of the token to look at.
    pub token: Option<usize>,
    /// The piece whose settings hold.
    pub settings: Option<usize>,
    /// What placeholders stand for: as written, and the value.
    pub blanks: Vec<(String, String)>,
}

impl Choices {
    /// Forgets which pieces were chosen, as another paste has others; what placeholders stand for
    /// is kept.
    pub fn forget_pieces(&mut self) {
        (self.token, self.settings) = (None, None);
    }
}

/// Settings that hold code, which the validator runs for each request: nobody fills that in.
const CODE: [Kind; 1] = [Kind::Own("token-value")];

/// What a paste fills in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    /// The token to look at; empty if there is none.
    pub token: String,
    /// The piece that has it.
    pub token_piece: Option<usize>,
    /// Who validates, where the paste tells.
    pub validator: Option<&'static Profile>,
    /// The piece with its settings.
    pub settings_piece: Option<usize>,
    /// What is set there.
    pub settings: Settings,
    /// Where each setting came from.
    pub sources: Vec<Source>,
    /// What was said.
    pub message: String,
    /// Placeholders in those settings, each once, as written, and what they stand for; empty where
    /// nobody has said.
    pub blanks: Vec<(String, String)>,
    /// Settings that are not told because of them.
    pub waiting: Vec<Waiting>,
}

/// Where a setting came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The setting.
    pub kind: Kind,
    /// The piece, by its place in [`Intake::pieces`].
    pub piece: usize,
    /// The value as it stands there.
    pub value: Value,
}

/// A setting that holds a placeholder which nobody has filled in yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The setting.
    pub kind: Kind,
    /// The placeholder as written.
    pub placeholder: String,
    /// The value around it.
    pub value: Value,
}

impl Intake {
    /// The tokens, each once, with the first piece that has it; those first that went to somebody
    /// whom they are not for.
    pub fn tokens(&self) -> Vec<(usize, &Carried)> {
        let mut tokens: Vec<(usize, &Carried)> = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            if let Tells::Token(carried) = &piece.tells
                && !tokens.iter().any(|(_, own)| own.token == carried.token)
            {
                tokens.push((index, carried));
            }
        }
        if tokens.len() > 1 {
            tokens.sort_by_cached_key(|(index, own)| self.doubt(*index, own));
        }
        tokens
    }

    /// Puts the pieces together.
    pub fn fill(&self, choices: &Choices) -> Filled {
        // The code that makes pieces comes with the catalogue, and with it the code that joins them.
        match self.pieces.is_empty() {
            true => Filled::default(),
            false => self.join(choices),
        }
    }

    #[inline(never)]
    fn join(&self, choices: &Choices) -> Filled {
        let tokens = self.tokens();
        let chosen = tokens
            .iter()
            .find(|(index, _)| Some(*index) == choices.token);
        let token = chosen.or_else(|| {
            let likeliest =
                |(index, own): &&(usize, &Carried)| (self.doubt(*index, own), rank(own));
            tokens.iter().min_by_key(likeliest)
        });
        let message = self.message();
        let mut filled = Filled {
            token: token.map(|(_, own)| own.token.clone()).unwrap_or_default(),
            token_piece: token.map(|(index, _)| *index),
            ..Filled::default()
        };
        let chosen = self
            .configured()
            .find(|(index, _)| Some(*index) == choices.settings);
        let own = chosen.or_else(|| self.speaker(&message, &filled.token));
        filled.validator = own.and_then(|(_, own)| own.validator);
        filled.settings_piece = own.map(|(index, _)| index);
        let others = self
            .configured()
            .filter(|(_, other)| other.validator.is_none());
        for (index, configured) in own.into_iter().chain(others) {
            filled.take(index, configured, &choices.blanks);
        }
        if filled.validator.is_none() {
            filled.validator = speaker(&message);
        }
        if filled.validator.is_none() {
            let around = token.and_then(|(index, _)| self.exchange_of(*index));
            let mut all = self.exchanges();
            let went = around.or_else(|| token.is_none().then(|| all.next())?);
            filled.validator = went.and_then(|(_, exchange)| exchange.validator());
        }
        filled.message = message;
        filled
    }

    /// What is wrong with settings, whatever token meets them.
    pub fn mistakes(&self) -> impl Iterator<Item = &Mistake> {
        self.configured().flat_map(|(_, own)| &own.mistakes)
    }

    fn configured(&self) -> impl Iterator<Item = (usize, &Configured)> {
        let pieces = self.pieces.iter().enumerate();
        pieces.filter_map(|(index, piece)| match &piece.tells {
            Tells::Settings(configured) => Some((index, configured)),
            _ => None,
        })
    }

    /// The settings of the one who said the message; without one, the first that are there. Of
    /// several, those that expect the token's issuer, as many files hold one set for each issuer; and
    /// rather a validator's own than those that it stands in for.
    fn speaker(&self, message: &str, token: &str) -> Option<(usize, &Configured)> {
        let spoken = recognise(message);
        let issuer = issuer_of(token);
        let says = |own: &Configured| {
            let writes = |profile: &Profile| spoken.iter().any(|said| profile.writes(said.message));
            own.validator.is_some_and(writes)
        };
        let expects = |own: &Configured| {
            let kinds = [Kind::Issuer, Kind::Issuers].into_iter();
            let mut wanted = kinds.flat_map(|kind| own.values_of(kind));
            wanted.any(|wanted| Some(&wanted.text) == issuer.as_ref())
        };
        let with = self.configured().filter(|(_, own)| own.validator.is_some());
        with.min_by_key(|(_, own)| (!says(own), !expects(own), !own.stands_for.is_empty()))
    }

    /// Everything that was said, as pasted; in an answer only where no other piece has its words.
    fn message(&self) -> String {
        let mut said: Vec<String> = self
            .pieces
            .iter()
            .filter_map(Piece::said)
            .map(str::to_owned)
            .collect();
        for (_, exchange) in self.exchanges() {
            let words = exchange.said().filter(|words| {
                let told =
                    |own: &String| own.contains(words.as_str()) || words.contains(own.as_str());
                !said.iter().any(told)
            });
            said.extend(words);
        }
        said.join("\n")
    }
}

/// The issuer that a token names.
fn issuer_of(token: &str) -> Option<String> {
    let reading = crate::token::read(token);
    let issuer = reading.token.payload()?.json.get_whole("iss")?.string()?;
    Some(issuer.into_owned())
}

/// Which of several tokens a person asks about: one that was sent, or is meant to be.
fn rank(carried: &Carried) -> usize {
    let name = carried.name.to_ascii_lowercase();
    match name.as_str() {
        "authorization" | "bearer" => 0,
        name if name.contains("access") => 1,
        name if name.contains("refresh") => 4,
        name if ["id_token", "idtoken", "id-token"]
            .iter()
            .any(|own| name.contains(own)) =>
        {
            3
        }
        _ => 2,
    }
}

impl Filled {
    /// Takes the settings of one piece, for kinds that no earlier one has told.
    fn take(&mut self, piece: usize, configured: &Configured, blanks: &[(String, String)]) {
        let told: Vec<Kind> = self.sources.iter().map(|source| source.kind).collect();
        for value in &configured.values {
            if told.contains(&value.kind) {
                continue;
            }
            let known = |name: &str| {
                let own = blanks.iter().find(|(own, _)| own == name);
                own.map(|(_, value)| value.clone())
            };
            let is_code = CODE.contains(&value.kind);
            for own in placeholder::find(&value.text) {
                if !is_code && !self.blanks.iter().any(|(name, _)| *name == own.text) {
                    let value = known(&own.text).unwrap_or_default();
                    self.blanks.push((own.text, value));
                }
            }
            match placeholder::filled(&value.text, known) {
                Some(text) => self.add(value.kind, &text),
                None if is_code => self.add(value.kind, &value.text),
                None => self.wait(value, &known),
            }
            self.sources.push(Source {
                kind: value.kind,
                piece,
                value: value.clone(),
            });
        }
    }

    fn add(&mut self, kind: Kind, text: &str) {
        match self.settings.text(kind) {
            "" => self.settings.set(kind, text),
            _ => self.settings.add(kind, text),
        }
    }

    fn wait(&mut self, value: &Value, known: &impl Fn(&str) -> Option<String>) {
        let open = placeholder::find(&value.text).into_iter().filter(|own| {
            own.default.is_none() && known(&own.text).is_none_or(|own| own.is_empty())
        });
        self.waiting.extend(open.map(|own| Waiting {
            kind: value.kind,
            placeholder: own.text,
            value: value.clone(),
        }));
    }
}
