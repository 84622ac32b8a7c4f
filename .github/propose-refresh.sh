#!/bin/sh
# Makes a pull request and an issue of what `readinglist refresh` found in the workflow run $RUN.
# Wants git, gh with GH_TOKEN and GH_REPO, and BASE, the branch to merge into.
# What the run left is data: files of facts and a summary are taken from it, nothing is run.
set -eu

branch=refresh/metrics
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT

: "${RUN:?names the run whose findings are to be proposed}" "${BASE:?}"
gh run download "$RUN" --name refresh --dir "$found"
summary=$found/refresh/summary.md

odd=$(find "$found" ! -type d ! \( -type f -size -65k \
	\( -path "$summary" -o -regextype posix-extended -regex ".*/data/metrics/[a-z0-9-]{1,100}\.yml" \) \))
if [ -n "$odd" ]; then
	echo "The artifact holds something else than facts of 64 KiB at most and a summary:" >&2
	printf '%s\n' "$odd" | head -n 5 | cat -v >&2
	exit 1
fi
cat "$summary" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"

mkdir -p data/metrics
if [ -d "$found/data/metrics" ]; then
	find "$found/data/metrics" -name '*.yml' -exec cp {} data/metrics/ \;
fi
git add data/metrics
if ! git diff --cached --quiet; then
	git -c user.name='github-actions[bot]' \
		-c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
		commit --quiet --message 'Refresh the facts about code and discussions'
	git -c credential.helper='!gh auth git-credential' \
		push --quiet --force origin "HEAD:refs/heads/$branch"
	pull=$(gh pr list --head "$branch" --state open --json number,isCrossRepository \
		--jq 'map(select(.isCrossRepository | not))[0].number // empty')
	title='Refresh facts about code and discussions'
	if [ -n "$pull" ]; then
		gh pr edit "$pull" --title "$title" --body-file "$summary"
	else
		gh pr create --base "$BASE" --head "$branch" --title "$title" --body-file "$summary"
	fi
	gh workflow run ci.yml --ref "$branch"
fi

# One issue says which links are dead, as long as any is; only one of our own is changed.
issue=$(gh issue list --app github-actions --state open --search 'in:title "Dead links"' \
	--json number,title --jq 'map(select(.title == "Dead links"))[0].number // empty')
if grep -q '^## Dead links$' "$summary"; then
	if [ -n "$issue" ]; then
		gh issue edit "$issue" --body-file "$summary"
	else
		gh issue create --title 'Dead links' --body-file "$summary"
	fi
elif [ -n "$issue" ]; then
	gh issue close "$issue" --comment 'The last refresh found none.'
fi
