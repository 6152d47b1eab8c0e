#!/usr/bin/env bash
# A throwaway PostgreSQL cluster that listens only on a socket in DIR. Usage: postgres.sh start|crash|resume|stop DIR
# PostgreSQL refuses to run as root, so root hands it to the user postgres.
set -euo pipefail
directory=$2
bin=$(pg_config --bindir)
as_owner=()
if [ "$(id -u)" = 0 ]; then
    as_owner=(runuser -u postgres --)
    chown postgres "$directory"
fi
cd "$directory"
# Nothing here outlives the tests, so nothing needs to survive a crash of the machine.
settings="-c listen_addresses= -c unix_socket_directories=$directory -c fsync=off -c max_connections=200"

case $1 in
    start)
        "${as_owner[@]}" "$bin/initdb" --no-sync --auth=trust --username=postgres --encoding=UTF8 --locale=C.UTF-8 data >initdb.log
        "${as_owner[@]}" "$bin/pg_ctl" --pgdata=data --log=server.log --wait --options="$settings" start >pg_ctl.log
        "${as_owner[@]}" psql --quiet --host="$directory" --username=postgres --dbname=postgres \
            --command='CREATE ROLE gatehouse LOGIN' --command='CREATE DATABASE gatehouse OWNER gatehouse'
        ;;
    crash)
        "${as_owner[@]}" "$bin/pg_ctl" --pgdata=data --mode=immediate stop >pg_ctl.log
        ;;
    resume)
        "${as_owner[@]}" "$bin/pg_ctl" --pgdata=data --log=server.log --wait --options="$settings" start >pg_ctl.log
        ;;
    stop)
        "${as_owner[@]}" "$bin/pg_ctl" --pgdata=data --mode=immediate stop >pg_ctl.log
        rm -rf "$directory"
        ;;
esac
