//! Tests of the room.

mod attacker;
mod crossing;
mod cuts;
mod disclosure;
mod index;
mod meaning;
mod parts;
mod pencil;
mod reserve;
mod rounding;
mod sample;
mod tallies;
mod themes;
mod view;
