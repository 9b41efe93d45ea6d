//! Pass events between threads at the speed of the hardware.
