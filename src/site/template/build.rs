//! Rebuilds the program when a built-in template is added or removed.

fn main() {
    println!("cargo::rerun-if-changed=templates");
}
