import { totalmem } from 'node:os'

const MEBIBYTE = 1024 * 1024

/** `socket`: a unix socket in a private directory. `loopback`: TCP on 127.0.0.1 with a random password. */
export type Transport = 'socket' | 'loopback'

/** Node connects to named pipes, not to unix sockets, on Windows. The loopback way has not been run yet. */
export function transportOf(platform: NodeJS.Platform): Transport {
  return platform === 'win32' ? 'loopback' : 'socket'
}

/**
 * Settings for a small machine that must not lose an acknowledged row. `minimal` WAL is enough: who wants a
 * standby uses DATABASE_URL. The server log holds no statement and no detail, hence no personal text.
 */
export function serverSettings(
  major: number,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  const buffers = Math.min(256, Math.max(32, Math.round(totalmem() / MEBIBYTE / 16)))
  return {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    max_wal_size: '512MB',
    min_wal_size: '32MB',
    // A segment that is reused keeps what stood in it, such as a destroyed key.
    wal_recycle: 'off',
    // New segments are the rule then: filling each with zeros first (16 MB, flushed) held every commit up to 80 ms.
    wal_init_zero: 'off',
    shared_buffers: `${buffers}MB`,
    max_connections: '100',
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    autovacuum_naptime: '5s',
    autovacuum_max_workers: '2',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(major >= 18 ? { io_method: 'sync' } : {}),
    ...extra,
  }
}

/** `-c name=value` for each setting. */
export function asArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
