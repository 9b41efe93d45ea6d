//! Messages made in constants.

/// A text made in a constant, where nothing can be allocated.
pub(super) struct Text {
    bytes: [u8; 160],
    len: usize,
}

impl Text {
    pub(super) const EMPTY: Self = Self { bytes: [0; 160], len: 0 };

    pub(super) const fn written(&self) -> &[u8] {
        self.bytes.split_at(self.len).0
    }

    pub(super) const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() {
            self.bytes[self.len] = text[index];
            self.len += 1;
            index += 1;
        }
        self
    }

    pub(super) const fn number(mut self, number: usize) -> Self {
        if number >= 10 {
            self = self.number(number / 10);
        }
        self.bytes[self.len] = b"0123456789"[number % 10];
        self.len += 1;
        self
    }
}
