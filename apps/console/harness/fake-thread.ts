import { parentPort, workerData } from 'node:worker_threads'
import { type Mood, mood, startFakeServer } from './fake-server.ts'

/** A stand-in server in a thread of its own, so that several moods can be looked at side by side. */
const { folder, wanted } = workerData as { folder: string; wanted: Mood }
Object.assign(mood, wanted)
parentPort?.postMessage((await startFakeServer(folder)).url)
