//! Cuts the input into blocks of whole lines, without looking at what is in them.

use csv::{ByteRecord, ReaderBuilder};
use flate2::bufread::MultiGzDecoder;
use memchr::{memchr, memrchr};
use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read};
use std::path::Path;

/// How long a block is. To parse one takes far longer than to hand it over, and the ring with all its blocks fits into the cache.
const BLOCK: usize = 64 * 1024;

/// A quoted field may contain line ends, so a record may have several lines, but not more text than this. A stray quote would
/// otherwise swallow the rest of the file.
const LONGEST_QUOTED: usize = 64 * 1024;

/// Text that starts with a record, and ends with the end of one.
#[derive(Default)]
pub(crate) struct Block {
    pub(crate) text: Vec<u8>,
    /// The text is a single line, in which a quote opens that is never closed.
    pub(crate) unclosed: bool,
}

/// Opens a file, and inflates it if it is gzipped.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    let mut file = BufReader::new(File::open(path)?);
    let is_gzipped = file.fill_buf()?.starts_with(&[0x1F, 0x8B]);
    Ok(if is_gzipped { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) })
}

/// Reads block by block.
pub(crate) struct Blocks<R> {
    input: R,
    /// What was read, and does not belong to the block before.
    rest: Vec<u8>,
}

impl<R: Read> Blocks<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, rest: Vec::new() }
    }

    /// Reads the header, and tells how many line ends that took.
    pub(crate) fn header(&mut self) -> Result<(ByteRecord, u64), Box<dyn Error>> {
        let mut block = Block::default();
        self.read(&mut block)?;
        let mut reader = ReaderBuilder::new().has_headers(false).from_reader(&block.text[..]);
        let mut header = ByteRecord::new();
        if !reader.read_byte_record(&mut header)? {
            return Err("the file is empty, not even a header line is there".into());
        }
        let end = reader.position();
        let used = usize::try_from(end.byte())?;
        self.rest.splice(..0, block.text[used..].iter().copied());
        Ok((header, end.line() - 1))
    }

    /// Reads the next block over what `block` held before. Tells whether there was one.
    pub(crate) fn read(&mut self, block: &mut Block) -> io::Result<bool> {
        let text = &mut block.text;
        text.clear();
        text.append(&mut self.rest);
        let mut length = BLOCK;
        let cut = loop {
            let missing = length.saturating_sub(text.len());
            text.reserve(missing);
            self.input.by_ref().take(missing as u64).read_to_end(text)?;
            match Cut::find(text, text.len() < length) {
                Some(cut) => break cut,
                // A record that is longer than a block.
                None => length += BLOCK,
            }
        };
        self.rest.extend_from_slice(&text[cut.at..]);
        text.truncate(cut.at);
        // Only the last line of the input can lack its end.
        if text.last().is_some_and(|byte| *byte != b'\n') {
            text.push(b'\n');
        }
        block.unclosed = cut.unclosed;
        Ok(!text.is_empty())
    }
}

/// Where a block ends.
struct Cut {
    at: usize,
    unclosed: bool,
}

impl Cut {
    /// Behind the last record of the text. None if the text has no whole record and goes on.
    fn find(text: &[u8], is_end: bool) -> Option<Self> {
        let (records, open) = if memchr(b'"', text).is_some() { scan(text) } else { (last_line_end(text), false) };
        let at = |at| Some(Self { at, unclosed: false });
        match records {
            // At the end of the input, the last line may lack its end.
            _ if is_end && !open => at(text.len()),
            0 if open && (is_end || text.len() > LONGEST_QUOTED) => {
                let line = memchr(b'\n', text).map_or(text.len(), |end| end + 1);
                Some(Self { at: line, unclosed: true })
            }
            0 => None,
            end => at(end),
        }
    }
}

fn last_line_end(text: &[u8]) -> usize {
    memrchr(b'\n', text).map_or(0, |end| end + 1)
}

/// Where the last record with a line end ends, and whether a quote is open at the end of the text.
fn scan(text: &[u8]) -> (usize, bool) {
    let mut quotes = Quotes::Start;
    let mut end = 0;
    for (index, byte) in text.iter().enumerate() {
        quotes = quotes.after(*byte);
        if *byte == b'\n' && quotes == Quotes::Start {
            end = index + 1;
        }
    }
    (end, quotes == Quotes::Open)
}

/// Follows the quotes, as far as it takes to know whether a line end is part of a field.
#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    /// Where a field starts; only here does a quote open anything.
    Start,
    /// In a field without quotes, or behind the closing one.
    Plain,
    /// In a quoted field.
    Open,
    /// After a quote in a quoted field: it closed the field, unless another one follows.
    Closing,
}

impl Quotes {
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Open, b'"') => Self::Closing,
            (Self::Open, _) | (Self::Start | Self::Closing, b'"') => Self::Open,
            (_, b',' | b'\n' | b'\r') => Self::Start,
            _ => Self::Plain,
        }
    }
}
