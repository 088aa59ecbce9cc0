//! Chance that costs nothing and is the same in every run.

/// xorshift64, by G. Marsaglia (Journal of Statistical Software 8, 2003).
pub(crate) struct Random(u64);

impl Random {
    /// Its own row of numbers for each client.
    pub(crate) fn of(client: usize) -> Self {
        let mut random = Self(0x9E37_79B9_7F4A_7C15 ^ ((client as u64 + 1) * 7919));
        for _ in 0..8 {
            random.next();
        }
        random
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `bound`, which is not 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 33) as usize % bound
    }

    /// A UUID as version 4 writes it.
    pub(crate) fn uuid(&mut self) -> uuid::Uuid {
        let bytes = u128::from(self.next()) << 64 | u128::from(self.next());
        uuid::Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid()
    }

    /// So many letters, in words.
    pub(crate) fn words(&mut self, letters: usize) -> String {
        const WORDS: [&str; 12] =
            ["the", "nurse", "was", "kind", "and", "at", "night", "it", "is", "loud", "near", "the window"];
        let mut text = String::with_capacity(letters + 12);
        while text.len() < letters {
            text.push_str(WORDS[self.below(WORDS.len())]);
            text.push(' ');
        }
        text.truncate(letters);
        text.trim().to_owned()
    }
}
