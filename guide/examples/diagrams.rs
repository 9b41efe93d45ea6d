//! Writes all pictures of the guide that are made: `cargo run -p disruptor-guide --example diagrams`.

use disruptor_guide::pictures;
use std::{fs, io};

fn main() -> io::Result<()> {
    for made in pictures::made()? {
        fs::write(&made.path, made.content)?;
        println!("{}", made.path.display());
    }
    Ok(())
}
