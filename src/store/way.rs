//! The way responses take into their tables.

use super::arrivals::{self, Intake, Laid};
use super::arrived::{Arrival, Arrived};
use super::batch;
use super::conn::Conn;
use super::error::Error;
use super::submit::NewResponse;
use std::sync::Arc;

/// How responses get into their tables.
#[derive(Clone)]
pub(super) enum Way {
    /// At once.
    Straight,
    /// At once, after what a serving process has taken in: a command beside it, on SQLite.
    Beside,
    /// By way of the arrivals: the process that serves an SQLite file.
    Serving(Arc<Arrived>),
}

impl Way {
    /// How many responses are not in their tables yet, as far as this process knows.
    pub(super) fn arrived(&self) -> usize {
        match self {
            Self::Serving(arrived) => arrived.len(),
            Self::Straight | Self::Beside => 0,
        }
    }

    /// Stores responses, within the transaction that is open.
    pub(super) fn take_in(&self, conn: &mut Conn, responses: &[&NewResponse]) -> Result<Intake, Error> {
        match self {
            _ if responses.is_empty() => Ok(Intake::default()),
            Self::Serving(arrived) => arrivals::take_in(conn, arrived, responses),
            Self::Straight => Ok(straight(conn, responses)),
            Self::Beside => {
                arrivals::lay_out(conn, usize::MAX)?;
                Ok(straight(conn, responses))
            }
        }
    }

    /// Lays out about so many of what has arrived, within the transaction that is open.
    pub(super) fn lay_out(&self, conn: &mut Conn, count: usize) -> Result<Laid, Error> {
        match self {
            Self::Beside | Self::Serving(_) if count > 0 => arrivals::lay_out(conn, count),
            _ => Ok(Laid::default()),
        }
    }

    /// After the commit: what is new among the arrived, and what is not any more.
    pub(super) fn note(&self, new: Vec<Arrival>, laid: &[Arrival]) {
        if let Self::Serving(arrived) = self {
            arrived.add(new);
            if !laid.is_empty() {
                arrived.remove(laid);
            }
        }
    }

    /// After a look that found nothing to be laid out.
    pub(super) fn note_empty(&self) {
        if let Self::Serving(arrived) = self {
            arrived.clear();
        }
    }
}

fn straight(conn: &mut Conn, responses: &[&NewResponse]) -> Intake {
    Intake { results: batch::store(conn, responses), new: Vec::new() }
}
