#!/usr/bin/env bash
# Changes Steps/ and Planning/ of the core in every way that MutationRun knows, all in one assembly behind a switch, and tries each change in one process.
# Usage: tools/MutationRun/run.sh <folder> [cases of a property, 100]. Prints what survived; started again, it goes on where it was.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
mkdir -p "$1"
out="$(cd "$1" && pwd)"
export FLUX_TEST_CASES="${2:-100}"
tests="$root/artifacts/bin/Astria.Flux.Sdk.Tests/release"
core="$root/src/Astria.Flux.Sdk"
tool="$root/artifacts/bin/MutationRun/release"
build=(-c Release --nologo -v quiet -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false)

dotnet build "$root/tools/MutationRun" "${build[@]}"
dotnet build "$root/tests/Astria.Flux.Sdk.Tests" "${build[@]}"
if [ ! -f "$out/results.txt" ]; then
  # The same compilation again, as the compiler would be told of it; what its generators write is kept as files.
  # An output that never exists: a compilation that is up to date tells no arguments.
  dotnet build "$core" "${build[@]}" --no-incremental -p:EmitCompilerGeneratedFiles=true -p:CompilerGeneratedFilesOutputPath="$out/generated"
  dotnet build "$core" "${build[@]}" --no-restore -t:Compile -p:ProvideCommandLineArgs=true -p:SkipCompilerExecution=true -p:NonExistentFile=none -getItem:CscCommandLineArgs > "$out/arguments.json"
  rm -rf "$out/bin"
  cp -r "$tests" "$out/bin"
  cp "$tool"/MutationRun.{dll,runtimeconfig.json} "$out/bin"
  dotnet "$tool/MutationRun.dll" mutate "$out/arguments.json" "$core" "$out/generated" "$out/bin/Astria.Flux.Sdk.dll" Steps Planning
else
  # New tests, the same mutants.
  cp "$tests"/Astria.Flux.Sdk.Tests.{dll,pdb} "$out/bin"
fi

for mode in try try-fresh; do
  until dotnet "$out/bin/MutationRun.dll" $mode "$out/bin/Astria.Flux.Sdk.Tests.dll" "$out/bin/Astria.Flux.Sdk.dll" "$out/results.txt" Astria.Flux.Tests.Steps Astria.Flux.Tests.Planning; do
    [ $? -eq 3 ]
  done
done
tac "$out/results.txt" | sort -n -s -u -k1,1 > "$out/last.txt"
cut -d' ' -f2 "$out/last.txt" | sort | uniq -c
grep ' outlived ' "$out/last.txt" || true
