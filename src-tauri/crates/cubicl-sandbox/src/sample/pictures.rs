//! Pictures drawn in code: portraits, wood samples and a plan of a room.

use std::f64::consts::TAU;

use crate::model::Picture;
use crate::random::Random;

type Colour = [f64; 3];

/// Background and clothes of portraits.
const PALETTE: [(Colour, Colour); 6] = [
    ([0.85, 0.91, 0.95], [0.16, 0.38, 0.55]),
    ([0.96, 0.89, 0.82], [0.62, 0.32, 0.18]),
    ([0.88, 0.94, 0.86], [0.22, 0.44, 0.30]),
    ([0.94, 0.87, 0.93], [0.48, 0.25, 0.47]),
    ([0.97, 0.94, 0.80], [0.55, 0.45, 0.12]),
    ([0.88, 0.88, 0.90], [0.25, 0.27, 0.33]),
];
const SKIN: [Colour; 4] = [
    [0.96, 0.82, 0.71],
    [0.89, 0.70, 0.56],
    [0.78, 0.58, 0.44],
    [0.62, 0.44, 0.33],
];
const HAIR: [Colour; 4] = [
    [0.12, 0.09, 0.08],
    [0.30, 0.19, 0.12],
    [0.55, 0.36, 0.20],
    [0.45, 0.43, 0.42],
];

/// Background and clothes, skin, hair (places in the lists above), and whether the hair is long.
#[derive(Clone, Copy)]
pub(super) struct Look(
    pub(super) usize,
    pub(super) usize,
    pub(super) usize,
    pub(super) bool,
);

/// A head and shoulders, 96 by 96.
pub(super) fn portrait(Look(colours, skin, hair, long): Look) -> Picture {
    let (background, clothes) = PALETTE[colours];
    let (skin, hair) = (SKIN[skin], HAIR[hair]);
    draw(96, 96, &FOUR, |x, y| {
        let ellipse =
            |cx: f64, cy: f64, rx: f64, ry: f64| ((x - cx) / rx).powi(2) + ((y - cy) / ry).powi(2) < 1.0;
        let falls = ellipse(0.5, 0.48, 0.25, 0.33) && !ellipse(0.5, 0.78, 0.12, 0.2);
        let hairline = y < 0.36 + 0.05 * (x * 9.0).sin();
        if ellipse(0.5, 0.43, 0.19, 0.23) && !hairline {
            skin
        } else if ellipse(0.5, 0.40, 0.22, 0.25) && hairline || long && falls {
            hair
        } else if ellipse(0.5, 0.68, 0.09, 0.14) {
            skin
        } else if ellipse(0.5, 1.05, 0.38, 0.32) {
            clothes
        } else {
            background
        }
    })
}

/// Names of the woods and their base colours.
pub(super) const WOODS: [(&str, Colour); 4] = [
    ("ceviz", [0.40, 0.26, 0.16]),
    ("meşe", [0.74, 0.58, 0.38]),
    ("kayın", [0.85, 0.68, 0.48]),
    ("gürgen", [0.88, 0.80, 0.66]),
];

/// A veneer sample with grain, 240 by 150.
pub(super) fn veneer(base: Colour, random: &mut Random) -> Picture {
    let shift = fraction(random) * TAU;
    let knot = (0.3 + 0.4 * fraction(random), 0.3 + 0.4 * fraction(random));
    draw(240, 150, &ONE, |x, y| {
        let (dx, dy) = (x - knot.0, y - knot.1);
        let pull = 0.08 * (-18.0 * (dx * dx * 0.4 + dy * dy * 3.0)).exp() * dy.signum();
        let wave = y + pull + 0.012 * (x * 7.0 + shift).sin() + 0.006 * (x * 17.0 - shift).sin();
        let grain = 0.5 + 0.5 * (wave * 95.0 + 2.0 * (x * 3.0 + shift).sin()).sin();
        let fine = 0.5 + 0.5 * (wave * 410.0 + x * 5.0).sin();
        let light = 0.82 + 0.20 * grain + 0.06 * fine - 0.08 * y;
        base.map(|channel| channel * light)
    })
}

/// The plan of a room with its furniture, 300 by 200.
pub(super) fn room_plan(random: &mut Random) -> Picture {
    let tables: Vec<(f64, f64)> = (0..4)
        .map(|place| (0.2 + 0.2 * f64::from(place), 0.35 + 0.3 * fraction(random)))
        .collect();
    let (paper, ink, wood) = ([0.985, 0.98, 0.96], [0.20, 0.27, 0.36], [0.90, 0.82, 0.70]);
    draw(300, 200, &ONE, |x, y| {
        let frame = |left: f64, top: f64, right: f64, bottom: f64, line: f64| {
            let inside = |margin: f64| {
                x > left + margin && x < right - margin && y > top + margin && y < bottom - margin
            };
            inside(0.0) && !inside(line)
        };
        let door = (0.72..0.82).contains(&x) && y > 0.85;
        if frame(0.06, 0.08, 0.94, 0.92, 0.02) && !door {
            return ink;
        }
        for &(cx, cy) in &tables {
            let (dx, dy) = ((x - cx).abs(), (y - cy).abs());
            if dx < 0.06 && dy < 0.09 {
                return if dx < 0.054 && dy < 0.081 { wood } else { ink };
            }
            if (dx < 0.03) && (0.11..0.16).contains(&dy) {
                return if dx < 0.024 && (0.12..0.15).contains(&dy) {
                    paper
                } else {
                    ink
                };
            }
        }
        let grid = (x * 36.0).fract() < 0.05 || (y * 24.0).fract() < 0.05;
        if grid { [0.90, 0.92, 0.94] } else { paper }
    })
}

fn fraction(random: &mut Random) -> f64 {
    f64::from(u32::try_from(random.below(10_000)).unwrap_or(0)) / 10_000.0
}

/// Where in a pixel to ask for its colour; four places make smooth edges.
const ONE: [(f64, f64); 1] = [(0.5, 0.5)];
const FOUR: [(f64, f64); 4] = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];

/// Asks `colour` at coordinates from 0 to 1.
fn draw(width: u32, height: u32, places: &[(f64, f64)], colour: impl Fn(f64, f64) -> Colour) -> Picture {
    let mut pixels = Vec::new();
    let share = 1.0 / places.len() as f64;
    for y in 0..height {
        for x in 0..width {
            let mut sum = [0.0; 3];
            for (dx, dy) in places {
                let sample = colour(
                    (f64::from(x) + dx) / f64::from(width),
                    (f64::from(y) + dy) / f64::from(height),
                );
                for (total, channel) in sum.iter_mut().zip(sample) {
                    *total += channel * share;
                }
            }
            pixels.extend(sum.map(byte));
        }
    }
    encode(width, height, &pixels).unwrap_or_default().into()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of a byte"
)]
fn byte(channel: f64) -> u8 {
    (channel.clamp(0.0, 1.0) * 255.0).round() as u8
}

fn encode(width: u32, height: u32, pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(file)
}
