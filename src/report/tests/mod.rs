//! Tests of the room.

mod cuts;
mod disclosure;
mod pencil;
mod rounding;
mod sample;
mod tallies;
mod view;
