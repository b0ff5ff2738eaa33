#!/usr/bin/env bash
# Writes the reference of all public types into docs/api, a page each, from the XML docs of the built packages. Anything docfx warns of is an error.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet tool restore >/dev/null

# Together with what they reference, so that every type can be looked up.
rm -rf artifacts/api docs/api
for project in src/Astria.Flux.Sdk*/*.csproj; do
  case $project in *Analyzers*) ;; *) dotnet publish -c Release "$project" -o artifacts/api -v quiet --nologo ;; esac
done
dotnet docfx metadata tools/ApiReference/docfx.json --warningsAsErrors

# docfx leaves references in remarks as <xref>: to a page's type, to a member of it, or to something without a page.
links=$(mktemp)
trap 'rm -f "$links"' EXIT
for page in docs/api/*.md; do
  type=$(basename "$page" .md)
  echo "s#<xref href=\"${type//./\\.}\"[^>]*></xref>#<a href=\"$type.md\">${type##*.}</a>#g"
  echo "s#<xref href=\"${type//./\\.}\.([A-Za-z0-9_]+)[^\"]*\"[^>]*></xref>#<a href=\"$type.md\">${type##*.}.\1</a>#g"
done | sort -r >"$links"
echo 's#<xref href="([^"]*\.)?([^".]+)"[^>]*></xref>#<code>\2</code>#g' >>"$links"
sed -E -i -f "$links" docs/api/*.md
{
  echo "# Reference"
  echo
  echo "All public types, by namespace. Written by \`bash tools/ApiReference/run.sh\`; don't edit."
  echo
  for page in docs/api/*.md; do
    if grep -q '^# <a id="[^"]*"></a> Namespace ' "$page"; then echo "- [$(basename "$page" .md)]($(basename "$page"))"; fi
  done
} >docs/api/README.md
echo "$(find docs/api -name '*.md' | wc -l) pages in docs/api"
