//! The journal: a file with every order, written before anything follows from it.
//!
//! The file starts with a header: eight letters and the seed. A record is the length of its payload, the CRC-32 of the
//! payload, both 32 bits, and the payload: one order. Numbers are little-endian.
//!
//! A process that dies while it writes leaves the start of a record at the end of the file: a torn tail. Recovery cuts
//! it off, because nobody has seen anything of that order. Damage before a whole record is different: orders that the
//! exchange acted on are gone, so it refuses the journal.

use crate::order::Order;
use crate::{Failure, Fsync};
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::process::abort;

const MAGIC: [u8; 8] = *b"exchange";
const HEADER: usize = MAGIC.len() + 8;
/// Length and checksum.
const FRAME: usize = 8;
/// No order is longer. A length beyond it is not one.
const LONGEST_PAYLOAD: usize = 25;

/// A journal that is open for appending.
pub(crate) struct Journal {
    file: File,
    fsync: Fsync,
    /// Records that are not yet written.
    buffer: Vec<u8>,
    /// The number of orders in the file and in the buffer.
    orders: u64,
}

/// What was in the file.
pub(crate) struct Recovered {
    pub(crate) orders: Vec<Order>,
    /// How many bytes of an unfinished record were cut off.
    pub(crate) torn: usize,
}

impl Journal {
    /// Opens the journal, or begins one.
    pub(crate) fn open(path: &Path, seed: u64, fsync: Fsync) -> Result<(Self, Recovered), Failure> {
        let describe = |error: io::Error| format!("{}: {error}", path.display());
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(describe)?;
        let Contents { orders, whole, length } =
            contents(&mut file, seed).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut journal = Self { file, fsync, buffer: Vec::new(), orders: orders.len() as u64 };
        journal.cut(whole).map_err(describe)?;
        if whole == 0 {
            journal.buffer.extend_from_slice(&header(seed));
            journal.write_out().map_err(describe)?;
        }
        Ok((journal, Recovered { orders, torn: length - whole }))
    }

    /// The number of orders in it.
    pub(crate) fn orders(&self) -> u64 {
        self.orders
    }

    /// Adds an order to what is going to be written.
    pub(crate) fn append(&mut self, order: &Order) {
        append_record(&mut self.buffer, order);
        self.orders += 1;
    }

    /// Writes what has been appended. When this returns, it survives the process; with `--fsync batch`, also the machine.
    pub(crate) fn write_out(&mut self) -> io::Result<()> {
        self.file.write_all(&self.buffer)?;
        self.buffer.clear();
        match self.fsync {
            Fsync::Batch => self.file.sync_data(),
            Fsync::Never => Ok(()),
        }
    }

    /// Dies in the middle of writing this order, after so many bytes of its record.
    pub(crate) fn die_writing(&mut self, order: &Order, bytes: usize) -> ! {
        let start = self.buffer.len();
        append_record(&mut self.buffer, order);
        self.buffer.truncate(start + bytes);
        // Whether that works makes no difference any more.
        let _ = self.write_out();
        abort()
    }

    /// Cuts off what is not whole, and goes on behind the rest.
    fn cut(&mut self, length: usize) -> io::Result<()> {
        self.file.set_len(length as u64)?;
        self.file.seek(SeekFrom::Start(length as u64))?;
        Ok(())
    }
}

/// What a journal holds.
pub(crate) struct Contents {
    pub(crate) orders: Vec<Order>,
    /// The length up to which the file is whole.
    whole: usize,
    /// The length of the file.
    length: usize,
}

/// Reads a journal, also while it is written.
pub(crate) fn contents(file: &mut File, seed: u64) -> Result<Contents, Failure> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let (orders, whole) = if bytes.len() < HEADER && header(seed).starts_with(&bytes) {
        (Vec::new(), 0)
    } else {
        check_header(&bytes, seed).and_then(|()| scan(&bytes))?
    };
    Ok(Contents { orders, whole, length: bytes.len() })
}

fn header(seed: u64) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..MAGIC.len()].copy_from_slice(&MAGIC);
    header[MAGIC.len()..].copy_from_slice(&seed.to_le_bytes());
    header
}

fn check_header(bytes: &[u8], seed: u64) -> Result<(), String> {
    let Some(rest) = bytes.strip_prefix(&MAGIC) else {
        return Err("this is not a journal of this program".to_owned());
    };
    match rest.first_chunk().map(|bytes| u64::from_le_bytes(*bytes)) {
        Some(found) if found == seed => Ok(()),
        Some(found) => Err(format!("the journal was begun with --seed {found}, not {seed}")),
        None => Err(format!("the journal's header is torn, and it was not begun with --seed {seed}")),
    }
}

/// The orders behind the header, and the length up to which the file is whole.
fn scan(bytes: &[u8]) -> Result<(Vec<Order>, usize), String> {
    let mut orders = Vec::new();
    let mut at = HEADER;
    while let Some((order, length)) = read_record(&bytes[at..]) {
        orders.push(order);
        at += length;
    }
    // Only the last write can be torn, so nothing whole comes after it.
    if (at + 1..bytes.len()).any(|later| read_record(&bytes[later..]).is_some()) {
        return Err(format!("the journal is damaged at byte {at}, in the record of order {}", orders.len()));
    }
    Ok((orders, at))
}

/// The order at the start of `bytes`, and the length of its record; none if the record is not whole.
fn read_record(bytes: &[u8]) -> Option<(Order, usize)> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (checksum, rest) = rest.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= LONGEST_PAYLOAD)?;
    let payload = rest.get(..length)?;
    if crc32(payload) != u32::from_le_bytes(*checksum) {
        return None;
    }
    Some((Order::decode(payload)?, FRAME + length))
}

fn append_record(bytes: &mut Vec<u8>, order: &Order) {
    let start = bytes.len();
    bytes.extend_from_slice(&[0; FRAME]);
    order.encode(bytes);
    let (frame, payload) = bytes[start..].split_at_mut(FRAME);
    let length = u32::try_from(payload.len()).expect("an order is short");
    frame[..4].copy_from_slice(&length.to_le_bytes());
    frame[4..].copy_from_slice(&crc32(payload).to_le_bytes());
}

/// CRC-32 as in gzip, bit by bit: short, and fast enough for records of this size.
fn crc32(bytes: &[u8]) -> u32 {
    const REVERSED_POLYNOMIAL: u32 = 0xEDB8_8320;
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (REVERSED_POLYNOMIAL & (crc & 1).wrapping_neg()))
    })
}
