//! Clients: the list, one with everything, nothing found, without a network, not permitted, and a narrow window.

use cubicl_stories::{Key, World, hook};
use serde_json::json;

use crate::tour::Camera;

const PROJECT: &str = "Avrupa Siparişleri";

pub(crate) async fn walk(world: &mut World, camera: &Camera) -> anyhow::Result<()> {
    // Few: each counts towards the limit of the token.
    for number in 1..=25 {
        let fields =
            json!({ "name": format!("Şube {number:02}"), "phone": format!("+90 212 000 00 {number:02}") });
        world.server.make_client(&fields).await?;
    }
    let app = &world.open_app().await?;
    let page = app.page();
    app.hands().resize_window("Cubicl", camera.size)?;
    app.sign_in(world.server.token()).await?;
    app.open_project(PROJECT).await?;
    page.find(&hook("card")).await?;
    page.click(&hook("nav-clients")).await?;
    page.find(&hook("client-row")).await?;
    camera.take(app, "clients").await?;
    page.click(&hook("client-row")).await?;
    page.find(&hook("client-detail")).await?;
    camera.take(app, "client").await?;

    page.click(&hook("client-search")).await?;
    page.type_text("qqqq").await?;
    page.gone(&hook("client-row")).await?;
    camera.take(app, "clients-none-found").await?;
    page.press(Key::Escape).await?;
    page.find(&hook("client-row")).await?;

    world.server.answer("GET", "/crm/customers", 403).await?;
    page.click(&hook("status-line")).await?;
    page.click(&hook("refresh")).await?;
    page.find(&hook("clients-freshness")).await?;
    page.press(Key::Escape).await?;
    camera.take(app, "clients-not-permitted").await?;

    page.click(&hook("sidebar-toggle")).await?;
    app.hands().resize_window("Cubicl", (800, camera.size.1))?;
    page.find(&hook("client-back")).await?;
    camera.take(app, "client-narrow").await
}
