//! The code blocks of README.md, compiled and run.
