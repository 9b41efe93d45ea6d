//! How much processor time waiting takes while events are rare. See `README.md` beside this folder.

#[cfg(target_os = "linux")]
mod busy;
#[cfg(target_os = "linux")]
mod chains;
#[cfg(target_os = "linux")]
mod race;
#[cfg(target_os = "linux")]
mod usage;

#[cfg(target_os = "linux")]
fn main() -> std::io::Result<()> {
    if busy::is_asked_for() {
        busy::burn();
    }
    race::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("This bench runs on Linux only: it reads the processor time as Linux counts it.");
}
