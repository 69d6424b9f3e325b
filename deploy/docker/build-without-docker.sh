#!/usr/bin/env bash
# Builds and tries the image on a machine without a container engine: a Debian base made by debootstrap, the
# Dockerfile built on it by buildah with chroot isolation. As root on Debian; needs the packages buildah and debootstrap.
#
#   deploy/docker/build-without-docker.sh [DIRECTORY]    # where the base is made and kept; default a temporary one
#
# SUITE: Debian release (bookworm). MIRROR: where debootstrap fetches it; debootstrap's own default where not set.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=${1:-$(mktemp -d)}
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot

if [ ! -x "$work/base/usr/bin/python3" ]; then
    debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates \
        "${SUITE:-bookworm}" "$work/base" ${MIRROR:+"$MIRROR"}
    # A network with a certificate authority of its own: pip in the build trusts what this machine trusts.
    cp /etc/ssl/certs/ca-certificates.crt "$work/base/etc/ssl/certs/ca-certificates.crt"
fi

base=$(buildah from scratch)
buildah copy -q "$base" "$work/base" / >/dev/null
buildah commit -q "$base" localhost/python-base >/dev/null
buildah rm "$base" >/dev/null

buildah build --network host --build-arg PYTHON_IMAGE=localhost/python-base \
    --build-arg REVISION="$(git rev-parse HEAD)" -t localhost/govcrawl:local -f deploy/docker/Dockerfile .

container=$(buildah from localhost/govcrawl:local)
trap 'buildah rm "$container" >/dev/null' EXIT
buildah run "$container" -- govcrawl version
buildah run "$container" -- govcrawl list
buildah run "$container" -- id
echo "built localhost/govcrawl:local"
