//! gzip from pieces that were compressed before: a deflate stream (RFC 1951) is a row of blocks, so a piece that ends
//! at a byte can be followed by a stored block with a person's answers, and the checksums of the pieces add up.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

/// The header of a gzip member (RFC 1952): deflate, no name, no time, unknown system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
/// The last block: stored, empty.
const LAST_BLOCK: [u8; 5] = [1, 0, 0, 0xff, 0xff];
/// The most bytes of a stored block.
const STORED_MAX: usize = 0xffff;

/// A piece of text that was compressed before, without reference to what stands around it.
#[derive(Debug)]
pub(super) struct Deflated {
    bytes: Vec<u8>,
    crc: Crc,
}

impl Deflated {
    /// Compresses a piece, ending at a byte. `None` where the compressor fails, which it does only without memory.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut encoder = DeflateEncoder::new(Vec::with_capacity(text.len() / 2), Compression::best());
        encoder.write_all(text.as_bytes()).ok()?;
        // A sync flush ends at a byte with an empty stored block, and leaves the stream open.
        encoder.flush().ok()?;
        let bytes = std::mem::take(encoder.get_mut());
        let mut crc = Crc::new();
        crc.update(text.as_bytes());
        Some(Self { bytes, crc })
    }

    /// How many bytes it takes.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }
}

/// A gzip body in the making.
pub(super) struct Gzip {
    out: Vec<u8>,
    crc: Crc,
}

impl Gzip {
    pub(super) fn new(capacity: usize) -> Self {
        let mut out = Vec::with_capacity(capacity);
        out.extend_from_slice(&HEADER);
        Self { out, crc: Crc::new() }
    }

    /// Adds a piece that was compressed before.
    pub(super) fn piece(&mut self, piece: &Deflated) {
        self.out.extend_from_slice(&piece.bytes);
        self.crc.combine(&piece.crc);
    }

    /// Adds bytes as they are.
    pub(super) fn stored(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(STORED_MAX) {
            let length = u16::try_from(chunk.len()).unwrap_or(u16::MAX);
            self.out.push(0);
            self.out.extend_from_slice(&length.to_le_bytes());
            self.out.extend_from_slice(&(!length).to_le_bytes());
            self.out.extend_from_slice(chunk);
        }
        self.crc.update(bytes);
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.out.extend_from_slice(&LAST_BLOCK);
        self.out.extend_from_slice(&self.crc.sum().to_le_bytes());
        self.out.extend_from_slice(&self.crc.amount().to_le_bytes());
        self.out
    }
}
