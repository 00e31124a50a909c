import { storeConformance } from './harness/store-conformance.ts'
import { createMemoryStore } from './memory-store.ts'

storeConformance('memory store', async () => ({ store: createMemoryStore(), close: async () => {} }))
