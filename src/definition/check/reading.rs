//! Reading ages.
