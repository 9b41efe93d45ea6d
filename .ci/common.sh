# What the scripts in this directory share. They source it.

# left_out TEXT: says what is not checked here, and why. `.ci/run` repeats it at its end.
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
