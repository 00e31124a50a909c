import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Registry } from './registry.ts'

/** The process itself: its event loop, memory and processor. `write` says what happened since the last time. */
export function watchProcess(registry: Registry): { write(): void; stop(): void } {
  const resolutionMs = 20
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  const startedAt = Date.now() / 1_000 - process.uptime()
  /** The timer's own pace is part of what it measures. */
  const late = (nanoseconds: number) =>
    Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - resolutionMs / 1_000) : 0
  return {
    write() {
      registry.gauge('warmline_event_loop_delay_seconds', [
        [['0.5'], late(delay.percentile(50))],
        [['0.99'], late(delay.percentile(99))],
        [['1'], late(delay.max)],
      ])
      delay.reset()
      const { rss, heapUsed } = process.memoryUsage()
      registry.set('process_resident_memory_bytes', rss)
      registry.set('warmline_heap_bytes', heapUsed)
      const { user, system } = process.cpuUsage()
      registry.total('process_cpu_seconds_total', (user + system) / 1e6)
      registry.set('process_start_time_seconds', startedAt)
    },
    stop: () => delay.disable(),
  }
}
