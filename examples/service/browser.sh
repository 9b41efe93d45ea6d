#!/usr/bin/env bash
# Shows the page to a headless browser, in light and in dark, while orders wait, and checks what the browser makes of it.
# The pictures are for people to look at: target/service/page-light.png and page-dark.png.
#
# It needs Chromium or Chrome, and curl. Nothing else needs it.
#
# Usage: examples/service/browser.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

for name in chromium chromium-browser google-chrome; do
    browser=$(command -v "$name") && break
done
if [ -z "${browser:-}" ]; then
    echo "no browser is installed: nothing is checked"
    exit 0
fi

cargo build --quiet --release -p disruptor-service
out=target/service
mkdir -p "$out"
logs=$(mktemp -d)
target/release/service --listen 127.0.0.1:0 --journal "$logs/orders" --slow 3000 >"$logs/service" &
service=$!
trap 'kill $service 2>/dev/null; wait; rm -rf "$logs"' EXIT
until address=$(grep -o 'http://.*' "$logs/service"); do sleep 0.1; done

for order in $(seq 300); do
    item=tea
    [ $((order % 3)) -gt 0 ] || item=gold
    curl --silent --output /dev/null --json "{ \"item\": \"$item\", \"quantity\": 1 }" "$address/orders" &
done
browse() {
    timeout 60 "$browser" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$logs/profile" \
        --window-size=1200,680 --virtual-time-budget=1500 "$@" "$address/" 2>"$logs/browser"
}
browse --blink-settings=preferredColorScheme=1 --screenshot="$out/page-light.png"
browse --blink-settings=preferredColorScheme=0 --screenshot="$out/page-dark.png"
browse --dump-dom >"$logs/page"
for expected in '<svg' '>validate</text>' '>price</text>' '>journal</text>' '>answer</text>' '>refuse</text>' 'refreshed every second'; do
    if ! grep -q -- "$expected" "$logs/page"; then
        echo "the page in the browser has no $expected"
        exit 1
    fi
done
echo "the browser shows the graph: $out/page-light.png, $out/page-dark.png"
