//! Where the linker has put the program's data, piece by piece, and which piece needs which.
//!
//! The tools that pack a module keep addresses, but not the bounds of pieces. So these are read
//! from the file that the linker wrote, asked for `--no-merge-data-segments`, which keeps every
//! static apart, and for `--emit-relocs`, which says where addresses are.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result, ensure};
use wasmparser::{
    Data, DataKind, ElementItems, ElementKind, KnownCustom, Linking, Operator, Parser, Payload,
    RelocSectionReader, RelocationEntry, RelocationType, SymbolInfo,
};

/// The data of a program, in the order of addresses.
#[derive(Default)]
pub(super) struct Layout {
    /// The pieces.
    pub(super) pieces: Vec<Piece>,
    /// The addresses that code names, with the pieces that are meant; in order.
    pub(super) named: Vec<(u32, usize)>,
    /// The slots of the functions that code names by slot; in the order of slots.
    pub(super) taken: Vec<u32>,
}

/// One static, or a few that have a name in common.
pub(super) struct Piece {
    /// Its addresses.
    pub(super) at: Range<u32>,
    /// What the linker calls it.
    pub(super) name: String,
    /// Whether it must be there from the start: it can be written to, or is found by counting from
    /// an address outside of it, which a look at the code alone would not show.
    pub(super) stays: bool,
    /// The pieces that it holds addresses of.
    pub(super) needs: Vec<usize>,
    /// The slots of the table that it names.
    pub(super) slots: Vec<u32>,
}

/// Names of pieces that nobody writes to begin like this.
const CONSTANT: &str = ".rodata";

/// What is read of the file before it can be put together.
#[derive(Default)]
struct Linked {
    /// For each segment in the file's order, its addresses, its name, and its place in the section.
    segments: Vec<(Range<u32>, String, Range<u32>)>,
    /// What the symbols are.
    symbols: Vec<Meant>,
    /// The slot of each function that has one.
    slots: HashMap<u32, u32>,
    in_code: Vec<RelocationEntry>,
    in_data: Vec<RelocationEntry>,
}

/// What a symbol is, as far as it counts here.
#[derive(Clone, Copy)]
enum Meant {
    Data(Symbol),
    /// A function with this slot in the table.
    Slot(u32),
    Other,
}

#[derive(Clone, Copy)]
struct Symbol {
    segment: usize,
    address: u32,
}

impl Layout {
    /// Reads what the linker wrote.
    ///
    /// # Errors
    /// When it was not asked for what is needed here.
    pub(super) fn read(linked: &[u8]) -> Result<Self> {
        let linked = Linked::read(linked)?;
        let mut pieces: Vec<Piece> = Vec::new();
        for (at, name, _) in &linked.segments {
            ensure!(!name.is_empty(), "data at {} has no name", at.start);
            pieces.push(Piece {
                at: at.clone(),
                name: name.clone(),
                stays: !name.starts_with(CONSTANT),
                needs: Vec::new(),
                slots: Vec::new(),
            });
        }
        let (mut named, mut taken) = (Vec::new(), Vec::new());
        for entry in &linked.in_code {
            match linked.meant(entry)? {
                Meant::Data(symbol) => {
                    let piece = pieces.get_mut(symbol.segment).context("no such piece")?;
                    let address = i64::from(symbol.address) + entry.addend;
                    let (start, end) = (i64::from(piece.at.start), i64::from(piece.at.end));
                    piece.stays |= !(start..=end).contains(&address);
                    named.push((u32::try_from(address)?, symbol.segment));
                }
                Meant::Slot(slot) => taken.push(slot),
                Meant::Other => {}
            }
        }
        named.sort_unstable();
        named.dedup();
        taken.sort_unstable();
        taken.dedup();
        for entry in &linked.in_data {
            let places = &linked.segments;
            let holder = places.partition_point(|(_, _, place)| place.end <= entry.offset);
            let holder = pieces.get_mut(holder).context("an address is in no data")?;
            match linked.meant(entry)? {
                Meant::Data(symbol) => holder.needs.push(symbol.segment),
                Meant::Slot(slot) => holder.slots.push(slot),
                Meant::Other => {}
            }
        }
        let ordered = pieces.is_sorted_by(|one, other| one.at.end <= other.at.start);
        ensure!(ordered, "data is not in the order of addresses");
        Ok(Self {
            pieces,
            named,
            taken,
        })
    }
}

impl Linked {
    fn read(wasm: &[u8]) -> Result<Self> {
        let mut linked = Self::default();
        let mut told = [false; 3];
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ElementSection(section) => {
                    for element in section {
                        linked.element(element?)?;
                    }
                }
                Payload::DataSection(section) => {
                    let start = section.range().start;
                    for segment in section {
                        linked.segment(&segment?, start)?;
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Name(names) => linked.names(names)?,
                    KnownCustom::Linking(parts) => {
                        for part in parts {
                            if let Linking::SymbolTable(symbols) = part? {
                                told[0] = true;
                                for symbol in symbols {
                                    linked.symbol(&symbol?)?;
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(entries) => match section.name() {
                        "reloc.CODE" => {
                            told[1] = true;
                            linked.in_code = entries_of(&entries)?;
                        }
                        "reloc.DATA" => {
                            told[2] = true;
                            linked.in_data = entries_of(&entries)?;
                        }
                        _ => {}
                    },
                    _ => {}
                },
                _ => {}
            }
        }
        ensure!(
            told == [true; 3],
            "the linker has not said where addresses are"
        );
        Ok(linked)
    }

    fn segment(&mut self, segment: &Data<'_>, section: u64) -> Result<()> {
        let start = start_of(segment)?;
        let length = u32::try_from(segment.data.len())?;
        let place = u32::try_from(segment.range.end - section)?;
        self.segments
            .push((start..start + length, String::new(), place - length..place));
        Ok(())
    }

    fn names(&mut self, names: wasmparser::NameSectionReader<'_>) -> Result<()> {
        for part in names {
            let wasmparser::Name::Data(list) = part? else {
                continue;
            };
            for naming in list {
                let naming = naming?;
                let segment = self.segments.get_mut(usize::try_from(naming.index)?);
                segment.context("a name is of no data")?.1 = naming.name.to_owned();
            }
        }
        Ok(())
    }

    fn symbol(&mut self, symbol: &SymbolInfo<'_>) -> Result<()> {
        let meant = match symbol {
            SymbolInfo::Data {
                symbol: Some(place),
                ..
            } => {
                let segment = usize::try_from(place.index)?;
                // What is zero from the start is in no segment of the file.
                let start = self.segments.get(segment).map(|(at, ..)| at.start);
                let address = start.and_then(|start| start.checked_add(place.offset));
                address.map(|address| Meant::Data(Symbol { segment, address }))
            }
            SymbolInfo::Func { index, .. } => self.slots.get(index).copied().map(Meant::Slot),
            _ => None,
        };
        self.symbols.push(meant.unwrap_or(Meant::Other));
        Ok(())
    }

    fn element(&mut self, element: wasmparser::Element<'_>) -> Result<()> {
        let ElementKind::Active { offset_expr, .. } = element.kind else {
            return Ok(());
        };
        let ElementItems::Functions(functions) = element.items else {
            return Ok(());
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            anyhow::bail!("slots are not known before the program runs");
        };
        for (slot, function) in (u32::try_from(value)?..).zip(functions) {
            self.slots.insert(function?, slot);
        }
        Ok(())
    }

    /// What the address is of that the linker has put somewhere.
    fn meant(&self, entry: &RelocationEntry) -> Result<Meant> {
        use RelocationType as Type;
        match entry.ty {
            Type::MemoryAddrLeb
            | Type::MemoryAddrSleb
            | Type::MemoryAddrI32
            | Type::TableIndexSleb
            | Type::TableIndexI32 => {
                let symbol = self.symbols.get(usize::try_from(entry.index)?);
                Ok(*symbol.context("an address is of no symbol")?)
            }
            Type::FunctionIndexLeb
            | Type::TypeIndexLeb
            | Type::GlobalIndexLeb
            | Type::TableNumberLeb => Ok(Meant::Other),
            other => anyhow::bail!("{other:?} is an unknown sort of address"),
        }
    }
}

/// The address of a segment.
///
/// # Errors
/// When it is not known before the program runs.
pub(super) fn start_of(segment: &Data<'_>) -> Result<u32> {
    if let DataKind::Active {
        memory_index: 0,
        offset_expr,
    } = &segment.kind
        && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
    {
        return Ok(u32::try_from(value)?);
    }
    anyhow::bail!("data has no address of its own")
}

fn entries_of(section: &RelocSectionReader<'_>) -> Result<Vec<RelocationEntry>> {
    Ok(section.entries().into_iter().collect::<Result<_, _>>()?)
}
