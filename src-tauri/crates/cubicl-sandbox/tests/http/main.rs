//! The sandbox over real HTTP, as every client sees it.

#[cfg(test)]
mod access;
#[cfg(test)]
mod bookkeeping;
#[cfg(test)]
mod calls;
#[cfg(test)]
mod chat;
#[cfg(test)]
mod clients;
#[cfg(test)]
mod control;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod endpoints;
#[cfg(test)]
mod files;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod nodes;
#[cfg(test)]
mod rate;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tasks;
#[cfg(test)]
mod webhooks;
