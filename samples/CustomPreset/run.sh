#!/usr/bin/env bash
# Packs the library, and tests the sample against the packages alone, as an app of yours would use them. One command, for CI too.
set -euo pipefail
cd "$(dirname "$0")"
root=../..
version="0.1.0-sample.$(date +%s)"
rm -rf packages
for project in Astria.Flux.Sdk Astria.Flux.Sdk.Testing; do
  dotnet pack "$root/src/$project" -c Release -o packages -p:Version="$version" -p:PackageVersion="$version" --nologo -v quiet
done
dotnet test StudioPresets.Tests -p:AstriaFluxVersion="$version" --nologo
