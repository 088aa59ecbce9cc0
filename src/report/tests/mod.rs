//! Tests of the room.

mod crossing;
mod cuts;
mod disclosure;
mod index;
mod parts;
mod pencil;
mod reserve;
mod rounding;
mod sample;
mod tallies;
mod view;
