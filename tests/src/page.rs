//! The page in the window: finding things, clicking, typing, dragging, with patience.

use std::time::Duration;

use anyhow::{Context, ensure};
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::wait::eventually;

/// The selector of a hook that the page offers to stories.
pub fn hook(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

/// Keys that have no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Tab,
    Enter,
    Escape,
    Space,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    Delete,
    Backspace,
    Shift,
    Control,
    Alt,
    Letter(char),
}

impl Key {
    /// WebDriver's code.
    fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::Space => ' ',
            Self::Left => '\u{e012}',
            Self::Up => '\u{e013}',
            Self::Right => '\u{e014}',
            Self::Down => '\u{e015}',
            Self::Home => '\u{e011}',
            Self::End => '\u{e010}',
            Self::Delete => '\u{e017}',
            Self::Backspace => '\u{e003}',
            Self::Shift => '\u{e008}',
            Self::Control => '\u{e009}',
            Self::Alt => '\u{e00a}',
            Self::Letter(letter) => letter,
        }
    }
}

/// The page.
#[derive(Clone, Debug)]
pub struct Page {
    client: Client,
}

impl Page {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// The first visible element that fits; waits for it.
    pub async fn find(&self, css: &str) -> anyhow::Result<Element> {
        eventually(&format!("{css} on the page"), async || self.visible(css).await).await
    }

    /// Whether it can be seen at this moment.
    pub async fn shows(&self, css: &str) -> anyhow::Result<bool> {
        Ok(self.visible(css).await?.is_some())
    }

    async fn visible(&self, css: &str) -> anyhow::Result<Option<Element>> {
        // WebDriver's own idea of what is displayed misses fields that grow with their text.
        let script = "return [...document.querySelectorAll(arguments[0])].findIndex((element) => \
                      element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0)";
        let index = self.script(script, vec![json!(css)]).await?;
        let Some(index) = index.as_u64() else {
            return Ok(None);
        };
        let elements = self.client.find_all(Locator::Css(css)).await?;
        Ok(elements.into_iter().nth(usize::try_from(index)?))
    }

    /// Waits until nothing fits any more.
    pub async fn gone(&self, css: &str) -> anyhow::Result<()> {
        eventually(&format!("{css} to go away"), async || {
            Ok((!self.shows(css).await?).then_some(()))
        })
        .await
    }

    /// How many fit.
    pub async fn count(&self, css: &str) -> anyhow::Result<usize> {
        Ok(self.client.find_all(Locator::Css(css)).await?.len())
    }

    /// Clicks it as soon as it can be clicked.
    pub async fn click(&self, css: &str) -> anyhow::Result<()> {
        eventually(&format!("{css} to be clicked"), async || {
            let Some(element) = self.visible(css).await? else {
                return Ok(None);
            };
            element.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Puts the keyboard on it.
    pub async fn focus(&self, css: &str) -> anyhow::Result<()> {
        self.find(css).await?;
        self.script("document.querySelector(arguments[0]).focus()", vec![json!(css)])
            .await?;
        Ok(())
    }

    /// Waits until a text can be read in one of those that fit, or heard of one that is a sign.
    pub async fn says(&self, css: &str, text: &str) -> anyhow::Result<()> {
        // WebDriver's own idea of an element's text leaves out lines that are cut with an ellipsis.
        let script = "return [...document.querySelectorAll(arguments[0])] \
                      .filter((element) => element.checkVisibility()) \
                      .map((element) => element.innerText || element.getAttribute('aria-label') || '')";
        eventually(&format!("{css} to say “{text}”"), async || {
            let found = self.script(script, vec![json!(css)]).await?;
            let said = found.as_array().into_iter().flatten().filter_map(Value::as_str);
            ensure!(
                said.into_iter().any(|words| words.contains(text)),
                "it says {found}"
            );
            Ok(Some(()))
        })
        .await
    }

    /// Replaces what is in a field.
    pub async fn fill(&self, css: &str, text: &str) -> anyhow::Result<()> {
        self.click(css).await?;
        self.chord(&[Key::Control], Key::Letter('a')).await?;
        self.type_text(text).await
    }

    /// Types into whatever has the keyboard.
    pub async fn type_text(&self, text: &str) -> anyhow::Result<()> {
        self.keys(text.chars().map(Key::Letter)).await
    }

    /// Presses and lets go of a key.
    pub async fn press(&self, key: Key) -> anyhow::Result<()> {
        self.keys([key]).await
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: Key) -> anyhow::Result<()> {
        let mut actions = KeyActions::new("keyboard".into());
        for modifier in held {
            actions = actions.then(KeyAction::Down {
                value: modifier.code(),
            });
        }
        actions = actions
            .then(KeyAction::Down { value: key.code() })
            .then(KeyAction::Up { value: key.code() });
        for modifier in held.iter().rev() {
            actions = actions.then(KeyAction::Up {
                value: modifier.code(),
            });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    async fn keys(&self, keys: impl IntoIterator<Item = Key>) -> anyhow::Result<()> {
        let mut actions = KeyActions::new("keyboard".into());
        for key in keys {
            let value = key.code();
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Walks with Tab until the keyboard is on it, as a person without a mouse does.
    pub async fn tab_to(&self, css: &str) -> anyhow::Result<()> {
        self.walk_to(Key::Tab, css).await
    }

    /// Presses a key until the keyboard is on it.
    pub async fn walk_to(&self, key: Key, css: &str) -> anyhow::Result<()> {
        self.find(css).await?;
        for _ in 0..200 {
            if self.has_focus(css).await? {
                return Ok(());
            }
            self.press(key).await?;
        }
        anyhow::bail!("{key:?} never reaches {css}")
    }

    /// Whether the keyboard is on it or inside of it.
    pub async fn has_focus(&self, css: &str) -> anyhow::Result<bool> {
        let found = self
            .script(
                "return document.activeElement?.closest(arguments[0]) != null",
                vec![json!(css)],
            )
            .await?;
        Ok(found == json!(true))
    }

    /// Carries one thing to the middle of another with the mouse, in the steps of a hand.
    pub async fn drag(&self, from: &str, to: &str) -> anyhow::Result<()> {
        let (from_x, from_y) = self.middle(from).await?;
        let (to_x, to_y) = self.middle(to).await?;
        let pause = |milliseconds| PointerAction::Pause {
            duration: Duration::from_millis(milliseconds),
        };
        let at = |x: f64, y: f64| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(20)),
            x,
            y,
        };
        let hand = MouseActions::new("mouse".into())
            .then(at(from_x, from_y))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(pause(30))
            .then(at(from_x + 6.0, from_y))
            .then(pause(50))
            .then(at((from_x + to_x) / 2.0, f64::midpoint(from_y, to_y)))
            .then(pause(30))
            .then(at(to_x, to_y))
            .then(pause(30))
            .then(at(to_x + 2.0, to_y))
            .then(pause(60))
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        Ok(self.client.perform_actions(Actions::from(hand)).await?)
    }

    /// A press as long as a person's, which is longer than what the page does when it begins.
    pub async fn press_and_release(&self, css: &str) -> anyhow::Result<()> {
        let (x, y) = self.middle(css).await?;
        let hand = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo {
                duration: Some(Duration::from_millis(20)),
                x,
                y,
            })
            .then(PointerAction::Pause {
                duration: Duration::from_millis(100),
            })
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Pause {
                duration: Duration::from_millis(100),
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        Ok(self.client.perform_actions(Actions::from(hand)).await?)
    }

    /// Carries one thing to the middle of another with a finger: held until it lifts, then moved. WebKitGTK's driver
    /// makes a mouse of every finger and the screen has no touch device, so the events are made in the page, under the
    /// mouse's number: only a pointer that exists can be captured.
    pub async fn drag_by_touch(&self, from: &str, to: &str) -> anyhow::Result<()> {
        let (from, to) = (self.middle(from).await?, self.middle(to).await?);
        let script = "const [[fromX, fromY], [toX, toY], done] = arguments; \
             const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)); \
             const touch = (kind, x, y) => document.elementFromPoint(x, y).dispatchEvent(new PointerEvent(kind, { \
               pointerType: 'touch', pointerId: 1, isPrimary: true, bubbles: true, cancelable: true, composed: true, \
               clientX: x, clientY: y, button: kind === 'pointermove' ? -1 : 0, buttons: kind === 'pointerup' ? 0 : 1 })); \
             (async () => { \
               touch('pointerdown', fromX, fromY); await rest(600); \
               for (let step = 1; step <= 10; step++) { \
                 touch('pointermove', fromX + (toX - fromX) * step / 10, fromY + (toY - fromY) * step / 10); await rest(30); \
               } \
               touch('pointerup', toX, toY); \
             })().then(() => done(null), (problem) => done(String(problem)))";
        let problem = self.script_async(script, vec![json!(from), json!(to)]).await?;
        ensure!(problem.is_null(), "the finger slipped: {problem}");
        Ok(())
    }

    /// The middle of the visible part of an element, in CSS pixels of the page.
    pub async fn middle(&self, css: &str) -> anyhow::Result<(f64, f64)> {
        self.find(css).await?;
        let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); \
                      const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth); \
                      const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight); \
                      return [Math.round((left + right) / 2), Math.round((top + bottom) / 2)]";
        let point = self.script(script, vec![json!(css)]).await?;
        let x = point[0].as_f64().context("it has no place")?;
        let y = point[1].as_f64().context("it has no place")?;
        Ok((x, y))
    }

    /// How many pixels of the screen one of the page takes.
    pub async fn zoom(&self) -> anyhow::Result<f64> {
        let zoom = self.script("return outerWidth / innerWidth", Vec::new()).await?;
        zoom.as_f64().context("a number")
    }

    /// An attribute of the first that fits.
    pub async fn attribute(&self, css: &str, name: &str) -> anyhow::Result<Option<String>> {
        Ok(self.find(css).await?.attr(name).await?)
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> anyhow::Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Runs a script that calls back through its last argument.
    pub async fn script_async(&self, script: &str, arguments: Vec<Value>) -> anyhow::Result<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// Waits until fonts and pictures are there and nothing moves any more.
    pub async fn comes_to_rest(&self) -> anyhow::Result<()> {
        // A picture that is out of sight may be fetched only when somebody scrolls to it.
        let script = "const seen = (image) => { const { top, bottom } = image.getBoundingClientRect(); \
                        return bottom > 0 && top < innerHeight; }; \
                      return document.fonts.status === 'loaded' \
                      && [...document.images].every((image) => image.complete || !seen(image)) \
                      && document.getAnimations().every((animation) => \
                           animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity)";
        eventually("the page to come to rest", async || {
            Ok((self.script(script, Vec::new()).await? == json!(true)).then_some(()))
        })
        .await
    }

    /// The document as it stands.
    pub async fn html(&self) -> anyhow::Result<String> {
        let html = self
            .script("return document.documentElement.outerHTML", Vec::new())
            .await?;
        Ok(html.as_str().unwrap_or_default().to_owned())
    }

    /// A picture of it, as PNG.
    pub async fn picture(&self) -> anyhow::Result<Vec<u8>> {
        Ok(self.client.screenshot().await?)
    }
}
