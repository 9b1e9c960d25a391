//! Mounts the page; nothing else.

fn main() {
    let host = web_sys::window().and_then(|window| window.document()?.get_element_by_id("app"));
    if let Some(host) = host {
        yew::Renderer::<audlens::ui::App>::with_root(host).render();
    }
}
