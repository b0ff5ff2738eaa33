#!/usr/bin/env bash
# What the analyzer adds to the build of a project with 1,000 string literals: builds with and without it in turns, and compares processor time (user
# + system, children included), which a busy machine disturbs less than the clock. The literals are prompts, or text that reaches no prompt.
#   dotnet build -c Release src/Astria.Flux.Sdk.Analyzers && tools/analyzer-build-cost.sh [pairs] [prompts|text]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
pairs=${1:-7}
case ${2:-prompts} in prompts) call=Draw ;; text) call=Print ;; *) echo "Literals are prompts or text." >&2; exit 2 ;; esac
analyzer=$root/artifacts/bin/Astria.Flux.Sdk.Analyzers/release/Astria.Flux.Sdk.Analyzers.dll
[ -f "$analyzer" ] || { echo "Build src/Astria.Flux.Sdk.Analyzers first." >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/Project.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup Condition="'\$(WithFlux)' == 'true'"><Analyzer Include="$analyzer" /></ItemGroup>
</Project>
XML
{
  echo 'public static class Prompts { static void Draw([System.Diagnostics.CodeAnalysis.StringSyntax("flux-prompt")] string prompt) { } static void Print(string text) { }'
  for ((m = 0; m < 100; m++)); do
    echo "public static void M$m() {"
    for ((i = 0; i < 10; i++)); do
      ((i == 5 && m % 2 == 0)) && fault=", no hat" || fault=
      echo "$call(\"a portrait of woman number $m$i in a field of tall grass at dusk, soft light from the left, shallow depth of field$fault\");"
    done
    echo "}"
  done
  echo '}'
} > "$work/Prompts.cs"
cd "$work"
dotnet restore -v q > /dev/null

cost() {
  local before after me=$BASHPID
  before=$(cut -d' ' -f16,17 "/proc/$me/stat")
  dotnet build --no-restore --no-incremental -m:1 -nodeReuse:false -p:UseSharedCompilation=false -p:WithFlux="$1" -v q > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  after=$(cut -d' ' -f16,17 "/proc/$me/stat")
  echo "$before $after" | awk '{ print ($3 + $4 - $1 - $2) / 100 }'
}

cost false > /dev/null
cost true > /dev/null
for ((pair = 0; pair < pairs; pair++)); do
  without=$(cost false)
  with=$(cost true)
  echo "$without $with"
done | awk '{ print "without " $1 " s, with " $2 " s, ratio " $2 / $1; a[NR] = $1; b[NR] = $2; r[NR] = $2 / $1 }
  function median(v, n,   i, j, t) { for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t } return v[int((n + 1) / 2)] }
  END { print "median without " median(a, NR) " s, with " median(b, NR) " s; median of the ratios " median(r, NR) }'
