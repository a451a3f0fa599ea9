#!/usr/bin/env bash
# Finishes the distribution folder $1: trains the class cache with the program $2 (JEP 514, 515)
# and records the JDK it was made with. Without a cache everything works, only starts slower.
set -u
dist=$1
train=$2
cache=$dist/lib/jyston.aot
rm -f "$cache" "$dist/lib/jdk.path"
jdk=$("$dist/bin/jyston" -J-XshowSettings:properties -J-version 2>&1 | sed -n 's/^ *java.home = //p')
[[ -n $jdk ]] || { echo "finish: no JDK 25 found" >&2; exit 1; }
log=$dist/../aot.log
# The class cache takes no classes as old as ASM's.
"$jdk/bin/java" "${BASH_SOURCE[0]%/*}/Modernise.java" "$dist/lib/asm.jar" ||
  echo "[WARNING] lib/asm.jar stays as it is: the first compilation takes longer" >&2
# Switches on types start slowly and are in no class cache, either.
"$jdk/bin/java" "${BASH_SOURCE[0]%/*}/PlainSwitches.java" "$dist"/lib/jyston-*.jar ||
  echo "[WARNING] switches on types stay as they are: the start takes longer" >&2
# Once to write the cache files of the modules it imports, so that the distribution has them.
unset PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX
"$dist/bin/jyston" "$train" >"$log" 2>&1
# Tier 1 sets in early, so that the compiler is in the cache. No profiles: they would make C2 compile
# for the training run's types what runs with others.
"$dist/bin/jyston" "-J-XX:AOTCacheOutput=$cache.new" -J-XX:-AOTRecordTraining \
  --vm-tiers=0,1 --vm-tier1-calls=20 --vm-tier1-loops=200 "$train" >"$log" 2>&1
status=$?
((status == 0)) || echo "[WARNING] the training run ended with status $status (see $log)" >&2
if [[ -s $cache.new ]]; then
  mv "$cache.new" "$cache"
else
  echo "[WARNING] no class cache was made (see $log)" >&2
fi
echo "$jdk" >"$dist/lib/jdk.path"
