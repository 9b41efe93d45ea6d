# For the scripts beside it, which source it.

# left_out WHAT: tells what is not checked on this machine, and why. `.ci/run` repeats it at the end.
left_out() {
    echo "left out: $*"
    if [ -n "${LEFT_OUT:-}" ]; then
        echo "$*" >>"$LEFT_OUT"
    fi
}

# has_toolchain NAME: whether this toolchain is installed, or can be installed now.
has_toolchain() {
    rustup run "$1" rustc --version >/dev/null 2>&1 ||
        rustup toolchain install "$1" --profile minimal --no-self-update
}

# has_target NAME: the same for the standard library of a target.
has_target() {
    rustup target list --installed 2>/dev/null | grep -qx "$1" || rustup target add "$1"
}
