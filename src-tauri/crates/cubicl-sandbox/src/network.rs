//! Listeners that can go away: cut a connection without an answer, fall silent, or refuse, and come back on the same
//! port. `axum::serve` runs on them.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{Duration, sleep};

/// How the server can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Reach {
    /// As usual.
    Up,
    /// Connections are accepted and closed at once; open ones end.
    Close,
    /// Connections are accepted; nothing is ever answered.
    Silent,
    /// The port is closed; open connections end.
    Refuse,
    /// For good.
    #[serde(skip)]
    Stopped,
}

impl Reach {
    fn ends_connections(self) -> bool {
        matches!(self, Reach::Close | Reach::Refuse | Reach::Stopped)
    }
}

/// Ends one connection from inside a request.
#[derive(Clone, Default)]
pub(crate) struct Switch(Arc<AtomicBool>);

impl Switch {
    pub(crate) fn cut(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_cut(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Connected<IncomingStream<'_, Door>> for Switch {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        stream.io().switch.clone()
    }
}

/// A loopback listener that follows a [`Reach`].
pub(crate) struct Door {
    address: SocketAddr,
    listener: Option<TcpListener>,
    reach: watch::Receiver<Reach>,
}

impl Door {
    pub(crate) async fn open(port: u16, reach: watch::Receiver<Reach>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        Ok(Self {
            address: listener.local_addr()?,
            listener: Some(listener),
            reach,
        })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Listener for Door {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        loop {
            let reach = *self.reach.borrow_and_update();
            match (reach, self.listener.take()) {
                (Reach::Refuse | Reach::Stopped, listener) => {
                    drop(listener);
                    if self.reach.changed().await.is_err() {
                        std::future::pending::<()>().await;
                    }
                }
                (_, None) => match TcpListener::bind(self.address).await {
                    Ok(listener) => self.listener = Some(listener),
                    Err(_taken_meanwhile) => sleep(Duration::from_millis(20)).await,
                },
                (_, Some(listener)) => {
                    let accepted = tokio::select! {
                        accepted = listener.accept() => Some(accepted),
                        changed = self.reach.changed() => {
                            if changed.is_err() {
                                std::future::pending::<()>().await;
                            }
                            None
                        }
                    };
                    self.listener = Some(listener);
                    match accepted {
                        Some(Ok((stream, peer))) if reach != Reach::Close => {
                            return (Wire::new(stream, self.reach.clone()), peer);
                        }
                        Some(Err(_out_of_descriptors)) => sleep(Duration::from_millis(20)).await,
                        _ => {}
                    }
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

/// A connection that fails once its switch is cut or the server is out of reach.
pub(crate) struct Wire {
    stream: TcpStream,
    switch: Switch,
    out_of_reach: Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl Wire {
    fn new(stream: TcpStream, mut reach: watch::Receiver<Reach>) -> Self {
        let out_of_reach = Box::pin(async move {
            // An error means that the sandbox is gone: out of reach as well.
            let _ = reach.wait_for(|reach| reach.ends_connections()).await;
        });
        // Small answers go out at once; only speed depends on it.
        let _ = stream.set_nodelay(true);
        Self {
            stream,
            switch: Switch::default(),
            out_of_reach,
        }
    }

    fn poll_down(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if !self.switch.is_cut() {
            if self.out_of_reach.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            self.switch.cut();
        }
        Poll::Ready(())
    }
}

fn cut() -> io::Error {
    io::ErrorKind::ConnectionReset.into()
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.poll_down(context).is_ready() {
            return Poll::Ready(Err(cut()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.poll_down(context).is_ready() {
            return Poll::Ready(Err(cut()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if self.poll_down(context).is_ready() {
            return Poll::Ready(Err(cut()));
        }
        Pin::new(&mut self.stream).poll_write_vectored(context, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
