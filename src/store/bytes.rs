//! Fixed-length keys and hashes, each a type of its own so that one cannot be
//! given where another is meant. The store never makes them: they come in.

macro_rules! bytes {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name([u8; $length]);

        impl $name {
            /// The bytes themselves.
            pub fn as_bytes(&self) -> &[u8; $length] {
                &self.0
            }

            /// From a database column; a wrong length means a damaged record.
            #[allow(dead_code)]
            pub(super) fn from_column(column: &[u8]) -> Result<Self, crate::store::Error> {
                let damaged = |_| crate::store::Error::broken(concat!(stringify!($name), ": wrong length"));
                column.try_into().map(Self).map_err(damaged)
            }
        }

        impl From<[u8; $length]> for $name {
            fn from(bytes: [u8; $length]) -> Self {
                Self(bytes)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

bytes!(
    /// What a response is filed under: a hash of its receipt, so no order and no way back.
    Key, 16
);
bytes!(
    /// A keyed hash of a submission's canonical body: tells a replay from a conflict.
    BodyHash, 16
);
bytes!(
    /// The random id of a comment.
    CommentId, 16
);
bytes!(
    /// The hash of a draft's cookie.
    DraftKey, 32
);
bytes!(
    /// The hash of a secret that a person holds: a sign-in link, a session's cookie.
    TokenHash, 32
);
bytes!(
    /// The keyed hash of a six-digit sign-in code.
    CodeHash, 32
);
