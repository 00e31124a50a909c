import type { Services } from '../services.ts'
import { contactRoutes } from './routes-contact.ts'
import { fileRoutes } from './routes-files.ts'
import { liveRoutes } from './routes-live.ts'
import { ownRoutes } from './routes-own.ts'
import { workerRoutes } from './routes-worker.ts'

export const workRoutes = (services: Services) => ({
  ...contactRoutes(services),
  ...workerRoutes(services),
  ...fileRoutes(services),
  ...ownRoutes(services),
  ...liveRoutes(services),
})
