//! One turn of the writer: the jobs that share a transaction.

use super::error::Error;
use super::submit::Submitted;
use super::writer::{Asker, Job, Submission, Work};
use std::sync::mpsc::Receiver;
use tokio::sync::oneshot;

/// Jobs in one transaction, at most.
const MOST: usize = 256;

/// The jobs, by kind.
#[derive(Default)]
pub(super) struct Turn {
    pub(super) submissions: Vec<Submission>,
    pub(super) works: Vec<Box<dyn Work>>,
    pub(super) askers: Vec<Asker>,
    pub(super) is_last: bool,
}

impl Turn {
    /// The job that was waited for, and what else is queued.
    pub(super) fn of(first: Job, jobs: &Receiver<Job>) -> Self {
        let mut turn = Self::default();
        turn.push(first);
        turn.drain(jobs)
    }

    /// What is queued.
    pub(super) fn drain(mut self, jobs: &Receiver<Job>) -> Self {
        while self.len() < MOST {
            let Ok(job) = jobs.try_recv() else { break };
            self.push(job);
        }
        self
    }

    fn push(&mut self, job: Job) {
        match job {
            Job::Submit(submission) => self.submissions.push(submission),
            Job::Work(work) => self.works.push(work),
            Job::LayOut(asker) => self.askers.push(asker),
            Job::Stop => self.is_last = true,
        }
    }

    /// How many jobs are to be committed.
    pub(super) fn len(&self) -> usize {
        self.submissions.len() + self.works.len()
    }

    /// Whether the database refused any of it for now: a server may have become read-only.
    pub(super) fn is_refused(&self, results: &[Result<Submitted, Error>]) -> bool {
        results.contains(&Err(Error::Busy)) || self.works.iter().any(|work| work.is_refused())
    }

    /// Gives everybody the result, after the commit.
    pub(super) fn answer(self, results: Vec<Result<Submitted, Error>>) {
        for (submission, result) in self.submissions.into_iter().zip(results) {
            submission.answer.send(result).ok();
        }
        self.works.into_iter().for_each(|work| work.answer(Ok(())));
    }

    /// Says of each submission that it is stored, which nobody knows yet: a fault for tests alone.
    pub(super) fn answer_early(&mut self) {
        for submission in &mut self.submissions {
            let answer = std::mem::replace(&mut submission.answer, oneshot::channel().0);
            answer.send(Ok(Submitted::Stored)).ok();
        }
    }

    /// Tells everybody that nothing was committed.
    pub(super) fn refuse(self, error: &Error) {
        for submission in self.submissions {
            submission.answer.send(Err(error.clone())).ok();
        }
        self.works.into_iter().for_each(|work| work.answer(Err(error.clone())));
    }
}
