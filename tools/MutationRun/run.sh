#!/usr/bin/env bash
# Mutates Steps/ and Planning/ of the core with Stryker, and tries every mutant in one process: minutes where a test host for each takes hours.
# Usage: tools/MutationRun/run.sh <empty folder>. Prints what survived.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
mkdir -p "$1"
out="$(cd "$1" && pwd)"
dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$out/tools"
# Stryker puts its assembly in the place of the built one: it works in a copy.
mkdir -p "$out/tree"
(cd "$root" && git ls-files -co --exclude-standard | tar cf - -T -) | tar xf - -C "$out/tree"
# Only mutates and reports: a filter that no test of mutated code passes leaves every mutant untried.
tests="$out/tree/tests/Astria.Flux.Sdk.Tests"
sed -i 's/"test-case-filter": ".*"/"test-case-filter": "FullyQualifiedName~LoraTargetSetTests"/' "$tests/stryker-config.json"
(cd "$tests" && "$out/tools/dotnet-stryker") &
stryker=$!
# When it is done it puts the unmutated assembly back: keep the mutated one while it is there.
built="$out/tree/artifacts/bin/Astria.Flux.Sdk.Tests/release"
bin="$out/mutated"
while kill -0 $stryker 2>/dev/null; do
  if [ ! -d "$bin" ] && grep -qa MutantControl "$built/Astria.Flux.Sdk.dll" 2>/dev/null; then sleep 2; cp -r "$built" "$bin"; fi
  sleep 1
done
wait $stryker
dotnet build -c Release "$root/tools/MutationRun" --nologo -v quiet
cp "$root"/artifacts/bin/MutationRun/release/MutationRun.{dll,runtimeconfig.json} "$bin"
report="$(ls "$tests"/StrykerOutput/*/reports/mutation-report.json)"
try() { FLUX_TEST_CASES=500 dotnet "$bin/MutationRun.dll" "$bin/Astria.Flux.Sdk.Tests.dll" Astria.Flux.Sdk "$report" "$out/results.txt" Astria.Flux.Tests.Steps Astria.Flux.Tests.Planning; }
for fresh in 0 1; do
  export FRESH=$fresh
  until try; do [ $? -eq 3 ]; done
done
cut -d' ' -f2 "$out/results.txt" | sort | uniq -c
grep ' outlived ' "$out/results.txt"
