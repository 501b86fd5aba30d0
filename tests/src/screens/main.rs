//! Takes pictures of every screen and state, in both themes and languages, at two sizes: `cargo xtask screens`.
//!
//! It drives the same window as the stories do, with the sandbox's sample workspace in it.

#![expect(clippy::print_stdout, reason = "a command line program says what it does")]

mod chat;
mod clients;
mod edges;
mod files_page;
mod tour;
mod transfers;

use std::path::PathBuf;

use cubicl_stories::{Theme, story};

use crate::tour::Camera;

const SIZES: [(u32, u32); 2] = [(1280, 800), (1024, 640)];

fn main() -> anyhow::Result<()> {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let folder = std::env::var_os("CUBICL_SCREENS").map_or_else(|| "target/screens".into(), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for (language, locale) in [("tr", "tr_TR"), ("en", "en_US")] {
        for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            for size in SIZES {
                let name = format!("{language}-{theme_name}-{}x{}", size.0, size.1);
                for tour in [
                    "main",
                    "edges",
                    "settings",
                    "transfers",
                    "chat",
                    "clients",
                    "files-page",
                ] {
                    let title = format!("{tour} {name}");
                    if !title.contains(&wanted) {
                        continue;
                    }
                    println!("{title}");
                    let camera = Camera {
                        folder: folder.clone(),
                        name: name.clone(),
                        size,
                    };
                    story(&format!("pictures {title}"), async |world| {
                        world.in_language(locale).await?;
                        world.in_theme(theme);
                        match tour {
                            "clients" => clients::walk(world, &camera).await,
                            "edges" => edges::walk(world, &camera).await,
                            "chat" => chat::walk(world, &camera).await,
                            "files-page" => files_page::walk(world, &camera).await,
                            "transfers" => transfers::walk(world, &camera).await,
                            "settings" => tour::settings(world, &camera).await,
                            _ => tour::walk(world, &camera).await,
                        }
                    })?;
                }
            }
        }
    }
    Ok(())
}
