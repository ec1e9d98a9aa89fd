#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests `make mutate` itself (TAP): which mutations it finds in a source, what it says about them, and how it counts.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
here=$PWD/tests/mutate

# --- the mutations of a source
cat >"$tmp/kinds.c" <<'C'
/* A comment with 1 < 2 && 3. */
#define LIMIT 40
static const struct row rows[] = {
    {"text 7", 5, true},
};
static int count(int n)
{
	char text[40], when[LIMIT + 1];
	if (n < 2 && !is_true(n)) /* 9 */
		give(text);
	buf_init(&line, 4000);
	return n * 3 + array[n - 1];
}
C
awk -f "$here/candidates.awk" "$tmp/kinds.c" | cut -f 2,5,7 | tr '\t' ' ' >"$tmp/found"
is 'each kind of mistake is found in code and tables, and none in comments, strings and lengths' "$(cat "$tmp/found")" \
	'4 constant {"text 7", 5, false},
4 constant {"text 7", 6, true},
7 return { return 0;
8 arithmetic char text[40], when[LIMIT - 1];
9 comparison if (n <= 2 && !is_true(n)) /* 9 */
9 logic if (n < 2 || !is_true(n)) /* 9 */
9 constant if (n < 3 && !is_true(n)) /* 9 */
10 call without give(text);
11 call without buf_init(&line, 4000);
12 arithmetic return n * 3 - array[n - 1];
12 arithmetic return n * 3 + array[n + 1];
12 arithmetic return n / 3 + array[n - 1];
12 constant return n * 4 + array[n - 1];
12 constant return n * 3 + array[n - 2];'

# --- the counts
results() { # results VERDICT FOLDER NUMBER
	awk -v verdict="$1" -v folder="$2" -v n="$3" 'BEGIN { while (n--) print verdict "\tsrc/" folder "/a.c\t1" }'
}
report() { awk -v pure='base app/model' -f "$here/report.awk"; }
{ results killed base 38; results survived base 2; results equivalent base 5; results unbuilt base 1; results killed sys 9; results survived sys 1; } |
	report >"$tmp/report"
is '95 of 100 are enough in a pure folder and 90 elsewhere' "$?" 0
is 'the report has a row for each folder and for each kind of folders' "$(sed 's/ *$//' "$tmp/report")" \
	'folder         killed survived equivalent  unbuilt  killed
base               38        2          5        1   95.0 %
sys                 9        1          0        0   90.0 %
all pure           38        2          5        1   95.0 %
all others          9        1          0        0   90.0 %'
{ results killed base 37; results survived base 2; results killed app/table 100; } | report >"$tmp/report"
is 'one folder below 95 of 100 is too few' "$? $(grep -c 'base .* fewer than 95 %$' "$tmp/report")" '1 1'
{ results killed sys 17; results survived sys 2; } | report >"$tmp/report"
is 'so is another folder below 90' "$? $(grep -c 'sys .* fewer than 90 %$' "$tmp/report")" '1 1'
{ results killed base 3; results survived base 1; results killed app/model 30; } | report >"$tmp/report"
is 'one survivor of a small sample is allowed' "$?" 0
results equivalent base 3 | report >"$tmp/report"
is 'nothing to judge is no failure' "$?" 0

# --- the list of mutations that cannot be noticed
awk -F '\t' '!/^#/ && ($3 == "" || NF != 3)' tests/mutate/equivalent.txt >"$tmp/unreasoned"
is 'each entry of equivalent.txt has a reason' "$(cat "$tmp/unreasoned")" ''
for list in equivalent sample; do
	grep -v '^#' "tests/mutate/$list.txt" | cut -f 1,2 | sort -u >"$tmp/listed"
	cut -f 1 "$tmp/listed" | sort -u | xargs awk -f "$here/candidates.awk" 2>&1 | awk -F '\t' '{ print $1 "\t" $7; print $1 "\t" $8 }' | sort -u >"$tmp/possible"
	is "each entry of $list.txt is a mutation of today's sources" "$(comm -23 "$tmp/listed" "$tmp/possible")" ''
done

# --- the judgement of one mutation, in a tree of one source and one test
LANES=$tmp/lanes TREE=$tmp/tree RESULTS=$tmp/results SEEN=$tmp/seen FLAGS=$tmp/flags
mkdir -p "$TREE/src/base" "$TREE/build/tests/unit/base" "$LANES/none" "$LANES/programs" "$LANES/1" "$RESULTS" "$SEEN"
: >"$FLAGS"
ln -s "$TREE" "$LANES/1/tree"
cat >"$TREE/src/base/half.c" <<'C'
int half_of(int n)
{
	int twice = n * 2;
	if (twice < 0)
		return 0;
	return n / 2;
}
C
cat >"$tmp/test_half.c" <<'C'
int half_of(int n);
int main(void)
{
	return half_of(8) == 4 ? 0 : 1;
}
C
echo 'int mutant_none;' | ${CC:-cc} -shared -fPIC -Wl,-soname,libmutant.so -x c -o "$LANES/none/libmutant.so" -
${CC:-cc} -shared -fPIC -Wl,-soname,"$tmp/libbase.so" -o "$tmp/libbase.so" "$TREE/src/base/half.c"
${CC:-cc} -o "$TREE/build/tests/unit/base/test_half" "$tmp/test_half.c" -Wl,--no-as-needed,--enable-new-dtags,-rpath,"$LANES/programs" \
	-L"$LANES/none" -lmutant "$tmp/libbase.so"
cp "$LANES/none/libmutant.so" "$LANES/programs"
{
	printf 'src/base/half.c\t6\t13\t1\tconstant\t3\treturn n / 3;\n'
	printf 'src/base/half.c\t4\t14\t1\tconstant\t1\tif (twice < 1)\n'
	printf 'src/base/half.c\t6\t13\t1\tconstant\t(2 + 0)\treturn n / (2 + 0);\n'
	printf 'src/base/half.c\t4\t11\t3\tcomparison\t <= \tif (twice <= 0)\n'
	printf 'src/base/half.c\t6\t9\t1\tconstant\tm\treturn m / 2;\t(half_of)\n'
	printf 'src/base/half.c\t5\t10\t1\tconstant\t1\treturn 1;\t(guess)\n'
} >"$tmp/chosen"
printf 'src/base/half.c\tif (twice <= 0)\treason\nsrc/base/half.c\t(guess)\treason\n' >"$tmp/equivalent"
export LANES TREE RESULTS SEEN FLAGS PURE=base OWN=1 LC_ALL=C
for i in 1 2 3 4 5 6; do
	sh "$here/mutant.sh" "$tmp/chosen" "$tmp/equivalent" "00000$i"
done >"$tmp/said" 2>&1
is 'a mutation is killed or survives, is equivalent by its code or by the list, or cannot be built' \
	"$(cat "$RESULTS"/* | cut -f 1 | tr '\n' ' ')" 'killed survived equivalent equivalent unbuilt equivalent '
is 'a survivor is printed with its place, the line that was and the line that is' "$(cat "$tmp/said")" \
	'survived  src/base/half.c:4  constant
          was  if (twice < 0)
          now  if (twice < 1)'
finish
