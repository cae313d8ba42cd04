#!/bin/sh
# A radius table in shards by GNU parallel: on this machine, or on others that see the same folder (--sshlogin).
# Run it again after an interruption: whole shards are kept, unfinished ones gone on with.
#   sh docs/scale/parallel.sh TABLE.json SHARDS evaluate's arguments
#   sh docs/scale/parallel.sh table.json 3 quick-igrp --dataset fashion-mnist --count 300 --method ibp
set -eu
table=$1 shards=$2
shift 2
folder=$table.shards
mkdir -p "$folder"
# parallel hands the arguments to a shell; --quote keeps each of them one.
seq "$shards" | parallel --quote --halt now,fail=1 sh -c '
  shard=$1; of=$2; folder=$3; shift 3
  test -e "$folder/$shard.json" || npx boundscope evaluate "$@" --shard "$shard/$of" \
    --resume "$folder/$shard.unfinished.json" --table "$folder/$shard.json"' shard {} "$shards" "$folder" "$@"
npx boundscope merge $(seq -f "$folder/%.0f.json" "$shards") --table "$table"
