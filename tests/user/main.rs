//! The program as its users meet it: the binary is run on files, and what it prints is compared.

mod advisers;
mod cases;
mod demo;
mod harness;
mod house;
mod readme;
mod scripts;
mod source;
